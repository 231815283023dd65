namespace CurseOfMemory;

/// <summary>Why a flow ended.</summary>
public enum FlowReason
{
    /// <summary>It reached the tau that was asked for.</summary>
    ReachedEnd,

    /// <summary>A terminal event happened.</summary>
    StoppedByEvent,

    /// <summary>However short the step, the objective was NaN or infinite behind the last state.</summary>
    LeftDomain,

    /// <summary>However short the step, the error was above the tolerance.</summary>
    StepUnderflow,

    /// <summary>The allowed number of steps was used up.</summary>
    StepLimit,

    /// <summary>An event function returned NaN.</summary>
    EventUndefined,

    /// <summary>The objective or an event function threw an exception, which is <see cref="FlowOutcome.Exception"/>.</summary>
    Threw,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>
    /// Steps became too short or too many because the gradient's rounding errors, and not those of the method, are as large as the tolerances allow: on a plateau whose
    /// gradient drowns in them.
    /// </summary>
    StalledByRounding,
}

/// <summary>Why a flow ended, as a type and as a sentence. In every case the last good state is <see cref="FlowResult.Final"/>.</summary>
/// <param name="Reason">The kind of end.</param>
/// <param name="Tau">Where it ended.</param>
/// <param name="Steps">The accepted steps by then.</param>
/// <param name="Event">The event that stopped the run, or that could not be evaluated.</param>
/// <param name="Detail">What else there is to say, such as the objective's violation.</param>
public sealed record FlowOutcome(FlowReason Reason, double Tau, int Steps, FlowEvent? Event = null, string? Detail = null)
{
    /// <summary>What the objective or an event function threw.</summary>
    public Exception? Exception { get; init; }

    /// <summary>What the run has to say about its precision; null if nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>The end in a sentence, such as "stopped at tau = 3.2e7: the loss changed by 0.01".</summary>
    public string Sentence => Remark is null ? End : $"{End} ({Remark})";

    private string End => Reason switch
    {
        FlowReason.ReachedEnd => $"reached tau = {At}",
        FlowReason.StoppedByEvent => $"stopped at tau = {At}: {Event!.Name}",
        FlowReason.LeftDomain => $"left the domain at tau = {At}: {Detail}",
        FlowReason.StepUnderflow => $"stuck at tau = {At}: no step that tau can resolve meets the tolerance",
        FlowReason.StalledByRounding => $"stalled at tau = {At} after {Steps} steps: rounding errors of the gradient limit the step; {Detail}",
        FlowReason.Threw => $"stopped at tau = {At}: {Exception!.GetType().Name} was thrown: {Exception.Message}",
        FlowReason.Cancelled => $"cancelled at tau = {At}",
        FlowReason.StepLimit => $"gave up at tau = {At} after {Steps} steps, all that MaximumSteps allows",
        _ => $"stopped at tau = {At}: the event function of \"{Event!.Name}\" is NaN",
    };

    private string At => FlowNumber.Text(Tau);

    /// <summary>The sentence.</summary>
    public override string ToString() => Sentence;
}
