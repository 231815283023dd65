using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory;

/// <summary>The memory of generated kernels that run in lanes: plain doubles, seen as lanes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneMemory
{
    /// <summary>The numbers in the widest lanes, and their size in bytes, which is a line of the cache.</summary>
    private const int Widest = 8, Line = Widest * sizeof(double);

    /// <summary>The number of doubles that hold so many lanes of any width, wherever they begin.</summary>
    public static int Length(int lanes) => checked((lanes * Widest) + Widest - 1);

    /// <summary>Doubles as lanes, from the first that begins a line of the cache, since vectors that straddle two take twice as long.</summary>
    public static Span<TLanes> Of<TLanes>(Span<double> memory)
        where TLanes : struct, ILanes<TLanes, double>
    {
        nint address = Unsafe.ByteOffset(ref Unsafe.NullRef<double>(), ref MemoryMarshal.GetReference(memory));
        int skipped = (int)(-address & (Line - 1)) / sizeof(double);
        return MemoryMarshal.Cast<double, TLanes>(memory[Math.Min(skipped, memory.Length)..]);
    }

    /// <summary>The first numbers of a piece of such memory, for what is the same in all lanes.</summary>
    public static Span<double> Scalars<TLanes>(Span<TLanes> lanes, int length)
        where TLanes : struct, ILanes<TLanes, double> => MemoryMarshal.Cast<TLanes, double>(lanes)[..length];

    /// <summary>Numbers from the first up to the end, one in each lane; the lanes behind repeat the last.</summary>
    /// <exception cref="IndexOutOfRangeException">They don't all lie in the data.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load<TLanes>(ReadOnlySpan<double> data, int first, int end)
        where TLanes : struct, ILanes<TLanes, double>
    {
        _ = data[first];
        _ = data[end - 1];
        return TLanes.Load(data[..end], first);
    }

    /// <summary>Every so many-th number from the first on, one in each lane; the lanes behind the last repeat it.</summary>
    /// <param name="data">The numbers.</param>
    /// <param name="first">The index of the first.</param>
    /// <param name="stride">How far apart they are, in either direction.</param>
    /// <param name="count">How many there are, at least one.</param>
    /// <exception cref="IndexOutOfRangeException">They don't all lie in the data.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Strided<TLanes>(ReadOnlySpan<double> data, int first, int stride, int count)
        where TLanes : struct, ILanes<TLanes, double>
    {
        if (count < TLanes.Count)
            return LastStrided<TLanes>(data, first, stride, count);
        if ((uint)first >= (uint)data.Length || (ulong)(first + ((TLanes.Count - 1L) * stride)) >= (uint)data.Length)
            ThrowOutside(first, stride, data.Length);
        ref double x = ref Unsafe.Add(ref MemoryMarshal.GetReference(data), first);
        nint s = stride;
        // one vector from registers: what is stored number by number can't be loaded as a vector without waiting for it
        return TLanes.Count switch
        {
            8 => Unsafe.BitCast<Vector512<double>, TLanes>(Vector512.Create(
                x, Unsafe.Add(ref x, s), Unsafe.Add(ref x, 2 * s), Unsafe.Add(ref x, 3 * s), Unsafe.Add(ref x, 4 * s), Unsafe.Add(ref x, 5 * s), Unsafe.Add(ref x, 6 * s), Unsafe.Add(ref x, 7 * s))),
            4 => Unsafe.BitCast<Vector256<double>, TLanes>(Vector256.Create(x, Unsafe.Add(ref x, s), Unsafe.Add(ref x, 2 * s), Unsafe.Add(ref x, 3 * s))),
            2 => Unsafe.BitCast<Vector128<double>, TLanes>(Vector128.Create(x, Unsafe.Add(ref x, s))),
            _ => TLanes.Broadcast(x),
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TLanes LastStrided<TLanes>(ReadOnlySpan<double> data, int first, int stride, int count)
        where TLanes : struct, ILanes<TLanes, double>
    {
        Span<double> numbers = stackalloc double[Widest];
        for (int lane = 0; lane < TLanes.Count; lane++)
            numbers[lane] = data[first + (Math.Min(lane, count - 1) * stride)];
        return TLanes.Load(numbers, 0);
    }

    [DoesNotReturn]
    private static void ThrowOutside(int first, int stride, int length) =>
        throw new IndexOutOfRangeException($"A sum over data comes to the elements {first}, {first + (long)stride}, ... of {length}.");

    /// <summary>Adds the first lanes of each element, as many as count, to the sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<TLanes>(ReadOnlySpan<TLanes> lanes, int count, Span<TLanes> sums)
        where TLanes : struct, ILanes<TLanes, double>
    {
        for (int i = 0; i < lanes.Length; i++)
            sums[i] += TLanes.Keep(lanes[i], count);
    }

    /// <summary>The sum over lanes of each element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum<TLanes>(ReadOnlySpan<TLanes> lanes, Span<double> sums)
        where TLanes : struct, ILanes<TLanes, double>
    {
        for (int i = 0; i < lanes.Length; i++)
            sums[i] = TLanes.Sum(lanes[i]);
    }
}
