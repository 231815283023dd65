namespace CurseOfMemory;

/// <summary>How far a run is.</summary>
/// <param name="Tau">The flow time.</param>
/// <param name="Loss">The loss there.</param>
/// <param name="Steps">The steps so far.</param>
/// <param name="Fraction">How far it is to the end on a logarithmic axis of tau that starts with the first step, from 0 to 1.</param>
public readonly record struct FlowProgress(double Tau, double Loss, int Steps, double Fraction);

/// <summary>Reports progress whenever another hundredth of the way is done.</summary>
internal sealed class ProgressReporter(FlowSystem system, IProgress<FlowProgress>? progress, double until)
{
    private const double Least = 0.01;

    private double first, reported = double.NegativeInfinity;

    public void Report()
    {
        if (progress is null)
            return;
        if (first == 0)
            first = system.Tau;
        double fraction = until > first ? Math.Clamp(Math.Log(system.Tau / first) / Math.Log(until / first), 0, 1) : 1;
        if (fraction < reported + Least && fraction < 1)
            return;
        reported = fraction;
        progress.Report(new FlowProgress(system.Tau, system.KnownLoss(), system.Steps, fraction));
    }
}
