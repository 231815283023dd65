using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory;

/// <summary>What generated objectives share over a batch of B problems in structure of arrays: row i holds component i of each problem.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ProblemRows
{
    /// <summary>Whether there are no problems, B = 0; theta must then be empty too.</summary>
    /// <exception cref="ArgumentException">theta is not empty.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreNone<T>(ReadOnlySpan<T> theta, ReadOnlySpan<T> values)
    {
        if (values.IsEmpty && !theta.IsEmpty)
            ThrowLength(theta.Length, 0);
        return values.IsEmpty;
    }

    /// <summary>Checks that theta is made of B equal shares.</summary>
    /// <param name="length">The length of theta.</param>
    /// <param name="problems">B.</param>
    /// <param name="parameters">How many parameters each problem has.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(int length, int problems, int parameters)
    {
        if (parameters * problems != length)
            ThrowLength(length, problems);
    }

    /// <summary>An array of data that differ by problem.</summary>
    /// <param name="data">Element i of problem b is number i * B + b.</param>
    /// <param name="elements">How many elements the loss reads.</param>
    /// <param name="problems">B.</param>
    /// <param name="name">The name of the array.</param>
    /// <exception cref="ArgumentException">It does not hold as many elements of as many problems.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<double> Data(ReadOnlySpan<double> data, int elements, int problems, string name)
    {
        if (data.Length != (long)elements * problems)
            ThrowData(name, data.Length, elements, problems);
        return data;
    }

    /// <summary>Takes component after component of a group of problems, one in each lane; lanes behind the last problem repeat it.</summary>
    /// <param name="rows">Component i of problem b is number i * B + b.</param>
    /// <param name="first">The problem in the first lane.</param>
    /// <param name="problems">B.</param>
    /// <param name="lanes">Receives component i at place i.</param>
    public static void Take<TLanes>(ReadOnlySpan<double> rows, int first, int problems, Span<TLanes> lanes)
        where TLanes : struct, ILanes<TLanes, double>
    {
        for (int i = 0; i < lanes.Length; i++)
            lanes[i] = TLanes.Load(rows.Slice(i * problems, problems), first);
    }

    /// <summary>Puts component after component of a group of problems back, see <see cref="Take"/>.</summary>
    public static void Put<TLanes>(ReadOnlySpan<TLanes> lanes, int first, int problems, Span<double> rows)
        where TLanes : struct, ILanes<TLanes, double>
    {
        for (int i = 0; i < lanes.Length; i++)
            TLanes.Store(lanes[i], rows.Slice(i * problems, problems), first);
    }

    /// <summary>Adds lanes to a row's numbers of a group of problems, from those on that no group before has had.</summary>
    /// <param name="value">The lanes.</param>
    /// <param name="row">The numbers of the group.</param>
    /// <param name="from">How many lanes a group before has had.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<TLanes, T>(TLanes value, Span<T> row, int from)
        where TLanes : struct, ILanes<TLanes, T>
        where T : IAdditionOperators<T, T, T>
    {
        if (from == 0)
        {
            TLanes.Store(TLanes.Load(row, 0) + value, row, 0);
            return;
        }
        for (int lane = from; lane < row.Length; lane++)
            row[lane] += TLanes.Extract(value, lane);
    }

    /// <summary>Fills component after component of a vector with NaN for each problem whose value is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SpreadNaN(ReadOnlySpan<double> values, Span<double> vector)
    {
        if (AnyIsNaN(values))
            Spread(values, vector);
    }

    /// <summary>Fills component after component of a vector with NaN for each problem whose value is NaN.</summary>
    public static void SpreadNaN(ReadOnlySpan<DoubleDouble> values, Span<DoubleDouble> vector)
    {
        for (int b = 0; b < values.Length; b++)
        {
            if (!DoubleDouble.IsNaN(values[b]))
                continue;
            for (int at = b; at < vector.Length; at += values.Length)
                vector[at] = DoubleDouble.NaN;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AnyIsNaN(ReadOnlySpan<double> values)
    {
        if (values.Length < LaneWidths.Widest)
            return AnyOfFewIsNaN(values);
        ref double first = ref MemoryMarshal.GetReference(values);
        for (int b = 0; b < values.Length - LaneWidths.Widest; b += LaneWidths.Widest)
        {
            if (AnyIsNaN(Vector512.LoadUnsafe(ref first, (nuint)b)))
                return true;
        }
        return AnyIsNaN(Vector512.LoadUnsafe(ref first, (nuint)(values.Length - LaneWidths.Widest)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AnyIsNaN(Vector512<double> values) => !Vector512.EqualsAll(values, values);

    private static bool AnyOfFewIsNaN(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (double.IsNaN(value))
                return true;
        }
        return false;
    }

    private static void Spread(ReadOnlySpan<double> values, Span<double> vector)
    {
        for (int b = 0; b < values.Length; b++)
        {
            if (!double.IsNaN(values[b]))
                continue;
            for (int at = b; at < vector.Length; at += values.Length)
                vector[at] = double.NaN;
        }
    }

    [DoesNotReturn]
    private static void ThrowData(string name, int length, int elements, int problems) => throw new ArgumentException(
        $"{name} has {length} elements; expected {(long)elements * problems}, the {elements} that the loss reads for {(problems == 1 ? "one problem" : $"each of {problems} problems")}.", name);

    [DoesNotReturn]
    private static void ThrowLength(int length, int problems) =>
        throw new ArgumentException($"theta has length {length}; expected a multiple of the {problems} problems that values has room for.", "theta");
}
