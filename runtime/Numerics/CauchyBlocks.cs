using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;

namespace CurseOfMemory;

/// <summary>The sums of <see cref="CauchySums.Between"/> by blocks of sixteen rows, all lengths multiples of sixteen.</summary>
internal static class CauchyBlocks
{
    private const int Block = 16;

    /// <summary>For pairs whose reciprocals are normal numbers.</summary>
    public static void Sum(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> c, Span<double> s, Span<double> q)
    {
        for (int k = 0; k < x.Length; k += Block)
            SumBlock(x[k..], y, c, s[k..], q[k..]);
    }

    /// <summary>For any pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumAnywhere(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> c, Span<double> s, Span<double> q)
    {
        for (int k = 0; k < x.Length; k += 8)
        {
            Vector512<double> xk = Create<double>(x[k..]), sums = default, squares = default;
            for (int i = 0; i < y.Length; i++)
            {
                Vector512<double> r = Reciprocals.Of(xk + Create(y[i])), cr = Create(c[i]) * r;
                sums += cr;
                squares = FusedMultiplyAdd(cr, r, squares);
            }
            sums.CopyTo(s[k..]);
            squares.CopyTo(q[k..]);
        }
    }

    // the divider is free: it takes one of four reciprocals
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumBlock(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> c, Span<double> s, Span<double> q)
    {
        ref double py = ref MemoryMarshal.GetReference(y), pc = ref MemoryMarshal.GetReference(c);
        Vector512<double> x0 = Create<double>(x), x1 = Create<double>(x[8..]), s0 = default, s1 = default, q0 = default, q1 = default;
        for (int i = 0; i < y.Length; i += 2)
        {
            Vector512<double> yi = Create(Unsafe.Add(ref py, i)), ci = Create(Unsafe.Add(ref pc, i)), r0 = Reciprocals.Inside(x0 + yi), r1 = Reciprocals.Inside(x1 + yi);
            Vector512<double> t0 = ci * r0, t1 = ci * r1;
            s0 += t0; s1 += t1; q0 = FusedMultiplyAdd(t0, r0, q0); q1 = FusedMultiplyAdd(t1, r1, q1);
            yi = Create(Unsafe.Add(ref py, i + 1)); ci = Create(Unsafe.Add(ref pc, i + 1)); r0 = Reciprocals.Inside(x0 + yi); r1 = Vector512<double>.One / (x1 + yi);
            t0 = ci * r0; t1 = ci * r1;
            s0 += t0; s1 += t1; q0 = FusedMultiplyAdd(t0, r0, q0); q1 = FusedMultiplyAdd(t1, r1, q1);
        }
        s0.CopyTo(s); s1.CopyTo(s[8..]);
        q0.CopyTo(q); q1.CopyTo(q[8..]);
    }
}
