using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CurseOfMemory;

/// <summary>The checks that loads and stores share, written so that a kernel pays one compare and a cold call.</summary>
internal static class LaneBounds
{
    /// <summary>Whether start .. start + count lies inside a span of the length given, for any start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Fits(int start, int count, int length) => (ulong)(uint)start + (uint)count <= (uint)length;

    /// <summary>Throws unless <paramref name="start"/> is an index of the source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireInside(int start, int length)
    {
        if ((uint)start >= (uint)length)
            ThrowOutside(start, length);
    }

    /// <summary>Throws if <paramref name="start"/> is negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireNotNegative(int start)
    {
        if (start < 0)
            ThrowNegative(start);
    }

    /// <summary>Throws unless <paramref name="lane"/> is one of <paramref name="count"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireLane(int lane, int count)
    {
        if ((uint)lane >= (uint)count)
            ThrowNoLane(lane, count);
    }

    [DoesNotReturn]
    private static void ThrowOutside(int start, int length)
        => throw new ArgumentOutOfRangeException(nameof(start), start, $"A load must start inside its source, at 0 .. {length - 1}; the source has {length} elements.");

    [DoesNotReturn]
    private static void ThrowNegative(int start)
        => throw new ArgumentOutOfRangeException(nameof(start), start, "A store must start at 0 or above.");

    [DoesNotReturn]
    private static void ThrowNoLane(int lane, int count)
        => throw new ArgumentOutOfRangeException(nameof(lane), lane, $"Lanes are numbered 0 .. {count - 1}.");
}
