namespace CurseOfMemory;

/// <summary>An event that happened.</summary>
/// <param name="Event">Which.</param>
/// <param name="State">The state at which it happened.</param>
public sealed record LocatedEvent(FlowEvent Event, FlowState State)
{
    /// <summary>The flow time at which it happened, on the far side of the crossing.</summary>
    public double Tau => State.Tau;

    /// <summary>The parameters at which it happened.</summary>
    public double[] Theta => State.Theta;

    /// <summary>The loss at which it happened.</summary>
    public double Loss => State.Loss;

    /// <summary>The event's name.</summary>
    public string Name => Event.Name;

    /// <summary>When and what, as a sentence: "tau = 34.1894: the loss changed by 0.01".</summary>
    public override string ToString() => $"tau = {FlowNumber.Text(Tau)}: {Name}";
}
