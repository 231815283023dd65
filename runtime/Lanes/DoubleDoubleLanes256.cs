using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CurseOfMemory;

#pragma warning disable CS1591 // what is not documented here is at ILanes

/// <summary>Four <see cref="DoubleDouble"/>s that move together: their high parts in one 256-bit vector, their low parts in another.</summary>
/// <remarks>Sums and products have the errors that <see cref="DoubleDouble"/> states, but are NaN where its are infinite. Functions from Exp on are its own,
/// lane by lane.</remarks>
public readonly partial struct DoubleDoubleLanes256 : IDoubleDoubleLanes<DoubleDoubleLanes256>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector256<double> hi, lo;

    [MethodImpl(Inline)]
    internal DoubleDoubleLanes256(Vector256<double> hi, Vector256<double> lo) => (this.hi, this.lo) = (hi, lo);

    public static bool IsSupported { [MethodImpl(Inline)] get => Lanes256.IsSupported; }

    public static int Count { [MethodImpl(Inline)] get => 4; }

    public static DoubleDoubleLanes256 Zero { [MethodImpl(Inline)] get => default; }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 Broadcast(DoubleDouble value) => new(Vector256.Create(value.Hi), Vector256.Create(value.Lo));

    /// <summary>See <see cref="ExtendedLanes.Broadcast{TLanes}(ref readonly DoubleDouble)"/>.</summary>
    [MethodImpl(Inline)]
    internal static DoubleDoubleLanes256 BroadcastFrom(ref readonly DoubleDouble place)
    {
        ref double high = ref Unsafe.As<DoubleDouble, double>(ref Unsafe.AsRef(in place));
        return new(Vector256.Create(high), Vector256.Create(Unsafe.Add(ref high, 1)));
    }

    /// <summary>Doubles, their low parts zero.</summary>
    [MethodImpl(Inline)]
    internal static DoubleDoubleLanes256 Widen(Lanes256 value) => new(value.Vector, Vector256<double>.Zero);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 Load(ReadOnlySpan<DoubleDouble> source, int start)
    {
        if (!LaneBounds.Fits(start, 4, source.Length))
            return LoadTail(source, start);
        ref double first = ref Unsafe.As<DoubleDouble, double>(ref Unsafe.Add(ref MemoryMarshal.GetReference(source), start));
        return Separate(Vector256.LoadUnsafe(ref first), Vector256.LoadUnsafe(ref first, 4));
    }

    [MethodImpl(Inline)]
    private static DoubleDoubleLanes256 LoadTail(ReadOnlySpan<DoubleDouble> source, int start)
    {
        LaneBounds.RequireInside(start, source.Length);
        // the last element everywhere, then the others pushed in from the left
        DoubleDoubleLanes256 tail = Broadcast(source[^1]);
        for (int i = source.Length - 2; i >= start; i--)
            tail = new(Pushed(tail.hi, source[i].Hi), Pushed(tail.lo, source[i].Lo));
        return tail;
    }

    [MethodImpl(Inline)]
    private static Vector256<double> Pushed(Vector256<double> x, double first)
        => Vector256.Shuffle(x, Vector256.Create(3L, 0, 1, 2)).WithElement(0, first);

    [MethodImpl(Inline)]
    public static void Store(DoubleDoubleLanes256 value, Span<DoubleDouble> destination, int start)
    {
        if (!LaneBounds.Fits(start, 4, destination.Length))
        {
            StoreTail(value, destination, start);
            return;
        }
        ref double first = ref Unsafe.As<DoubleDouble, double>(ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), start));
        var (left, right) = Interleave(value);
        left.StoreUnsafe(ref first);
        right.StoreUnsafe(ref first, 4);
    }

    [MethodImpl(Inline)]
    private static void StoreTail(DoubleDoubleLanes256 value, Span<DoubleDouble> destination, int start)
    {
        LaneBounds.RequireNotNegative(start);
        for (int i = start; i < destination.Length; i++)
        {
            destination[i] = new(value.hi.ToScalar(), value.lo.ToScalar());
            value = Rotate(value);
        }
    }

    // (h0 l0 h1 l1 ...) to (h0 h1 ...) and (l0 l1 ...)
    [MethodImpl(Inline)]
    internal static DoubleDoubleLanes256 Separate(Vector256<double> left, Vector256<double> right)
    {
        if (Avx.IsSupported)
            return new(InOrder(Avx.UnpackLow(left, right)), InOrder(Avx.UnpackHigh(left, right)));
        return new(Vector256.Create(left[0], left[2], right[0], right[2]), Vector256.Create(left[1], left[3], right[1], right[3]));
    }

    [MethodImpl(Inline)]
    internal static (Vector256<double> Left, Vector256<double> Right) Interleave(DoubleDoubleLanes256 value)
    {
        Vector256<double> high = InOrder(value.hi), low = InOrder(value.lo);
        if (Avx.IsSupported)
            return (Avx.UnpackLow(high, low), Avx.UnpackHigh(high, low));
        return (Vector256.Create(high[0], low[0], high[2], low[2]), Vector256.Create(high[1], low[1], high[3], low[3]));
    }

    // what unpacking within halves of a register puts in second and third place changes places
    [MethodImpl(Inline)]
    private static Vector256<double> InOrder(Vector256<double> x) => Vector256.Shuffle(x, Vector256.Create(0L, 2, 1, 3));

    internal Vector256<double> High { [MethodImpl(Inline)] get => hi; }

    internal Vector256<double> Low { [MethodImpl(Inline)] get => lo; }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 Keep(DoubleDoubleLanes256 value, int count)
        => new(Lanes256.Keep(value.hi, count).Vector, Lanes256.Keep(value.lo, count).Vector);

    [MethodImpl(Inline)]
    public static DoubleDouble Extract(DoubleDoubleLanes256 value, int lane) => new(value.hi.GetElement(lane), value.lo.GetElement(lane));

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 Insert(DoubleDoubleLanes256 value, int lane, DoubleDouble scalar)
        => new(value.hi.WithElement(lane, scalar.Hi), value.lo.WithElement(lane, scalar.Lo));

    [MethodImpl(Inline)]
    public static DoubleDouble Sum(DoubleDoubleLanes256 value)
        => (Extract(value, 0) + Extract(value, 2)) + (Extract(value, 1) + Extract(value, 3));

    // Numbers of algorithms are those of M. Joldes, J.-M. Muller, V. Popescu, ACM Trans. Math. Softw. 44(2), 2017
    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 operator +(DoubleDoubleLanes256 x, DoubleDoubleLanes256 y)
    {
        // Algorithm 6, AccurateDWPlusDW
        Vector256<double> s = x.hi + y.hi, sShift = s - x.hi, t = x.lo + y.lo, tShift = t - x.lo;
        Vector256<double> c = (x.hi - (s - sShift)) + (y.hi - sShift) + t, v = s + c;
        Vector256<double> w = (x.lo - (t - tShift)) + (y.lo - tShift) + (c - (v - s)), sum = v + w;
        return new(sum, w - (sum - v));
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 operator +(DoubleDoubleLanes256 left, DoubleDouble right) => left + Broadcast(right);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 operator +(DoubleDouble left, DoubleDoubleLanes256 right) => Broadcast(left) + right;

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 operator -(DoubleDoubleLanes256 left, DoubleDoubleLanes256 right) => left + -right;

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 operator -(DoubleDoubleLanes256 left, DoubleDouble right) => left + Broadcast(-right);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 operator -(DoubleDouble left, DoubleDoubleLanes256 right) => Broadcast(left) + -right;

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 operator -(DoubleDoubleLanes256 value) => new(-value.hi, -value.lo);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 operator *(DoubleDoubleLanes256 x, DoubleDoubleLanes256 y)
    {
        // Algorithm 12, DWTimesDW3
        Vector256<double> c = x.hi * y.hi, cross = Fma(x.lo, y.hi, Fma(x.hi, y.lo, x.lo * y.lo));
        Vector256<double> rest = Fms(x.hi, y.hi, c) + cross, product = c + rest;
        return new(product, rest - (product - c));
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 operator *(DoubleDoubleLanes256 left, DoubleDouble right) => left * Broadcast(right);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 operator *(DoubleDouble left, DoubleDoubleLanes256 right) => Broadcast(left) * right;

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 operator /(DoubleDoubleLanes256 x, DoubleDoubleLanes256 y)
    {
        // Algorithm 17, DWDivDW2: the quotient of the high parts, and what it leaves over
        Vector256<double> q = x.hi / y.hi, product = y.hi * q, rest = Fma(y.lo, q, Fms(y.hi, q, product));
        Vector256<double> high = product + rest, low = rest - (high - product);
        return Corrected(q, ((x.hi - high) + (x.lo - low)) / y.hi);
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 MultiplyAdd(DoubleDoubleLanes256 x, DoubleDoubleLanes256 y, DoubleDoubleLanes256 z)
    {
        DoubleDoubleLanes256 sum = AddProduct(x, y, z);
        Vector256<double> high = sum.hi + sum.lo;
        return new(high, sum.lo - (high - sum.hi));
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 MultiplyAdd(DoubleDouble x, DoubleDoubleLanes256 y, DoubleDoubleLanes256 z) => MultiplyAdd(Broadcast(x), y, z);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 NegatedMultiplyAdd(DoubleDoubleLanes256 x, DoubleDoubleLanes256 y, DoubleDoubleLanes256 z) => MultiplyAdd(-x, y, z);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 NegatedMultiplyAdd(DoubleDouble x, DoubleDoubleLanes256 y, DoubleDoubleLanes256 z) => MultiplyAdd(Broadcast(-x), y, z);

    /// <summary>1 / x with a relative error of at most 4 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 Reciprocal(DoubleDoubleLanes256 x)
    {
        // one step of Newton's: r + r (1 - x r)
        Vector256<double> r = Reciprocals.Of(x.hi), rest = Fnma(x.lo, r, Fnma(x.hi, r, Vector256<double>.One));
        return Corrected(r, r * Fma(rest, rest, rest));
    }

    /// <summary>The square root, relative error at most 4 u^2.</summary>
    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 Sqrt(DoubleDoubleLanes256 x)
    {
        Vector256<double> root = Vector256.Sqrt(x.hi);
        return Corrected(root, (Fma(-root, root, x.hi) + x.lo) / (root + root));
    }

    // main + correction; main alone where it is zero or infinite and the correction therefore NaN
    [MethodImpl(Inline)]
    private static DoubleDoubleLanes256 Corrected(Vector256<double> main, Vector256<double> correction)
    {
        correction = ZeroIfNaN(correction);
        Vector256<double> sum = main + correction;
        return new(sum, ZeroIfNaN(correction - (sum - main)));
    }

    [MethodImpl(Inline)]
    private static Vector256<double> ZeroIfNaN(Vector256<double> x) => x & Vector256.Equals(x, x);

    // x y - z and z - x y; the JIT would not fold the sign of a vector into the instruction
    [MethodImpl(Inline)]
    private static Vector256<double> Fms(Vector256<double> x, Vector256<double> y, Vector256<double> z) => System.Runtime.Intrinsics.X86.Fma.IsSupported ? System.Runtime.Intrinsics.X86.Fma.MultiplySubtract(x, y, z) : Fma(x, y, -z);

    [MethodImpl(Inline)]
    private static Vector256<double> Fnma(Vector256<double> x, Vector256<double> y, Vector256<double> z) => System.Runtime.Intrinsics.X86.Fma.IsSupported ? System.Runtime.Intrinsics.X86.Fma.MultiplyAddNegated(x, y, z) : Fma(-x, y, z);

    [MethodImpl(Inline)]
    private static Vector256<double> Fma(Vector256<double> x, Vector256<double> y, Vector256<double> z) => Vector256.FusedMultiplyAdd(x, y, z);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 Min(DoubleDoubleLanes256 x, DoubleDoubleLanes256 y)
        => Chosen(Vector256.Min(x.hi, y.hi), Vector256.ConditionalSelect(NotBelow(x, y), y.lo, x.lo));

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 Max(DoubleDoubleLanes256 x, DoubleDoubleLanes256 y)
        => Chosen(Vector256.Max(x.hi, y.hi), Vector256.ConditionalSelect(NotBelow(x, y), x.lo, y.lo));

    [MethodImpl(Inline)]
    private static DoubleDoubleLanes256 Chosen(Vector256<double> hi, Vector256<double> lo) => new(hi, lo & Vector256.Equals(hi, hi));

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 Abs(DoubleDoubleLanes256 x) => FlippedBy(x, x.hi);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 CopySign(DoubleDoubleLanes256 x, DoubleDoubleLanes256 y) => FlippedBy(x, x.hi ^ y.hi);

    [MethodImpl(Inline)]
    private static DoubleDoubleLanes256 FlippedBy(DoubleDoubleLanes256 x, Vector256<double> sign)
    {
        sign &= Vector256.Create(-0.0);
        return new(x.hi ^ sign, x.lo ^ sign);
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 Sign(DoubleDoubleLanes256 x) => new(Lanes256.Sign(x.hi).Vector, Vector256<double>.Zero);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 GreaterThan(DoubleDoubleLanes256 x, DoubleDoubleLanes256 y)
        => Mask(Vector256.GreaterThan(x.hi, y.hi) | Vector256.Equals(x.hi, y.hi) & Vector256.GreaterThan(x.lo, y.lo));

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 GreaterThanOrEqual(DoubleDoubleLanes256 x, DoubleDoubleLanes256 y) => Mask(NotBelow(x, y));

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 EqualTo(DoubleDoubleLanes256 x, DoubleDoubleLanes256 y)
        => Mask(Vector256.Equals(x.hi, y.hi) & Vector256.Equals(x.lo, y.lo));

    [MethodImpl(Inline)]
    private static Vector256<double> NotBelow(DoubleDoubleLanes256 x, DoubleDoubleLanes256 y)
        => Vector256.GreaterThan(x.hi, y.hi) | Vector256.Equals(x.hi, y.hi) & Vector256.GreaterThanOrEqual(x.lo, y.lo);

    [MethodImpl(Inline)]
    private static DoubleDoubleLanes256 Mask(Vector256<double> bits) => new(bits, bits);

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 Select(DoubleDoubleLanes256 mask, DoubleDoubleLanes256 ifTrue, DoubleDoubleLanes256 ifFalse)
        => new(Vector256.ConditionalSelect(mask.hi, ifTrue.hi, ifFalse.hi), Vector256.ConditionalSelect(mask.hi, ifTrue.lo, ifFalse.lo));

    [MethodImpl(Inline)]
    public static DoubleDoubleLanes256 Rotate(DoubleDoubleLanes256 value)
        => new(Vector256.Shuffle(value.hi, Vector256.Create(1L, 2, 3, 0)), Vector256.Shuffle(value.lo, Vector256.Create(1L, 2, 3, 0)));
}
