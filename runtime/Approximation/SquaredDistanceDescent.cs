namespace CurseOfMemory;

/// <summary>Newton's method for the generalised Aigrain-Williams conditions, guarded by the decrease of J.</summary>
internal static class SquaredDistanceDescent
{
    private const int MostSteps = 200;

    // A condition of 1e26 leaves no digit of J in extended precision
    private const double Drowned = 1e-13;

    /// <summary>Goes downhill from a start to a minimum.</summary>
    /// <returns>The last point, and how the descent ended.</returns>
    public static (SquaredDistance Point, ApproximationReason Reason) Run(IInnerProduct product, SquaredDistance start)
    {
        SquaredDistance point = start;
        double size = double.PositiveInfinity, settled = Math.Max(1e-14, Math.Sqrt(product.Rounding) * 1e-2);
        for (int iteration = 0; iteration < MostSteps; iteration++)
        {
            DoubleDouble[] step = Step(point);
            size = step.Max(s => Math.Abs(s.Hi));
            SquaredDistance? next = size < 1e-9 ? SquaredDistance.At(product, Moved(point, step, 1)) : Shorten(product, point, step, Math.Min(1, 1 / size));
            if (next is null)
                return (point, Coalescing(product, point) ? ApproximationReason.Coalesced : size < 1e-6 ? ApproximationReason.Converged : ApproximationReason.Stalled);
            point = next;
            if (size < settled)
                return (point, ApproximationReason.Converged);
            if (point.LogRates.Any(l => Math.Abs(l.Hi) > 60))
                return (point, ApproximationReason.NotAttained);
            if (Coalescing(product, point))
                return (point, ApproximationReason.Coalesced);
        }
        return (point, size < 1e-6 ? ApproximationReason.Converged : ApproximationReason.Stalled);
    }

    private static SquaredDistance? Shorten(IInnerProduct product, SquaredDistance point, DoubleDouble[] step, double scale)
    {
        for (; scale > 1e-12; scale /= 2)
        {
            SquaredDistance? trial = SquaredDistance.At(product, Moved(point, step, scale));
            if (trial is not null && trial.Value < point.Value && Nearness([.. trial.LogRates.Select(l => l.Hi).Order()]) > Drowned)
                return trial;
        }
        return null;
    }

    private static DoubleDouble[] Moved(SquaredDistance point, DoubleDouble[] step, double scale)
        => [.. point.LogRates.Zip(step, (l, s) => l + scale * s)];

    /// <summary>Neighbours nearer than this in log v belong to one cluster.</summary>
    public const double Together = 0.03;

    /// <summary>The clusters of ascending log rates, as ranges.</summary>
    public static IEnumerable<Range> Clusters(double[] sorted)
    {
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            for (to = from + 1; to < sorted.Length && sorted[to] - sorted[to - 1] < Together;)
                to++;
            yield return from..to;
        }
    }

    private static bool Coalescing(IInnerProduct product, SquaredDistance point)
    {
        double[] sorted = [.. point.LogRates.Select(l => l.Hi).Order()];
        return Nearness(sorted) < Math.Max(1e-9, 1e2 * Math.Sqrt(product.Rounding)) || sorted.Zip(sorted.Skip(1), (x, y) => y - x).Any(gap => gap < 1e-5);
    }

    // The Gram matrix has a condition of about the inverse square of this, the least product of a rate's distances from the others of its cluster
    private static double Nearness(double[] sorted)
        => Clusters(sorted).Select(cluster => sorted[cluster]).Where(cluster => cluster.Length > 1)
            .SelectMany(cluster => cluster.Select((x, i) => cluster.Where((_, j) => j != i).Aggregate(1.0, (product, y) => product * Math.Abs(x - y))))
            .DefaultIfEmpty(1).Min();

    // -|H|^{-1} g, so that negative curvature leads downhill too
    private static DoubleDouble[] Step(SquaredDistance point)
    {
        int d = point.LogRates.Length;
        DoubleDouble[] vectors = new DoubleDouble[d * d], values = new DoubleDouble[d], step = new DoubleDouble[d];
        DenseDoubleDouble.SymmetricEigen((DoubleDouble[])point.Hessian.Clone(), vectors, values);
        DoubleDouble floor = 1e-28 * values.Max(v => Math.Abs(v.Hi));
        for (int k = 0; k < d; k++)
        {
            DoubleDouble slope = 0;
            for (int j = 0; j < d; j++)
                slope += vectors[(k * d) + j] * point.Gradient[j];
            DoubleDouble length = -slope / DoubleDouble.Max(DoubleDouble.Abs(values[k]), floor);
            for (int j = 0; j < d; j++)
                step[j] += length * vectors[(k * d) + j];
        }
        return step;
    }
}
