namespace CurseOfMemory;

/// <summary>Newton's method for the generalised Aigrain-Williams conditions, guarded by the decrease of J.</summary>
internal static class SquaredDistanceDescent
{
    private const int MostSteps = 200;

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
                return (point, Coalescing(point) ? ApproximationReason.Coalesced : size < 1e-6 ? ApproximationReason.Converged : ApproximationReason.Stalled);
            point = next;
            if (size < settled)
                return (point, ApproximationReason.Converged);
            if (point.LogRates.Any(l => Math.Abs(l.Hi) > 60))
                return (point, ApproximationReason.NotAttained);
            if (Coalescing(point))
                return (point, ApproximationReason.Coalesced);
        }
        return (point, size < 1e-6 ? ApproximationReason.Converged : ApproximationReason.Stalled);
    }

    private static SquaredDistance? Shorten(IInnerProduct product, SquaredDistance point, DoubleDouble[] step, double scale)
    {
        for (; scale > 1e-12; scale /= 2)
        {
            SquaredDistance? trial = SquaredDistance.At(product, Moved(point, step, scale));
            if (trial is not null && trial.Value < point.Value)
                return trial;
        }
        return null;
    }

    private static DoubleDouble[] Moved(SquaredDistance point, DoubleDouble[] step, double scale)
        => [.. point.LogRates.Zip(step, (l, s) => l + scale * s)];

    private static bool Coalescing(SquaredDistance point)
    {
        double[] sorted = [.. point.LogRates.Select(l => l.Hi).Order()];
        return sorted.Zip(sorted.Skip(1), (x, y) => y - x).Any(gap => gap < 1e-5);
    }

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
