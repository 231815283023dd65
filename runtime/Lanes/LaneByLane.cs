using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>A scalar function of one variable, as a type, so that it inlines into <see cref="LaneByLane"/>.</summary>
internal interface IUnary
{
    /// <summary>The function's value at x.</summary>
    static abstract double Apply(double x);
}

/// <summary>A scalar function of two variables, as a type, so that it inlines into <see cref="LaneByLane"/>.</summary>
internal interface IBinary
{
    /// <summary>The function's value at (x, y).</summary>
    static abstract double Apply(double x, double y);
}

/// <summary>Applies scalar functions to each lane.</summary>
internal static class LaneByLane
{
    // inlining it would use up a kernel's budget
    private const MethodImplOptions Called = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>F(x) in each lane.</summary>
    [MethodImpl(Called)]
    public static TLanes Map<TLanes, F>(in TLanes x)
        where TLanes : struct, ILanes<TLanes, double>
        where F : struct, IUnary
    {
        Span<double> lanes = stackalloc double[LaneWidths.Widest];
        TLanes.Store(x, lanes, 0);
        for (int i = 0; i < TLanes.Count; i++)
            lanes[i] = F.Apply(lanes[i]);
        return TLanes.Load(lanes, 0);
    }

    /// <summary>F(x, y) in each lane.</summary>
    [MethodImpl(Called)]
    public static TLanes Map<TLanes, F>(in TLanes x, in TLanes y)
        where TLanes : struct, ILanes<TLanes, double>
        where F : struct, IBinary
    {
        Span<double> lanes = stackalloc double[LaneWidths.Widest], seconds = stackalloc double[LaneWidths.Widest];
        TLanes.Store(x, lanes, 0);
        TLanes.Store(y, seconds, 0);
        for (int i = 0; i < TLanes.Count; i++)
            lanes[i] = F.Apply(lanes[i], seconds[i]);
        return TLanes.Load(lanes, 0);
    }
}
