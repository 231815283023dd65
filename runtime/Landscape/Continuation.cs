using static System.FormattableString;

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

/// <summary>A point of a branch.</summary>
/// <param name="Parameter">The family's parameter.</param>
/// <param name="Theta">The critical point.</param>
/// <param name="Loss">J there.</param>
/// <param name="Inertia">Of the Hessian.</param>
public sealed record BranchPoint(double Parameter, double[] Theta, double Loss, Inertia Inertia);

/// <summary>A branch of critical points, as far as it was followed.</summary>
public sealed record Branch
{
    /// <summary>The points in order.</summary>
    public required IReadOnlyList<BranchPoint> Points { get; init; }

    /// <summary>Where the branch turns back in the parameter.</summary>
    public required IReadOnlyList<BranchPoint> Folds { get; init; }

    /// <summary>Where another branch crosses.</summary>
    public required IReadOnlyList<BranchPoint> Crossings { get; init; }

    /// <summary>Whether it reached the end of the parameter's range.</summary>
    public required bool ReachedEnd { get; init; }

    /// <summary>How far it went and what was met on the way, in a sentence.</summary>
    public override string ToString()
    {
        BranchPoint last = Points[^1];
        string end = ReachedEnd ? "reached the end" : "ended";
        return Invariant($"the branch {end} at {last.Parameter:G6} after {Points.Count - 1} steps, with {Folds.Count} folds{Places(Folds)} and {Crossings.Count} crossings{Places(Crossings)}.");
    }

    private static string Places(IReadOnlyList<BranchPoint> points)
        => points.Count == 0 ? "" : " at " + string.Join(", ", points.Select(point => Invariant($"{point.Parameter:G6}")));
}

public static partial class Landscape
{
    /// <summary>
    /// Follows a critical point as the parameter of a family of losses changes, such as omega, by pseudo-arclength continuation (H. Keller, 1977): through
    /// folds, where the branch turns back, and past crossings with other branches; both are located.
    /// </summary>
    /// <param name="family">The loss for each value of the parameter.</param>
    /// <param name="theta">A point near a critical one for the first value.</param>
    /// <param name="from">The first value.</param>
    /// <param name="to">The value to go to; the branch also ends where it leaves the range between the two backwards.</param>
    /// <param name="options">How to step.</param>
    /// <exception cref="ArgumentException">theta is empty, not finite or outside the domain, no critical point is near it, or an argument is out of range.</exception>
    public static Branch Follow(Func<double, IObjective<double>> family, ReadOnlySpan<double> theta, double from, double to, ContinuationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(family);
        LandscapeChecks.Theta(theta, nameof(theta));
        LandscapeChecks.Theta([from, to], "the parameter's range");
        LandscapeChecks.Inside(family(from).Violation(theta), nameof(theta));
        return new BranchFollower(family, from, to, options ?? ContinuationOptions.Default).Run(theta.ToArray());
    }
}
