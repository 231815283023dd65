using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory;

#pragma warning disable CS1591 // what is not documented here is at ILanes

// The text of both widths, of which the build makes the narrow one (CurseOfMemory.csproj); what differs stands in *.Width.cs.
public readonly partial struct DoubleDoubleLanes512
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector512<double> hi, lo;

    [MethodImpl(Inline)]
    internal DoubleDoubleLanes512(Vector512<double> hi, Vector512<double> lo) => (this.hi, this.lo) = (hi, lo);

    public static bool IsSupported { [MethodImpl(Inline)] get => Lanes512.IsSupported; }

    public static DoubleDoubleLanes512 Zero { [MethodImpl(Inline)] get => default; }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 Broadcast(DoubleDouble value) => new(Vector512.Create(value.Hi), Vector512.Create(value.Lo));

    /// <summary>See <see cref="ExtendedLanes.Broadcast{TLanes}(ref readonly DoubleDouble)"/>.</summary>
    [MethodImpl(Inline)]
    internal static DoubleDoubleLanes512 BroadcastFrom(ref readonly DoubleDouble place)
    {
        ref double high = ref Unsafe.As<DoubleDouble, double>(ref Unsafe.AsRef(in place));
        return new(Vector512.Create(high), Vector512.Create(Unsafe.Add(ref high, 1)));
    }

    /// <summary>Doubles, their low parts zero.</summary>
    [MethodImpl(Inline)]
    internal static DoubleDoubleLanes512 Widen(Lanes512 value) => new(value.Vector, Vector512<double>.Zero);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 Load(ReadOnlySpan<DoubleDouble> source, int start)
    {
        if (!LaneBounds.Fits(start, Count, source.Length))
            return LoadTail(source, start);
        ref double first = ref Unsafe.As<DoubleDouble, double>(ref Unsafe.Add(ref MemoryMarshal.GetReference(source), start));
        return Separate(Vector512.LoadUnsafe(ref first), Vector512.LoadUnsafe(ref first, (uint)Count));
    }

    [MethodImpl(Inline)]
    private static DoubleDoubleLanes512 LoadTail(ReadOnlySpan<DoubleDouble> source, int start)
    {
        LaneBounds.RequireInside(start, source.Length);
        // the last element everywhere, then the others pushed in from the left
        DoubleDoubleLanes512 tail = Broadcast(source[^1]);
        for (int i = source.Length - 2; i >= start; i--)
            tail = new(Pushed(tail.hi, source[i].Hi), Pushed(tail.lo, source[i].Lo));
        return tail;
    }

    [MethodImpl(Inline)]
    public static void Store(DoubleDoubleLanes512 value, Span<DoubleDouble> destination, int start)
    {
        if (!LaneBounds.Fits(start, Count, destination.Length))
        {
            StoreTail(value, destination, start);
            return;
        }
        ref double first = ref Unsafe.As<DoubleDouble, double>(ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), start));
        var (left, right) = Interleave(value);
        left.StoreUnsafe(ref first);
        right.StoreUnsafe(ref first, (uint)Count);
    }

    [MethodImpl(Inline)]
    private static void StoreTail(DoubleDoubleLanes512 value, Span<DoubleDouble> destination, int start)
    {
        LaneBounds.RequireNotNegative(start);
        for (int i = start; i < destination.Length; i++)
        {
            destination[i] = new(value.hi.ToScalar(), value.lo.ToScalar());
            value = Rotate(value);
        }
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 Keep(DoubleDoubleLanes512 value, int count)
        => new(Lanes512.Keep(value.hi, count).Vector, Lanes512.Keep(value.lo, count).Vector);

    [MethodImpl(Inline)]
    public static DoubleDouble Extract(DoubleDoubleLanes512 value, int lane) => new(value.hi.GetElement(lane), value.lo.GetElement(lane));

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 Insert(DoubleDoubleLanes512 value, int lane, DoubleDouble scalar)
        => new(value.hi.WithElement(lane, scalar.Hi), value.lo.WithElement(lane, scalar.Lo));

    // Numbers of algorithms are those of M. Joldes, J.-M. Muller, V. Popescu, ACM Trans. Math. Softw. 44(2), 2017
    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 operator +(DoubleDoubleLanes512 x, DoubleDoubleLanes512 y)
    {
        // Algorithm 6, AccurateDWPlusDW
        Vector512<double> s = x.hi + y.hi, sShift = s - x.hi, t = x.lo + y.lo, tShift = t - x.lo;
        Vector512<double> c = (x.hi - (s - sShift)) + (y.hi - sShift) + t, v = s + c;
        Vector512<double> w = (x.lo - (t - tShift)) + (y.lo - tShift) + (c - (v - s)), sum = v + w;
        return new(sum, w - (sum - v));
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 operator +(DoubleDoubleLanes512 left, DoubleDouble right) => left + Broadcast(right);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 operator +(DoubleDouble left, DoubleDoubleLanes512 right) => Broadcast(left) + right;

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 operator -(DoubleDoubleLanes512 left, DoubleDoubleLanes512 right) => left + -right;

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 operator -(DoubleDoubleLanes512 left, DoubleDouble right) => left + Broadcast(-right);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 operator -(DoubleDouble left, DoubleDoubleLanes512 right) => Broadcast(left) + -right;

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 operator -(DoubleDoubleLanes512 value) => new(-value.hi, -value.lo);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 operator *(DoubleDoubleLanes512 x, DoubleDoubleLanes512 y)
    {
        // Algorithm 12, DWTimesDW3
        Vector512<double> c = x.hi * y.hi, cross = Fma(x.lo, y.hi, Fma(x.hi, y.lo, x.lo * y.lo));
        Vector512<double> rest = Fms(x.hi, y.hi, c) + cross, product = c + rest;
        return new(product, rest - (product - c));
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 operator *(DoubleDoubleLanes512 left, DoubleDouble right) => left * Broadcast(right);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 operator *(DoubleDouble left, DoubleDoubleLanes512 right) => Broadcast(left) * right;

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 operator /(DoubleDoubleLanes512 x, DoubleDoubleLanes512 y)
    {
        // Algorithm 17, DWDivDW2: the quotient of the high parts, and what it leaves over
        Vector512<double> q = x.hi / y.hi, product = y.hi * q, rest = Fma(y.lo, q, Fms(y.hi, q, product));
        Vector512<double> high = product + rest, low = rest - (high - product);
        return Corrected(q, ((x.hi - high) + (x.lo - low)) / y.hi);
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 MultiplyAdd(DoubleDoubleLanes512 x, DoubleDoubleLanes512 y, DoubleDoubleLanes512 z)
    {
        DoubleDoubleLanes512 sum = AddProduct(x, y, z);
        Vector512<double> high = sum.hi + sum.lo;
        return new(high, sum.lo - (high - sum.hi));
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 MultiplyAdd(DoubleDouble x, DoubleDoubleLanes512 y, DoubleDoubleLanes512 z) => MultiplyAdd(Broadcast(x), y, z);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 NegatedMultiplyAdd(DoubleDoubleLanes512 x, DoubleDoubleLanes512 y, DoubleDoubleLanes512 z) => MultiplyAdd(-x, y, z);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 NegatedMultiplyAdd(DoubleDouble x, DoubleDoubleLanes512 y, DoubleDoubleLanes512 z) => MultiplyAdd(Broadcast(-x), y, z);

    /// <summary>1 / x with a relative error of at most 4 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 Reciprocal(DoubleDoubleLanes512 x)
    {
        // one step of Newton's: r + r (1 - x r)
        Vector512<double> r = Reciprocals.Of(x.hi), rest = Fnma(x.lo, r, Fnma(x.hi, r, Vector512<double>.One));
        return Corrected(r, r * Fma(rest, rest, rest));
    }

    /// <summary>The square root, relative error at most 4 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 Sqrt(DoubleDoubleLanes512 x)
    {
        Vector512<double> root = Vector512.Sqrt(x.hi);
        return Corrected(root, (Fma(-root, root, x.hi) + x.lo) / (root + root));
    }

    // main + correction; main alone where it is zero or infinite and the correction therefore NaN
    [MethodImpl(Inline)]
    private static DoubleDoubleLanes512 Corrected(Vector512<double> main, Vector512<double> correction)
    {
        correction = ZeroIfNaN(correction);
        Vector512<double> sum = main + correction;
        return new(sum, ZeroIfNaN(correction - (sum - main)));
    }

    [MethodImpl(Inline)]
    private static Vector512<double> ZeroIfNaN(Vector512<double> x) => x & Vector512.Equals(x, x);

    [MethodImpl(Inline)]
    private static Vector512<double> Fma(Vector512<double> x, Vector512<double> y, Vector512<double> z) => Vector512.FusedMultiplyAdd(x, y, z);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 Min(DoubleDoubleLanes512 x, DoubleDoubleLanes512 y)
        => Chosen(Vector512.Min(x.hi, y.hi), Vector512.ConditionalSelect(NotBelow(x, y), y.lo, x.lo));

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 Max(DoubleDoubleLanes512 x, DoubleDoubleLanes512 y)
        => Chosen(Vector512.Max(x.hi, y.hi), Vector512.ConditionalSelect(NotBelow(x, y), x.lo, y.lo));

    [MethodImpl(Inline)]
    private static DoubleDoubleLanes512 Chosen(Vector512<double> hi, Vector512<double> lo) => new(hi, lo & Vector512.Equals(hi, hi));

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 Abs(DoubleDoubleLanes512 x) => FlippedBy(x, x.hi);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 CopySign(DoubleDoubleLanes512 x, DoubleDoubleLanes512 y) => FlippedBy(x, x.hi ^ y.hi);

    [MethodImpl(Inline)]
    private static DoubleDoubleLanes512 FlippedBy(DoubleDoubleLanes512 x, Vector512<double> sign)
    {
        sign &= Vector512.Create(-0.0);
        return new(x.hi ^ sign, x.lo ^ sign);
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 Sign(DoubleDoubleLanes512 x) => new(Lanes512.Sign(x.hi).Vector, Vector512<double>.Zero);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 GreaterThan(DoubleDoubleLanes512 x, DoubleDoubleLanes512 y)
        => Mask(Vector512.GreaterThan(x.hi, y.hi) | Vector512.Equals(x.hi, y.hi) & Vector512.GreaterThan(x.lo, y.lo));

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 GreaterThanOrEqual(DoubleDoubleLanes512 x, DoubleDoubleLanes512 y) => Mask(NotBelow(x, y));

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 EqualTo(DoubleDoubleLanes512 x, DoubleDoubleLanes512 y)
        => Mask(Vector512.Equals(x.hi, y.hi) & Vector512.Equals(x.lo, y.lo));

    [MethodImpl(Inline)]
    private static Vector512<double> NotBelow(DoubleDoubleLanes512 x, DoubleDoubleLanes512 y)
        => Vector512.GreaterThan(x.hi, y.hi) | Vector512.Equals(x.hi, y.hi) & Vector512.GreaterThanOrEqual(x.lo, y.lo);

    [MethodImpl(Inline)]
    private static DoubleDoubleLanes512 Mask(Vector512<double> bits) => new(bits, bits);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes512 Select(DoubleDoubleLanes512 mask, DoubleDoubleLanes512 ifTrue, DoubleDoubleLanes512 ifFalse)
        => new(Vector512.ConditionalSelect(mask.hi, ifTrue.hi, ifFalse.hi), Vector512.ConditionalSelect(mask.hi, ifTrue.lo, ifFalse.lo));
}
