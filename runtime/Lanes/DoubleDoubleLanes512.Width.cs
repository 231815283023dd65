using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CurseOfMemory;

#pragma warning disable CS1591 // what is not documented here is at ILanes

/// <summary>Eight <see cref="DoubleDouble"/>s that move together: their high parts in one 512-bit vector, their low parts in another.</summary>
/// <remarks>Sums and products have the errors that <see cref="DoubleDouble"/> states, but are NaN where its are infinite. Functions from Exp on are its own,
/// lane by lane.</remarks>
public readonly partial struct DoubleDoubleLanes512 : IDoubleDoubleLanes<DoubleDoubleLanes512>
{
    public static int Count { [MethodImpl(Inline)] get => 8; }

    private DoubleDoubleLanes256 Lower { [MethodImpl(Inline)] get => new(hi.GetLower(), lo.GetLower()); }

    private DoubleDoubleLanes256 Upper { [MethodImpl(Inline)] get => new(hi.GetUpper(), lo.GetUpper()); }

    [MethodImpl(Inline)]
    public static DoubleDouble Sum(DoubleDoubleLanes512 value) => DoubleDoubleLanes256.Sum(value.Lower + value.Upper);

    /// <summary>The sum of the lanes before its normalisation, see <see cref="ExtendedLanes.Sum{TLanes}(TLanes)"/>.</summary>
    [MethodImpl(Inline)]
    internal static (double High, double Low) SumOfTerms(DoubleDoubleLanes512 x) => DoubleDoubleLanes256.SumOfTerms(DoubleDoubleLanes256.AddTerm(x.Upper, x.Lower));

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 Rotate(DoubleDoubleLanes512 value)
        => new(Vector512.Shuffle(value.hi, Vector512.Create(1L, 2, 3, 4, 5, 6, 7, 0)), Vector512.Shuffle(value.lo, Vector512.Create(1L, 2, 3, 4, 5, 6, 7, 0)));

    [MethodImpl(Inline)]
    private static Vector512<double> Pushed(Vector512<double> x, double first)
        => Vector512.Shuffle(x, Vector512.Create(7L, 0, 1, 2, 3, 4, 5, 6)).WithElement(0, first);

    // (h0 l0 h1 l1 ...) to (h0 h1 ...) and (l0 l1 ...)
    [MethodImpl(Inline)]
    private static DoubleDoubleLanes512 Separate(Vector512<double> left, Vector512<double> right)
        => Avx512F.IsSupported
            ? new(Avx512F.PermuteVar8x64x2(left, Vector512.Create(0L, 2, 4, 6, 8, 10, 12, 14), right),
                Avx512F.PermuteVar8x64x2(left, Vector512.Create(1L, 3, 5, 7, 9, 11, 13, 15), right))
            : Join(DoubleDoubleLanes256.Separate(left.GetLower(), left.GetUpper()), DoubleDoubleLanes256.Separate(right.GetLower(), right.GetUpper()));

    [MethodImpl(Inline)]
    private static DoubleDoubleLanes512 Join(DoubleDoubleLanes256 lower, DoubleDoubleLanes256 upper)
        => new(Vector512.Create(lower.High, upper.High), Vector512.Create(lower.Low, upper.Low));

    [MethodImpl(Inline)]
    private static (Vector512<double> Left, Vector512<double> Right) Interleave(DoubleDoubleLanes512 value)
    {
        if (Avx512F.IsSupported)
            return (Avx512F.PermuteVar8x64x2(value.hi, Vector512.Create(0L, 8, 1, 9, 2, 10, 3, 11), value.lo),
                Avx512F.PermuteVar8x64x2(value.hi, Vector512.Create(4L, 12, 5, 13, 6, 14, 7, 15), value.lo));
        var (first, second) = DoubleDoubleLanes256.Interleave(value.Lower);
        var (third, fourth) = DoubleDoubleLanes256.Interleave(value.Upper);
        return (Vector512.Create(first, second), Vector512.Create(third, fourth));
    }

    // x y - z and z - x y; the JIT would not fold the sign of a vector into the instruction
    [MethodImpl(Inline)]
    private static Vector512<double> Fms(Vector512<double> x, Vector512<double> y, Vector512<double> z) => Avx512F.IsSupported ? Avx512F.FusedMultiplySubtract(x, y, z) : Fma(x, y, -z);

    [MethodImpl(Inline)]
    private static Vector512<double> Fnma(Vector512<double> x, Vector512<double> y, Vector512<double> z) => Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(x, y, z) : Fma(-x, y, z);
}
