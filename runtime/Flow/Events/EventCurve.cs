namespace CurseOfMemory;

/// <summary>The event functions along the last step's curve.</summary>
internal sealed class EventCurve(FlowSystem system)
{
    private readonly FlowState sample = new(system), end = new(system);
    private FlowStepper? stepper;

    /// <summary>The state at tau = 0.</summary>
    public FlowState Start { get; } = new(system);

    public void Begin(FlowStepper first)
    {
        stepper = first;
        Start.Set(first.Derivative);
        end.CopyFrom(Start);
    }

    /// <summary>Takes the current state of a run that is resumed.</summary>
    public void Rejoin(FlowStepper at)
    {
        stepper = at;
        end.Set(at.Derivative);
    }

    /// <summary>J at the end of the step, and at its start.</summary>
    public double Loss => end.Loss;

    public double PreviousLoss { get; private set; }

    public void TakeStep(FlowStepper by)
    {
        stepper = by;
        PreviousLoss = end.Loss;
        end.Set(by.Derivative);
        sample.Move(double.NaN);
    }

    /// <summary>The first event whose function was NaN.</summary>
    public FlowEvent? Undefined { get; private set; }

    public double AtEnd(FlowEvent flowEvent) => Measure(flowEvent, end);

    public double At(FlowEvent flowEvent, double tau) => Measure(flowEvent, StateAt(tau));

    /// <summary>The state at a tau of the last step; valid until the next one is asked for.</summary>
    public FlowState StateAt(double tau)
    {
        if (tau == end.Tau)
            return end;
        if (tau != sample.Tau)
        {
            sample.Move(tau);
            stepper!.Interpolant.Evaluate(stepper.Segment, tau, sample.Theta, sample.Low);
        }
        return sample;
    }

    private double Measure(FlowEvent flowEvent, FlowState state)
    {
        double value = flowEvent.Measure(state, Start);
        if (double.IsNaN(value))
            Undefined ??= flowEvent;
        return value;
    }
}
