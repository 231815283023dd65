namespace CurseOfMemory;

/// <summary>Keeps the states that a policy wants.</summary>
internal sealed class StateSaver(FlowSystem system, SavePolicy? policy)
{
    private readonly List<FlowState> saved = [];
    private int next;

    public IReadOnlyList<FlowState> Saved => saved;

    /// <summary>Keeps the start if it is wanted.</summary>
    public void Begin(FlowStepper stepper)
    {
        if (policy is not null && (policy.Time(0) is null or 0))
            Save(stepper);
        while (policy?.Time(next) == 0)
            next++;
    }

    /// <summary>Keeps the states of the last step up to a tau.</summary>
    public void Take(FlowStepper stepper, double upTo)
    {
        if (policy is null)
            return;
        if (policy.Time(next) is null && upTo == system.Tau)
            Save(stepper);
        for (; policy.Time(next) <= upTo; next++)
            Interpolate(stepper, policy.Time(next)!.Value);
    }

    /// <summary>Leaves out the times up to a tau, at which the run before has kept them.</summary>
    public void Skip(double upTo)
    {
        while (policy?.Time(next) <= upTo)
            next++;
    }

    public void Transfer(FlowArchive archive) => next = archive.Transfer(next);

    private void Save(FlowStepper stepper)
    {
        var state = new FlowState(system);
        state.Set(stepper.Derivative);
        saved.Add(state);
    }

    private void Interpolate(FlowStepper stepper, double tau)
    {
        if (tau == system.Tau)
        {
            Save(stepper);
            return;
        }
        var state = new FlowState(system);
        state.Move(tau);
        stepper.Interpolant.Evaluate(stepper.Segment, tau, state.Theta, state.Low);
        saved.Add(state);
    }
}
