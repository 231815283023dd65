using CurseOfMemory.Runtime.Tests.Lanes;

/// <summary>
/// The test assembly run as a program, which <see cref="InliningTests"/> does: it compiles the kernels for each width of this machine, and
/// prints the widths.
/// </summary>
internal static class KernelProgram
{
    private static void Main()
    {
        Run<CurseOfMemory.Lane>();
        Run<CurseOfMemory.Lanes128>();
        Run<CurseOfMemory.Lanes256>();
        Run<CurseOfMemory.Lanes512>();
        DoubleDoubleKernels.RunAll();
    }

    private static void Run<TLanes>() where TLanes : struct, CurseOfMemory.ILanes<TLanes, double>
    {
        if (!TLanes.IsSupported)
            return;
        Kernels.Run<TLanes>();
        Console.WriteLine(typeof(TLanes).Name);
    }
}
