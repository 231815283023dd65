using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CurseOfMemory;

#pragma warning disable CS1591 // what is not documented here is at IMatrixRow

/// <summary>How a kernel writes a row of a matrix: vector by vector from its first element on, then its end.</summary>
/// <typeparam name="TLanes">The lanes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMatrixRow<TLanes>
    where TLanes : struct, ILanes<TLanes, double>
{
    /// <summary>Stores the lanes at <c>row[start ..]</c>, as many as there is room for, where each start is the last one and the number of lanes.</summary>
    void Store(TLanes value, Span<double> row, int start);

    /// <summary>Stores what is left of the row.</summary>
    void End(Span<double> row);
}

/// <summary>A row that is stored like everything else.</summary>
/// <typeparam name="TLanes">The lanes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CachedRow<TLanes> : IMatrixRow<TLanes>
    where TLanes : struct, ILanes<TLanes, double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(TLanes value, Span<double> row, int start) => TLanes.Store(value, row, start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(Span<double> row)
    {
    }
}

/// <summary>
/// A row that is stored past the caches, whole lines at a time, wherever it begins: each line is put together of two vectors. Else the processor would
/// read every line before it writes it. Its memory has to stay where it is, see <see cref="MatrixRows.PastCaches"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct StreamedRow : IMatrixRow<Lanes512>
{
    private const int Line = 8;

    private Lanes512 first, last, rest;
    private int next;  // the element that begins the next line

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Lanes512 value, Span<double> row, int start)
    {
        if (start == 0)
            (first, next) = (value, FirstOfLine(row));
        else if (next + Line <= row.Length)
            next = StoreLine(Window(last, value, next), row, next);
        else
            rest = Window(last, value, next);
        last = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void End(Span<double> row) => End(row, next, first, last, rest);

    /// <summary>What lies before the first line, and behind the last one: in the last vector, or in the two last.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void End(Span<double> row, int next, Lanes512 first, Lanes512 last, Lanes512 rest)
    {
        Lanes512.Store(first, row[..Math.Min(next % Line, row.Length)], 0);
        int lastStart = (row.Length - 1) / Line * Line;
        Lanes512 left = next < lastStart ? rest : Window(last, last, next);
        if (next + Line == row.Length)
            StoreLine(left, row, next);
        else if (next < row.Length)
            Lanes512.Store(left, row, next);
    }

    private static unsafe int FirstOfLine(Span<double> row) =>
        (int)(-(nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(row)) & ((Line * sizeof(double)) - 1)) / sizeof(double);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe int StoreLine(Lanes512 value, Span<double> row, int start)
    {
        value.Vector.StoreAlignedNonTemporal((double*)Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetReference(row), start)));
        return start + Line;
    }

    /// <summary>Eight of the sixteen numbers of two vectors, from number <paramref name="from"/> modulo eight on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes512 Window(Lanes512 low, Lanes512 high, int from)
    {
        Vector512<long> at = Vector512<long>.Indices + Vector512.Create((long)(from & (Line - 1)));
        return Avx512F.IsSupported
            ? Avx512F.PermuteVar8x64x2(low.Vector, at, high.Vector)
            : Vector512.Shuffle(low.Vector, at) + Vector512.Shuffle(high.Vector, at - Vector512.Create((long)Line));
    }
}

/// <summary>When and how matrices are written past the caches.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MatrixRows
{
    /// <summary>16 MiB: what one core finds of most last caches, less than which is left there for whoever reads it.</summary>
    private const int Cached = 1 << 21;

    /// <summary>A kernel that writes a matrix.</summary>
    public delegate double Kernel<TSelf>(TSelf self, ReadOnlySpan<double> theta, Span<double> gradient, Span<double> matrix);

    /// <summary>Whether a matrix of so many elements should be written past the caches.</summary>
    public static bool LeaveCaches(int length) => Lanes512.IsSupported && length > Cached;

    /// <summary>Runs a kernel while the matrix can't be moved, and waits for its stores.</summary>
    public static unsafe double PastCaches<TSelf>(TSelf self, ReadOnlySpan<double> theta, Span<double> gradient, Span<double> matrix, Kernel<TSelf> kernel)
    {
        fixed (double* pinned = matrix)
        {
            double value = kernel(self, theta, gradient, matrix);
            if (Sse.IsSupported)
                Sse.StoreFence();
            return value;
        }
    }
}
