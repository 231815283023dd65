using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CurseOfMemory;

/// <summary>What generated Hessians share: mirrored triangles, diagonals and edges of a row-major n x n matrix.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HessianBlocks
{
    /// <summary>
    /// Copies the block at (row, column) to its mirror image at (column, row); of a block on the diagonal, the upper triangle to the lower.
    /// </summary>
    public static void Mirror<T>(Span<T> hessian, int n, int row, int rows, int column, int columns)
    {
        for (int k = 0; k < rows; k++)
        {
            ReadOnlySpan<T> source = hessian.Slice(((row + k) * n) + column, columns);
            for (int j = row == column ? k + 1 : 0; j < columns; j++)
                hessian[((column + j) * n) + row + k] = source[j];
        }
    }

    /// <summary>Adds lanes to the diagonal from (row + k, column + k) on, and to its mirror image where that is another one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddDiagonal<TLanes, T>(Span<T> hessian, int n, int row, int column, int k, int limit, TLanes value)
        where TLanes : struct, ILanes<TLanes, T>
        where T : IAdditionOperators<T, T, T>
    {
        // elements lie n + 1 apart, mirror images all as far from them: bounds are checked once
        int count = Math.Min(TLanes.Count, limit - k), length = ((count - 1) * (n + 1)) + 1, at = ((row + k) * n) + column + k, mirror = (column - row) * (n - 1);
        ref T element = ref MemoryMarshal.GetReference(hessian.Slice(at, length));
        _ = hessian.Slice(at + mirror, length);
        for (int rest = count; ; element = ref Unsafe.Add(ref element, n + 1))
        {
            T x = TLanes.Extract(value, 0);
            element += x;
            if (row != column)
                Unsafe.Add(ref element, mirror) += x;
            if (--rest <= 0)
                return;
            value = TLanes.Rotate(value);
        }
    }

    /// <summary>Adds a number to the diagonal at (row + k, column + k), and to its mirror image where that is another element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddDiagonal<T>(Span<T> hessian, int n, int row, int column, int k, T value)
        where T : IAdditionOperators<T, T, T>
        => Add(hessian, n, row + k, column + k, value);

    /// <summary>Adds lanes to a row from (row, column + k) on, and to its mirror image; an element that is its own mirror image counts twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddEdge<TLanes, T>(Span<T> hessian, int n, int row, int column, int k, int limit, TLanes value)
        where TLanes : struct, ILanes<TLanes, T>
        where T : IAdditionOperators<T, T, T>
    {
        for (int lane = 0; lane < TLanes.Count && k + lane < limit; lane++)
        {
            T element = TLanes.Extract(value, lane);
            hessian[(row * n) + column + k + lane] += element;
            hessian[((column + k + lane) * n) + row] += element;
        }
    }

    private static void Add<T>(Span<T> hessian, int n, int row, int column, T element)
        where T : IAdditionOperators<T, T, T>
    {
        hessian[(row * n) + column] += element;
        if (row != column)
            hessian[(column * n) + row] += element;
    }
}
