namespace CurseOfMemory;

/// <summary>
/// Finds the events of each step: samples the event functions along the step's curve, where they can turn inside it, looks closer where they
/// turn near zero, and locates each crossing.
/// </summary>
internal sealed class EventScanner
{
    private const double BesideAnEnd = 1e-6;

    private readonly FlowSystem system;
    private readonly EventCurve curve;
    private readonly EventTrack[] tracks;
    private readonly double[] fractions, taus;
    private readonly List<LocatedEvent> found = [];

    public EventScanner(FlowSystem system, FlowOptions options)
    {
        this.system = system;
        curve = new EventCurve(system);
        fractions = SampleFractions(options.EventSamples);
        taus = new double[fractions.Length];
        tracks = [.. options.Events.Select(e => new EventTrack(e, fractions.Length))];
    }

    /// <summary>Up to this tau the run before has reported everything already.</summary>
    public double Reported { get; private set; } = double.NegativeInfinity;

    /// <summary>The events so far, in order; the last one ended the run if it did so.</summary>
    public List<LocatedEvent> Located { get; } = [];

    /// <summary>Takes the start of the run; the outcome if a terminal event holds there already.</summary>
    public FlowOutcome? Begin(FlowStepper stepper)
    {
        curve.Begin(stepper);
        foreach (EventTrack track in tracks)
        {
            double value = curve.AtEnd(track.Event);
            track.Begin(value);
            if (track.Event.HoldsAtStart(value))
                found.Add(new LocatedEvent(track.Event, curve.Start.Copy()));
        }
        return Conclude();
    }

    /// <summary>Goes on behind the event that ended the run, inside the step in which it happened.</summary>
    public FlowOutcome? Continue(FlowStepper stepper)
    {
        curve.Rejoin(stepper);
        return Conclude();
    }

    public void TransferReported(FlowArchive archive) => Reported = archive.Transfer(archive.IsReading ? 0 : double.NegativeInfinity);

    public void Transfer(FlowArchive archive)
    {
        archive.TransferSame(tracks.Length);
        curve.Start.Transfer(archive);
        foreach (EventTrack track in tracks)
            track.Transfer(archive);
        int waiting = archive.Transfer(found.Count);
        for (int i = 0; i < waiting; i++)
            TransferWaiting(archive, i);
    }

    private void TransferWaiting(FlowArchive archive, int i)
    {
        LocatedEvent? located = archive.IsReading ? null : found[i];
        int index = archive.Transfer(Array.FindIndex(tracks, t => ReferenceEquals(t.Event, located?.Event)));
        located ??= new LocatedEvent(tracks[index].Event, new FlowState(system));
        located.State.Transfer(archive);
        if (archive.IsReading)
            found.Add(located);
    }

    /// <summary>Records the events of the last step; the outcome if one ends the run.</summary>
    public FlowOutcome? Scan(FlowStepper stepper)
    {
        if (tracks.Length == 0)
            return null;
        Sample(stepper);
        foreach (EventTrack track in tracks)
            FindCrossings(track);
        return Conclude();
    }

    /// <summary>
    /// (1 - cos(pi j / m)) / 2 for j = 0..m, and one more right beside each end: they tell the slope there, so that a turning point between the
    /// last sample of one step and the first of the next shows in one of the two.
    /// </summary>
    private static double[] SampleFractions(int parts)
    {
        IEnumerable<double> lobatto = Enumerable.Range(1, parts - 1).Select(j => 0.5 * (1 - Math.Cos(Math.PI * j / parts)));
        return [0, BesideAnEnd, .. lobatto, 1 - BesideAnEnd, 1];
    }

    private void Sample(FlowStepper stepper)
    {
        curve.TakeStep(stepper);
        double path = PathLength();
        bool anyInside = false;
        foreach (EventTrack track in tracks)
        {
            track.Values[0] = track.Values[^1];
            track.Values[^1] = curve.AtEnd(track.Event);
            anyInside |= track.IsSampled = !system.Field.HasLoss || track.Event.MayTurnInside(track.Values[0], track.Values[^1], path);
        }
        PlaceSamples();
        for (int j = 1; anyInside && j < taus.Length - 1; j++)
            SampleAt(j);
    }

    // Along the flow |theta'|^2 = -dJ/dtau, so by Cauchy and Schwarz a step of length h is a path no longer than sqrt(h (J_0 - J_1)).
    private double PathLength()
    {
        double loss = curve.Loss, rounding = 1e-15 * Math.Abs(loss);
        return Math.Sqrt(system.LastStep * (Math.Max(0, curve.PreviousLoss - loss) + rounding));
    }

    private void PlaceSamples()
    {
        for (int j = 0; j < taus.Length; j++)
            taus[j] = system.PreviousTau + fractions[j] * (system.Tau - system.PreviousTau);
        taus[^1] = system.Tau;
    }

    private void SampleAt(int j)
    {
        foreach (EventTrack track in tracks)
            if (track.IsSampled)
                track.Values[j] = curve.At(track.Event, taus[j]);
    }

    private void FindCrossings(EventTrack track)
    {
        int last = taus.Length - 1, stride = track.IsSampled ? 1 : last;
        for (int j = stride; j <= last; j += stride)
        {
            int side = EventTrack.SideOf(track.Values[j], track.Side);
            if (side != track.Side)
                Cross(track, taus[j - stride], taus[j], side);
            else if (j < last && track.TurnsAt(j, taus))
                CrossTwice(track, j);
        }
    }

    private void CrossTwice(EventTrack track, int j)
    {
        int side = track.Side;
        if (EventLocator.Dip(curve, track, taus[j - 1], taus[j], taus[j + 1], side) is not { } dip)
            return;
        Cross(track, taus[j - 1], dip, -side);
        Cross(track, dip, taus[j + 1], side);
    }

    private void Cross(EventTrack track, double from, double to, int side)
    {
        bool isCrossing = track.Side != 0 && track.Counts(side);
        track.Side = side;
        if (!isCrossing)
            return;
        double tau = EventLocator.Root(curve, track, from, to, side);
        found.Add(new LocatedEvent(track.Event, curve.StateAt(tau).Copy()));
    }

    /// <summary>Moves what was found to the record, in the order of tau, up to the first terminal event; what is behind it waits for the run to be resumed.</summary>
    private FlowOutcome? Conclude()
    {
        if (found.Count == 0 && curve.Undefined is null)
            return null;
        LocatedEvent[] inOrder = [.. found.Where(e => e.Tau > Reported).OrderBy(e => e.Tau)];
        LocatedEvent? end = inOrder.FirstOrDefault(e => e.Event.IsTerminal);
        FlowOutcome? outcome = end is null ? null : new(FlowReason.StoppedByEvent, end.Tau, system.Steps, end.Event);
        found.Clear();
        foreach (LocatedEvent located in inOrder)
            (end is null || located.Tau <= end.Tau ? Located : found).Add(located);
        return outcome ?? (curve.Undefined is { } undefined ? new(FlowReason.EventUndefined, system.Tau, system.Steps, undefined) : null);
    }
}
