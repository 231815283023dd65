using CurseOfMemory;
using Paper.Definitions;
using Paper.Verbs;

namespace Paper.Plateau;

/// <summary>Figure 2 of the paper: the longer the memory of the target, the longer the loss stays where it started.</summary>
internal static class PlateauExperiment
{
    /// <summary>The smallest tau of a curve after 0.</summary>
    private const double First = 1e-2;

    /// <summary>Points per decade of tau, before <see cref="Refine"/> adds more where the loss drops.</summary>
    private const int PointsPerDecade = 20;

    /// <summary>Below this norm of the gradient, after the plateau, the flow is at rest and the curve ends.</summary>
    private const double RestGradient = 1e-7;

    /// <summary>No two neighbouring points of a curve differ by more than this part of the loss.</summary>
    private const double Resolution = 0.002;

    public static Findings Run(PlateauOptions options, RunContext context) => PlateauReport.Of(Curves(options, context), options);

    /// <summary>Computes the curves.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled; noticed at every step of a flow.</exception>
    public static IReadOnlyList<PlateauCurve> Curves(PlateauOptions options, RunContext context)
    {
        List<PlateauCurve> curves = [];
        foreach ((PlateauStart start, double memory) in options.Runs)
        {
            curves.Add(Flow(start, memory, options, context.Cancellation));
            context.Report(FormattableString.Invariant($"start {start.Name}, mu = {memory}: {curves[^1].Outcome}"));
        }
        return curves;
    }

    private static PlateauCurve Flow(PlateauStart start, double memory, PlateauOptions options, CancellationToken cancellation)
    {
        MemoryLoss loss = options.Loss(memory);
        FlowEvent lossChanged = FlowEvent.LossChanged(options.LossThreshold).NonTerminal();
        FlowEvent parametersMoved = FlowEvent.ParametersMoved(options.ThetaThreshold).NonTerminal();

        FlowEvent landed = Landed(loss.Value(start.Theta), options);

        FlowResult flow = GradientFlow.Run(loss, start.Theta, options.Until, options.Flow with { Events = [lossChanged, parametersMoved, landed], Cancellation = cancellation });
        cancellation.ThrowIfCancellationRequested();
        return new PlateauCurve(start, memory, Sample(flow), Hit(flow, lossChanged), Hit(flow, parametersMoved), flow.Outcome.Event == landed, flow.Outcome.Sentence);
    }

    /// <summary>The end of a run: the loss has left the plateau, and the gradient is too small to change it any more.</summary>
    private static FlowEvent Landed(double plateau, PlateauOptions options)
    {
        return FlowEvent.When("the flow came to rest", Excess, Crossing.Falling);

        double Excess(FlowState state) => Math.Max(options.LossThreshold - Math.Abs(state.Loss - plateau), Norm(state.Gradient) - RestGradient);
    }

    private static double Norm(double[] vector) => Math.Sqrt(vector.Sum(component => component * component));

    private static PlateauPoint? Hit(FlowResult flow, FlowEvent flowEvent)
        => flow.First(flowEvent) is { } located ? At(flow, located.Tau) : null;

    private static PlateauPoint At(FlowResult flow, double tau)
    {
        FlowState state = flow.At(tau);
        return new PlateauPoint(tau, state.Loss, state.Theta);
    }

    private static List<PlateauPoint> Sample(FlowResult flow)
    {
        double decades = Math.Log10(flow.Final.Tau / First);
        int count = Math.Max(0, (int)Math.Ceiling(decades * PointsPerDecade));
        var points = new List<PlateauPoint> { At(flow, 0) };
        for (int n = 0; n < count; n++)
            Refine(flow, points, At(flow, First * Math.Pow(10, decades * n / count)));
        Refine(flow, points, At(flow, flow.Final.Tau));
        return points;
    }

    /// <summary>Appends a point, and before it as many as the resolution asks for, each halving an interval of log tau.</summary>
    private static void Refine(FlowResult flow, List<PlateauPoint> points, PlateauPoint next)
    {
        while (Math.Abs(next.Loss - points[^1].Loss) > Resolution * points[0].Loss && IsWide(points[^1].Tau, next.Tau))
            Refine(flow, points, At(flow, Math.Sqrt(points[^1].Tau * next.Tau)));
        points.Add(next);
    }

    private static bool IsWide(double from, double to) => from > 0 && to / from > 1 + 1e-9;
}
