using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.Intrinsics.Vector128;

namespace CurseOfMemory;

// In .NET's vectors, and so once for each width: every inlined call of a lane member takes of a kernel's budget, and .NET's own members
// take nothing.
public readonly partial struct Lanes128
{
    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128 Exp(Lanes128 x)
    {
        // asked of the hardware itself: through a property, the JIT would import the branch that is never taken, and spend its budget on it
        if (Avx512F.IsSupported)
            return ExponentialTable.Exp(x.v.ToVector256Unsafe().ToVector512Unsafe()).GetLower().GetLower();
        var clamped = MinNative(Create(710.0), MaxNative(Create(-746.0), x.v));
        Vector128<double> k = Vector128.Round(clamped * Create(Exponentials.Log2E)), some = Vector128.Floor(k * Create(0.5));
        // e^x = 2^k e^r; 2^k by halves, so that it neither overflows nor underflows before the product does
        return (Vector128<double>.One + Expm1OfRest(clamped, k)) * PowerOfTwo(some) * PowerOfTwo(k - some);
    }

    [MethodImpl(Inline)]
    static Lanes128 IVectorLanes<Lanes128>.HalfExpm1(Lanes128 x)
    {
        var clamped = MinNative(Create(711.0), MaxNative(Create(-40.0), x.v));
        var k = MinNative(Create(1024.0), Vector128.Round(clamped * Create(Exponentials.Log2E)));
        // (e^x - 1) / 2 = s (e^r - 1) + s - 1/2 with s = 2^(k - 1)
        var s = PowerOfTwo(k - Vector128<double>.One);
        return MultiplyAddEstimate(s, Expm1OfRest(clamped, k), s - Create(0.5));
    }

    /// <summary>e^r - 1 with r = x - k log 2, for |r| up to a little over log(2) / 2.</summary>
    [MethodImpl(Inline)]
    private static Vector128<double> Expm1OfRest(Vector128<double> x, Vector128<double> k)
    {
        var r = MultiplyAddEstimate(k, Create(-Exponentials.Log2Lower), MultiplyAddEstimate(k, Create(-Exponentials.Log2Upper), x));
        Vector128<double> r2 = r * r, r4 = r2 * r2;
        // e^r - 1 = r + r^2 / 2 + r^3 (1/3! + r/4! + ... + r^10/13!); the rest is below a tenth of a unit in the last place of r
        var first = MultiplyAddEstimate(r2, MultiplyAddEstimate(r, Create(1 / 720.0), Create(1 / 120.0)), MultiplyAddEstimate(r, Create(1 / 24.0), Create(1 / 6.0)));
        var second = MultiplyAddEstimate(r2, MultiplyAddEstimate(r, Create(1 / 3628800.0), Create(1 / 362880.0)), MultiplyAddEstimate(r, Create(1 / 40320.0), Create(1 / 5040.0)));
        var third = MultiplyAddEstimate(r2, Create(1 / 6227020800.0), MultiplyAddEstimate(r, Create(1 / 479001600.0), Create(1 / 39916800.0)));
        var series = MultiplyAddEstimate(r4, MultiplyAddEstimate(r4, third, second), first);
        return r + MultiplyAddEstimate(r2, Create(0.5), r2 * r * series);
    }

    /// <summary>2^n for whole numbers from -1022 to 1023.</summary>
    [MethodImpl(Inline)]
    private static Vector128<double> PowerOfTwo(Vector128<double> n)
        // 2^52 + 1023 + n holds n, biased as a double's exponent is, in its lowest bits
        => ShiftLeft((n + Create(4503599627371519.0)).AsInt64(), 52).AsDouble();
}
