using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CurseOfMemory;

/// <summary>
/// Loops of generated code that do several passes at once, one in each lane. The last lanes begin early enough for each to have a pass; those whose pass was done before
/// change nothing any more.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LanePasses
{
    /// <summary>The elements from the first on, one for each lane.</summary>
    /// <exception cref="IndexOutOfRangeException">They don't all lie in the data.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load<TLanes>(ReadOnlySpan<double> data, int first)
        where TLanes : struct, ILanes<TLanes, double>
    {
        if (!LaneBounds.Fits(first, TLanes.Count, data.Length))
            ThrowOutside(first, TLanes.Count, data.Length);
        return TLanes.Load(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(data), first), TLanes.Count), 0);
    }

    /// <summary>Sets the elements from the first on, but for those of the lanes that were done before.</summary>
    /// <exception cref="IndexOutOfRangeException">They don't all lie in the data.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLanes>(Span<double> data, int first, int done, TLanes value)
        where TLanes : struct, ILanes<TLanes, double>
    {
        TLanes before = Load<TLanes>(data, first);
        Span<double> place = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(data), first), TLanes.Count);
        TLanes.Store(done == 0 ? value : TLanes.Select(AreNew<TLanes>(done), value, before), place, 0);
    }

    /// <summary>Adds to the elements from the first on, but for those of the lanes that were done before.</summary>
    /// <exception cref="IndexOutOfRangeException">They don't all lie in the data.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo<TLanes>(Span<double> data, int first, int done, TLanes value)
        where TLanes : struct, ILanes<TLanes, double> => Store(data, first, 0, Load<TLanes>(data, first) + New(value, done));

    /// <summary>What lanes add to a sum: 0 where they were done before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes New<TLanes>(TLanes value, int done)
        where TLanes : struct, ILanes<TLanes, double> => done == 0 ? value : TLanes.Select(AreNew<TLanes>(done), value, TLanes.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes AreNew<TLanes>(int done)
        where TLanes : struct, ILanes<TLanes, double> => TLanes.GreaterThanOrEqual(LaneIndices.From<TLanes>(0), TLanes.Broadcast(done));

    [DoesNotReturn]
    private static void ThrowOutside(int first, int count, int length) =>
        throw new IndexOutOfRangeException($"A loop comes to the elements {first} .. {first + count - 1} of {length}.");
}
