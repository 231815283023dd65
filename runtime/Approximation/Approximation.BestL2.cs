using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>Exponential sums near a target: best ones in several norms, and constructions.</summary>
public static partial class Approximation
{
    private const int MostTerms = 24;

    /// <summary>
    /// The best approximation of a target in L2[0, inf) by sum_j b_j e^{-v_j t} with real rates: the minimum of the paper's loss J_d. It satisfies the
    /// generalised conditions of Aigrain and Williams: its Laplace transform agrees with the target's at every v_j to first order.
    /// </summary>
    /// <remarks>
    /// Newton's method in extended precision from starts that add one term to the best sum with one term less. Rates and amplitudes are right
    /// to about 1e-20 for targets that are an <see cref="IExtendedTarget"/>; else double's rounding of the moments limits them.
    /// A local minimum: the best of those found from several starts. For completely monotone targets it has been the global one wherever that is known.
    /// </remarks>
    /// <param name="target">The target, of finite squared norm.</param>
    /// <param name="terms">d, from 1 to 24. Where the target needs fewer terms the answer has fewer, and says so.</param>
    /// <exception cref="ArgumentException">d is out of range, or the target's squared norm is not finite.</exception>
    public static ExponentialApproximation BestL2(ITarget target, int terms) => BestL2Sequence(target, terms)[^1];

    /// <summary>The best approximations in L2 with 1, 2, ..., d terms; shorter where the target needs no more terms. Where rates coalesce the sequence goes on: further terms may attain their infimum.</summary>
    /// <inheritdoc cref="BestL2(ITarget, int)"/>
    public static IReadOnlyList<ExponentialApproximation> BestL2Sequence(ITarget target, int terms) => [.. L2Terms(target, terms)];

    private static IEnumerable<ExponentialApproximation> L2Terms(ITarget target, int terms)
    {
        ArgumentNullException.ThrowIfNull(target);
        ApproximationChecks.Terms(terms, MostTerms);
        var product = new HalfLineProduct(ExtendedTarget.Of(target));
        ApproximationChecks.Norm(product.SquaredNorm.Hi, "squared L2 norm");
        if (!double.IsFinite(target.Moment(0, 1)))
            throw new ArgumentException(Invariant($"The target's Laplace transform at 1 is {target.Moment(0, 1):R}, but must be finite for it to be approximated."), nameof(target));
        return LeastSquares.Sequence(product, terms, (-30, 30), "L2");
    }
}
