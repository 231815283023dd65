using System.ComponentModel;

namespace CurseOfMemory;

/// <summary>
/// The forms sum_k sum_i c_k d_i / (x_k + y_i) for lengths that generated loops would be slow for: one division for four pairs of a lane, and from some
/// six hundred terms on a quadrature of exponentials, whose cost grows with the length and not with its square. Their errors are at most 1.8e-15
/// sum_k sum_i |c_k d_i| / (x_k + y_i) by either way, beside what the additions round (<c>runtime/Lanes/README.md</c>). The switch
/// <c>CurseOfMemory.PairwiseSums</c> of <see cref="AppContext"/> turns the quadrature off.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CauchyForms
{
    /// <summary>How many terms make a call worth its while: up to three vectors loops are as fast.</summary>
    private const int Many = 25;

    // within them products of four sums, and of three and a coefficient, are normal numbers
    private const double SmallestSum = 1e-30, LargestSum = 1e30, SmallestFactor = 1e-150, LargestFactor = 1e150;

    /// <summary>Whether a length gains from these sums.</summary>
    public static bool Pay(int length) => length >= Many;

    /// <summary>sum_k sum_i c_k c_i / (x_k + x_i).</summary>
    /// <param name="x">x, positive: other numbers take the slower way of a plain loop.</param>
    /// <param name="c">c, as long as x.</param>
    public static double Self(ReadOnlySpan<double> x, ReadOnlySpan<double> c) => Sum(x, c, [], [], hasSelf: true).Self;

    /// <summary>sum_k sum_i c_k d_i / (x_k + y_i).</summary>
    /// <param name="x">x, positive: other numbers take the slower way of a plain loop.</param>
    /// <param name="c">c, as long as x.</param>
    /// <param name="y">y, positive, of any length.</param>
    /// <param name="d">d, as long as y.</param>
    public static double Between(ReadOnlySpan<double> x, ReadOnlySpan<double> c, ReadOnlySpan<double> y, ReadOnlySpan<double> d) => Sum(x, c, y, d, hasSelf: false).Between;

    /// <summary>The forms of <see cref="Self"/> and of <see cref="Between"/>, which share exponentials.</summary>
    public static (double Self, double Between) Both(ReadOnlySpan<double> x, ReadOnlySpan<double> c, ReadOnlySpan<double> y, ReadOnlySpan<double> d) => Sum(x, c, y, d, hasSelf: true);

    private static (double Self, double Between) Sum(ReadOnlySpan<double> x, ReadOnlySpan<double> c, ReadOnlySpan<double> y, ReadOnlySpan<double> d, bool hasSelf)
    {
        if (x.IsEmpty)
            return (0, 0);
        CauchyRange range = CauchyRange.Of(x, y);
        // each pair of x with itself once
        double pairs = x.Length * ((hasSelf ? x.Length / 2.0 : 0) + y.Length);
        if (CauchySums.ByNodes(range, x.Length + y.Length, pairs, CauchyQuadrature.PairsPerTransform))
            return CauchyQuadrature.Forms(x, c, y, d, range);
        bool areGroups = range.IsWithin(SmallestSum, LargestSum) && AreFactors(c) && AreFactors(d);
        return Lanes512.IsSupported ? Pairs<Lanes512>(x, c, y, d, hasSelf, areGroups)
            : Lanes256.IsSupported ? Pairs<Lanes256>(x, c, y, d, hasSelf, areGroups)
            : Lanes128.IsSupported ? Pairs<Lanes128>(x, c, y, d, hasSelf, areGroups)
            : Pairs<Lane>(x, c, y, d, hasSelf, areGroups);
    }

    private static bool AreFactors(ReadOnlySpan<double> c) => c.IsEmpty || CauchyRange.LargestSize(c) is 0 or (> SmallestFactor and < LargestFactor);

    private static (double Self, double Between) Pairs<L>(ReadOnlySpan<double> x, ReadOnlySpan<double> c, ReadOnlySpan<double> y, ReadOnlySpan<double> d, bool hasSelf, bool areGroups)
        where L : struct, ILanes<L, double> => areGroups
            ? (hasSelf ? CauchyGroups.Self<L>(x, c) : 0, CauchyGroups.Between<L>(x, c, y, d))
            : (hasSelf ? CauchyGroups.Anywhere<L>(x, c, x, c) : 0, CauchyGroups.Anywhere<L>(x, c, y, d));
}
