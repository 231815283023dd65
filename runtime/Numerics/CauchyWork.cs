using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CurseOfMemory;

/// <summary>
/// Copies of what <see cref="CauchySums"/> sums, padded to multiples of a block, and its results, on lines of the cache: vectors across two lines take twice
/// as long. x and y are padded by their last numbers, coefficients by 0.
/// </summary>
internal readonly ref struct CauchyWork
{
    /// <summary>What padded lengths are multiples of.</summary>
    public const int Block = 16;

    private const int Line = 8;

    private readonly double[] rented;
    private readonly Span<double> numbers;
    private readonly int rows, terms;

    /// <param name="x">x, not empty.</param>
    /// <param name="c">The coefficients of x, or nothing.</param>
    /// <param name="y">y, or nothing.</param>
    /// <param name="d">The coefficients of y, as long as y.</param>
    public CauchyWork(ReadOnlySpan<double> x, ReadOnlySpan<double> c, ReadOnlySpan<double> y, ReadOnlySpan<double> d)
    {
        (rows, terms) = (Padded(x.Length), Padded(y.Length));
        rented = ArrayPool<double>.Shared.Rent((10 * rows) + (2 * terms) + Line);
        numbers = rented.AsSpan(ToLine(rented));
        Pad(x, X, x[^1]);
        Pad(c, C, 0);
        Pad(y, Y, y.IsEmpty ? 0 : y[^1]);
        Pad(d, D, 0);
    }

    public Span<double> X => Row(0);

    public Span<double> C => Row(1);

    public Span<double> S => Row(2);

    public Span<double> Q => Row(3);

    public Span<double> SOther => Row(4);

    public Span<double> QOther => Row(5);

    /// <summary>S, Q, SOther and QOther.</summary>
    public Span<double> Results => numbers.Slice(2 * rows, 4 * rows);

    /// <summary>What the quadrature keeps of four nodes.</summary>
    public Span<double> Kept => numbers.Slice(6 * rows, 4 * rows);

    public Span<double> Y => numbers.Slice(10 * rows, terms);

    public Span<double> D => numbers.Slice((10 * rows) + terms, terms);

    public void Dispose() => ArrayPool<double>.Shared.Return(rented);

    private Span<double> Row(int row) => numbers.Slice(row * rows, rows);

    private static int ToLine(double[] numbers)
    {
        nint address = Unsafe.ByteOffset(ref Unsafe.NullRef<double>(), ref MemoryMarshal.GetArrayDataReference(numbers));
        return (int)(-(address / sizeof(double)) & (Line - 1));
    }

    private static int Padded(int length) => (length + Block - 1) / Block * Block;

    private static void Pad(ReadOnlySpan<double> source, Span<double> destination, double with)
    {
        source.CopyTo(destination);
        destination[source.Length..].Fill(with);
    }
}
