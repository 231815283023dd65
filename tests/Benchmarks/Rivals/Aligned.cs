using System.Runtime.InteropServices;

namespace CurseOfMemory.Benchmarks;

/// <summary>Numbers from a multiple of 64 bytes on, so that no vector lies across two lines of the cache.</summary>
internal sealed class Aligned
{
    private const int Line = 64;

    private readonly double[] _array;
    private readonly int _start, _length;

    public Aligned(int length)
    {
        _length = length;
        _array = GC.AllocateArray<double>(length + (Line / sizeof(double)), pinned: true);
        _start = (int)((Line - (Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) % Line)) % Line / sizeof(double));
    }

    public Aligned(params double[] values)
        : this(values.Length) => values.CopyTo(Span);

    public Span<double> Span => _array.AsSpan(_start, _length);

    public nint Address => Marshal.UnsafeAddrOfPinnedArrayElement(_array, _start);
}
