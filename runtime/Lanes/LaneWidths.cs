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

    /// <summary>The most terms whose Hessian stays in the nearest cache, so that it can be written column by column.</summary>
    private const int Few = 64;

    /// <summary>Whether the Hessian of so many terms should be computed with its columns in lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsFew(int length) => length <= Few;

    /// <summary>
    /// Where a loop over k from <paramref name="from"/> to <paramref name="length"/> should end in so many lanes: at its end, but for a rest of at
    /// most half a vector behind whole ones of the widest lanes, which is faster at its own width: 10 is 8 and 2.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int End(int from, int length, int lanes)
    {
        int widest = Lanes512.IsSupported ? 8 : Lanes256.IsSupported ? 4 : 2, count = length - from;
        if (lanes != widest || count <= lanes || count >= Long)
            return length;
        int rest = count & (widest - 1);
        return rest <= widest / 2 ? length - rest : length;
    }
}
