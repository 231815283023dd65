using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>What generated objectives share over a batch of B problems in structure of arrays: row i holds component i of each problem.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ProblemRows
{
    /// <summary>Whether there are no problems, B = 0; theta must then be empty too.</summary>
    /// <exception cref="ArgumentException">theta is not empty.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreNone(ReadOnlySpan<double> theta, ReadOnlySpan<double> values)
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

    /// <summary>Fills component after component of a vector with NaN for each problem whose value is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SpreadNaN(ReadOnlySpan<double> values, Span<double> vector)
    {
        if (AnyIsNaN(values))
            Spread(values, vector);
    }

    private static bool AnyIsNaN(ReadOnlySpan<double> values)
    {
        int b = 0;
        for (; b <= values.Length - Vector<double>.Count; b += Vector<double>.Count)
        {
            Vector<double> some = new(values[b..]);
            if (!Vector.EqualsAll(some, some))
                return true;
        }
        for (; b < values.Length; b++)
        {
            if (double.IsNaN(values[b]))
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
    private static void ThrowLength(int length, int problems) =>
        throw new ArgumentException($"theta has length {length}; expected a multiple of the {problems} problems that values has room for.", "theta");
}
