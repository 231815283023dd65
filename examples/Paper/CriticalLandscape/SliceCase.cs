using CurseOfMemory;
using Paper.Definitions;

namespace Paper.CriticalLandscape;

/// <summary>A plane through the loss with a trajectory of the gradient flow seen in it.</summary>
/// <param name="X">What the first axis is.</param>
/// <param name="Y">What the second axis is.</param>
/// <param name="Floor">The loss at the trajectory's end.</param>
internal sealed record SliceCase(string Name, string Title, string X, string Y, PlaneSlice Plane, IReadOnlyList<SlicePoint> Trajectory, double Floor)
{
    /// <summary>From the saddle of J_2 on the critical line that the minimiser of J_1 induces, along its only negative eigenvalue, to the minimiser of J_2.</summary>
    public static SliceCase OfSaddle(LandscapeTarget target, double[] saddle, Spectrum spectrum, int grid)
    {
        double[] down = spectrum.Eigenvector(0);
        FlowResult flow = Follow(target.Loss, [.. saddle.Zip(down, (x, u) => x + (1e-3 * u))], 1e5);
        return Of("saddle", $"Leaving the saddle of J₂, target {target.Name}", "along the negative eigenvalue's vector", "across, towards the minimum", target.Loss, saddle, down, Difference(flow.Final.Theta, saddle), flow, grid);
    }

    /// <summary>From start E of Figure 2 to where the flow comes to rest.</summary>
    public static SliceCase OfPlateau(LandscapeTarget target, int grid)
    {
        double[] start = Plateau.PlateauStart.E.Theta;
        FlowResult flow = Follow(target.Loss, start, 1e5);
        double[] across = Difference(Farthest(flow, start), start);
        return Of("plateau", $"Leaving the plateau, target {target.Name}", "from the start to the end", "across, where the way bends most", target.Loss, start, Difference(flow.Final.Theta, start), across, flow, grid);
    }

    private static SliceCase Of(string name, string title, string xAxis, string yAxis, MemoryLoss loss, double[] origin, double[] first, double[] second, FlowResult flow, int grid)
    {
        // a plane of two points is enough to see where the way lies in it
        PlaneSlice frame = Landscape.Plane(loss, origin, first, second, (0, 1), (0, 1), 2);
        SlicePoint[] way = [.. Thinned([.. Taus(flow).Select(tau => Seen(frame, flow.At(tau)))])];
        PlaneSlice plane = Landscape.Plane(loss, origin, first, second, Around(way.Select(point => point.X)), Around(way.Select(point => point.Y)), grid);
        return new(name, title, xAxis, yAxis, plane, way, flow.Final.Loss);
    }

    private static FlowResult Follow(MemoryLoss loss, double[] start, double until) =>
        GradientFlow.Run(loss, start, until, FlowOptions.Radau with { RelativeTolerance = 1e-9 });

    private static SlicePoint Seen(PlaneSlice frame, FlowState state)
    {
        (double x, double y, double off) = frame.Project(state.Theta);
        return new(state.Tau, x, y, off, state.Loss);
    }

    /// <summary>Points that are a hundredth of the whole extent apart or more, and the last.</summary>
    private static IEnumerable<SlicePoint> Thinned(SlicePoint[] way)
    {
        double least = 0.01 * Math.Max(way.Max(point => point.X) - way.Min(point => point.X), way.Max(point => point.Y) - way.Min(point => point.Y));
        SlicePoint before = way[0];
        yield return before;
        foreach (SlicePoint point in way[1..^1].Where(point => double.Hypot(point.X - before.X, point.Y - before.Y) >= least))
            yield return before = point;
        yield return way[^1];
    }

    private static IEnumerable<double> Taus(FlowResult flow)
    {
        const int PerRun = 2000;
        double last = Math.Log(flow.Final.Tau / 1e-3);
        return Enumerable.Range(0, PerRun + 1).Select(k => k == 0 ? 0 : k == PerRun ? flow.Final.Tau : 1e-3 * Math.Exp(last * k / PerRun));
    }

    /// <summary>The state farthest from the straight line between start and end.</summary>
    private static double[] Farthest(FlowResult flow, double[] start)
    {
        double[] straight = Difference(flow.Final.Theta, start);
        double norm = straight.Sum(x => x * x);
        return Taus(flow).Select(tau => flow.At(tau).Theta.ToArray()).MaxBy(theta =>
        {
            double[] way = Difference(theta, start);
            double along = way.Zip(straight, (x, u) => x * u).Sum() / norm;
            return way.Zip(straight, (x, u) => Math.Pow(x - (along * u), 2)).Sum();
        })!;
    }

    private static (double From, double To) Around(IEnumerable<double> values)
    {
        (double least, double most) = (values.Min(), values.Max());
        double margin = Math.Max(0.3 * (most - least), 0.05);
        return (least - margin, most + margin);
    }

    private static double[] Difference(double[] x, double[] y) => [.. x.Zip(y, (a, b) => a - b)];
}

/// <summary>A state of the trajectory seen in the plane.</summary>
/// <param name="Off">How far it lies off the plane.</param>
internal sealed record SlicePoint(double Tau, double X, double Y, double Off, double Loss);
