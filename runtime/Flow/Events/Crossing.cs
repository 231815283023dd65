namespace CurseOfMemory;

/// <summary>
/// Which way an event function crosses zero. Only a change of sign counts: a function that is zero at tau = 0, or only touches zero, doesn't cross
/// it.
/// </summary>
public enum Crossing
{
    /// <summary>It becomes positive.</summary>
    Rising,

    /// <summary>It becomes negative.</summary>
    Falling,

    /// <summary>Either.</summary>
    Either,
}
