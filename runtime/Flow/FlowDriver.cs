namespace CurseOfMemory;

/// <summary>One run: steps of whatever method, events, the curve, and why it ended.</summary>
internal sealed class FlowDriver
{
    private readonly FlowSystem system;
    private readonly FlowOptions options;
    private readonly FlowStepper stepper;
    private readonly EventScanner events;
    private readonly FlowHistory? history;
    private readonly FlowStatistics statistics;
    private readonly FlowState final;

    public FlowDriver(FlowSystem system, FlowOptions options)
    {
        (this.system, this.options) = (system, options);
        stepper = options.Method.CreateStepper(system, options);
        events = new EventScanner(system, stepper, options);
        history = options.DenseOutput ? new FlowHistory(stepper.Interpolant) : null;
        statistics = new FlowStatistics(stepper.HighestOrder);
        final = new FlowState(system);
    }

    public FlowResult Run(double until)
    {
        if (!stepper.TryBegin(until))
            throw new ArgumentException($"theta0 lies outside the domain of the objective: {system.DescribeFailure()}", "theta0");
        FlowOutcome outcome = events.Begin() ?? Integrate(until);
        if (outcome.Reason == FlowReason.StoppedByEvent)
            final.CopyFrom(events.Located[^1].State);
        else
            final.Set(stepper.Tau, stepper.Theta, stepper.Loss, stepper.Derivative);
        CompleteStatistics();
        return new FlowResult(system, history, final, outcome, statistics, events.Located);
    }

    private FlowOutcome Integrate(double until)
    {
        while (stepper.Tau < until)
        {
            if (stepper.Steps == options.MaximumSteps)
                return End(FlowReason.StepLimit);
            StepStatus status = stepper.Advance(until);
            if (status != StepStatus.Accepted)
                return Failure(status);
            statistics.Accept(stepper.Tau - stepper.PreviousTau, stepper.Order);
            history?.Append(stepper.Segment);
            if (events.Scan() is { } outcome)
                return outcome;
        }
        return End(FlowReason.ReachedEnd);
    }

    private FlowOutcome Failure(StepStatus status) => status == StepStatus.LeftDomain
        ? End(FlowReason.LeftDomain) with { Detail = system.DescribeFailure() }
        : End(FlowReason.StepUnderflow);

    private FlowOutcome End(FlowReason reason) => new(reason, stepper.Tau, stepper.Steps);

    private void CompleteStatistics()
    {
        statistics.Rejected = stepper.Rejected;
        statistics.Evaluations = system.Evaluations;
        statistics.EventEvaluations = system.OtherEvaluations;
    }
}
