namespace CurseOfMemory;

/// <summary>Finds a local minimum of an objective, or of a sum of squared residuals.</summary>
public static class Minimize
{
    /// <summary>Minimises J from a start.</summary>
    /// <typeparam name="TObjective">The objective's type; a struct is neither boxed nor called through an interface.</typeparam>
    /// <param name="objective">J. An exception that it throws passes through unchanged; a NaN of it shortens the step, or ends the run with a typed outcome.</param>
    /// <param name="start">The start, at least one finite number inside the domain of J and the bounds.</param>
    /// <param name="options">The method, its tolerances and bounds.</param>
    /// <returns>The last point, what it cost and why the run ended.</returns>
    /// <exception cref="ArgumentException">An argument is outside its range; the message names it, its value and the limit.</exception>
    public static OptimizationResult Run<TObjective>(TObjective objective, ReadOnlySpan<double> start, OptimizationOptions options)
        where TObjective : IObjective<double>
    {
        OptimizationChecks.Start(start, start.Length);
        return Run(Prepare(objective, start.Length, options), start);
    }

    /// <summary>Sets up a workspace for runs from several starts, none of which allocates.</summary>
    /// <typeparam name="TObjective">The objective's type.</typeparam>
    /// <param name="objective">J.</param>
    /// <param name="parameters">The length of theta, at least 1.</param>
    /// <param name="options">The method, its tolerances and bounds.</param>
    /// <exception cref="ArgumentException">An argument is outside its range; the message names it, its value and the limit.</exception>
    public static Minimizer Prepare<TObjective>(TObjective objective, int parameters, OptimizationOptions options)
        where TObjective : IObjective<double>
    {
        ArgumentNullException.ThrowIfNull(objective);
        OptimizationChecks.Options(options, parameters);
        return options.Method.Prepare(new CountedObjective<TObjective>(objective, parameters), options);
    }

    /// <summary>Minimises a sum of squared residuals by Levenberg and Marquardt's method.</summary>
    /// <typeparam name="TResiduals">The residuals' type; a struct is neither boxed nor called through an interface.</typeparam>
    /// <param name="residuals">The residuals, at least one.</param>
    /// <param name="start">The start, at least one finite number inside the domain and the bounds.</param>
    /// <param name="options">Tolerances and bounds; the method is <see cref="OptimizationOptions.LevenbergMarquardt"/>.</param>
    /// <returns>The last point, whose value is the sum of squares, what it cost and why the run ended.</returns>
    /// <exception cref="ArgumentException">An argument is outside its range; the message names it, its value and the limit.</exception>
    public static OptimizationResult LeastSquares<TResiduals>(TResiduals residuals, ReadOnlySpan<double> start, OptimizationOptions options)
        where TResiduals : IResiduals
    {
        OptimizationChecks.Start(start, start.Length);
        return Run(PrepareLeastSquares(residuals, start.Length, options), start);
    }

    /// <summary>Sets up a workspace for least-squares runs from several starts, none of which allocates.</summary>
    /// <typeparam name="TResiduals">The residuals' type.</typeparam>
    /// <param name="residuals">The residuals, at least one.</param>
    /// <param name="parameters">The length of theta, at least 1.</param>
    /// <param name="options">Tolerances and bounds; the method is <see cref="OptimizationOptions.LevenbergMarquardt"/>.</param>
    /// <exception cref="ArgumentException">An argument is outside its range; the message names it, its value and the limit.</exception>
    public static Minimizer PrepareLeastSquares<TResiduals>(TResiduals residuals, int parameters, OptimizationOptions options)
        where TResiduals : IResiduals => PrepareLeastSquares(residuals, parameters, options, RobustLoss.Squared);

    internal static Minimizer PrepareLeastSquares<TResiduals>(TResiduals residuals, int parameters, OptimizationOptions options, RobustLoss loss)
        where TResiduals : IResiduals
    {
        ArgumentNullException.ThrowIfNull(residuals);
        OptimizationChecks.Options(options, parameters);
        if (options.Method is not OptimizationMethod.GaussNewton)
            throw new ArgumentException($"The method {options.Method.Name} does not minimise residuals; use OptimizationOptions.LevenbergMarquardt.", nameof(options));
        if (residuals.Count < 1)
            throw new ArgumentException("residuals has Count = 0; a least-squares problem needs at least one residual.", nameof(residuals));
        return new TrustRegionMinimizer(new GaussNewtonModel(new CountedResiduals<TResiduals>(residuals, parameters), loss), options, escapeSaddles: false);
    }

    /// <summary>Minimises J from B starts at a time, one per lane: by a first-order method, or by Newton's with a damping of its own for each.</summary>
    /// <typeparam name="TObjective">The objective's type; a struct is neither boxed nor called through an interface.</typeparam>
    /// <param name="objective">J over a batch.</param>
    /// <param name="starts">The starts, m x B finite numbers: component i of start b is number i * B + b.</param>
    /// <param name="problems">B, at least 1.</param>
    /// <param name="options">The method, its tolerances and bounds.</param>
    /// <returns>The last point of each run and why it ended.</returns>
    /// <exception cref="ArgumentException">An argument is outside its range; the message names it, its value and the limit.</exception>
    public static BatchResult Batch<TObjective>(TObjective objective, ReadOnlySpan<double> starts, int problems, OptimizationOptions options)
        where TObjective : IBatchedObjective<double>
    {
        OptimizationChecks.Batch(starts.Length, problems);
        BatchMinimizer minimizer = PrepareBatch(objective, starts.Length / problems, problems, options);
        minimizer.Run(starts);
        return new BatchResult(minimizer);
    }

    /// <summary>Sets up a workspace for batches, none of which allocates.</summary>
    /// <typeparam name="TObjective">The objective's type.</typeparam>
    /// <param name="objective">J over a batch.</param>
    /// <param name="parameters">m, the length of each theta, at least 1.</param>
    /// <param name="problems">B, at least 1.</param>
    /// <param name="options">The method, its tolerances and bounds.</param>
    /// <exception cref="ArgumentException">An argument is outside its range; the message names it, its value and the limit.</exception>
    public static BatchMinimizer PrepareBatch<TObjective>(TObjective objective, int parameters, int problems, OptimizationOptions options)
        where TObjective : IBatchedObjective<double>
    {
        ArgumentNullException.ThrowIfNull(objective);
        OptimizationChecks.Options(options, parameters);
        OptimizationChecks.Batch(problems, problems);
        return options.Method.PrepareBatch(new CountedBatch<TObjective>(objective, parameters, problems), options);
    }

    private static OptimizationResult Run(Minimizer minimizer, ReadOnlySpan<double> start)
    {
        OptimizationOutcome outcome = minimizer.Run(start);
        return new OptimizationResult(minimizer, outcome);
    }
}
