using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CurseOfMemory;

#pragma warning disable CS1591 // what is not documented here is at ILanes
#pragma warning disable CS0649 // the conversion sets v

/// <summary>Four doubles that move together, in one 256-bit register where there is one.</summary>
public readonly partial struct Lanes256 : IVectorLanes<Lanes256>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector256<double> v;

    /// <summary>The lanes as .NET's vector.</summary>
    public Vector256<double> Vector { [MethodImpl(Inline)] get => v; }

    /// <summary>.NET's vector as lanes. A bit cast, because a constructor would cost a kernel one of the JIT's 512 locals per operation.</summary>
    [MethodImpl(Inline)]
    public static implicit operator Lanes256(Vector256<double> vector) => Unsafe.BitCast<Vector256<double>, Lanes256>(vector);

    public static bool IsSupported { [MethodImpl(Inline)] get => Vector256.IsHardwareAccelerated; }

    public static int Count { [MethodImpl(Inline)] get => 4; }

    private static Vector256<long> Indices { [MethodImpl(Inline)] get => Vector256.Create(0L, 1, 2, 3); }

    public static Lanes256 Zero { [MethodImpl(Inline)] get => Vector256<double>.Zero; }

    [MethodImpl(Inline)]
    public static Lanes256 Broadcast(double value) => Vector256.Create(value);

    [MethodImpl(Inline)]
    public static Lanes256 Load(ReadOnlySpan<double> source, int start)
        => LaneBounds.Fits(start, 4, source.Length)
            ? Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(source), (uint)start)
            : LoadTail(source, start);

    [MethodImpl(Inline)]
    private static Lanes256 LoadTail(ReadOnlySpan<double> source, int start)
    {
        LaneBounds.RequireInside(start, source.Length);
        // the last element everywhere, then the others pushed in from the left
        Vector256<double> tail = Vector256.Create(source[^1]);
        for (int i = source.Length - 2; i >= start; i--)
            tail = Vector256.Shuffle(tail, Vector256.Create(3L, 0, 1, 2)).WithElement(0, source[i]);
        return tail;
    }

    [MethodImpl(Inline)]
    public static void Store(Lanes256 value, Span<double> destination, int start)
    {
        if (LaneBounds.Fits(start, 4, destination.Length))
            value.v.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (uint)start);
        else
            StoreTail(value, destination, start);
    }

    [MethodImpl(Inline)]
    private static void StoreTail(Lanes256 value, Span<double> destination, int start)
    {
        LaneBounds.RequireNotNegative(start);
        for (int i = start; i < destination.Length; i++)
        {
            destination[i] = value.v.ToScalar();
            value = Rotate(value);
        }
    }

    [MethodImpl(Inline)]
    public static Lanes256 Keep(Lanes256 value, int count)
    {
        var kept = Vector256.LessThan(Indices, Vector256.Create((long)count));
        return Vector256.ConditionalSelect(kept.AsDouble(), value.v, Vector256<double>.Zero);
    }

    [MethodImpl(Inline)]
    public static double Extract(Lanes256 value, int lane) => value.v.GetElement(lane);

    [MethodImpl(Inline)]
    public static Lanes256 Insert(Lanes256 value, int lane, double scalar) => value.v.WithElement(lane, scalar);

    [MethodImpl(Inline)]
    public static double Sum(Lanes256 value) => Lanes128.Sum(value.v.GetLower() + value.v.GetUpper());

    [MethodImpl(Inline)]
    public static Lanes256 operator +(Lanes256 left, Lanes256 right) => left.v + right.v;

    [MethodImpl(Inline)]
    public static Lanes256 operator +(Lanes256 left, double right) => left.v + Vector256.Create(right);

    [MethodImpl(Inline)]
    public static Lanes256 operator +(double left, Lanes256 right) => Vector256.Create(left) + right.v;

    [MethodImpl(Inline)]
    public static Lanes256 operator -(Lanes256 left, Lanes256 right) => left.v - right.v;

    [MethodImpl(Inline)]
    public static Lanes256 operator -(Lanes256 left, double right) => left.v - Vector256.Create(right);

    [MethodImpl(Inline)]
    public static Lanes256 operator -(double left, Lanes256 right) => Vector256.Create(left) - right.v;

    [MethodImpl(Inline)]
    public static Lanes256 operator -(Lanes256 value) => -value.v;

    [MethodImpl(Inline)]
    public static Lanes256 operator *(Lanes256 left, Lanes256 right) => left.v * right.v;

    [MethodImpl(Inline)]
    public static Lanes256 operator *(Lanes256 left, double right) => left.v * Vector256.Create(right);

    [MethodImpl(Inline)]
    public static Lanes256 operator *(double left, Lanes256 right) => Vector256.Create(left) * right.v;

    [MethodImpl(Inline)]
    public static Lanes256 operator /(Lanes256 left, Lanes256 right) => left.v / right.v;

    [MethodImpl(Inline)]
    public static Lanes256 MultiplyAdd(Lanes256 x, Lanes256 y, Lanes256 z) => Vector256.MultiplyAddEstimate(x.v, y.v, z.v);

    [MethodImpl(Inline)]
    public static Lanes256 MultiplyAdd(double x, Lanes256 y, Lanes256 z) => Vector256.MultiplyAddEstimate(Vector256.Create(x), y.v, z.v);

    [MethodImpl(Inline)]
    public static Lanes256 NegatedMultiplyAdd(Lanes256 x, Lanes256 y, Lanes256 z) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(x.v, y.v, z.v) : Vector256.MultiplyAddEstimate(-x.v, y.v, z.v);

    [MethodImpl(Inline)]
    public static Lanes256 NegatedMultiplyAdd(double x, Lanes256 y, Lanes256 z) => NegatedMultiplyAdd(Broadcast(x), y, z);

    [MethodImpl(Inline)]
    public static Lanes256 Reciprocal(Lanes256 x) => Reciprocals.Of(x.v);

    [MethodImpl(Inline)]
    public static Lanes256 ReciprocalOfSum(Lanes256 x, Lanes256 y) => Reciprocals.Inside(x.v + y.v);

    [MethodImpl(Inline)]
    public static Lanes256 ReciprocalOfSum(double x, Lanes256 y) => Reciprocals.Inside(Vector256.Create(x) + y.v);

    [MethodImpl(Inline)]
    public static Lanes256 Min(Lanes256 x, Lanes256 y) => Vector256.Min(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes256 Max(Lanes256 x, Lanes256 y) => Vector256.Max(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes256 Abs(Lanes256 x) => Vector256.Abs(x.v);

    [MethodImpl(Inline)]
    public static Lanes256 Sign(Lanes256 x)
    {
        var hasSign = Vector256.GreaterThan(Vector256.Abs(x.v), Vector256<double>.Zero);
        return Vector256.ConditionalSelect(hasSign, Vector256.CopySign(Vector256<double>.One, x.v), x.v);
    }

    [MethodImpl(Inline)]
    public static Lanes256 CopySign(Lanes256 x, Lanes256 y) => Vector256.CopySign(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes256 Floor(Lanes256 x) => Vector256.Floor(x.v);

    [MethodImpl(Inline)]
    public static Lanes256 Ceiling(Lanes256 x) => Vector256.Ceiling(x.v);

    [MethodImpl(Inline)]
    public static Lanes256 Round(Lanes256 x) => Vector256.Round(x.v);

    [MethodImpl(Inline)]
    public static Lanes256 Truncate(Lanes256 x) => Vector256.Truncate(x.v);

    [MethodImpl(Inline)]
    public static Lanes256 GreaterThan(Lanes256 x, Lanes256 y) => Vector256.GreaterThan(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes256 GreaterThanOrEqual(Lanes256 x, Lanes256 y) => Vector256.GreaterThanOrEqual(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes256 EqualTo(Lanes256 x, Lanes256 y) => Vector256.Equals(x.v, y.v);

    [MethodImpl(Inline)]
    static bool IVectorLanes<Lanes256>.Any(Lanes256 mask) => Vector256.ExtractMostSignificantBits(mask.v) != 0;

    [MethodImpl(Inline)]
    public static Lanes256 Select(Lanes256 mask, Lanes256 ifTrue, Lanes256 ifFalse) => Vector256.ConditionalSelect(mask.v, ifTrue.v, ifFalse.v);

    [MethodImpl(Inline)]
    public static Lanes256 Rotate(Lanes256 value) => Vector256.Shuffle(value.v, Vector256.Create(1L, 2, 3, 0));

    [MethodImpl(Inline)]
    public static Lanes256 Sqrt(Lanes256 x) => Vector256.Sqrt(x.v);

    [MethodImpl(Inline)]
    public static Lanes256 Hypot(Lanes256 x, Lanes256 y) => Vector256.Hypot(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes256 Sin(Lanes256 x) => Trigonometric.Sin(x);

    [MethodImpl(Inline)]
    public static Lanes256 Cos(Lanes256 x) => Trigonometric.Cos(x);
}
