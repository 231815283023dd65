namespace CurseOfMemory.Generator.Tests;

/// <summary>What a call allocates.</summary>
internal static class Allocation
{
    private const int Measurements = 3;

    /// <summary>The least that was measured, in bytes: a collection between two calls may empty the shared pool, which the next call then fills again.</summary>
    public static long Of(Action call)
    {
        call();
        return Enumerable.Range(0, Measurements).Min(_ => Once(call));
    }

    private static long Once(Action call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
