namespace CurseOfMemory;

/// <summary>How to fit: <c>FitOptions.Default with { Lower = lower, Weights = weights }</c>.</summary>
public sealed record FitOptions
{
    /// <summary>Least squares without bounds or weights.</summary>
    public static FitOptions Default { get; } = new();

    /// <summary>Lower bounds, one for each parameter; minus infinity where there is none.</summary>
    public IReadOnlyList<double>? Lower { get; init; }

    /// <summary>Upper bounds, one for each parameter; infinity where there is none.</summary>
    public IReadOnlyList<double>? Upper { get; init; }

    /// <summary>Weights of the squared residuals, at least 0, one for each residual: 1 / variance, up to a common factor. All 1 when null.</summary>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>
    /// Whether the weights are 1 / variance as they stand, so that standard errors follow from them alone; otherwise the residuals' scatter
    /// gives the common factor.
    /// </summary>
    public bool KnownVariances { get; init; }

    /// <summary>The observed numbers that the residuals were taken from, which R-squared needs; it is null without them.</summary>
    public IReadOnlyList<double>? Observations { get; init; }

    /// <summary>The parameters' names in the report; theta[0], theta[1], ... when null.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>What a residual costs: its square, or less where it is an outlier. Standard errors are then those of the last reweighted problem.</summary>
    public RobustLoss Loss { get; init; } = RobustLoss.Squared;

    /// <summary>The tolerances of the search and its limit of iterations; the bounds are those above.</summary>
    public OptimizationOptions Search { get; init; } = OptimizationOptions.LevenbergMarquardt;
}
