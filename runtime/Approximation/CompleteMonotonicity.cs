using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>
/// Whether a target can be completely monotone: all differences sum_k (-1)^k C(n, k) rho(t + k h) are then non-negative. Of sums of exponentials, power laws and
/// Gaussians the representing measure (S. Bernstein, 1928) decides without a gap.
/// </summary>
internal static class CompleteMonotonicity
{
    private const int HighestOrder = 6;

    /// <summary>A difference of the wrong sign, in a sentence; null where none was found.</summary>
    public static string? Violation(ITarget target)
    {
        for (int octave = -20; octave <= 30; octave++)
        {
            double step = Math.Pow(2, octave);
            foreach (double start in new[] { 0, step, 4 * step })
            {
                for (int order = 0; order <= HighestOrder; order++)
                {
                    double difference = Difference(target, order, start, step, out double rounding);
                    if (!(difference >= -rounding))
                        return Invariant($"the target isn't completely monotone: its difference of order {order} from t = {start:G3} with step {step:G3} is {difference:G3}, and must not be negative");
                }
            }
        }
        return Measured(target);
    }

    // A negative amplitude is a negative atom of the measure; a Gaussian grows like e^{y^2 / (2 sigma^2)} along t + iy, where |rho(t + iy)| <= rho(t) must hold
    private static string? Measured(ITarget target)
    {
        IReadOnlyList<ITarget> parts = MemoryTarget.PartsOf(target);
        if (!parts.All(part => part is ExponentialSumTarget or PowerLawTarget or GaussianTarget))
            return null;
        foreach (IGrouping<double, (double Rate, double Amplitude)> terms in parts.OfType<ExponentialSumTarget>().SelectMany(OwnSum.Terms).GroupBy(term => term.Rate))
        {
            double amplitude = terms.Sum(term => term.Amplitude);
            if (amplitude < -1e-14 * terms.Sum(term => Math.Abs(term.Amplitude)))
                return Invariant($"the target isn't completely monotone: the amplitude of its term e^(-{terms.Key:R} t) is {amplitude:G3}, and must not be negative");
        }
        foreach (IGrouping<(double, double), GaussianTarget> bumps in parts.OfType<GaussianTarget>().GroupBy(bump => (bump.Center, bump.Width)))
        {
            if (bumps.Sum(bump => bump.Amplitude) != 0)
                return Invariant($"the target isn't completely monotone: it has a Gaussian of amplitude {bumps.Sum(bump => bump.Amplitude):G3} at t = {bumps.First().Center:G3}");
        }
        return null;
    }

    /// <summary>Refuses a target for which a theorem fails.</summary>
    public static void Require(ITarget target, string theorem)
    {
        if (Violation(target) is { } violation)
            throw new ArgumentException($"{theorem} needs complete monotonicity, but {violation}.", nameof(target));
    }

    private static double Difference(ITarget target, int order, double start, double step, out double rounding)
    {
        double sum = 0, size = 0, binomial = 1;
        for (int k = 0; k <= order; k++)
        {
            double term = binomial * target.At(start + k * step);
            sum += k % 2 == 0 ? term : -term;
            size += Math.Abs(term);
            binomial = binomial * (order - k) / (k + 1);
        }
        rounding = 1e-14 * size;
        return sum;
    }
}
