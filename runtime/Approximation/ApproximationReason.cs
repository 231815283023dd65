namespace CurseOfMemory;

/// <summary>How the search for a best approximation ended.</summary>
public enum ApproximationReason
{
    /// <summary>The conditions of optimality hold to rounding errors.</summary>
    Converged,

    /// <summary>The target itself is a sum of as many exponentials or fewer.</summary>
    Exact,

    /// <summary>Two rates ran into each other: the infimum is attained by t^k e^{-vt} only.</summary>
    Coalesced,

    /// <summary>A rate ran off to zero or infinity, or a further term brings nothing: the infimum is not attained.</summary>
    NotAttained,

    /// <summary>The iteration ended before it converged.</summary>
    Stalled,
}
