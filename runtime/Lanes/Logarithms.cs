using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>
/// Logarithms of vectors: x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt 2), after fdlibm's e_log.c and FreeBSD's e_log2.c and e_log10.c.
/// Largest errors measured: 0.8 units in the last place (Log), 0.6 (Log2, Log10), 1.6 (Log1p); .NET's own have 2.6 (Log) and 4.4 (Log2). Log is
/// inlined, because passing a vector on the stack can cost more than it; the others spare a kernel's inlining budget.
/// </summary>
internal static class Logarithms
{
    private const double SmallestNormal = 2.2250738585072014e-308;

    private const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining;

    private const MethodImplOptions Called = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    [MethodImpl(Inlined)]
    public static TLanes Log<TLanes>(TLanes x) where TLanes : struct, IVectorLanes<TLanes>
    {
        TLanes normal = Normal(x), k = Exponent(x, normal), f = TLanes.Mantissa(normal) - 1, half = 0.5 * f * f;
        // log x = k log 2 + f - f^2/2 + rest
        TLanes small = TLanes.MultiplyAdd(Exponentials.Log2Lower, k, Rest(f, half)) - half;
        return AtTheEnds(x, Exponentials.Log2Upper * k + (f + small));
    }

    [MethodImpl(Called)]
    public static TLanes Log2<TLanes>(in TLanes x) where TLanes : struct, IVectorLanes<TLanes>
        => ToBase(x, 1, 0, 1.44269504072144627571e+00, 1.67517131648865118353e-10);

    [MethodImpl(Called)]
    public static TLanes Log10<TLanes>(in TLanes x) where TLanes : struct, IVectorLanes<TLanes>
        => ToBase(x, 3.01029995663611771306e-01, 3.69423907715893078616e-13, 4.34294481878168880939e-01, 2.50829467116452752298e-11);

    [MethodImpl(Called)]
    public static TLanes Log1p<TLanes>(in TLanes x) where TLanes : struct, IVectorLanes<TLanes>
    {
        // log(1 + x) = log(u) + (1 + x - u) / u with u = 1 + x rounded; the correction is NaN at both ends of the domain
        TLanes u = 1 + x, log = Log(u), correction = (x - (u - 1)) / u;
        TLanes corrected = TLanes.Select(TLanes.EqualTo(correction, correction), log + correction, log);
        return Exponentials.VanishingAtZero(x, corrected);
    }

    /// <summary>The logarithm from that of 2 and the reciprocal of log(base), both in two parts, so that powers of the base come out whole.</summary>
    [MethodImpl(Inlined)]
    private static TLanes ToBase<TLanes>(TLanes x, double twoUpper, double twoLower, double unitUpper, double unitLower)
        where TLanes : struct, IVectorLanes<TLanes>
    {
        TLanes normal = Normal(x), k = Exponent(x, normal), f = TLanes.Mantissa(normal) - 1, half = 0.5 * f * f;
        // f - f^2/2 in two parts too, the upper of 21 bits, so that its product with the upper unit is exact
        TLanes sum = f - half, wide = 4294967297 * sum, upper = wide - (wide - sum), lower = f - upper - half + Rest(f, half);
        TLanes main = upper * unitUpper, whole = k * twoUpper, rounded = whole + main;
        TLanes small = k * twoLower + (lower + upper) * unitLower + lower * unitUpper;
        return AtTheEnds(x, small + (whole - rounded + main) + rounded);
    }

    /// <summary>log(1 + f) - f + f^2/2 by the odd series of s = f / (2 + f), its coefficients fitted; <paramref name="half"/> is f^2/2.</summary>
    [MethodImpl(Inlined)]
    private static TLanes Rest<TLanes>(TLanes f, TLanes half) where TLanes : struct, IVectorLanes<TLanes>
    {
        TLanes s = f / (2 + f);
        return s * (half + TLanes.LogSeries(s * s));
    }

    /// <summary>x, subnormal numbers times 2^54.</summary>
    [MethodImpl(Inlined)]
    private static TLanes Normal<TLanes>(TLanes x) where TLanes : struct, IVectorLanes<TLanes>
        => TLanes.Select(TLanes.GreaterThan(TLanes.Broadcast(SmallestNormal), x), x * (1L << 54), x);

    /// <summary>k, of x and not of what <see cref="Normal"/> made of it.</summary>
    [MethodImpl(Inlined)]
    private static TLanes Exponent<TLanes>(TLanes x, TLanes normal) where TLanes : struct, IVectorLanes<TLanes>
        => TLanes.Exponent(normal) - TLanes.Select(TLanes.EqualTo(x, normal), TLanes.Zero, TLanes.Broadcast(54));

    /// <summary>-infinity at 0, NaN below, infinity and NaN as they are.</summary>
    [MethodImpl(Inlined)]
    private static TLanes AtTheEnds<TLanes>(TLanes x, TLanes log) where TLanes : struct, IVectorLanes<TLanes>
    {
        TLanes outside = TLanes.Select(TLanes.EqualTo(x, TLanes.Zero), TLanes.Broadcast(double.NegativeInfinity), TLanes.Broadcast(double.NaN));
        TLanes upTo = TLanes.Select(TLanes.GreaterThan(TLanes.Broadcast(double.PositiveInfinity), x), log, x);
        return TLanes.Select(TLanes.GreaterThan(x, TLanes.Zero), upTo, outside);
    }
}
