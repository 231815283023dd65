using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>
/// Powers of vectors: x^y = e^{y log x} with log x in two parts to about 2^-65, so that y times it keeps what the exponential needs. Largest error
/// measured: 1.6 units in the last place. Lanes whose x is not a positive normal number, or whose result is near an end of the range, take
/// the scalar function, and so do all without fused products.
/// </summary>
internal static class Powers
{
    private const double SmallestNormal = 2.2250738585072014e-308, LargestExponent = 700;

    // (log((1 + s) / (1 - s)) / s - 2) / s^2 = 2/3 + s^2 Q(s^2): 2/3 in two parts, and Q by Chebyshev interpolation with 60 digits, in powers
    private const double TwoThirds = 0.6666666666666666, TwoThirdsRest = 3.700743415417188e-17;

    private static ReadOnlySpan<double> Series =>
    [
        0.4, 0.28571428571429364, 0.22222222221656232, 0.18181818335314404, 0.15384594970895457, 0.13334804238225345, 0.11706248540922386, 0.11723051028097753,
    ];

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Pow<TLanes>(in TLanes x, in TLanes y) where TLanes : struct, IVectorLanes<TLanes>
    {
        if (!ErrorFunctionLanes.IsSupported)
            return LaneByLane.Map<TLanes, ScalarFunctions.Pow>(x, y);
        Log(x, out TLanes upper, out TLanes lower);
        TLanes product = y * upper, rest = TLanes.MultiplyAdd(y, lower, TLanes.MultiplyAdd(y, upper, -product)), exp = TLanes.Exp(product);
        TLanes power = TLanes.MultiplyAdd(exp, rest, exp);

        TLanes inside = TLanes.GreaterThan(TLanes.Broadcast(LargestExponent), TLanes.Abs(product));
        TLanes finite = TLanes.Select(TLanes.GreaterThan(TLanes.Broadcast(double.PositiveInfinity), x), inside, TLanes.Zero);
        TLanes ordinary = TLanes.Select(TLanes.GreaterThanOrEqual(x, TLanes.Broadcast(SmallestNormal)), finite, TLanes.Zero);
        TLanes others = TLanes.Select(ordinary, TLanes.Zero, TLanes.EqualTo(TLanes.Zero, TLanes.Zero));
        return TLanes.Any(others) ? TLanes.Select(others, LaneByLane.Map<TLanes, ScalarFunctions.Pow>(x, y), power) : power;
    }

    /// <summary>log x as a sum of two, x positive and normal: k log 2 + log(1 + f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Log<TLanes>(TLanes x, out TLanes upper, out TLanes lower) where TLanes : struct, IVectorLanes<TLanes>
    {
        TLanes k = TLanes.Exponent(x), whole = Exponentials.Log2Upper * k;
        LogOfMantissa(TLanes.Mantissa(x) - 1, out TLanes main, out TLanes rest);
        TLanes sum = whole + main, small = whole - sum + main + TLanes.MultiplyAdd(Exponentials.Log2Lower, k, rest);
        // k times the lower part of log 2 is more than a rounding error of the sum
        upper = sum + small;
        lower = sum - upper + small;
    }

    /// <summary>log(1 + f) = 2 s + s (2/3 z + z^2 Q(z)), s = f / (2 + f), z = s^2: all but Q in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LogOfMantissa<TLanes>(TLanes f, out TLanes upper, out TLanes lower) where TLanes : struct, IVectorLanes<TLanes>
    {
        TLanes d = 2 + f, dRest = f - (d - 2), s = f / d, sRest = (TLanes.MultiplyAdd(-s, d, f) - s * dRest) / d;
        TLanes z = s * s, zRest = TLanes.MultiplyAdd(s + s, sRest, TLanes.MultiplyAdd(s, s, -z));
        TLanes cubic = TwoThirds * z, cubicRest = TLanes.MultiplyAdd(TwoThirds, z, -cubic) + TLanes.MultiplyAdd(TwoThirds, zRest, TwoThirdsRest * z);

        TLanes q = TLanes.Broadcast(Series[^1]);
        for (int i = Series.Length - 2; i >= 0; i--)
            q = TLanes.MultiplyAdd(q, z, TLanes.Broadcast(Series[i]));
        TLanes higher = z * z * q, t = cubic + higher, tRest = cubic - t + higher + cubicRest;

        TLanes twice = s + s, product = s * t, productRest = TLanes.MultiplyAdd(s, tRest, TLanes.MultiplyAdd(sRest, t, TLanes.MultiplyAdd(s, t, -product)));
        upper = twice + product;
        lower = twice - upper + product + (productRest + (sRest + sRest));
    }
}
