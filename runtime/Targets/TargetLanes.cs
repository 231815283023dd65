using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CurseOfMemory;

/// <summary>A target's moments lane by lane.</summary>
internal static class TargetLanes
{
    // Errors of products are found by fused operations: in lanes only where the hardware has them.
    private static bool IsFused => Fma.IsSupported || AdvSimd.Arm64.IsSupported;

    public static TLanes Moment<TTarget, TLanes, T>(TTarget target, int n, TLanes s)
        where TTarget : ITarget, IExtendedTarget
        where TLanes : struct, ILanes<TLanes, T>
    {
        if (typeof(T) != typeof(double) && typeof(T) != typeof(DoubleDouble))
            throw new NotSupportedException($"Targets have moments in double and DoubleDouble, but {typeof(T)} was asked for.");
        return LaneByLane<TTarget, TLanes, T>(target, n, s);
    }

    /// <summary>The same of a target that knows how to do it in lanes of double.</summary>
    public static TLanes MomentInLanes<TTarget, TLanes, T>(TTarget target, int n, TLanes s)
        where TTarget : ITarget, IExtendedTarget, ILaneTarget
        where TLanes : struct, ILanes<TLanes, T>
    {
        if (IsFused && n >= 0)
        {
            if (typeof(TLanes) == typeof(Lanes512))
                return Unsafe.BitCast<Lanes512, TLanes>(target.MomentInLanes(n, Unsafe.BitCast<TLanes, Lanes512>(s)));
            if (typeof(TLanes) == typeof(Lanes256))
                return Unsafe.BitCast<Lanes256, TLanes>(target.MomentInLanes(n, Unsafe.BitCast<TLanes, Lanes256>(s)));
            if (typeof(TLanes) == typeof(Lanes128))
                return Unsafe.BitCast<Lanes128, TLanes>(target.MomentInLanes(n, Unsafe.BitCast<TLanes, Lanes128>(s)));
        }
        return Moment<TTarget, TLanes, T>(target, n, s);
    }

    /// <summary>One lane after the other in double.</summary>
    public static TLanes LaneByLane<TLanes>(ITarget target, int n, TLanes s)
        where TLanes : struct, ILanes<TLanes, double>
    {
        for (int lane = 0; lane < TLanes.Count; lane++)
            s = TLanes.Insert(s, lane, target.Moment(n, TLanes.Extract(s, lane)));
        return s;
    }

    private static TLanes LaneByLane<TTarget, TLanes, T>(TTarget target, int n, TLanes s)
        where TTarget : ITarget, IExtendedTarget
        where TLanes : struct, ILanes<TLanes, T>
    {
        T rate = TLanes.Extract(s, 0), moment = Scalar(target, n, rate);
        s = TLanes.Insert(s, 0, moment);
        for (int lane = 1; lane < TLanes.Count; lane++)
        {
            T next = TLanes.Extract(s, lane);
            // Lanes beyond a source's end repeat its last element
            if (!EqualityComparer<T>.Default.Equals(next, rate))
                (rate, moment) = (next, Scalar(target, n, next));
            s = TLanes.Insert(s, lane, moment);
        }
        return s;
    }

    private static T Scalar<TTarget, T>(TTarget target, int n, T s)
        where TTarget : ITarget, IExtendedTarget
        => typeof(T) == typeof(double)
            ? Unsafe.BitCast<double, T>(target.Moment(n, Unsafe.BitCast<T, double>(s)))
            : Unsafe.BitCast<DoubleDouble, T>(target.Moment(n, Unsafe.BitCast<T, DoubleDouble>(s)));
}
