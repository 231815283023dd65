using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory.Benchmarks;

/// <summary>Sums over data whose terms are programs with branches: generated in lanes, beside a plain loop and a loop of vectors by hand.</summary>
internal static class DataSums
{
    public static string Report(double frequency)
    {
        Table table = new("data", "generated, ns", "cycles per datum", "C# loop / generated", "generated / hand");
        foreach (int count in (int[])[10, 100, 1000, 10000])
        {
            double[] x = [.. Enumerable.Range(0, count).Select(n => n / (double)count)], y = [.. x.Select((t, n) => 2 * t + 0.5 + (n % 7 == 0 ? 3 : 0.3 * Math.Sin(9 * n)))];
            double[] theta = [1.8, 0.6], gradient = new double[2];
            HuberFit fit = new(x, y);
            Contest contest = Contest.Of(21, 0.002,
                Candidate.Of("generated", () => fit.Gradient(theta, gradient)),
                Candidate.Of("loop", () => Loop(x, y, theta, gradient)),
                Candidate.Of("hand", () => Hand(x, y, theta, gradient)));
            double time = contest.Nanoseconds("generated");
            table.Add($"{count}", Table.Number(time), Table.Number(time * frequency / count), Table.Number(contest.Ratio("loop", "generated")), Table.Number(contest.Ratio("generated", "hand")));
        }
        return $"## Sums over data: value and gradient of Huber's loss of a line\n\n{table}";
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Loop(double[] x, double[] y, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        double slope = theta[0], shift = theta[1], total = 0, bySlope = 0, byShift = 0;
        for (int n = 0; n < x.Length; n++)
        {
            double r = y[n] - slope * x[n] - shift, size = Math.Abs(r), push = size <= 1 ? r : Math.Sign(r);
            total += size <= 1 ? 0.5 * r * r : size - 0.5;
            bySlope -= push * x[n];
            byShift -= push;
        }
        (gradient[0], gradient[1]) = (bySlope, byShift);
        return total;
    }

    // the slope of a term is r, clamped to [-1, 1], and its value c (r - c / 2)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Hand(double[] x, double[] y, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        Vector512<double> slope = Vector512.Create(theta[0]), shift = Vector512.Create(theta[1]), one = Vector512<double>.One, half = Vector512.Create(-0.5), total = default, bySlope = default, byShift = default;
        ref double xs = ref MemoryMarshal.GetArrayDataReference(x), ys = ref MemoryMarshal.GetArrayDataReference(y);
        nuint whole = (nuint)(x.Length & -Vector512<double>.Count);
        for (nuint n = 0; n < whole; n += (nuint)Vector512<double>.Count)
        {
            Vector512<double> at = Vector512.LoadUnsafe(ref xs, n), r = Vector512.LoadUnsafe(ref ys, n) - Vector512.FusedMultiplyAdd(slope, at, shift);
            Vector512<double> push = Vector512.MaxNative(Vector512.MinNative(r, one), -one);
            total = Vector512.FusedMultiplyAdd(push, Vector512.FusedMultiplyAdd(half, push, r), total);
            bySlope = Vector512.FusedMultiplyAdd(push, at, bySlope);
            byShift += push;
        }
        (double sum, gradient[0], gradient[1]) = (Vector512.Sum(total), -Vector512.Sum(bySlope), -Vector512.Sum(byShift));
        for (int n = (int)whole; n < x.Length; n++)
        {
            double r = y[n] - theta[0] * x[n] - theta[1], push = Math.Clamp(r, -1, 1);
            sum += push * (r - 0.5 * push);
            gradient[0] -= push * x[n];
            gradient[1] -= push;
        }
        return sum;
    }
}
