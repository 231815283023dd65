using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>log(1 + e^x) of vectors. Largest error measured: 1.6 units in the last place. Called, to spare a kernel's inlining budget.</summary>
internal static class SoftplusLanes
{
    /// <summary>
    /// (log((1 + s) / (1 - s)) / s - 2) / s^2 as a polynomial in s^2 up to 1/9 within 9e-17, 2/3 + 2/5 s^2 + ... : Chebyshev interpolation with 60 digits,
    /// in powers.
    /// </summary>
    private static ReadOnlySpan<double> Series =>
    [
        0.6666666666666666, 0.40000000000014585, 0.2857142856710876, 0.22222222717427864, 0.18181789436132859,
        0.15385570064958623, 0.13314144209654935, 0.12001072809590713, 0.08800738486144674, 0.1616404561194353,
    ];

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Of<TLanes>(in TLanes x) where TLanes : struct, ILanes<TLanes, double>
    {
        // log(1 + e^x) = max(x, 0) + log(1 + f) with f = e^{-|x|};  log(1 + f) = f - (f^2/2 - s (f^2/2 + R)), s = f / (2 + f), as in fdlibm's e_log.c
        TLanes f = TLanes.Exp(-TLanes.Abs(x)), s = f / (2 + f), z = s * s, half = 0.5 * f * f, series = TLanes.Broadcast(Series[^1]);
        for (int k = Series.Length - 2; k >= 0; k--)
            series = TLanes.MultiplyAdd(series, z, TLanes.Broadcast(Series[k]));
        return TLanes.Max(x, TLanes.Zero) + (f - (half - s * TLanes.MultiplyAdd(z, series, half)));
    }
}
