namespace CurseOfMemory;

/// <summary>Solves the gradient flow d theta / d tau = -grad J(theta), the limit of gradient descent for small steps.</summary>
public static class GradientFlow
{
    /// <summary>Follows the flow from tau = 0 until a given tau, or until a terminal event.</summary>
    /// <typeparam name="TObjective">The objective's type; a struct is neither boxed nor called through an interface.</typeparam>
    /// <param name="objective">J. An exception that it throws at theta0 passes through unchanged; one on the way, or a NaN, ends the run with a typed outcome.</param>
    /// <param name="theta0">The start, at least one finite number inside the domain of J.</param>
    /// <param name="until">The flow time at which to end at the latest, positive and finite.</param>
    /// <param name="options">The method, its tolerances and the events.</param>
    /// <returns>The last state, the events, why the run ended, and the whole curve.</returns>
    /// <exception cref="ArgumentException">An argument is outside its range; the message names it, its value and the limit.</exception>
    public static FlowResult Run<TObjective>(TObjective objective, ReadOnlySpan<double> theta0, double until, FlowOptions options)
        where TObjective : IObjective<double>
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(options);
        FlowChecks.Until(until);
        FlowChecks.Start(theta0);
        FlowChecks.Options(options, theta0.Length);
        FlowField? extended = objective is IObjective<DoubleDouble> precise ? new ExtendedGradientField<IObjective<DoubleDouble>>(precise, theta0.Length) : null;
        if (options.Precision == Precision.DoubleDouble)
            return new FlowDriver(new FlowSystem(Answering(extended, theta0) ?? throw FlowChecks.NotExtended(objective), theta0), options).Run(until);
        return new FlowDriver(new FlowSystem(new GradientField<TObjective>(objective, theta0.Length), theta0), options, extended).Run(until);
    }

    /// <summary>
    /// Follows the flow with the gradient computed in double-double and the state kept in it, for plateaus whose gradient is under double's rounding. Steps,
    /// and with them the tolerances, are those of double: what needs the digits is the point and the cancellation in its gradient.
    /// </summary>
    /// <typeparam name="TObjective">The objective's type; a struct is neither boxed nor called through an interface.</typeparam>
    /// <param name="objective">J, as above.</param>
    /// <param name="theta0">The start, at least one finite number inside the domain of J.</param>
    /// <param name="until">The flow time at which to end at the latest, positive and finite.</param>
    /// <param name="options">The method, its tolerances and the events.</param>
    /// <returns>The last state, the events, why the run ended, and the whole curve.</returns>
    /// <exception cref="ArgumentException">An argument is outside its range; the message names it, its value and the limit.</exception>
    public static FlowResult Run<TObjective>(TObjective objective, ReadOnlySpan<DoubleDouble> theta0, double until, FlowOptions options)
        where TObjective : IObjective<DoubleDouble>
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(options);
        FlowChecks.Until(until);
        FlowChecks.Start(theta0);
        FlowChecks.Options(options, theta0.Length);
        double[] high = new double[theta0.Length], low = new double[theta0.Length];
        for (int i = 0; i < high.Length; i++)
            (high[i], low[i]) = (theta0[i].Hi, theta0[i].Lo);
        return new FlowDriver(new FlowSystem(new ExtendedGradientField<TObjective>(objective, high.Length), high, low), options).Run(until);
    }

    /// <summary>Goes on from a run's checkpoint: to the bit as if the run had not been interrupted.</summary>
    /// <typeparam name="TObjective">The objective's type.</typeparam>
    /// <param name="objective">The objective of the run, in the scalar in which the checkpoint was taken or, with <see cref="Precision.Auto"/>, in both.</param>
    /// <param name="checkpoint">The checkpoint, from <see cref="FlowResult.Checkpoint"/> or from bytes.</param>
    /// <param name="until">The flow time at which to end at the latest, beyond the checkpoint.</param>
    /// <param name="options">The options of the run, with the same method, events and precision.</param>
    /// <returns>What happened behind the checkpoint; statistics count from the start of the first run.</returns>
    /// <exception cref="ArgumentException">An argument is outside its range; the message names it, its value and the limit.</exception>
    public static FlowResult Resume<TObjective>(TObjective objective, FlowCheckpoint checkpoint, double until, FlowOptions options)
        where TObjective : notnull
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(options);
        int n = checkpoint.Dimension;
        FlowChecks.Until(until);
        FlowChecks.Options(options, n);
        FlowField? extended = objective is IObjective<DoubleDouble> precise ? new ExtendedGradientField<IObjective<DoubleDouble>>(precise, n) : null;
        FlowField? plain = objective is IObjective<double> rounded ? new GradientField<IObjective<double>>(rounded, n) : null;
        FlowField field = (checkpoint.IsExtended ? extended : plain) ?? throw FlowChecks.NotExtended(objective);
        return new FlowDriver(new FlowSystem(field, new double[n]), options, plain is null || options.Precision == Precision.DoubleDouble ? null : extended).Resume(checkpoint, until);
    }

    // A loss over a sum of targets offers double-double whether or not each term is known in it
    private static FlowField? Answering(FlowField? extended, ReadOnlySpan<double> theta)
    {
        try
        {
            extended?.Loss(theta, new double[theta.Length]);
            return extended;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }
}
