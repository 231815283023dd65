using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.Intrinsics.Vector512;

namespace CurseOfMemory;

/// <summary>Self sums by tiles of eight rows: the reciprocal of each pair serves both of its sums, by rows and by columns.</summary>
internal static class CauchyTiles
{
    private const int Rows = 8;

    /// <summary>The sums of <see cref="CauchySums.Self"/>, the length a multiple of 8.</summary>
    public static void Sum(ReadOnlySpan<double> x, ReadOnlySpan<double> c, Span<double> s, Span<double> q)
    {
        s.Clear();
        q.Clear();
        for (int i = 0; i < x.Length; i += Rows)
        {
            Diagonal(x.Slice(i, Rows), c.Slice(i, Rows), s.Slice(i, Rows), q.Slice(i, Rows));
            Tile(x[i..], c[i..], s[i..], q[i..]);
        }
    }

    /// <summary>The pairs of the first eight with each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Diagonal(ReadOnlySpan<double> x, ReadOnlySpan<double> c, Span<double> s, Span<double> q)
    {
        Vector512<double> first = Create<double>(x), sums = Create<double>(s), squares = Create<double>(q);
        for (int i = 0; i < x.Length; i++)
        {
            Vector512<double> r = Reciprocals.Inside(first + Create(x[i])), cr = Create(c[i]) * r;
            sums += cr;
            squares = FusedMultiplyAdd(cr, r, squares);
        }
        sums.CopyTo(s);
        squares.CopyTo(q);
    }

    /// <summary>The pairs of the first eight with all others. The divider is free: it takes two of eight reciprocals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(ReadOnlySpan<double> x, ReadOnlySpan<double> c, Span<double> s, Span<double> q)
    {
        ref double px = ref MemoryMarshal.GetReference(x), pc = ref MemoryMarshal.GetReference(c), ps = ref MemoryMarshal.GetReference(s), pq = ref MemoryMarshal.GetReference(q);
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        Vector512<double> q0 = default, q1 = default, q2 = default, q3 = default, q4 = default, q5 = default, q6 = default, q7 = default;
        for (nuint k = Rows; k < (nuint)x.Length; k += Rows)
        {
            Vector512<double> xk = LoadUnsafe(ref px, k), ck = LoadUnsafe(ref pc, k), sk = LoadUnsafe(ref ps, k), qk = LoadUnsafe(ref pq, k), r, r2;
            r = Reciprocals.Inside(xk + Create(px)); r2 = r * r;
            s0 = FusedMultiplyAdd(ck, r, s0); q0 = FusedMultiplyAdd(ck, r2, q0); sk = FusedMultiplyAdd(Create(pc), r, sk); qk = FusedMultiplyAdd(Create(pc), r2, qk);
            r = Reciprocals.Inside(xk + Create(Unsafe.Add(ref px, 1))); r2 = r * r;
            s1 = FusedMultiplyAdd(ck, r, s1); q1 = FusedMultiplyAdd(ck, r2, q1); sk = FusedMultiplyAdd(Create(Unsafe.Add(ref pc, 1)), r, sk); qk = FusedMultiplyAdd(Create(Unsafe.Add(ref pc, 1)), r2, qk);
            r = Reciprocals.Inside(xk + Create(Unsafe.Add(ref px, 2))); r2 = r * r;
            s2 = FusedMultiplyAdd(ck, r, s2); q2 = FusedMultiplyAdd(ck, r2, q2); sk = FusedMultiplyAdd(Create(Unsafe.Add(ref pc, 2)), r, sk); qk = FusedMultiplyAdd(Create(Unsafe.Add(ref pc, 2)), r2, qk);
            r = One / (xk + Create(Unsafe.Add(ref px, 3))); r2 = r * r;
            s3 = FusedMultiplyAdd(ck, r, s3); q3 = FusedMultiplyAdd(ck, r2, q3); sk = FusedMultiplyAdd(Create(Unsafe.Add(ref pc, 3)), r, sk); qk = FusedMultiplyAdd(Create(Unsafe.Add(ref pc, 3)), r2, qk);
            r = Reciprocals.Inside(xk + Create(Unsafe.Add(ref px, 4))); r2 = r * r;
            s4 = FusedMultiplyAdd(ck, r, s4); q4 = FusedMultiplyAdd(ck, r2, q4); sk = FusedMultiplyAdd(Create(Unsafe.Add(ref pc, 4)), r, sk); qk = FusedMultiplyAdd(Create(Unsafe.Add(ref pc, 4)), r2, qk);
            r = Reciprocals.Inside(xk + Create(Unsafe.Add(ref px, 5))); r2 = r * r;
            s5 = FusedMultiplyAdd(ck, r, s5); q5 = FusedMultiplyAdd(ck, r2, q5); sk = FusedMultiplyAdd(Create(Unsafe.Add(ref pc, 5)), r, sk); qk = FusedMultiplyAdd(Create(Unsafe.Add(ref pc, 5)), r2, qk);
            r = Reciprocals.Inside(xk + Create(Unsafe.Add(ref px, 6))); r2 = r * r;
            s6 = FusedMultiplyAdd(ck, r, s6); q6 = FusedMultiplyAdd(ck, r2, q6); sk = FusedMultiplyAdd(Create(Unsafe.Add(ref pc, 6)), r, sk); qk = FusedMultiplyAdd(Create(Unsafe.Add(ref pc, 6)), r2, qk);
            r = One / (xk + Create(Unsafe.Add(ref px, 7))); r2 = r * r;
            s7 = FusedMultiplyAdd(ck, r, s7); q7 = FusedMultiplyAdd(ck, r2, q7); sk = FusedMultiplyAdd(Create(Unsafe.Add(ref pc, 7)), r, sk); qk = FusedMultiplyAdd(Create(Unsafe.Add(ref pc, 7)), r2, qk);
            sk.StoreUnsafe(ref ps, k);
            qk.StoreUnsafe(ref pq, k);
        }
        (LoadUnsafe(ref ps) + Sums(s0, s1, s2, s3, s4, s5, s6, s7)).StoreUnsafe(ref ps);
        (LoadUnsafe(ref pq) + Sums(q0, q1, q2, q3, q4, q5, q6, q7)).StoreUnsafe(ref pq);
    }

    private static Vector512<double> One { [MethodImpl(MethodImplOptions.AggressiveInlining)] get => Vector512<double>.One; }

    /// <summary>The sums of eight vectors, in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Sums(
        Vector512<double> v0, Vector512<double> v1, Vector512<double> v2, Vector512<double> v3, Vector512<double> v4, Vector512<double> v5, Vector512<double> v6, Vector512<double> v7)
    {
        Vector512<double> x = Quads(Pairs(v0, v1), Pairs(v2, v3)), y = Quads(Pairs(v4, v5), Pairs(v6, v7));
        return Quads(x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Pairs(Vector512<double> x, Vector512<double> y) => Avx512F.UnpackLow(x, y) + Avx512F.UnpackHigh(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Quads(Vector512<double> x, Vector512<double> y) => Avx512F.Shuffle4x128(x, y, 0x88) + Avx512F.Shuffle4x128(x, y, 0xdd);
}
