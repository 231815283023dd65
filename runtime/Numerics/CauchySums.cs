using System.ComponentModel;
using System.Runtime.Intrinsics.X86;

namespace CurseOfMemory;

/// <summary>
/// s_k = sum_i c_i / (x_k + y_i) and q_k = sum_i c_i / (x_k + y_i)^2, for lengths that generated loops would be slow for: by tiles that take the
/// reciprocal of a pair once, and from some three hundred terms on by a quadrature of exponentials, whose cost grows with the length and not with its
/// square. The errors of s_k and q_k are at most 1.2e-15 sum_i |c_i| / (x_k + y_i) and 1.5e-15 sum_i |c_i| / (x_k + y_i)^2 by either way, those of sums with cubes
/// 1.9e-15 sum_i |c_i| / (x_k + y_i)^3, beside what the additions round (<c>runtime/Lanes/README.md</c>). The switch <c>CurseOfMemory.PairwiseSums</c> of <see cref="AppContext"/> keeps all sums pairwise.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CauchySums
{
    /// <summary>How many terms make a call worth its while.</summary>
    private const int Many = 64;

    private static readonly bool Pairwise = AppContext.TryGetSwitch("CurseOfMemory.PairwiseSums", out bool on) && on;

    /// <summary>Whether this machine and a length gain from these sums.</summary>
    public static bool Pays(int length) => length >= Many && Avx512F.IsSupported;

    /// <summary>The sums over the pairs of one vector with itself, y = x.</summary>
    /// <param name="x">x, positive: other numbers take the slower way of a plain loop.</param>
    /// <param name="c">c, as long as x.</param>
    /// <param name="s">Receives s, as long as x.</param>
    /// <param name="q">Receives q, as long as x.</param>
    public static void Self(ReadOnlySpan<double> x, ReadOnlySpan<double> c, Span<double> s, Span<double> q) => Both(x, c, [], [], s, q, [], []);

    /// <summary>The sums over the pairs of two vectors.</summary>
    /// <param name="x">x, positive: other numbers take the slower way of a plain loop.</param>
    /// <param name="y">y, positive, of any length.</param>
    /// <param name="d">The coefficients, as long as y.</param>
    /// <param name="s">Receives s, as long as x.</param>
    /// <param name="q">Receives q, as long as x.</param>
    public static void Between(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> d, Span<double> s, Span<double> q) => Both(x, [], y, d, [], [], s, q);

    /// <summary>The sums of <see cref="Self"/> and of <see cref="Between"/>, which share exponentials.</summary>
    public static void Both(
        ReadOnlySpan<double> x, ReadOnlySpan<double> c, ReadOnlySpan<double> y, ReadOnlySpan<double> d, Span<double> s, Span<double> q, Span<double> sOther, Span<double> qOther)
    {
        if (x.IsEmpty)
            return;
        CauchyRange range = CauchyRange.Of(x, y);
        bool byNodes = ByNodes(range, x.Length + y.Length, (double)x.Length * (c.Length + y.Length), CauchyQuadrature.PairsPerExponential);
        if (!byNodes && range.IsInside && x.Length % CauchyWork.Block == 0 && y.Length % CauchyWork.Block == 0)
            SumPairs(x, c, y, d, s, q, sOther, qOther);
        else
            SumCopies(x, c, y, d, s, q, sOther, qOther, range, byNodes);
    }

    /// <summary>Whether <see cref="Powers"/> is faster than a loop over the pairs of x with itself and with y.</summary>
    public static bool NodesPay(ReadOnlySpan<double> x, ReadOnlySpan<double> y = default)
    {
        int numbers = x.Length + y.Length;
        return x.Length > CauchyQuadrature.FewestNodes * CauchyQuadrature.PairsPerPowers
            && ByNodes(CauchyRange.Of(x, y), numbers, (double)x.Length * numbers, CauchyQuadrature.PairsPerPowers);
    }

    /// <summary>Whether this machine gains from nodes, each with an exponential of every number, and none are switched off.</summary>
    internal static bool ByNodes(CauchyRange range, int numbers, double pairs, int pairsPerNode) =>
        Pays(numbers) && !Pairwise && CauchyQuadrature.Pays(range, numbers, pairs, pairsPerNode);

    /// <summary>sum_i c_i / (x_k + y_i)^p for p = 1, 2, 3 by quadrature, where <see cref="NodesPay"/>; a power whose span is empty is left out.</summary>
    /// <param name="x">x.</param>
    /// <param name="y">y, or x itself.</param>
    /// <param name="c">The coefficients, as long as y.</param>
    /// <param name="first">Receives the sums of 1 / z, or is empty.</param>
    /// <param name="second">Receives the sums of 1 / z^2, or is empty.</param>
    /// <param name="third">Receives the sums of 1 / z^3, or is empty.</param>
    public static void Powers(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> c, Span<double> first, Span<double> second, Span<double> third)
    {
        if (x.IsEmpty)
            return;
        bool isSelf = x == y;
        using CauchyWork work = new(x, isSelf ? c : [], isSelf ? [] : y, isSelf ? [] : c);
        CauchyQuadrature.Powers(work, CauchyRange.Of(x, y), hasCubes: !third.IsEmpty);
        work.S[..first.Length].CopyTo(first);
        work.Q[..second.Length].CopyTo(second);
        work.SOther[..third.Length].CopyTo(third);
    }

    private static void SumCopies(
        ReadOnlySpan<double> x, ReadOnlySpan<double> c, ReadOnlySpan<double> y, ReadOnlySpan<double> d, Span<double> s, Span<double> q, Span<double> sOther, Span<double> qOther, CauchyRange range, bool byNodes)
    {
        using CauchyWork work = new(x, c, y, d);
        if (byNodes)
            CauchyQuadrature.Sum(work, range);
        else if (range.IsInside)
            SumPairs(work.X, c.IsEmpty ? [] : work.C, work.Y, work.D, work.S, work.Q, work.SOther, work.QOther);
        else
            SumAnywhere(work, c.Length, y.Length);
        work.S[..s.Length].CopyTo(s);
        work.Q[..q.Length].CopyTo(q);
        work.SOther[..sOther.Length].CopyTo(sOther);
        work.QOther[..qOther.Length].CopyTo(qOther);
    }

    private static void SumPairs(
        ReadOnlySpan<double> x, ReadOnlySpan<double> c, ReadOnlySpan<double> y, ReadOnlySpan<double> d, Span<double> s, Span<double> q, Span<double> sOther, Span<double> qOther)
    {
        if (!c.IsEmpty)
            CauchyTiles.Sum(x, c, s, q);
        if (!sOther.IsEmpty)
            CauchyBlocks.Sum(x, y, d, sOther, qOther);
    }

    // without the padding, whose reciprocals may be infinite
    private static void SumAnywhere(CauchyWork work, int count, int others)
    {
        CauchyBlocks.SumAnywhere(work.X, work.X[..count], work.C, work.S, work.Q);
        CauchyBlocks.SumAnywhere(work.X, work.Y[..others], work.D, work.SOther, work.QOther);
    }
}
