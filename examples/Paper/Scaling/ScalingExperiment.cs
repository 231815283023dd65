using CurseOfMemory;
using Paper.Verbs;

namespace Paper.Scaling;

/// <summary>When one flow leaves its plateau.</summary>
/// <param name="Loss">The first tau at which the loss has changed by its threshold.</param>
/// <param name="Theta">The first tau at which theta has moved by its threshold.</param>
/// <param name="ThetaEqual">The first tau at which theta has moved by the loss's threshold.</param>
internal sealed record ScalingHit(ScalingStart Start, double Memory, double Loss, double Theta, double ThetaEqual);

/// <summary>Figure 3 of the paper: the logarithm of the time on the plateau against the memory, for ten neurons.</summary>
internal static class ScalingExperiment
{
    public static Findings Run(ScalingOptions options, RunContext context)
    {
        List<ScalingHit> hits = [];
        foreach ((ScalingStart start, double memory) in options.Runs)
        {
            hits.Add(Hit(start, memory, options));
            context.Report(FormattableString.Invariant($"start {start.Name}, mu = {memory}: theta moves at tau = {hits[^1].Theta:G8}, the loss at {hits[^1].Loss:G8}"));
        }
        return ScalingReport.Of(hits, options);
    }

    private static ScalingHit Hit(ScalingStart start, double memory, ScalingOptions options)
    {
        FlowEvent changed = FlowEvent.LossChanged(options.LossThreshold).NonTerminal();
        FlowEvent moved = FlowEvent.ParametersMoved(options.ThetaThreshold).NonTerminal();
        FlowEvent movedEqually = FlowEvent.ParametersMoved(options.LossThreshold).NonTerminal();
        // stiff: the flow creeps along a valley for e^{2 w mu}; and in double-double from where e^{-2 w mu} drowns in double's rounding
        FlowResult flow = GradientFlow.Run(options.Loss(memory), start.Theta, 1e60, FlowOptions.Radau with
        {
            Precision = Precision.Auto,
            RelativeTolerance = options.Rtol,
            AbsoluteTolerance = 1e-3 * options.Rtol,
            DenseOutput = false,
            Events = [changed, moved, movedEqually, FlowEvent.LossChanged(Math.Min(0.05, 5 * options.LossThreshold))],
        });
        return new ScalingHit(start, memory, Tau(flow, changed), Tau(flow, moved), Tau(flow, movedEqually));
    }

    private static double Tau(FlowResult flow, FlowEvent flowEvent) => flow.First(flowEvent)?.Tau ?? double.NaN;
}
