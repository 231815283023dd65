using System.Runtime.CompilerServices;

namespace CurseOfMemory.Benchmarks;

/// <summary>Gradients of losses that are programs with one loop, of one problem: generated with the passes in lanes, beside a plain loop by hand.</summary>
internal static class Loops
{
    public static string Report(double frequency)
    {
        Table table = new("loss", "parameters", "generated, ns", "cycles per pass", "C# loop / generated");
        foreach (int count in (int[])[10, 32, 100, 1000])
        {
            double[] x = [.. Enumerable.Range(0, count).Select(i => 0.4 + 0.5 * Math.Sin(i))], gradient = new double[count];
            Valley valley = new();
            Add(table, "Rosenbrock", count, frequency, Contest.Of(21, 0.002, Candidate.Of("generated", () => valley.Gradient(x, gradient)), Candidate.Of("loop", () => Rosenbrock(x, gradient))));
            SoftMaximum maximum = new();
            Add(table, "log-sum-exp", count, frequency, Contest.Of(21, 0.002, Candidate.Of("generated", () => maximum.Gradient(x, gradient)), Candidate.Of("loop", () => LogSumExp(x, gradient))));
        }
        return $"## Loops of programs: value and gradient of one problem\n\n{table}";
    }

    private static void Add(Table table, string loss, int count, double frequency, Contest contest)
    {
        double time = contest.Nanoseconds("generated");
        table.Add(loss, $"{count}", Table.Number(time), Table.Number(time * frequency / count), Table.Number(contest.Ratio("loop", "generated")));
    }

    // each element is stored once: what the pass before gives to it is carried on
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Rosenbrock(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double f = 0, carried = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double u = x[i + 1] - x[i] * x[i], v = 1 - x[i];
            f += 100 * u * u + v * v;
            gradient[i] = carried - 400 * u * x[i] - 2 * v;
            carried = 200 * u;
        }
        gradient[^1] = carried;
        return f;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double LogSumExp(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double max = double.NegativeInfinity, sum = 0;
        for (int i = 0; i < x.Length; i++)
            max = Math.Max(max, x[i]);
        for (int i = 0; i < x.Length; i++)
            sum += gradient[i] = Math.Exp(x[i] - max);
        for (int i = 0; i < x.Length; i++)
            gradient[i] /= sum;
        return max + Math.Log(sum);
    }
}
