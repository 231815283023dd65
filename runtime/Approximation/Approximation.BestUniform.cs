using static System.FormattableString;

namespace CurseOfMemory;

public static partial class Approximation
{
    private const int MostExchanges = 100;
    private const double Level = 1e-9;

    /// <summary>
    /// The best uniform approximation of a completely monotone target on [0, T] by sum_j b_j e^{-v_j t}, such as (1 + t)^{-1}, which is 1/x on
    /// [1, 1 + T]. Its error takes its largest size 2m + 1 times with alternating signs (D. Braess, Nonlinear Approximation Theory, 1986).
    /// </summary>
    /// <remarks>
    /// Remez's exchange, damped by levelling part of the way, in extended precision. <see cref="ExponentialApproximation.LowerBound"/> is the smallest alternating extremum: between it and the error lies the infimum.
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
        for (int m = terms; m > 0; m--)
        {
            if (UniformStart.Of(target, extended, upTo, m) is { } start)
                return Describe(Levelled(extended, upTo, start), m == terms ? null : $"{terms} terms are more than {m}, beyond which the error sinks into rounding");
        }
        throw new ArgumentException("No sum of exponentials was found whose error changes its sign on the interval: the target's values are too rough.", nameof(target));
    }

    private static UniformDistance Levelled(IExtendedTarget target, double upTo, UniformDistance point)
    {
        for (int k = 0; k < MostExchanges && Spread(point) > Level; k++)
        {
            if (Exchange(target, upTo, point) is not { } next)
                break;
            point = next;
        }
        return point;
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
                : Invariant($"the exchange stalled with {point.Extrema.Length} alternating extrema down to {point.Smallest.Hi:G3}, of which an optimum has {2 * m + 1} of equal size"))),
        };
    }
}
