using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory;

/// <summary>Vectors of n doubles in blocks of four, filled up with zeros: loops over them have no remainders.</summary>
internal static class FlowBlocks
{
    private const int Length = 4;

    /// <summary>The blocks of n doubles.</summary>
    public static int Count(int n) => (n + Length - 1) / Length;

    /// <summary>The least multiple of four that is no less than n.</summary>
    public static int PaddedLength(int n) => Length * Count(n);

    /// <summary>A vector of zeros.</summary>
    public static Vector256<double>[] Create(int n) => new Vector256<double>[Count(n)];

    /// <summary>The first n doubles.</summary>
    public static Span<double> Numbers(Span<Vector256<double>> blocks, int n) => MemoryMarshal.Cast<Vector256<double>, double>(blocks)[..n];

    /// <summary>The doubles of an array whose length is a multiple of four, in blocks.</summary>
    public static Span<Vector256<double>> Of(Span<double> padded) => MemoryMarshal.Cast<double, Vector256<double>>(padded);

    /// <summary>Writes the first numbers, in whole blocks as far as there are: whoever reads a block that was written in halves waits for both.</summary>
    public static void Copy(ReadOnlySpan<Vector256<double>> blocks, Span<double> numbers)
    {
        Span<Vector256<double>> whole = MemoryMarshal.Cast<double, Vector256<double>>(numbers);
        for (int i = 0; i < whole.Length; i++)
            whole[i] = blocks[i];
        for (int i = whole.Length * Length; i < numbers.Length; i++)
            numbers[i] = blocks[whole.Length][i % Length];
    }

    /// <summary>The root mean square of weight_i value_i over n numbers, the weights beyond them being zero.</summary>
    public static double Norm(ReadOnlySpan<Vector256<double>> values, ReadOnlySpan<Vector256<double>> weights, int n)
    {
        Vector256<double> sum = default;
        for (int i = 0; i < values.Length; i++)
        {
            Vector256<double> weighted = values[i] * weights[i];
            sum = Vector256.FusedMultiplyAdd(weighted, weighted, sum);
        }
        return Math.Sqrt(Vector256.Sum(sum) / n);
    }
}
