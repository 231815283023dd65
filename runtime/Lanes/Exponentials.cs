using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>
/// e^x - 1 and what follows from it, on vectors: accurate near 0, where e^x - 1 computed as such is not. Calls, not inlined: they would
/// use up a kernel's inlining budget. Largest errors measured: 1.5 ulp (Expm1), 2.5 ulp (the others).
/// </summary>
internal static class Exponentials
{
    private const MethodImplOptions Called = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    // x = k log 2 + r; the upper part of log 2 has 20 trailing zeros, so that k times it is exact (fdlibm's s_expm1.c)
    private const double Log2Upper = 6.93147180369123816490e-01, Log2Lower = 1.90821492927058770002e-10, Log2E = 1.44269504088896338700;

    /// <summary>Below it every function here that vanishes at 0 is x to the last bit; it also keeps the sign of zero and NaN.</summary>
    private const double Linear = 1.0 / (1L << 54);

    /// <summary>1/n! for n = 13 down to 3: |r|^14 / 14! is below a tenth of a unit in the last place of r.</summary>
    private static ReadOnlySpan<double> InverseFactorials =>
    [
        1 / 6227020800.0, 1 / 479001600.0, 1 / 39916800.0, 1 / 3628800.0, 1 / 362880.0, 1 / 40320.0,
        1 / 5040.0, 1 / 720.0, 1 / 120.0, 1 / 24.0, 1 / 6.0,
    ];

    [MethodImpl(Called)]
    public static TLanes Expm1<TLanes>(TLanes x) where TLanes : struct, IVectorLanes<TLanes>
        => VanishingAtZero(x, 2 * HalfExpm1(x));

    [MethodImpl(Called)]
    public static TLanes Sinh<TLanes>(TLanes x) where TLanes : struct, IVectorLanes<TLanes>
    {
        // sinh x = (E + E / (E + 1)) / 2 with E = e^x - 1
        TLanes half = HalfExpm1(TLanes.Abs(x)), finite = TLanes.Min(half, TLanes.Broadcast(1e300));
        return VanishingAtZero(x, TLanes.CopySign(half + finite / (2 * finite + 1), x));
    }

    [MethodImpl(Called)]
    public static TLanes Cosh<TLanes>(TLanes x) where TLanes : struct, IVectorLanes<TLanes>
    {
        // cosh x = (e^x + e^-x) / 2
        TLanes half = HalfExpm1(TLanes.Abs(x)) + 0.5;
        return half + TLanes.Broadcast(0.25) / half;
    }

    [MethodImpl(Called)]
    public static TLanes Tanh<TLanes>(TLanes x) where TLanes : struct, IVectorLanes<TLanes>
    {
        // tanh x = E / (E + 2) with E = e^2x - 1; it is 1 from x = 19.1 on
        TLanes half = HalfExpm1(2 * TLanes.Min(TLanes.Abs(x), TLanes.Broadcast(20)));
        return VanishingAtZero(x, TLanes.CopySign(half / (half + 1), x));
    }

    [MethodImpl(Called)]
    public static TLanes Log1p<TLanes>(TLanes x) where TLanes : struct, IVectorLanes<TLanes>
    {
        // log(1 + x) = log(u) + (1 + x - u) / u with u = 1 + x rounded; the correction is NaN at both ends of the domain
        TLanes u = 1 + x, log = TLanes.Log(u), correction = (x - (u - 1)) / u;
        TLanes corrected = TLanes.Select(TLanes.EqualTo(correction, correction), log + correction, log);
        return VanishingAtZero(x, corrected);
    }

    /// <summary>(e^x - 1) / 2, which overflows later than e^x - 1 does; bits are lost for subnormal x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes HalfExpm1<TLanes>(TLanes x) where TLanes : struct, IVectorLanes<TLanes>
    {
        x = TLanes.Max(TLanes.Min(x, TLanes.Broadcast(711)), TLanes.Broadcast(-40));
        TLanes k = TLanes.Min(TLanes.Round(Log2E * x), TLanes.Broadcast(1024));
        TLanes r = TLanes.MultiplyAdd(-Log2Lower, k, TLanes.MultiplyAdd(-Log2Upper, k, x));
        // e^r - 1 = r + r^2 / 2 + r^3 (1/3! + r/4! + ...)
        TLanes series = TLanes.Broadcast(InverseFactorials[0]);
        foreach (double coefficient in InverseFactorials[1..])
            series = TLanes.MultiplyAdd(series, r, TLanes.Broadcast(coefficient));
        TLanes square = r * r, expm1 = r + TLanes.MultiplyAdd(0.5, square, square * r * series);
        // (e^x - 1) / 2 = s (e^r - 1) + s - 1/2 with s = 2^(k - 1)
        TLanes s = TLanes.PowerOfTwo(k - 1);
        return TLanes.MultiplyAdd(s, expm1, s - 0.5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes VanishingAtZero<TLanes>(TLanes x, TLanes value) where TLanes : struct, IVectorLanes<TLanes>
        => TLanes.Select(TLanes.GreaterThan(TLanes.Abs(x), TLanes.Broadcast(Linear)), value, x);
}
