using static System.FormattableString;

namespace CurseOfMemory;

public static partial class Approximation
{
    private const int MostExchanges = 100;
    private const double Levelled = 1e-9;

    /// <summary>
    /// The best uniform approximation of a completely monotone target on [0, T] by sum_j b_j e^{-v_j t}, such as (1 + t)^{-1}, which is 1/x on
    /// [1, 1 + T]. Its error takes its largest size 2m + 1 times with alternating signs (D. Braess, Nonlinear Approximation Theory, 1986).
    /// </summary>
    /// <remarks>
    /// Remez's exchange, damped by levelling part of the way, in extended precision, started from the best weighted least-squares sum on Chebyshev points, which has the 2m
    /// sign changes. <see cref="ExponentialApproximation.LowerBound"/> is the smallest alternating extremum: between it and the error lies the infimum.
    /// </remarks>
    /// <param name="target">The target, completely monotone.</param>
    /// <param name="upTo">T, positive, possibly infinite.</param>
    /// <param name="terms">m, from 1 to 16.</param>
    /// <exception cref="ArgumentException">m or T is out of range, or the target isn't completely monotone.</exception>
    public static ExponentialApproximation BestUniform(ITarget target, double upTo, int terms)
    {
        ArgumentNullException.ThrowIfNull(target);
        ApproximationChecks.Terms(terms, MostTermsInDouble);
        if (!(upTo > 0))
            throw new ArgumentOutOfRangeException(nameof(upTo), upTo, $"The interval ends at {upTo}, but must end at a positive number or infinity.");
        ApproximationChecks.Norm(target.At(0), "value at t = 0");
        CompleteMonotonicity.Require(target, "The best uniform approximation");
        if (OwnSum.Of(target, terms, "uniform") is { } own)
            return own;
        IExtendedTarget extended = ExtendedTarget.Of(target);
        DoubleDouble[] start = UniformStart(target, extended, upTo, terms);
        if (start.Length < 2 * terms)
            return Describe(new UniformDistance(extended, upTo, start), $"{terms} terms are more than {start.Length / 2}, beyond which the error sinks into rounding");
        var point = new UniformDistance(extended, upTo, start);
        for (int k = 0; k < MostExchanges && point.Alternates && Spread(point) > Levelled; k++)
        {
            if (Exchange(extended, upTo, point) is not { } next)
                break;
            point = next;
        }
        return Describe(point, null);
    }

    // log(largest / smallest extremum)
    private static double Spread(UniformDistance point) => Math.Log((point.Largest / point.Smallest).Hi);

    private static UniformDistance? Exchange(IExtendedTarget target, double upTo, UniformDistance point)
    {
        for (double share = 1; share > 1e-4; share /= 2)
        {
            if (point.Levelled(share) is not { } parameters)
                continue;
            var trial = new UniformDistance(target, upTo, parameters);
            if (trial.Alternates && Spread(trial) < Spread(point))
                return trial;
        }
        return null;
    }

    private static DoubleDouble[] UniformStart(ITarget target, IExtendedTarget extended, double upTo, int terms)
    {
        double scale = HalfTime(target);
        if (upTo < 1e-6 * scale)
            throw new ArgumentOutOfRangeException(nameof(upTo), upTo, Invariant($"The interval ends at {upTo:R}, where the target, which falls to half its start at t = {scale:G3}, is a constant to rounding errors; take a longer one."));
        // Beyond T_m, which grows like exp(pi sqrt(2m)), the optimum no longer depends on T
        double end = Math.Min(upTo, 4 * scale * Math.Exp(Math.PI * Math.Sqrt(2 * terms)));
        int count = 8 * terms + 16;
        DoubleDouble[] times = [.. Enumerable.Range(0, count).Select(k => (DoubleDouble)ChebyshevPoint(k, count, scale, end))];
        double[] weights = [.. times.Select(_ => 1.0 / count)];
        var product = new SampledProduct(times, [.. times.Select(extended.At)], weights);
        ExponentialApproximation best = LeastSquares.Sequence(product, terms, (Math.Log(0.01 / end), Math.Log(100 / scale)), "l2").Last();
        return [.. best.Amplitudes.Select(DoubleDouble.Log), .. best.Rates.Select(DoubleDouble.Log)];
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

    private static ExponentialApproximation Describe(UniformDistance point, string? shortfall)
    {
        int m = point.Parameters.Length / 2;
        int[] order = [.. Enumerable.Range(0, m).OrderBy(j => point.Parameters[m + j])];
        bool optimal = shortfall is null && point.Alternates && Spread(point) < 1e-6;
        return new()
        {
            Amplitudes = [.. order.Select(j => DoubleDouble.Exp(point.Parameters[j]))],
            Rates = [.. order.Select(j => DoubleDouble.Exp(point.Parameters[m + j]))],
            Norm = "uniform",
            Error = point.Largest,
            LowerBound = point.Alternates ? point.Smallest : 0,
            Reason = optimal ? ApproximationReason.Converged : ApproximationReason.Stalled,
            Sentence = ExponentialApproximation.Describe("uniform", m, point.Largest, shortfall ?? (optimal
                ? $"the error alternates {2 * m + 1} times"
                : $"the exchange stalled with {point.Extrema.Length} alternating extrema, of which an optimum has {2 * m + 1} of equal size")),
        };
    }
}
