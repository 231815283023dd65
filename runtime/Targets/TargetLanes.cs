using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>A target's moments lane by lane.</summary>
internal static class TargetLanes
{
    public static TLanes Moment<TTarget, TLanes, T>(TTarget target, int n, TLanes s)
        where TTarget : ITarget
        where TLanes : struct, ILanes<TLanes, T>
    {
        if (typeof(T) != typeof(double))
            throw new NotSupportedException($"Targets have moments in double, but {typeof(T)} was asked for.");
        double rate = double.NaN, moment = double.NaN;
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            double next = Unsafe.BitCast<T, double>(TLanes.Extract(s, lane));
            // Lanes beyond a source's end repeat its last element
            if (next != rate)
                (rate, moment) = (next, target.Moment(n, next));
            s = TLanes.Insert(s, lane, Unsafe.BitCast<double, T>(moment));
        }
        return s;
    }
}
