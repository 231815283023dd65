namespace CurseOfMemory;

/// <summary>How a branch of critical points is followed.</summary>
public sealed record ContinuationOptions
{
    /// <summary>Arclength steps from 1e-2 on, at most 1000 of them.</summary>
    public static ContinuationOptions Default { get; } = new();

    /// <summary>The first step in arclength of (theta, parameter).</summary>
    public double InitialStep { get; init; } = 1e-2;

    /// <summary>The longest step.</summary>
    public double LongestStep { get; init; } = 0.5;

    /// <summary>The shortest step, at which the branch is given up.</summary>
    public double ShortestStep { get; init; } = 1e-8;

    /// <summary>The largest number of steps.</summary>
    public int MaxSteps { get; init; } = 1000;
}
