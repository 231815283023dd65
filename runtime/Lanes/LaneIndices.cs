using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>Loop variables as numbers, for kernels that compute with them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneIndices
{
    private static ReadOnlySpan<double> Numbers => [0, 1, 2, 3, 4, 5, 6, 7];

    /// <summary>start, start + 1, ... across the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes From<TLanes>(int start)
        where TLanes : struct, ILanes<TLanes, double>
        => start + TLanes.Load(Numbers, 0);
}
