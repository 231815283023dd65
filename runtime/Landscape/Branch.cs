using static System.FormattableString;

namespace CurseOfMemory;

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
        return Invariant($"the branch {end} at {last.Parameter:G6} after {Counted.Text(Points.Count - 1, "step")}, with {Counted.Text(Folds.Count, "fold")}{Places(Folds)} and {Counted.Text(Crossings.Count, "crossing")}{Places(Crossings)}.");
    }

    private static string Places(IReadOnlyList<BranchPoint> points)
        => points.Count == 0 ? "" : " at " + string.Join(", ", points.Select(point => Invariant($"{point.Parameter:G6}")));
}
