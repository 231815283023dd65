namespace CurseOfMemory;

/// <summary>Solves theta'' = -friction theta' - grad J(theta), the limit of gradient descent with momentum for small steps (Appendix E of the paper).</summary>
public static class MomentumFlow
{
    /// <summary>Follows the motion from tau = 0 until a given tau, or until a terminal event.</summary>
    /// <typeparam name="TObjective">The objective's type; a struct is neither boxed nor called through an interface.</typeparam>
    /// <param name="objective">J; its gradient, and its Hessian where the method is implicit.</param>
    /// <param name="theta0">The start, at least one finite number inside the domain of J.</param>
    /// <param name="velocity0">d theta / d tau at the start, as many numbers.</param>
    /// <param name="until">The time at which to end at the latest, positive and finite.</param>
    /// <param name="options">The method, its tolerances (by component: of theta, then of the velocity) and the events.</param>
    /// <param name="friction">The damping of the velocity, not negative and finite.</param>
    /// <returns>
    /// The run as of a gradient flow, except that each state's theta is the parameters and then the velocity, and its gradient minus the derivative of both. The loss need not fall.
    /// </returns>
    /// <exception cref="ArgumentException">An argument is outside its range; the message names it, its value and the limit.</exception>
    public static FlowResult Run<TObjective>(TObjective objective, ReadOnlySpan<double> theta0, ReadOnlySpan<double> velocity0, double until, FlowOptions options, double friction = 0)
        where TObjective : IObjective<double>
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(options);
        if (velocity0.Length != theta0.Length)
            throw new ArgumentException($"velocity0 has length {velocity0.Length}; expected {theta0.Length}, as theta0.", nameof(velocity0));
        if (!(friction >= 0 && double.IsFinite(friction)))
            throw new ArgumentException($"friction = {FlowNumber.Text(friction)} must be finite and not negative.", nameof(friction));
        double[] start = [.. theta0, .. velocity0];
        FlowChecks.Until(until);
        FlowChecks.Start(start);
        FlowChecks.Options(options, start.Length);
        return new FlowDriver(new FlowSystem(new MomentumField<TObjective>(objective, friction, theta0.Length), start), options).Run(until);
    }
}
