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
        double[] start = [.. theta0, .. velocity0];
        FlowChecks.Until(until);
        FlowChecks.Start(start);
        FlowChecks.OptionsInDouble(options, start.Length);
        return new FlowDriver(SystemOf(objective, friction, start), options).Run(until);
    }

    /// <summary>Goes on from a run's checkpoint: to the bit as if the run had not been interrupted.</summary>
    /// <typeparam name="TObjective">The objective's type.</typeparam>
    /// <param name="objective">The objective of the run.</param>
    /// <param name="checkpoint">The checkpoint, from <see cref="FlowResult.Checkpoint"/> or from bytes.</param>
    /// <param name="until">The time at which to end at the latest, beyond the checkpoint.</param>
    /// <param name="options">The options of the run, with the same method and events.</param>
    /// <param name="friction">The friction of the run.</param>
    /// <returns>What happened behind the checkpoint; statistics count from the start of the first run.</returns>
    /// <exception cref="ArgumentException">An argument is outside its range; the message names it, its value and the limit.</exception>
    public static FlowResult Resume<TObjective>(TObjective objective, FlowCheckpoint checkpoint, double until, FlowOptions options, double friction = 0)
        where TObjective : IObjective<double>
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(options);
        FlowChecks.Until(until);
        FlowChecks.OptionsInDouble(options, checkpoint.Dimension);
        if (checkpoint.Dimension % 2 != 0)
            throw new ArgumentException($"checkpoint has {checkpoint.Dimension} numbers; expected an even number, parameters and their velocities.", nameof(checkpoint));
        return new FlowDriver(SystemOf(objective, friction, new double[checkpoint.Dimension]), options).Resume(checkpoint, until);
    }

    private static FlowSystem SystemOf<TObjective>(TObjective objective, double friction, double[] start)
        where TObjective : IObjective<double>
        => friction >= 0 && double.IsFinite(friction)
            ? new(new MomentumField<TObjective>(objective, friction, start.Length / 2), start)
            : throw new ArgumentException($"friction = {FlowNumber.Text(friction)} must be finite and not negative.", nameof(friction));
}
