using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>Whether a target can be completely monotone: all differences sum_k (-1)^k C(n, k) rho(t + k h) are then non-negative.</summary>
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
