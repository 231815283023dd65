using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    /// <summary>Adds the first lanes of each element, as many as count, to the sums.</summary>
    public static void Add<TLanes>(ReadOnlySpan<TLanes> lanes, int count, Span<TLanes> sums)
        where TLanes : struct, ILanes<TLanes, double>
    {
        for (int i = 0; i < lanes.Length; i++)
            sums[i] += TLanes.Keep(lanes[i], count);
    }

    /// <summary>The sum over lanes of each element.</summary>
    public static void Sum<TLanes>(ReadOnlySpan<TLanes> lanes, Span<double> sums)
        where TLanes : struct, ILanes<TLanes, double>
    {
        for (int i = 0; i < lanes.Length; i++)
            sums[i] = TLanes.Sum(lanes[i]);
    }
}
