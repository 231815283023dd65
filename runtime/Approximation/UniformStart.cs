using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>Sums whose error on [0, T] changes its sign 2m times, from which Remez's exchange can start.</summary>
internal static class UniformStart
{
    private const double ShortestInterval = 1e-6;
    private static readonly double[] Shrinkings = [0.5, 0.75, 0.9];

    /// <summary>
    /// On long intervals the best weighted least-squares sum on Chebyshev points. On short ones, where squares of its error sink into rounding, the sum that meets the
    /// target where the errors of a sum for a longer interval have their zeros, moved into the shorter one.
    /// </summary>
    /// <returns>The start, or null where rounding hides the 2m sign changes.</returns>
    public static UniformDistance? Of(ITarget target, IExtendedTarget extended, double upTo, int terms)
    {
        double scale = HalfTime(target);
        if (upTo < ShortestInterval * scale)
            throw new ArgumentOutOfRangeException(nameof(upTo), upTo, Invariant($"The interval ends at {upTo:R}, where the target, which falls to half its start at t = {scale:G3}, is a constant to rounding errors; take a longer one."));
        // Beyond T_m, which grows like exp(pi sqrt(2m)), the optimum no longer depends on T
        double longest = 4 * scale * Math.Exp(Math.PI * Math.Sqrt(2 * terms));
        for (double end = Math.Clamp(upTo, scale, longest); ; end = Math.Min(2 * end, longest))
        {
            if (LeastSquaresStart(extended, scale, end, terms) is { } start
                && new UniformDistance(extended, end == longest ? Math.Max(end, upTo) : end, start) is { Alternates: true } point)
                return end <= upTo ? point : Shrunk(extended, point, end, upTo);
            if (end == longest)
                return null;
        }
    }

    // By steps that Newton's method can follow
    private static UniformDistance? Shrunk(IExtendedTarget target, UniformDistance point, double from, double upTo)
    {
        for (double end = from; end > upTo;)
        {
            UniformDistance? next = null;
            foreach (double factor in Shrinkings)
            {
                double shorter = Math.Max(upTo, factor * end);
                DoubleDouble[] times = [.. point.Zeros().Select(zero => (DoubleDouble)(zero * (shorter / end)))];
                if (ExponentialInterpolation.Through(times, [.. times.Select(target.At)], point.Parameters) is { } parameters
                    && new UniformDistance(target, shorter, parameters) is { Alternates: true } trial)
                {
                    (next, end) = (trial, shorter);
                    break;
                }
            }
            if (next is null)
                return null;
            point = next;
        }
        return point;
    }

    private static DoubleDouble[]? LeastSquaresStart(IExtendedTarget target, double scale, double end, int terms)
    {
        int count = 8 * terms + 16;
        DoubleDouble[] times = [.. Enumerable.Range(0, count).Select(k => (DoubleDouble)ChebyshevPoint(k, count, scale, end))];
        double[] weights = [.. times.Select(_ => 1.0 / count)];
        var product = new SampledProduct(times, [.. times.Select(target.At)], weights);
        ExponentialApproximation best = LeastSquares.Sequence(product, terms, (Math.Log(0.01 / end), Math.Log(100 / scale)), "l2").Last();
        return best.Rates.Count < terms ? null : [.. best.Amplitudes.Select(DoubleDouble.Log), .. best.Rates.Select(DoubleDouble.Log)];
    }

    private static double ChebyshevPoint(int k, int count, double scale, double end)
    {
        double sine = Math.Sin(0.5 * Math.PI * (k + 0.5) / count);
        return scale * Special.Expm1(Special.Log1p(end / scale) * sine * sine);
    }

    // Where the target has fallen to half its start
    private static double HalfTime(ITarget target)
    {
        double from = -60, to = 60, half = 0.5 * target.At(0);
        for (int k = 0; k < 60; k++)
        {
            double middle = 0.5 * (from + to);
            (from, to) = target.At(Math.Exp(middle)) > half ? (middle, to) : (from, middle);
        }
        return Math.Exp(to);
    }
}
