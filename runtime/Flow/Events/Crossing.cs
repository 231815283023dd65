namespace CurseOfMemory;

/// <summary>Which way an event function crosses zero.</summary>
public enum Crossing
{
    /// <summary>It becomes positive. A function that is positive at tau = 0 has its event there.</summary>
    Rising,

    /// <summary>It becomes negative. A function that is negative at tau = 0 has its event there.</summary>
    Falling,

    /// <summary>Either. A function that is zero at tau = 0 has no event in leaving it.</summary>
    Either,
}
