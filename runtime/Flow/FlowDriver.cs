namespace CurseOfMemory;

/// <summary>One run: steps of whatever method, events, the curve, and why it ended.</summary>
internal sealed partial class FlowDriver
{
    private readonly FlowSystem system;
    private readonly FlowOptions options;
    private readonly PrecisionWatch watch;
    private readonly StiffnessProbe? probe;
    private readonly EventScanner events;
    private readonly StateSaver saver;
    private readonly FlowHistory? history;
    private readonly FlowStatistics statistics = new();
    private readonly FlowState final;
    private FlowMethod method;
    private FlowStepper stepper;

    public FlowDriver(FlowSystem system, FlowOptions options, FlowField? extended = null)
    {
        (this.system, this.options) = (system, options);
        method = options.Method;
        stepper = method.CreateStepper(system, options);
        watch = new PrecisionWatch(system, extended, options);
        probe = method.WhenStiff is null ? null : new StiffnessProbe(system, stepper.StabilityLimit);
        events = new EventScanner(system, options);
        saver = new StateSaver(system, options.Save);
        history = options.DenseOutput ? new FlowHistory() : null;
        final = new FlowState(system);
    }

    public FlowResult Run(double until)
    {
        if (!stepper.TryBegin())
            throw new ArgumentException($"theta0 lies outside the domain of the objective: {system.DescribeFailure()}", "theta0");
        saver.Begin(stepper);
        return Finish(Guarded(() => events.Begin(stepper) ?? Integrate(until)), until);
    }

    private FlowResult Finish(FlowOutcome outcome, double until)
    {
        if (outcome.Reason == FlowReason.StoppedByEvent)
            final.CopyFrom(events.Located[^1].State);
        else
            final.Set(stepper.Derivative);
        statistics.Complete(system, watch);
        return new FlowResult(system, history, final, outcome with { Remark = watch.Remark }, () => TakeCheckpoint(outcome.Reason, until))
        {
            Events = events.Located,
            Saved = saver.Saved,
            Statistics = statistics,
        };
    }

    /// <summary>Whatever the objective or an event function throws is an outcome, and the last accepted step is intact.</summary>
    private FlowOutcome Guarded(Func<FlowOutcome> integrate)
    {
        try
        {
            return integrate();
        }
        catch (OperationCanceledException) when (options.Cancellation.IsCancellationRequested)
        {
            return End(FlowReason.Cancelled);
        }
        catch (Exception exception)
        {
            return End(FlowReason.Threw) with { Exception = exception };
        }
    }

    private FlowOutcome Integrate(double until)
    {
        var progress = new ProgressReporter(system, options.Progress, until);
        while (system.Tau < until)
        {
            if (system.Steps == options.MaximumSteps)
                return EndOf(FlowReason.StepLimit);
            if (Switches() && !TryRestart())
                return Failure(StepStatus.LeftDomain);
            stepper.EnsureStep(until);
            if (stepper.Reaches(until))
                KeepBeforeEnd();
            StepStatus status = stepper.Advance(until);
            if (status != StepStatus.Accepted)
                return Failure(status);
            if (Record(progress) is { } outcome)
                return outcome;
        }
        return End(FlowReason.ReachedEnd);
    }

    /// <summary>Takes note of an accepted step; the outcome if an event ends the run in it.</summary>
    private FlowOutcome? Record(ProgressReporter progress)
    {
        statistics.Accept(system.LastStep, stepper.Order);
        history?.Append(stepper);
        FlowOutcome? outcome = events.Scan(stepper);
        saver.Take(stepper, outcome?.Tau ?? system.Tau);
        progress.Report();
        return outcome;
    }

    /// <summary>Whether the method or the precision has to be another from here on.</summary>
    private bool Switches()
    {
        bool isStiff = method != options.Method, turns = probe is not null && probe.Turns(isStiff);
        if (turns)
        {
            method = isStiff ? options.Method : options.Method.WhenStiff!;
            statistics.MethodSwitches++;
        }
        return watch.Switches(stepper) || turns;
    }

    private bool TryRestart()
    {
        stepper = method.CreateStepper(system, options with { InitialStep = null });
        return stepper.TryBegin();
    }

    private FlowOutcome Failure(StepStatus status) => status switch
    {
        StepStatus.Cancelled => End(FlowReason.Cancelled),
        StepStatus.LeftDomain => End(FlowReason.LeftDomain) with { Detail = system.DescribeFailure() },
        _ => EndOf(FlowReason.StepUnderflow),
    };

    /// <summary>Steps that become too short, or too many, may be so because of rounding.</summary>
    private FlowOutcome EndOf(FlowReason reason)
        => new RoundingNoise(system, options).LimitsSteps()
            ? End(FlowReason.StalledByRounding) with { Detail = watch.CanSwitch ? "loosen the tolerances or take Precision.Auto" : "loosen the tolerances" }
            : End(reason);

    private FlowOutcome End(FlowReason reason) => new(reason, system.Tau, system.Steps);
}
