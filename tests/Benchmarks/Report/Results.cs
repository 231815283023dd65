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

    public static void Write(string path)
    {
        Core.Pin();
        double frequency = Core.Frequency();
        Targets targets = new();
        string kernels = Kernels.Report(frequency, targets);
        string machine = string.Create(CultureInfo.InvariantCulture, $"Measured at {frequency:F1} GHz on {Environment.ProcessorCount} cores, .NET {Environment.Version}.");
        string text = $"{How}\n\n{machine}\n\n## Targets\n\n{targets}\n{kernels}";
        File.WriteAllText(path, text);
        Console.WriteLine(text);
    }
}
