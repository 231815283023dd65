using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CurseOfMemory;

#pragma warning disable CS1591 // what is not documented here is at ILanes

/// <summary>Four <see cref="DoubleDouble"/>s that move together: their high parts in one 256-bit vector, their low parts in another.</summary>
/// <remarks>Sums and products have the errors that <see cref="DoubleDouble"/> states, but are NaN where its are infinite. Functions from Exp on are its own,
/// lane by lane.</remarks>
public readonly partial struct DoubleDoubleLanes256 : IDoubleDoubleLanes<DoubleDoubleLanes256>
{
    public static int Count { [MethodImpl(Inline)] get => 4; }

    internal Vector256<double> High { [MethodImpl(Inline)] get => hi; }

    internal Vector256<double> Low { [MethodImpl(Inline)] get => lo; }

    [MethodImpl(Inline)]
    public static DoubleDouble Sum(DoubleDoubleLanes256 value)
        => (Extract(value, 0) + Extract(value, 2)) + (Extract(value, 1) + Extract(value, 3));

    /// <summary>The sum of the lanes before its normalisation, see <see cref="ExtendedLanes.Sum{TLanes}(TLanes)"/>.</summary>
    [MethodImpl(Inline)]
    internal static (double High, double Low) SumOfTerms(DoubleDoubleLanes256 x)
    {
        // as AddTerm, from four to two to one
        Vector128<double> left = x.hi.GetLower(), right = x.hi.GetUpper(), s = left + right, shift = s - left;
        Vector128<double> rest = (left - (s - shift)) + (right - shift) + (x.lo.GetLower() + x.lo.GetUpper());
        double first = s.ToScalar(), second = s.GetElement(1), sum = first + second, back = sum - first;
        return (sum, (first - (sum - back)) + (second - back) + (rest.ToScalar() + rest.GetElement(1)));
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 Rotate(DoubleDoubleLanes256 value)
        => new(Vector256.Shuffle(value.hi, Vector256.Create(1L, 2, 3, 0)), Vector256.Shuffle(value.lo, Vector256.Create(1L, 2, 3, 0)));

    [MethodImpl(Inline)]
    private static Vector256<double> Pushed(Vector256<double> x, double first)
        => Vector256.Shuffle(x, Vector256.Create(3L, 0, 1, 2)).WithElement(0, first);

    // (h0 l0 h1 l1 ...) to (h0 h1 ...) and (l0 l1 ...)
    [MethodImpl(Inline)]
    internal static DoubleDoubleLanes256 Separate(Vector256<double> left, Vector256<double> right)
    {
        if (Avx.IsSupported)
            return new(InOrder(Avx.UnpackLow(left, right)), InOrder(Avx.UnpackHigh(left, right)));
        return new(Vector256.Create(left[0], left[2], right[0], right[2]), Vector256.Create(left[1], left[3], right[1], right[3]));
    }

    [MethodImpl(Inline)]
    internal static (Vector256<double> Left, Vector256<double> Right) Interleave(DoubleDoubleLanes256 value)
    {
        Vector256<double> high = InOrder(value.hi), low = InOrder(value.lo);
        if (Avx.IsSupported)
            return (Avx.UnpackLow(high, low), Avx.UnpackHigh(high, low));
        return (Vector256.Create(high[0], low[0], high[2], low[2]), Vector256.Create(high[1], low[1], high[3], low[3]));
    }

    // what unpacking within halves of a register puts in second and third place changes places
    [MethodImpl(Inline)]
    private static Vector256<double> InOrder(Vector256<double> x) => Vector256.Shuffle(x, Vector256.Create(0L, 2, 1, 3));

    // x y - z and z - x y; the JIT would not fold the sign of a vector into the instruction
    [MethodImpl(Inline)]
    private static Vector256<double> Fms(Vector256<double> x, Vector256<double> y, Vector256<double> z) => System.Runtime.Intrinsics.X86.Fma.IsSupported ? System.Runtime.Intrinsics.X86.Fma.MultiplySubtract(x, y, z) : Fma(x, y, -z);

    [MethodImpl(Inline)]
    private static Vector256<double> Fnma(Vector256<double> x, Vector256<double> y, Vector256<double> z) => System.Runtime.Intrinsics.X86.Fma.IsSupported ? System.Runtime.Intrinsics.X86.Fma.MultiplyAddNegated(x, y, z) : Fma(-x, y, z);
}
