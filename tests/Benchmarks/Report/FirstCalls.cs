using System.Diagnostics;
using System.Globalization;

namespace CurseOfMemory.Benchmarks;

/// <summary>The first calls after compilation beside later ones, with the runtime's own tiers, in a process of its own.</summary>
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
        Table table = new("m", "first 25 calls, ns", "later calls, ns", "ratio", "compilation, ms");
        foreach (double[] row in lines.Select(line => line.Split(' ').Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray()))
        {
            table.Add([$"{row[0]}", .. row[1..3].Select(Table.Number), Table.Number(row[1] / row[2]), Table.Number(row[3])]);
            targets.AtMost($"first calls / later calls after compilation, m = {row[0]}", 1.2, row[1] / row[2]);
        }
        return $"## First calls of the gradient\n\n{table}";
    }

    /// <summary>Prints a line for each length.</summary>
    public static void Run()
    {
        Core.Pin();
        foreach (int m in (int[])[8, 16])
        {
            Pairs p = new(m, m);
            ExponentialFit fit = new(p.B, p.R);
            double compilation = Time(fit, p, 1), first = Time(fit, p, First) / First;
            Time(fit, p, Later);
            double later = Enumerable.Range(0, Rounds).Select(_ => Time(fit, p, First) / First).Order().ElementAt(Rounds / 2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{m} {first} {later} {1e-6 * compilation}"));
        }
    }

    private static double Time(ExponentialFit fit, Pairs p, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            fit.Gradient(p.Theta, p.Gradient);
        return (Stopwatch.GetTimestamp() - start) * (1e9 / Stopwatch.Frequency);
    }
}
