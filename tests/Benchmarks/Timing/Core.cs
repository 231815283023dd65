using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CurseOfMemory.Benchmarks;

/// <summary>The one core that everything is timed on.</summary>
internal static class Core
{
    private const int Cycles = 3, Steps = 1 << 20;

    /// <summary>Keeps the process on the last core, where the system's own work is rarer.</summary>
    public static void Pin()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            Process.GetCurrentProcess().ProcessorAffinity = 1 << (Environment.ProcessorCount - 1);
    }

    /// <summary>Cycles per nanosecond: a chain of integer products takes three cycles for each.</summary>
    public static double Frequency() =>
        Enumerable.Range(0, 31).Select(_ => Sample()).Order().ElementAt(15);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sample()
    {
        double start = ThreadClock.Seconds();
        long x = (long)(1e9 * start) | 1;
        for (int i = 0; i < Steps; i++)
            x *= x;
        double nanoseconds = 1e9 * (ThreadClock.Seconds() - start);
        return x == 0 ? 0 : Cycles * (double)Steps / nanoseconds;
    }
}
