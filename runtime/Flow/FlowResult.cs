namespace CurseOfMemory;

/// <summary>A finished flow.</summary>
public sealed class FlowResult
{
    private readonly FlowSystem system;
    private readonly FlowHistory? history;

    internal FlowResult(FlowSystem system, FlowHistory? history, FlowState final, FlowOutcome outcome, FlowStatistics statistics, IReadOnlyList<LocatedEvent> events)
    {
        (this.system, this.history) = (system, history);
        (Final, Outcome, Statistics, Events) = (final, outcome, statistics, events);
    }

    /// <summary>The last good state.</summary>
    public FlowState Final { get; }

    /// <summary>Why the run ended.</summary>
    public FlowOutcome Outcome { get; }

    /// <summary>The events that happened, by tau; those at the same tau in the order of the options.</summary>
    public IReadOnlyList<LocatedEvent> Events { get; }

    /// <summary>What the run cost.</summary>
    public FlowStatistics Statistics { get; }

    /// <summary>The state at any tau of the run, by dense output to the accuracy of the steps.</summary>
    /// <param name="tau">From 0 to <c>Final.Tau</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tau"/> is NaN or outside the run.</exception>
    /// <exception cref="InvalidOperationException">The run was told not to keep its curve.</exception>
    public FlowState At(double tau)
    {
        if (!(tau >= 0 && tau <= Final.Tau))
            throw new ArgumentOutOfRangeException(nameof(tau), tau, $"tau = {FlowNumber.Text(tau)} must lie in [0, {FlowNumber.Text(Final.Tau)}], where the run went.");
        if (tau == Final.Tau)
            return Final.Copy();
        if (history is null)
            throw new InvalidOperationException("This run was told not to keep its curve; set DenseOutput = true in its options.");
        var state = new FlowState(system);
        history.Interpolate(tau, state);
        return state;
    }

    /// <summary>Where an event happened first, whether it was terminal or not; null if it did not happen.</summary>
    public LocatedEvent? First(FlowEvent flowEvent) => Events.FirstOrDefault(located => located.Event.NonTerminal() == flowEvent.NonTerminal());

    /// <summary>The outcome's sentence.</summary>
    public override string ToString() => Outcome.Sentence;
}
