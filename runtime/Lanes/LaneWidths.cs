using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>How short loops are cut into vectors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneWidths
{
    /// <summary>From here on what a half-empty last vector wastes is too little to be worth another loop.</summary>
    private const int Long = 64;

    /// <summary>The most lanes of any type.</summary>
    public const int Widest = 8;

    /// <summary>
    /// How much of a loop should run in the widest lanes: all of it, but for a rest of at most half a vector behind whole ones, which is faster at
    /// its own width: 10 is 8 and 2.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Whole(int length)
    {
        int widest = Lanes512.IsSupported ? 8 : Lanes256.IsSupported ? 4 : 2, rest = length & (widest - 1);
        return length > widest && length < Long && rest <= widest / 2 ? length - rest : length;
    }
}
