namespace CurseOfMemory;

/// <summary>A target whose moments in double are computed in lanes, not lane by lane.</summary>
internal interface ILaneTarget
{
    /// <summary><see cref="ITarget.Moment(int, double)"/> in each lane, n &gt;= 0.</summary>
    TLanes MomentInLanes<TLanes>(int n, TLanes s)
        where TLanes : struct, ILanes<TLanes, double>;
}
