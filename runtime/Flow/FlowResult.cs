namespace CurseOfMemory;

/// <summary>A finished flow.</summary>
public sealed class FlowResult
{
    private readonly FlowSystem system;
    private readonly FlowHistory? history;
    private readonly Func<FlowCheckpoint> takeCheckpoint;
    private FlowCheckpoint? checkpoint;
    private IReadOnlyList<FlowStep>? steps;

    internal FlowResult(FlowSystem system, FlowHistory? history, FlowState final, FlowOutcome outcome, Func<FlowCheckpoint> takeCheckpoint)
    {
        (this.system, this.history, this.takeCheckpoint) = (system, history, takeCheckpoint);
        (Final, Outcome) = (final, outcome);
    }

    /// <summary>The last good state.</summary>
    public FlowState Final { get; }

    /// <summary>Why the run ended.</summary>
    public FlowOutcome Outcome { get; }

    /// <summary>The events that happened, by tau; those at the same tau in the order of the options.</summary>
    public IReadOnlyList<LocatedEvent> Events { get; internal init; } = [];

    /// <summary>What the run cost.</summary>
    public FlowStatistics Statistics { get; internal init; } = new();

    /// <summary>The states that the options' <see cref="FlowOptions.Save"/> asked for, by tau.</summary>
    public IReadOnlyList<FlowState> Saved { get; internal init; } = [];

    /// <summary>Where <see cref="GradientFlow.Resume"/> goes on.</summary>
    public FlowCheckpoint Checkpoint => checkpoint ??= takeCheckpoint();

    /// <summary>The state at any tau of the run, by dense output to the accuracy of the steps.</summary>
    /// <param name="tau">From 0, or the start of the step behind the checkpoint of a resumed run, to <c>Final.Tau</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tau"/> is NaN or outside the run.</exception>
    /// <exception cref="InvalidOperationException">The run was told not to keep its curve.</exception>
    public FlowState At(double tau)
    {
        double from = history?.Start ?? 0;
        if (!(tau >= from && tau <= Final.Tau))
            throw new ArgumentOutOfRangeException(nameof(tau), tau, $"tau = {FlowNumber.Text(tau)} must lie in [{FlowNumber.Text(from)}, {FlowNumber.Text(Final.Tau)}], where the run went.");
        if (tau == Final.Tau)
            return Final.Copy();
        var state = new FlowState(system);
        Kept.Interpolate(tau, state);
        return state;
    }

    /// <summary>The accepted steps in their order, kept with the curve; of a resumed run those behind the checkpoint.</summary>
    /// <exception cref="InvalidOperationException">The run was told not to keep its curve.</exception>
    public IReadOnlyList<FlowStep> Steps => steps ??= Kept.Steps;

    private FlowHistory Kept => history ?? throw new InvalidOperationException("This run was told not to keep its curve; set DenseOutput = true in its options.");

    /// <summary>Where an event happened first, whether it was terminal or not; null if it did not happen.</summary>
    public LocatedEvent? First(FlowEvent flowEvent) => Events.FirstOrDefault(located => located.Event.NonTerminal() == flowEvent.NonTerminal());

    /// <summary>The outcome's sentence.</summary>
    public override string ToString() => Outcome.Sentence;
}
