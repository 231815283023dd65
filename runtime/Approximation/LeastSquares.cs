namespace CurseOfMemory;

/// <summary>Best sums in an inner product, one term after the other.</summary>
internal static class LeastSquares
{
    /// <summary>The best sums with 1, 2, ... terms, computed as they are asked for.</summary>
    /// <param name="product">The squared distance.</param>
    /// <param name="terms">The largest number of terms.</param>
    /// <param name="range">The logarithms of the rates to look for starts among.</param>
    /// <param name="norm">What the distance is called.</param>
    public static IEnumerable<ExponentialApproximation> Sequence(IInnerProduct product, int terms, (double From, double To) range, string norm)
    {
        SquaredDistance? point = null;
        for (int d = 1; d <= terms; d++)
        {
            (SquaredDistance? next, ApproximationReason reason) = OneMore(product, point, range);
            point = next ?? point;
            yield return Describe(point, product, reason, norm);
            if (reason == ApproximationReason.Coalesced)
                point = Apart(product, point!);
            else if (reason != ApproximationReason.Converged)
                yield break;
        }
    }

    // Rates that ran into each other, put apart again: what a further term starts from
    private static SquaredDistance? Apart(IInnerProduct product, SquaredDistance point)
    {
        double[] logRates = [.. point.LogRates.Select(l => l.Hi).Order()];
        foreach (Range cluster in SquaredDistanceDescent.Clusters(logRates).ToArray())
        {
            Span<double> together = logRates.AsSpan(cluster);
            double middle = 0.5 * (together[0] + together[^1]);
            for (int k = 0; k < together.Length; k++)
                together[k] = middle + ((k - (0.5 * (together.Length - 1))) * 10 * SquaredDistanceDescent.Together);
        }
        return SquaredDistance.At(product, [.. logRates.Select(l => (DoubleDouble)l)]);
    }

    private static (SquaredDistance?, ApproximationReason) OneMore(IInnerProduct product, SquaredDistance? before, (double From, double To) range)
    {
        (SquaredDistance? Point, ApproximationReason Reason) best = (null, ApproximationReason.NotAttained);
        foreach (DoubleDouble[] start in SquaredDistanceStarts.Best(product, before, range))
        {
            if (SquaredDistance.At(product, start) is not { } first)
                continue;
            var trial = SquaredDistanceDescent.Run(product, first);
            if (best.Point is null || trial.Point.Value < best.Point.Value)
                best = trial;
        }
        bool exact = best.Point is not null && DoubleDouble.Abs(best.Point.Value) < 1e3 * product.Rounding * product.SquaredNorm;
        return exact ? (best.Point, ApproximationReason.Exact) : best;
    }

    // The distance's limit where the rates of each cluster coincide
    private static DoubleDouble Infimum(IInnerProduct product, SquaredDistance point)
    {
        double[] logRates = [.. point.LogRates.Select(l => l.Hi).Order()];
        double[][] clusters = [.. SquaredDistanceDescent.Clusters(logRates).Select(cluster => logRates[cluster])];
        double least = new ConfluentDistance(product, [.. clusters.Select(cluster => cluster.Length)]).Least([.. clusters.Select(cluster => cluster.Average())]);
        return Math.Min(least, point.Value.Hi);
    }

    private static string Remark(ApproximationReason reason) => reason switch
    {
        ApproximationReason.Converged => "every condition of optimality holds to rounding errors",
        ApproximationReason.Exact => "the target is this sum, to rounding errors",
        ApproximationReason.Coalesced => "two rates coalesce, so that the infimum is attained by t e^{-vt} (or with higher powers of t) only",
        ApproximationReason.NotAttained => "a further term brings nothing, or its rate runs off to zero or infinity: the infimum is not attained",
        _ => "Newton's method stalled before the conditions of optimality held",
    };

    private static ExponentialApproximation Describe(SquaredDistance? point, IInnerProduct product, ApproximationReason reason, string norm)
    {
        int[] order = [.. Enumerable.Range(0, point?.Rates.Length ?? 0).OrderBy(k => point!.LogRates[k])];
        DoubleDouble value = reason == ApproximationReason.Coalesced ? Infimum(product, point!) : point?.Value ?? product.SquaredNorm;
        DoubleDouble error = DoubleDouble.Sqrt(DoubleDouble.Max(0, value));
        return new()
        {
            Amplitudes = [.. order.Select(k => point!.Amplitudes[k])],
            Rates = [.. order.Select(k => point!.Rates[k])],
            Norm = norm,
            Error = error,
            LowerBound = reason == ApproximationReason.Converged ? error : 0,
            Reason = reason,
            Sentence = ExponentialApproximation.Describe(norm, order.Length, error, Remark(reason)),
        };
    }
}
