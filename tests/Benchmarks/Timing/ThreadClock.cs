using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CurseOfMemory.Benchmarks;

/// <summary>The time that this thread has run, which stands still while others have the core; wall time where the system has no such clock.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    public static double Seconds()
    {
        if (!OperatingSystem.IsLinux())
            return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
        GetTime(ThreadCpuTime, out Time time);
        return time.Seconds + (1e-9 * time.Nanoseconds);
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int GetTime(int clock, out Time time);

    private readonly struct Time
    {
        public readonly long Seconds, Nanoseconds;
    }
}
