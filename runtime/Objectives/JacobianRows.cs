using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>What generated Jacobians share: columns and diagonals of a row-major matrix with n columns, written a few rows at a time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JacobianRows
{
    /// <summary>Stores lanes down a column from a row on, as many as there are rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreColumn<TLanes, T>(Span<T> jacobian, int n, int row, int column, TLanes value)
        where TLanes : struct, ILanes<TLanes, T>
    {
        int place = (row * n) + column;
        for (int lane = 0; lane < TLanes.Count && place < jacobian.Length; lane++, place += n)
            jacobian[place] = TLanes.Extract(value, lane);
    }

    /// <summary>Adds lanes to a column from a row on, as many as there are rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddColumn<TLanes, T>(Span<T> jacobian, int n, int row, int column, TLanes value)
        where TLanes : struct, ILanes<TLanes, T>
        where T : IAdditionOperators<T, T, T>
        => AddDown(jacobian, n, (row * n) + column, value);

    /// <summary>Adds lanes from (row, column + row) on down a diagonal, as many as there are rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddDiagonal<TLanes, T>(Span<T> jacobian, int n, int row, int column, TLanes value)
        where TLanes : struct, ILanes<TLanes, T>
        where T : IAdditionOperators<T, T, T>
        => AddDown(jacobian, n + 1, (row * n) + column + row, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddDown<TLanes, T>(Span<T> jacobian, int step, int place, TLanes value)
        where TLanes : struct, ILanes<TLanes, T>
        where T : IAdditionOperators<T, T, T>
    {
        for (int lane = 0; lane < TLanes.Count && place < jacobian.Length; lane++, place += step)
            jacobian[place] += TLanes.Extract(value, lane);
    }
}
