namespace CurseOfMemory;

/// <summary>One run: steps of whatever method, events, the curve, and why it ended.</summary>
internal sealed class FlowDriver
{
    private readonly FlowSystem system;
    private readonly FlowOptions options;
    private readonly FlowStepper stepper;
    private readonly EventScanner events;
    private readonly FlowHistory? history;
    private readonly FlowStatistics statistics = new();
    private readonly FlowState final;

    public FlowDriver(FlowSystem system, FlowOptions options)
    {
        (this.system, this.options) = (system, options);
        stepper = options.Method.CreateStepper(system, options);
        events = new EventScanner(system, options);
        history = options.DenseOutput ? new FlowHistory() : null;
        final = new FlowState(system);
    }

    public FlowResult Run(double until)
    {
        if (!stepper.TryBegin(until))
            throw new ArgumentException($"theta0 lies outside the domain of the objective: {system.DescribeFailure()}", "theta0");
        FlowOutcome outcome = events.Begin(stepper) ?? Integrate(until);
        if (outcome.Reason == FlowReason.StoppedByEvent)
            final.CopyFrom(events.Located[^1].State);
        else
            final.Set(stepper.Derivative);
        statistics.Complete(system);
        return new FlowResult(system, history, final, outcome, statistics, events.Located);
    }

    private FlowOutcome Integrate(double until)
    {
        while (system.Tau < until)
        {
            if (system.Steps == options.MaximumSteps)
                return End(FlowReason.StepLimit);
            StepStatus status = stepper.Advance(until);
            if (status != StepStatus.Accepted)
                return Failure(status);
            statistics.Accept(system.Tau - system.PreviousTau, stepper.Order);
            history?.Append(stepper);
            if (events.Scan(stepper) is { } outcome)
                return outcome;
        }
        return End(FlowReason.ReachedEnd);
    }

    private FlowOutcome Failure(StepStatus status) => status == StepStatus.LeftDomain
        ? End(FlowReason.LeftDomain) with { Detail = system.DescribeFailure() }
        : End(FlowReason.StepUnderflow);

    private FlowOutcome End(FlowReason reason) => new(reason, system.Tau, system.Steps);
}
