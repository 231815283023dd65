using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CurseOfMemory;

/// <summary>
/// erfcx and erfc of vectors, by the formulas of <see cref="Special.Erfcx(double)"/> and <see cref="Special.Erfc(double)"/> without branches. Largest error
/// measured of each: 3.4 units in the last place. Their squares need fused products: without the instruction they are the scalar functions.
/// </summary>
internal static class ErrorFunctionLanes
{
    private const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining;

    private const MethodImplOptions Called = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>Whether <see cref="ILanes{TSelf, TScalar}.MultiplyAdd(TSelf, TSelf, TSelf)"/> rounds once.</summary>
    public static bool IsSupported { [MethodImpl(Inlined)] get => Fma.IsSupported || AdvSimd.Arm64.IsSupported; }

    [MethodImpl(Called)]
    public static TLanes Erfcx<TLanes>(in TLanes x) where TLanes : struct, ILanes<TLanes, double>
    {
        TLanes positive = OfPositive(TLanes.Abs(x)), square = TLanes.Min(x * x, TLanes.Broadcast(750)), exp = TLanes.Exp(square);
        // e^{x^2} with the rounding error of x^2 put back; erfcx(-x) = 2 e^{x^2} - erfcx(x)
        TLanes rest = TLanes.MultiplyAdd(x, x, -square), infinity = TLanes.Broadcast(double.PositiveInfinity);
        TLanes grown = TLanes.Select(TLanes.GreaterThan(infinity, exp), 2 * TLanes.MultiplyAdd(exp, rest, exp) - positive, infinity);
        return TLanes.Select(TLanes.GreaterThan(TLanes.Zero, x), grown, positive);
    }

    [MethodImpl(Called)]
    public static TLanes Erfc<TLanes>(in TLanes x) where TLanes : struct, ILanes<TLanes, double>
    {
        TLanes size = TLanes.Min(TLanes.Abs(x), TLanes.Broadcast(28)), square = size * size, rest = TLanes.MultiplyAdd(size, size, -square);
        TLanes scaled = OfPositive(size), near = TLanes.Min(square, TLanes.Broadcast(676));
        // erfc(x) = e^{-x^2} erfcx(x); e^{-x^2} in two factors, so that it does not underflow before the product does
        TLanes value = TLanes.Exp(-near) * TLanes.MultiplyAdd(-rest, scaled, scaled) * TLanes.Exp(near - square);
        return TLanes.Select(TLanes.GreaterThan(TLanes.Zero, x), 2 - value, value);
    }

    /// <summary>erfcx of x in [0, inf).</summary>
    [MethodImpl(Inlined)]
    private static TLanes OfPositive<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes, double>
    {
        // t = (x - 3.75) / (x + 3.75), and once more with its own residual x - 3.75 (t + 1) - t x
        TLanes reciprocal = TLanes.Broadcast(1) / (x + 3.75), t = (x - 3.75) * reciprocal;
        TLanes residual = TLanes.MultiplyAdd(-t, x, TLanes.MultiplyAdd(-3.75, t + 1, x));
        TLanes series = EvenOdd(Special.ErfcxCoefficients, TLanes.MultiplyAdd(residual, reciprocal, t));
        // erfcx(x) = (1 - 1/(2 x^2) + ...) / (x sqrt(pi)), DLMF 7.12.1
        TLanes isFar = TLanes.GreaterThan(x, TLanes.Broadcast(1e8));
        return TLanes.Select(isFar, TLanes.Broadcast(0.5641895835477563), series)
            / TLanes.Select(isFar, x, TLanes.MultiplyAdd(1.5, x, TLanes.Broadcast(0.75)));
    }

    /// <summary>A polynomial of odd degree by two interleaved Horner schemes.</summary>
    [MethodImpl(Inlined)]
    private static TLanes EvenOdd<TLanes>(ReadOnlySpan<double> coefficients, TLanes t) where TLanes : struct, ILanes<TLanes, double>
    {
        TLanes square = t * t, even = TLanes.Zero, odd = TLanes.Zero;
        for (int k = coefficients.Length - 2; k >= 0; k -= 2)
        {
            even = TLanes.MultiplyAdd(even, square, TLanes.Broadcast(coefficients[k]));
            odd = TLanes.MultiplyAdd(odd, square, TLanes.Broadcast(coefficients[k + 1]));
        }
        return TLanes.MultiplyAdd(odd, t, even);
    }
}
