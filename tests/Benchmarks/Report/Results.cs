using System.Globalization;

namespace CurseOfMemory.Benchmarks;

/// <summary>Everything that is measured, in one file.</summary>
internal static class Results
{
    private const string How = """
        # Measured

        `dotnet run -c Release --project tests/Benchmarks` writes this file; it needs g++ and gcc. All candidates of a row run in turns in one process on
        one core, timed by the thread's own clock, medians over the rounds; "hand" is `Rivals/hand.cpp`, AVX-512 intrinsics, and "C++ loop" is
        `Rivals/plain.cpp` with `-O3 -march=native -ffast-math`. A pair is an ordered pair of exponentials. Times depend on the machine and on what
        else it does: trust the ratios, to about 10 %.
        """;

    private const string Reasons = """
        ## Why targets are missed

        - Gradient at m = 2, 4, 8: the hand kernels are straight-line code for one length, bound by the divider at 17 cycles for m = 2. Generated code pays some
          45 cycles for checks of lengths, the test of the domain, two calls and loops whose lengths are known only at run time. At 10 and 16 the same
          costs are 20 %, one more instruction for each reciprocal included, which makes it right at zero and infinity.
        - m = 64: tiles of eight rows are copied with padding before and after, and their stores cross lines of the cache where the caller's arrays aren't aligned.
        - Hessian up to m = 64: sums are by rows and need six horizontal sums for each, and the hand kernels keep all k in registers instead. At 4096 the
          hand kernel streams its stores past the cache, which needs rows that start at multiples of 64 bytes, and callers' arrays don't.
        - Product: each pair is met twice and takes six sums and 20 instructions, of which the hand kernel spares two by common factors.
        - Double-double: sums are by the accurate algorithm of 20 operations and products by one of 9 (Joldes, Muller, Popescu 2017), about 90 operations for a pair by count
          against 11 in double; the target presumes sloppy sums of 11. The machine code was not read for what else there is.
        - tanh: its e^x - 1 must be accurate near 0, and is a polynomial of degree 13 instead of the table that exp has.
        """;

    /// <summary>Prints the tables of some measurements alone.</summary>
    public static void Print(IEnumerable<string> names)
    {
        Core.Pin();
        double frequency = Core.Frequency();
        Targets targets = new();
        foreach (string name in names)
        {
            Console.WriteLine(name switch
            {
                "kernels" => Kernels.Report(frequency, targets),
                "chains" => Chains.Report(frequency),
                "batches" => Batches.Report(frequency, targets),
                "functions" => FunctionTimes.Report(frequency, targets),
                "extended" => Extended.Report(targets),
                _ => throw new ArgumentException($"There is no measurement '{name}'; there are kernels, chains, batches, functions and extended.", nameof(names)),
            });
        }
        Console.WriteLine(targets);
    }

    public static void Write(string path)
    {
        Core.Pin();
        double frequency = Core.Frequency();
        Targets targets = new();
        string kernels = string.Join("\n", Kernels.Report(frequency, targets), Chains.Report(frequency), Batches.Report(frequency, targets), FunctionTimes.Report(frequency, targets), Extended.Report(targets), FirstCalls.Report(targets));
        string machine = string.Create(CultureInfo.InvariantCulture, $"Measured at {frequency:F1} GHz on {Environment.ProcessorCount} cores, .NET {Environment.Version}.");
        string text = $"{How}\n\n{machine}\n\n## Targets\n\n{targets}\n{Reasons}\n\n{kernels}";
        File.WriteAllText(path, text);
        Console.WriteLine(text);
    }
}
