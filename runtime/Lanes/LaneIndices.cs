using System.ComponentModel;

namespace CurseOfMemory;

/// <summary>Loop variables as numbers, for kernels that compute with them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneIndices
{
    /// <summary>start, start + 1, ... across the lanes.</summary>
    public static TLanes From<TLanes>(int start)
        where TLanes : struct, ILanes<TLanes, double>
    {
        TLanes indices = TLanes.Zero;
        for (int lane = 0; lane < TLanes.Count; lane++)
            indices = TLanes.Insert(indices, lane, start + lane);
        return indices;
    }
}
