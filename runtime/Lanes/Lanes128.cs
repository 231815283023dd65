using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CurseOfMemory;

#pragma warning disable CS1591 // what is not documented here is at ILanes
#pragma warning disable CS0649 // the conversion sets v

/// <summary>Two doubles that move together, in one 128-bit register where there is one.</summary>
public readonly partial struct Lanes128 : IVectorLanes<Lanes128>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector128<double> v;

    /// <summary>The lanes as .NET's vector.</summary>
    public Vector128<double> Vector { [MethodImpl(Inline)] get => v; }

    /// <summary>.NET's vector as lanes. A bit cast, because a constructor would cost a kernel one of the JIT's 512 locals per operation.</summary>
    [MethodImpl(Inline)]
    public static implicit operator Lanes128(Vector128<double> vector) => Unsafe.BitCast<Vector128<double>, Lanes128>(vector);

    public static bool IsSupported { [MethodImpl(Inline)] get => Vector128.IsHardwareAccelerated; }

    public static int Count { [MethodImpl(Inline)] get => 2; }

    private static Vector128<long> Indices { [MethodImpl(Inline)] get => Vector128.Create(0L, 1); }

    public static Lanes128 Zero { [MethodImpl(Inline)] get => Vector128<double>.Zero; }

    [MethodImpl(Inline)]
    public static Lanes128 Broadcast(double value) => Vector128.Create(value);

    [MethodImpl(Inline)]
    public static Lanes128 Load(ReadOnlySpan<double> source, int start)
        => LaneBounds.Fits(start, 2, source.Length)
            ? Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(source), (uint)start)
            : LoadTail(source, start);

    [MethodImpl(Inline)]
    private static Lanes128 LoadTail(ReadOnlySpan<double> source, int start)
    {
        LaneBounds.RequireInside(start, source.Length);
        return Vector128.Create(source[start]);
    }

    [MethodImpl(Inline)]
    public static void Store(Lanes128 value, Span<double> destination, int start)
    {
        if (LaneBounds.Fits(start, 2, destination.Length))
            value.v.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (uint)start);
        else
            StoreTail(value, destination, start);
    }

    [MethodImpl(Inline)]
    private static void StoreTail(Lanes128 value, Span<double> destination, int start)
    {
        LaneBounds.RequireNotNegative(start);
        if (start < destination.Length)
            destination[start] = value.v.ToScalar();
    }

    [MethodImpl(Inline)]
    public static Lanes128 Keep(Lanes128 value, int count)
    {
        var kept = Vector128.LessThan(Indices, Vector128.Create((long)count));
        return Vector128.ConditionalSelect(kept.AsDouble(), value.v, Vector128<double>.Zero);
    }

    [MethodImpl(Inline)]
    public static double Extract(Lanes128 value, int lane) => value.v.GetElement(lane);

    [MethodImpl(Inline)]
    public static Lanes128 Insert(Lanes128 value, int lane, double scalar) => value.v.WithElement(lane, scalar);

    [MethodImpl(Inline)]
    public static double Sum(Lanes128 value) => value.v.GetElement(0) + value.v.GetElement(1);

    [MethodImpl(Inline)]
    public static Lanes128 operator +(Lanes128 left, Lanes128 right) => left.v + right.v;

    [MethodImpl(Inline)]
    public static Lanes128 operator +(Lanes128 left, double right) => left.v + Vector128.Create(right);

    [MethodImpl(Inline)]
    public static Lanes128 operator +(double left, Lanes128 right) => Vector128.Create(left) + right.v;

    [MethodImpl(Inline)]
    public static Lanes128 operator -(Lanes128 left, Lanes128 right) => left.v - right.v;

    [MethodImpl(Inline)]
    public static Lanes128 operator -(Lanes128 left, double right) => left.v - Vector128.Create(right);

    [MethodImpl(Inline)]
    public static Lanes128 operator -(double left, Lanes128 right) => Vector128.Create(left) - right.v;

    [MethodImpl(Inline)]
    public static Lanes128 operator -(Lanes128 value) => -value.v;

    [MethodImpl(Inline)]
    public static Lanes128 operator *(Lanes128 left, Lanes128 right) => left.v * right.v;

    [MethodImpl(Inline)]
    public static Lanes128 operator *(Lanes128 left, double right) => left.v * Vector128.Create(right);

    [MethodImpl(Inline)]
    public static Lanes128 operator *(double left, Lanes128 right) => Vector128.Create(left) * right.v;

    [MethodImpl(Inline)]
    public static Lanes128 operator /(Lanes128 left, Lanes128 right) => left.v / right.v;

    [MethodImpl(Inline)]
    public static Lanes128 MultiplyAdd(Lanes128 x, Lanes128 y, Lanes128 z) => Vector128.MultiplyAddEstimate(x.v, y.v, z.v);

    [MethodImpl(Inline)]
    public static Lanes128 MultiplyAdd(double x, Lanes128 y, Lanes128 z) => Vector128.MultiplyAddEstimate(Vector128.Create(x), y.v, z.v);

    [MethodImpl(Inline)]
    public static Lanes128 NegatedMultiplyAdd(Lanes128 x, Lanes128 y, Lanes128 z) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(x.v, y.v, z.v) : Vector128.MultiplyAddEstimate(-x.v, y.v, z.v);

    [MethodImpl(Inline)]
    public static Lanes128 NegatedMultiplyAdd(double x, Lanes128 y, Lanes128 z) => NegatedMultiplyAdd(Broadcast(x), y, z);

    [MethodImpl(Inline)]
    public static Lanes128 Reciprocal(Lanes128 x) => Vector128<double>.One / x.v;

    [MethodImpl(Inline)]
    public static Lanes128 ReciprocalOfSum(Lanes128 x, Lanes128 y) => Reciprocals.Inside(x.v + y.v);

    [MethodImpl(Inline)]
    public static Lanes128 ReciprocalOfSum(double x, Lanes128 y) => Reciprocals.Inside(Vector128.Create(x) + y.v);

    [MethodImpl(Inline)]
    public static Lanes128 Min(Lanes128 x, Lanes128 y) => Vector128.Min(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes128 Max(Lanes128 x, Lanes128 y) => Vector128.Max(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes128 Abs(Lanes128 x) => Vector128.Abs(x.v);

    [MethodImpl(Inline)]
    public static Lanes128 Sign(Lanes128 x)
    {
        var hasSign = Vector128.GreaterThan(Vector128.Abs(x.v), Vector128<double>.Zero);
        return Vector128.ConditionalSelect(hasSign, Vector128.CopySign(Vector128<double>.One, x.v), x.v);
    }

    [MethodImpl(Inline)]
    public static Lanes128 CopySign(Lanes128 x, Lanes128 y) => Vector128.CopySign(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes128 Floor(Lanes128 x) => Vector128.Floor(x.v);

    [MethodImpl(Inline)]
    public static Lanes128 Ceiling(Lanes128 x) => Vector128.Ceiling(x.v);

    [MethodImpl(Inline)]
    public static Lanes128 Round(Lanes128 x) => Vector128.Round(x.v);

    [MethodImpl(Inline)]
    public static Lanes128 Truncate(Lanes128 x) => Vector128.Truncate(x.v);

    [MethodImpl(Inline)]
    public static Lanes128 GreaterThan(Lanes128 x, Lanes128 y) => Vector128.GreaterThan(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes128 GreaterThanOrEqual(Lanes128 x, Lanes128 y) => Vector128.GreaterThanOrEqual(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes128 EqualTo(Lanes128 x, Lanes128 y) => Vector128.Equals(x.v, y.v);

    [MethodImpl(Inline)]
    static bool IVectorLanes<Lanes128>.Any(Lanes128 mask) => Vector128.ExtractMostSignificantBits(mask.v) != 0;

    [MethodImpl(Inline)]
    public static Lanes128 Select(Lanes128 mask, Lanes128 ifTrue, Lanes128 ifFalse) => Vector128.ConditionalSelect(mask.v, ifTrue.v, ifFalse.v);

    [MethodImpl(Inline)]
    public static Lanes128 Rotate(Lanes128 value) => Vector128.Shuffle(value.v, Vector128.Create(1L, 0));

    [MethodImpl(Inline)]
    public static Lanes128 Sqrt(Lanes128 x) => Vector128.Sqrt(x.v);

    [MethodImpl(Inline)]
    public static Lanes128 Hypot(Lanes128 x, Lanes128 y) => Vector128.Hypot(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes128 Sin(Lanes128 x) => Trigonometric.Sin(x);

    [MethodImpl(Inline)]
    public static Lanes128 Cos(Lanes128 x) => Trigonometric.Cos(x);
}
