namespace CurseOfMemory;

/// <summary>Solves the gradient flow d theta / d tau = -grad J(theta), the limit of gradient descent for small steps.</summary>
public static class GradientFlow
{
    /// <summary>Follows the flow from tau = 0 until a given tau, or until a terminal event.</summary>
    /// <typeparam name="TObjective">The objective's type; a struct is neither boxed nor called through an interface.</typeparam>
    /// <param name="objective">J. An exception that it throws passes through unchanged; a NaN of it ends the run with a typed outcome.</param>
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
        FlowChecks.Options(options);
        return new FlowDriver(new GradientSystem<TObjective>(objective, theta0), options).Run(until);
    }
}
