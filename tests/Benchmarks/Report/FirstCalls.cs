using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace CurseOfMemory.Benchmarks;

/// <summary>
/// The first calls after compilation beside later ones, with the runtime's own tiers, in a process of its own; those of the kernel by hand, which pays
/// for cold caches and untrained branches as well; and the first call of the same kernel, long warm, once other code has been compiled.
/// </summary>
internal static class FirstCalls
{
    public const string Verb = "first-calls";

    private const int First = 25, Later = 200_000, Rounds = 101;

    public static string Report(Targets targets)
    {
        bool isHost = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        ProcessStartInfo start = new(Environment.ProcessPath!, isHost ? [typeof(FirstCalls).Assembly.Location, Verb] : [Verb]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_TieredCompilation"] = "1";
        using Process process = Process.Start(start)!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Table table = new("m", "very first call, ns", "first 25 calls, ns", "later calls, ns", "ratio", "without the very first", "compilation, ms", "by hand: ratio", "without the very first", "warm, after other code was compiled, ns");
        foreach (double[] row in lines.Select(line => line.Split(' ').Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray()))
        {
            (double first, double others, double later) = (row[1], row[2], row[3]);
            double ratio = (first + (First - 1) * others) / First / later, byHand = (row[5] + (First - 1) * row[6]) / First / row[7];
            table.Add([$"{row[0]}", .. new[] { first, ratio * later, later, ratio, others / later, row[4], byHand, row[6] / row[7], row[8] }.Select(Table.Number)]);
            targets.AtMost($"first calls / later calls after compilation, m = {row[0]}", 1.2, ratio);
        }
        return $"## First calls of the gradient\n\n{table}";
    }

    /// <summary>Prints a line for each length.</summary>
    public static void Run()
    {
        Core.Pin();
        Times(new("nothing", [MethodImpl(MethodImplOptions.AggressiveOptimization)] (reps) => reps));
        foreach (int m in (int[])[8, 16])
        {
            Pairs p = new(m, m);
            ExponentialFit fit = new(p.B, p.R);
            Candidate gradient = new("generated", Repeated.Gradient(fit, p));
            double[] generated = Times(gradient), hand = Times(Peer.Hand.Gradient("hand", p));
            Time(gradient, First);
            Time(new("other code", Repeated.Product(fit, p)), 1);
            double warm = Time(gradient, 1);
            Console.WriteLine(string.Join(' ', new[] { m, generated[1], generated[2], generated[3], 1e-6 * generated[0], hand[1], hand[2], hand[3], warm }.Select(x => x.ToString(CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>The times of the call that compiles, of the one after it, and of each of those that follow, and of each much later.</summary>
    private static double[] Times(Candidate candidate)
    {
        double[] times = [Time(candidate, 1), Time(candidate, 1), Time(candidate, First - 1) / (First - 1)];
        Time(candidate, Later);
        return [.. times, Enumerable.Range(0, Rounds).Select(_ => Time(candidate, First) / First).Order().ElementAt(Rounds / 2)];
    }

    private static double Time(Candidate candidate, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        candidate.Run(calls);
        return (Stopwatch.GetTimestamp() - start) * (1e9 / Stopwatch.Frequency);
    }
}
