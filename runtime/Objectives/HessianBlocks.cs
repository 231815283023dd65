using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

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
        int at = ((row + k) * n) + column + k, mirror = ((column + k) * n) + row + k;
        for (int rest = Math.Min(TLanes.Count, limit - k); rest > 0; rest--, at += n + 1, mirror += n + 1)
        {
            T element = TLanes.Extract(value, 0);
            hessian[at] += element;
            if (row != column)
                hessian[mirror] += element;
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
