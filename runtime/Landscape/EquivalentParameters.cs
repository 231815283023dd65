using System.Numerics;
using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>
/// M*, all parameters (a, w) of m neurons that represent a given exponential sum (Definition C.1, Lemma C.3): each target term is shared out among a group of
/// neurons with its rate, and further groups I_{0,r} have a common rate and amplitudes that cancel.
/// </summary>
public sealed class EquivalentParameters
{
    private const int Widest = 14;
    private readonly double[] amplitudes, rates;

    /// <summary>M* of a target.</summary>
    /// <param name="target">The sum, with different rates and amplitudes that aren't zero.</param>
    /// <exception cref="ArgumentException">Two rates are equal or an amplitude is zero.</exception>
    public EquivalentParameters(ExponentialSumTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        (amplitudes, rates) = (target.Amplitudes.ToArray(), target.Rates.ToArray());
        for (int j = 0; j < rates.Length; j++)
        {
            if (amplitudes[j] == 0 || Array.IndexOf(rates, rates[j]) < j)
                throw new ArgumentException(Invariant($"Term {j}, {amplitudes[j]:R} e^(-{rates[j]:R} t), is zero or repeats a rate, but the target must be non-degenerate."), nameof(target));
        }
    }

    /// <summary>The number of affine spaces without cancelling groups, m*! S(m, m*) (Remark C.2), each of dimension m - m*.</summary>
    /// <param name="m">The width.</param>
    public BigInteger Spaces(int m) => CriticalSpaceCounts.Coincided(m, rates.Length);

    /// <summary>The nearest point of M* (of its closure, where a cancelling group's rate may be a target's).</summary>
    /// <remarks>Exact: the cheapest partition by dynamic programming over subsets, 3^m steps.</remarks>
    /// <param name="theta">(a, w), 2m numbers, m from the number of terms to 14.</param>
    /// <exception cref="ArgumentException">The length is odd, m is out of range, or a number isn't finite.</exception>
    public NearestEquivalent Nearest(ReadOnlySpan<double> theta)
    {
        LandscapeChecks.Theta(theta, nameof(theta));
        if (theta.Length % 2 != 0)
            throw new ArgumentException($"theta has length {theta.Length}, but (a, w) has an even one.", nameof(theta));
        int m = theta.Length / 2;
        LandscapeChecks.Range("m, half of theta's length,", m, rates.Length, Widest);
        return new SubsetPartition(theta.ToArray(), amplitudes, rates).Best();
    }

    /// <summary>Whether (a, w) lies on M* to a tolerance: ||theta - nearest|| &lt;= tolerance.</summary>
    /// <inheritdoc cref="Nearest"/>
    public bool Contains(ReadOnlySpan<double> theta, double tolerance = 1e-12) => Nearest(theta).Distance <= tolerance;
}
