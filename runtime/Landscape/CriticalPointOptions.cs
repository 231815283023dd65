namespace CurseOfMemory;

/// <summary>How critical points are looked for.</summary>
public sealed record CriticalPointOptions
{
    /// <summary>Newton's method towards whatever is nearest.</summary>
    public static CriticalPointOptions Default { get; } = new();

    /// <summary>The index of the saddles looked for, by going uphill along that many eigenvectors of lowest eigenvalue and downhill along all others; null for any.</summary>
    public int? Index { get; init; }

    /// <summary>The largest number of steps from one start.</summary>
    public int MaxSteps { get; init; } = 200;

    /// <summary>The longest step.</summary>
    public double LongestStep { get; init; } = 0.5;

    /// <summary>Points within this distance are the same.</summary>
    public double SameWithin { get; init; } = 1e-6;

    /// <summary>Whether points found before are deflated: repelled with the factor 1 + 1 / distance^2 (P. Farrell, A. Birkisson, S. Funke, SIAM J. Sci. Comput. 37, 2015).</summary>
    public bool Deflate { get; init; } = true;
}
