namespace CurseOfMemory;

/// <summary>Solves any autonomous system dy/dt = f(y) by the methods of gradient flows.</summary>
public static class VectorFlow
{
    /// <summary>Follows the solution from t = 0 until a given time, or until a terminal event.</summary>
    /// <typeparam name="TField">The field's type; a struct is neither boxed nor called through an interface.</typeparam>
    /// <param name="field">f, with its Jacobian where the method is implicit.</param>
    /// <param name="y0">The start, at least one finite number inside the domain of f.</param>
    /// <param name="until">The time at which to end at the latest, positive and finite.</param>
    /// <param name="options">The method, its tolerances and the events. There is no loss and no gradient: events may read tau and theta, which is y.</param>
    /// <returns>The last state, the events, why the run ended, and the whole curve; losses are 0, and gradients are -f.</returns>
    /// <exception cref="ArgumentException">An argument is outside its range; the message names it, its value and the limit.</exception>
    public static FlowResult Run<TField>(TField field, ReadOnlySpan<double> y0, double until, FlowOptions options)
        where TField : IVectorField
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(options);
        FlowChecks.Until(until);
        FlowChecks.Start(y0);
        FlowChecks.OptionsInDouble(options, y0.Length);
        return new FlowDriver(new FlowSystem(new VectorField<TField>(field), y0), options).Run(until);
    }

    /// <summary>Goes on from a run's checkpoint: to the bit as if the run had not been interrupted.</summary>
    /// <typeparam name="TField">The field's type.</typeparam>
    /// <param name="field">The field of the run.</param>
    /// <param name="checkpoint">The checkpoint, from <see cref="FlowResult.Checkpoint"/> or from bytes.</param>
    /// <param name="until">The time at which to end at the latest, beyond the checkpoint.</param>
    /// <param name="options">The options of the run, with the same method and events.</param>
    /// <returns>What happened behind the checkpoint; statistics count from the start of the first run.</returns>
    /// <exception cref="ArgumentException">An argument is outside its range; the message names it, its value and the limit.</exception>
    public static FlowResult Resume<TField>(TField field, FlowCheckpoint checkpoint, double until, FlowOptions options)
        where TField : IVectorField
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(options);
        FlowChecks.Until(until);
        FlowChecks.OptionsInDouble(options, checkpoint.Dimension);
        return new FlowDriver(new FlowSystem(new VectorField<TField>(field), new double[checkpoint.Dimension]), options).Resume(checkpoint, until);
    }
}
