namespace CurseOfMemory;

/// <summary>A target whose moments in double are computed in lanes, not lane by lane. Those who call it hold it as a struct: a generic method of a class's interface is looked up at each call.</summary>
internal interface ILaneTarget
{
    /// <summary><see cref="ITarget.Moment(int, double, out double)"/> in each lane, n &gt;= 0.</summary>
    TLanes MomentInLanes<TLanes>(int n, TLanes s, out TLanes next)
        where TLanes : struct, ILanes<TLanes, double>;
}
