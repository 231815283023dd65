namespace CurseOfMemory;

/// <summary>Starts for one term more: rates at which a new term takes most from the squared distance.</summary>
internal static class SquaredDistanceStarts
{
    private const int Tried = 4;
    private const double Step = 0.2;

    /// <summary>The most promising starts, the best first; with no terms yet, from all rates of the range.</summary>
    /// <param name="product">The distance.</param>
    /// <param name="point">The best sum with one term less, or null.</param>
    /// <param name="range">The logarithms of the rates to look among.</param>
    public static IEnumerable<DoubleDouble[]> Best(IInnerProduct product, SquaredDistance? point, (double From, double To) range)
    {
        double from = point is null ? range.From : Math.Max(range.From, point.LogRates.Min(l => l.Hi) - 9);
        double to = point is null ? range.To : Math.Min(range.To, point.LogRates.Max(l => l.Hi) + 9);
        double[] grid = [.. Enumerable.Range(0, 1 + (int)((to - from) / Step)).Select(k => from + (k + 0.37) * Step)];
        double[] gains = [.. grid.Select(l => Gain(product, point, l))];
        return (from k in Enumerable.Range(1, Math.Max(0, grid.Length - 2))
                where gains[k] > 0 && gains[k] >= gains[k - 1] && gains[k] >= gains[k + 1]
                orderby gains[k] descending
                select (DoubleDouble[])[.. point?.LogRates ?? [], grid[k]]).Take(Tried);
    }

    // r(v)^2 / |e_v - its projection|^2, r the Laplace transform of what is left
    private static double Gain(IInnerProduct product, SquaredDistance? point, double logRate)
    {
        DoubleDouble v = DoubleDouble.Exp(logRate), rest = 0, distance = 0;
        product.Moments(v, new Span<DoubleDouble>(ref rest));
        product.Kernel(2 * v, new Span<DoubleDouble>(ref distance));
        double whole = distance.Hi;
        int d = point?.Rates.Length ?? 0;
        DoubleDouble[] gram = new DoubleDouble[d * d], products = new DoubleDouble[d];
        for (int k = 0; k < d; k++)
        {
            product.Kernel(v + point!.Rates[k], products.AsSpan(k, 1));
            rest -= point.Amplitudes[k] * products[k];
            for (int j = 0; j < d; j++)
                gram[(k * d) + j] = point.Kernel(0, k, j);
        }
        var solved = (DoubleDouble[])products.Clone();
        if (!DenseDoubleDouble.Solve(gram, solved, d))
            return 0;
        for (int k = 0; k < d; k++)
            distance -= solved[k] * products[k];
        return distance.Hi > 1e3 * product.Rounding * whole ? (rest * rest / distance).Hi : 0;
    }
}
