using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CurseOfMemory;

/// <summary>A target's moments lane by lane, and those of two consecutive orders at once.</summary>
internal static class TargetLanes
{
    // Errors of products are found by fused operations: in lanes only where the hardware has them.
    private static bool IsFused => Fma.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>M_n(s) in each lane.</summary>
    public static TLanes Moment<TTarget, TLanes, T>(TTarget target, int n, TLanes s)
        where TTarget : ITarget, IExtendedTarget
        where TLanes : struct, ILanes<TLanes, T>
    {
        if (typeof(T) != typeof(double) && typeof(T) != typeof(DoubleDouble))
            throw new NotSupportedException($"Targets have moments in double and DoubleDouble, but {typeof(T)} was asked for.");
        return LaneByLane<TTarget, TLanes, T>(target, n, s);
    }

    /// <summary>The same of a target that knows how to do it in lanes of double.</summary>
    public static TLanes MomentInLanes<TTarget, TInLanes, TLanes, T>(TTarget target, TInLanes inLanes, int n, TLanes s)
        where TTarget : ITarget, IExtendedTarget
        where TInLanes : struct, ILaneTarget
        where TLanes : struct, ILanes<TLanes, T>
        => TryInLanes<TInLanes, TLanes>(inLanes, n, s, out TLanes moment, out _) ? moment : Moment<TTarget, TLanes, T>(target, n, s);

    /// <summary>M_n(s) and M_(n+1)(s) in each lane.</summary>
    public static TLanes MomentInLanes<TTarget, TInLanes, TLanes, T>(TTarget target, TInLanes inLanes, int n, TLanes s, out TLanes next)
        where TTarget : ITarget, IExtendedTarget
        where TInLanes : struct, ILaneTarget
        where TLanes : struct, ILanes<TLanes, T>
    {
        if (TryInLanes(inLanes, n, s, out TLanes moment, out next))
            return moment;
        if (typeof(T) == typeof(double) || typeof(T) == typeof(DoubleDouble))
            return LaneByLane<TTarget, TLanes, T>(target, n, s, out next);
        next = Moment<TTarget, TLanes, T>(target, n + 1, s);
        return Moment<TTarget, TLanes, T>(target, n, s);
    }

    /// <summary>One lane after the other in double.</summary>
    public static TLanes LaneByLane<TLanes>(ITarget target, int n, TLanes s, out TLanes next)
        where TLanes : struct, ILanes<TLanes, double>
    {
        next = s;
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            s = TLanes.Insert(s, lane, target.Moment(n, TLanes.Extract(s, lane), out double after));
            next = TLanes.Insert(next, lane, after);
        }
        return s;
    }

    // Of the three calls one remains for each type of lanes, and none for those that are no vectors of doubles
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryInLanes<TInLanes, TLanes>(TInLanes inLanes, int n, TLanes s, out TLanes moment, out TLanes next)
        where TInLanes : struct, ILaneTarget
        where TLanes : struct
    {
        (moment, next) = (s, s);
        if (!IsFused || n < 0)
            return false;
        if (typeof(TLanes) == typeof(Lanes512))
            Fill<TInLanes, Lanes512, TLanes>(inLanes, n, ref moment, ref next);
        else if (typeof(TLanes) == typeof(Lanes256))
            Fill<TInLanes, Lanes256, TLanes>(inLanes, n, ref moment, ref next);
        else if (typeof(TLanes) == typeof(Lanes128))
            Fill<TInLanes, Lanes128, TLanes>(inLanes, n, ref moment, ref next);
        else
            return false;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fill<TInLanes, TWide, TLanes>(TInLanes inLanes, int n, ref TLanes moment, ref TLanes next)
        where TInLanes : struct, ILaneTarget
        where TWide : struct, ILanes<TWide, double>
        where TLanes : struct
    {
        moment = Unsafe.BitCast<TWide, TLanes>(inLanes.MomentInLanes(n, Unsafe.BitCast<TLanes, TWide>(moment), out TWide after));
        next = Unsafe.BitCast<TWide, TLanes>(after);
    }

    private static TLanes LaneByLane<TTarget, TLanes, T>(TTarget target, int n, TLanes s)
        where TTarget : ITarget, IExtendedTarget
        where TLanes : struct, ILanes<TLanes, T>
    {
        T rate = TLanes.Extract(s, 0), moment = Scalar(target, n, rate);
        s = TLanes.Insert(s, 0, moment);
        for (int lane = 1; lane < TLanes.Count; lane++)
        {
            T own = TLanes.Extract(s, lane);
            // Lanes beyond a source's end repeat its last element
            if (!EqualityComparer<T>.Default.Equals(own, rate))
                (rate, moment) = (own, Scalar(target, n, own));
            s = TLanes.Insert(s, lane, moment);
        }
        return s;
    }

    private static TLanes LaneByLane<TTarget, TLanes, T>(TTarget target, int n, TLanes s, out TLanes next)
        where TTarget : ITarget, IExtendedTarget
        where TLanes : struct, ILanes<TLanes, T>
    {
        T rate = TLanes.Extract(s, 0), moment = Scalar(target, n, rate, out T after);
        next = TLanes.Insert(s, 0, after);
        s = TLanes.Insert(s, 0, moment);
        for (int lane = 1; lane < TLanes.Count; lane++)
        {
            T own = TLanes.Extract(s, lane);
            if (!EqualityComparer<T>.Default.Equals(own, rate))
                (rate, moment) = (own, Scalar(target, n, own, out after));
            s = TLanes.Insert(s, lane, moment);
            next = TLanes.Insert(next, lane, after);
        }
        return s;
    }

    private static T Scalar<TTarget, T>(TTarget target, int n, T s)
        where TTarget : ITarget, IExtendedTarget
        => typeof(T) == typeof(double)
            ? Unsafe.BitCast<double, T>(target.Moment(n, Unsafe.BitCast<T, double>(s)))
            : Unsafe.BitCast<DoubleDouble, T>(target.Moment(n, Unsafe.BitCast<T, DoubleDouble>(s)));

    private static T Scalar<TTarget, T>(TTarget target, int n, T s, out T next)
        where TTarget : ITarget, IExtendedTarget
    {
        T moment;
        if (typeof(T) == typeof(double))
        {
            moment = Unsafe.BitCast<double, T>(target.Moment(n, Unsafe.BitCast<T, double>(s), out double after));
            next = Unsafe.BitCast<double, T>(after);
            return moment;
        }
        moment = Unsafe.BitCast<DoubleDouble, T>(target.Moment(n, Unsafe.BitCast<T, DoubleDouble>(s), out DoubleDouble extended));
        next = Unsafe.BitCast<DoubleDouble, T>(extended);
        return moment;
    }
}
