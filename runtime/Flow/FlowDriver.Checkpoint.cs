namespace CurseOfMemory;

internal sealed partial class FlowDriver
{
    private FlowCheckpoint? beforeEnd;

    /// <summary>Goes on from a checkpoint of a run with the same options.</summary>
    public FlowResult Resume(FlowCheckpoint checkpoint, double until)
    {
        method = MethodOf(checkpoint);
        stepper = method.CreateStepper(system, options);
        var archive = new FlowArchive(checkpoint.Numbers);
        Transfer(archive, withSegment: true);
        archive.End();
        saver.Skip(events.Reported);
        if (!(until > system.Tau))
            throw new ArgumentException($"until = {FlowNumber.Text(until)} must be above {FlowNumber.Text(system.Tau)}, where the checkpoint is.", nameof(until));
        return Finish(Guarded(() => Continue() ?? Integrate(until)), until);
    }

    private FlowOutcome? Continue()
    {
        FlowOutcome? outcome = events.Continue(stepper);
        if (!stepper.HasSegment)
            return outcome;
        history?.Append(stepper);
        saver.Take(stepper, outcome?.Tau ?? system.Tau);
        return outcome;
    }

    private FlowMethod MethodOf(FlowCheckpoint checkpoint)
    {
        if (options.Method.WhenStiff is { } stiff && stiff.Name == checkpoint.Method)
            return stiff;
        return options.Method.Name == checkpoint.Method
            ? options.Method
            : throw new ArgumentException($"checkpoint is one of {checkpoint.Method}, and options have {options.Method.Name}.", nameof(checkpoint));
    }

    /// <summary>The last step is shortened to meet the end: a run that goes on has to go on before it.</summary>
    private void KeepBeforeEnd() => beforeEnd = Capture(withSegment: false);

    private FlowCheckpoint TakeCheckpoint(FlowReason reason, double until)
    {
        if (reason != FlowReason.ReachedEnd || beforeEnd is null)
            return Capture(withSegment: reason == FlowReason.StoppedByEvent && system.Steps > 0);
        return beforeEnd.WithReported(until);
    }

    private FlowCheckpoint Capture(bool withSegment)
    {
        if (withSegment)
            _ = stepper.Segment;
        var archive = new FlowArchive();
        Transfer(archive, withSegment);
        return new FlowCheckpoint(method.Name, system.Dimension, system.Field.IsExtended, archive.ToArray());
    }

    private void Transfer(FlowArchive archive, bool withSegment)
    {
        events.TransferReported(archive);
        system.Transfer(archive);
        stepper.Transfer(archive, withSegment);
        events.Transfer(archive);
        saver.Transfer(archive);
        statistics.Transfer(archive);
        watch.Transfer(archive);
        probe?.Transfer(archive);
    }
}
