namespace CurseOfMemory;

/// <summary>Fits parameters to data.</summary>
public static class Fit
{
    /// <summary>Minimises the weighted sum of squared residuals, and says how well the data determine the parameters.</summary>
    /// <typeparam name="TResiduals">The residuals' type, such as an <c>[Objective]</c> with a <c>[Residual]</c>.</typeparam>
    /// <param name="residuals">Model minus data, or data minus model; at least as many as free parameters.</param>
    /// <param name="start">The start, at least one finite number inside the domain and the bounds.</param>
    /// <param name="options">Bounds, weights, names, loss and tolerances.</param>
    /// <returns>
    /// The parameters with their covariance s^2 (J^T W J)^-1, chi-square, and why the search ended. A Jacobian without full rank is reported,
    /// with the parameters that the data don't determine.
    /// </returns>
    /// <exception cref="ArgumentException">There are no data, or fewer than parameters, or an argument is outside its range; the message names it, its value and the limit.</exception>
    public static FitResult LeastSquares<TResiduals>(TResiduals residuals, ReadOnlySpan<double> start, FitOptions options)
        where TResiduals : IResiduals
    {
        ArgumentNullException.ThrowIfNull(residuals);
        OptimizationChecks.Start(start, start.Length);
        FitChecks.Options(options, residuals.Count, start.Length);
        OptimizationOptions search = options.Search with { Lower = options.Lower ?? options.Search.Lower, Upper = options.Upper ?? options.Search.Upper };
        var box = new Box(search.Lower, search.Upper, start.Length);
        FitChecks.Counts(options with { Lower = search.Lower, Upper = search.Upper }, residuals.Count, start.Length);
        double[] roots = [.. options.Weights?.Select(Math.Sqrt) ?? Enumerable.Repeat(1.0, residuals.Count)];
        var weighted = new WeightedResiduals<TResiduals>(residuals, roots);
        Minimizer minimizer = Minimize.PrepareLeastSquares(weighted, start.Length, search, options.Loss);
        OptimizationOutcome outcome = minimizer.Run(start);
        FitLinearization last = FitLinearization.At(weighted, minimizer.Theta, options.Loss);
        double[] unweighted = new double[residuals.Count];
        residuals.Residuals(minimizer.Theta, unweighted);
        return new FitResult(new OptimizationResult(minimizer, outcome), last, unweighted, box, options);
    }
}
