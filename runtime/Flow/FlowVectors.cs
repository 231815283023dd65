using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory;

/// <summary>The few vector operations of the integration methods, four components at a time.</summary>
internal static class FlowVectors
{
    /// <summary>target += factor * source.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> source)
    {
        for (int i = 0; i < target.Length; i += Lanes256.Count)
            Lanes256.Store(Lanes256.MultiplyAdd(factor, Lanes256.Load(source, i), Lanes256.Load(target, i)), target, i);
    }

    /// <summary>target = -target.</summary>
    public static void Negate(Span<double> target)
    {
        for (int i = 0; i < target.Length; i += Lanes256.Count)
            Lanes256.Store(-Lanes256.Load(target, i), target, i);
    }

    public static bool AreFinite(ReadOnlySpan<double> values)
    {
        ReadOnlySpan<Vector256<double>> blocks = MemoryMarshal.Cast<double, Vector256<double>>(values);
        Vector256<double> probe = default;
        foreach (Vector256<double> block in blocks)
            probe += block * 0;
        double rest = 0;
        for (int i = blocks.Length * Vector256<double>.Count; i < values.Length; i++)
            rest += values[i] * 0;
        return rest == 0 && Vector256.EqualsAll(probe, Vector256<double>.Zero);
    }

    /// <summary>The largest |value|.</summary>
    public static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    /// <summary>target = factor * sum_j weight_j v_j, the vectors v_1, v_2, ... lying one behind the other.</summary>
    public static void Combine(ReadOnlySpan<double> vectors, ReadOnlySpan<(int Vector, double Weight)> row, double factor, Span<double> target)
    {
        for (int i = 0; i < target.Length; i += Lanes256.Count)
        {
            Lanes256 sum = Lanes256.Zero;
            foreach ((int vector, double weight) in row)
                sum = Lanes256.MultiplyAdd(weight, Lanes256.Load(vectors, (vector - 1) * target.Length + i), sum);
            Lanes256.Store(factor * sum, target, i);
        }
    }

    /// <summary>The root mean square of weight_i value_i.</summary>
    public static double Norm(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        Lanes256 sum = Lanes256.Zero;
        for (int i = 0; i < values.Length; i += Lanes256.Count)
        {
            Lanes256 weighted = Lanes256.Keep(Lanes256.Load(values, i) * Lanes256.Load(weights, i), values.Length - i);
            sum = Lanes256.MultiplyAdd(weighted, weighted, sum);
        }
        return Math.Sqrt(Lanes256.Sum(sum) / values.Length);
    }

    /// <summary>The root mean square of weight_i (first_i + second_i).</summary>
    public static double Norm(ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> weights)
    {
        Lanes256 sum = Lanes256.Zero;
        for (int i = 0; i < first.Length; i += Lanes256.Count)
        {
            Lanes256 value = Lanes256.Load(first, i) + Lanes256.Load(second, i);
            Lanes256 weighted = Lanes256.Keep(value * Lanes256.Load(weights, i), first.Length - i);
            sum = Lanes256.MultiplyAdd(weighted, weighted, sum);
        }
        return Math.Sqrt(Lanes256.Sum(sum) / first.Length);
    }
}
