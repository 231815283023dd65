using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>A target's moments lane by lane.</summary>
internal static class TargetLanes
{
    public static TLanes Moment<TTarget, TLanes, T>(TTarget target, int n, TLanes s)
        where TTarget : ITarget, IExtendedTarget
        where TLanes : struct, ILanes<TLanes, T>
    {
        if (typeof(T) != typeof(double) && typeof(T) != typeof(DoubleDouble))
            throw new NotSupportedException($"Targets have moments in double and DoubleDouble, but {typeof(T)} was asked for.");
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
