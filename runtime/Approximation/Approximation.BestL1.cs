namespace CurseOfMemory;

public static partial class Approximation
{
    /// <summary>
    /// The best approximation of a completely monotone target in L1[0, inf) by sum_j b_j e^{-v_j t}. Its error changes sign at 2m canonical points, to
    /// whose sign pattern e^{-v_j t} and t e^{-v_j t} are orthogonal.
    /// </summary>
    /// <remarks>
    /// <see cref="ExponentialApproximation.Error"/> is the integral of the error's size, exact up to rounding for the sum that is returned and so an upper bound of the
    /// infimum; <see cref="ExponentialApproximation.LowerBound"/> is what duality proves for its tangent space. Newton's method in double from starts with one term less.
    /// </remarks>
    /// <param name="target">The target: completely monotone, of finite integral.</param>
    /// <param name="terms">m, from 1 to 16.</param>
    /// <exception cref="ArgumentException">m is out of range, or the target isn't completely monotone or not integrable.</exception>
    public static ExponentialApproximation BestL1(ITarget target, int terms) => BestL1Sequence(target, terms)[^1];

    /// <summary>The best approximations in L1 with 1, 2, ..., m terms; the last is exact where the target is itself such a sum.</summary>
    /// <inheritdoc cref="BestL1(ITarget, int)"/>
    public static IReadOnlyList<ExponentialApproximation> BestL1Sequence(ITarget target, int terms) => [.. L1Terms(target, terms)];

    private static IEnumerable<ExponentialApproximation> L1Terms(ITarget target, int terms)
    {
        ArgumentNullException.ThrowIfNull(target);
        ApproximationChecks.Terms(terms, MostTermsInDouble);
        ApproximationChecks.Norm(target.Moment(0, 0), "integral");
        CompleteMonotonicity.Require(target, "The best approximation in L1");
        return L1Steps(target, terms);
    }

    private static IEnumerable<ExponentialApproximation> L1Steps(ITarget target, int terms)
    {
        AbsoluteDistance point = AbsoluteDistanceDescent.First(target);
        for (int m = 1; m <= terms; m++)
        {
            if (OwnSum.Of(target, m, "L1") is { } own)
            {
                yield return own;
                yield break;
            }
            yield return Describe(point);
            if (m < terms)
                point = AbsoluteDistanceDescent.OneMore(target, point);
        }
    }

    private const int MostTermsInDouble = 16;

    private static ExponentialApproximation Describe(AbsoluteDistance point)
    {
        int m = point.Parameters.Length / 2;
        int[] order = [.. Enumerable.Range(0, m).OrderBy(j => point.Parameters[m + j])];
        return new()
        {
            Amplitudes = [.. order.Select(j => (DoubleDouble)Math.Exp(point.Parameters[j]))],
            Rates = [.. order.Select(j => (DoubleDouble)Math.Exp(point.Parameters[m + j]))],
            Norm = "L1",
            Error = point.Value,
            LowerBound = Math.Min(point.DualValue, point.Value),
            Reason = point.IsOptimal ? ApproximationReason.Converged : ApproximationReason.Stalled,
            Sentence = ExponentialApproximation.Describe("L1", m, point.Value, point.IsOptimal
                ? $"the error changes sign at the {2 * m} canonical points"
                : $"the error changes sign {point.Zeros.Length} times where an optimum has {2 * m}, or the bounds are still apart"),
        };
    }
}
