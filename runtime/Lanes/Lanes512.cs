using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CurseOfMemory;

#pragma warning disable CS1591 // what is not documented here is at ILanes
#pragma warning disable CS0649 // the conversion sets v

/// <summary>Eight doubles that move together, in one 512-bit register where there is one.</summary>
public readonly partial struct Lanes512 : IVectorLanes<Lanes512>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector512<double> v;

    /// <summary>The lanes as .NET's vector.</summary>
    public Vector512<double> Vector { [MethodImpl(Inline)] get => v; }

    /// <summary>.NET's vector as lanes. A bit cast, because a constructor would cost a kernel one of the JIT's 512 locals per operation.</summary>
    [MethodImpl(Inline)]
    public static implicit operator Lanes512(Vector512<double> vector) => Unsafe.BitCast<Vector512<double>, Lanes512>(vector);

    public static bool IsSupported { [MethodImpl(Inline)] get => Vector512.IsHardwareAccelerated; }

    public static int Count { [MethodImpl(Inline)] get => 8; }

    private static Vector512<long> Indices { [MethodImpl(Inline)] get => Vector512.Create(0L, 1, 2, 3, 4, 5, 6, 7); }

    public static Lanes512 Zero { [MethodImpl(Inline)] get => Vector512<double>.Zero; }

    [MethodImpl(Inline)]
    public static Lanes512 Broadcast(double value) => Vector512.Create(value);

    [MethodImpl(Inline)]
    public static Lanes512 Load(ReadOnlySpan<double> source, int start)
        => LaneBounds.Fits(start, 8, source.Length)
            ? Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (uint)start)
            : LoadTail(source, start);

    [MethodImpl(Inline)]
    private static Lanes512 LoadTail(ReadOnlySpan<double> source, int start)
    {
        LaneBounds.RequireInside(start, source.Length);
        if (source.Length >= 8)
            return LoadEnd(source, source.Length - 8, start);
        // the last element everywhere, then the others pushed in from the left
        Vector512<double> tail = Vector512.Create(source[^1]);
        for (int i = source.Length - 2; i >= start; i--)
            tail = Vector512.Shuffle(tail, Vector512.Create(7L, 0, 1, 2, 3, 4, 5, 6)).WithElement(0, source[i]);
        return tail;
    }

    /// <summary>The source's last eight elements, moved down until lane 0 holds <c>source[start]</c>.</summary>
    [MethodImpl(Inline)]
    private static Lanes512 LoadEnd(ReadOnlySpan<double> source, int end, int start)
    {
        var from = Vector512.Min(Indices + Vector512.Create((long)(start - end)), Vector512.Create(7L));
        return Vector512.ShuffleNative(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (uint)end), from);
    }

    [MethodImpl(Inline)]
    public static void Store(Lanes512 value, Span<double> destination, int start)
    {
        if (LaneBounds.Fits(start, 8, destination.Length))
            value.v.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (uint)start);
        else
            StoreTail(value, destination, start);
    }

    [MethodImpl(Inline)]
    private static void StoreTail(Lanes512 value, Span<double> destination, int start)
    {
        LaneBounds.RequireNotNegative(start);
        for (int i = start; i < destination.Length; i++)
        {
            destination[i] = value.v.ToScalar();
            value = Rotate(value);
        }
    }

    [MethodImpl(Inline)]
    public static Lanes512 Keep(Lanes512 value, int count)
    {
        var kept = Vector512.LessThan(Indices, Vector512.Create((long)count));
        return Vector512.ConditionalSelect(kept.AsDouble(), value.v, Vector512<double>.Zero);
    }

    [MethodImpl(Inline)]
    public static double Extract(Lanes512 value, int lane) => value.v.GetElement(lane);

    [MethodImpl(Inline)]
    public static Lanes512 Insert(Lanes512 value, int lane, double scalar) => value.v.WithElement(lane, scalar);

    [MethodImpl(Inline)]
    public static double Sum(Lanes512 value) => Lanes256.Sum(value.v.GetLower() + value.v.GetUpper());

    [MethodImpl(Inline)]
    public static Lanes512 operator +(Lanes512 left, Lanes512 right) => left.v + right.v;

    [MethodImpl(Inline)]
    public static Lanes512 operator +(Lanes512 left, double right) => left.v + Vector512.Create(right);

    [MethodImpl(Inline)]
    public static Lanes512 operator +(double left, Lanes512 right) => Vector512.Create(left) + right.v;

    [MethodImpl(Inline)]
    public static Lanes512 operator -(Lanes512 left, Lanes512 right) => left.v - right.v;

    [MethodImpl(Inline)]
    public static Lanes512 operator -(Lanes512 left, double right) => left.v - Vector512.Create(right);

    [MethodImpl(Inline)]
    public static Lanes512 operator -(double left, Lanes512 right) => Vector512.Create(left) - right.v;

    [MethodImpl(Inline)]
    public static Lanes512 operator -(Lanes512 value) => -value.v;

    [MethodImpl(Inline)]
    public static Lanes512 operator *(Lanes512 left, Lanes512 right) => left.v * right.v;

    [MethodImpl(Inline)]
    public static Lanes512 operator *(Lanes512 left, double right) => left.v * Vector512.Create(right);

    [MethodImpl(Inline)]
    public static Lanes512 operator *(double left, Lanes512 right) => Vector512.Create(left) * right.v;

    [MethodImpl(Inline)]
    public static Lanes512 operator /(Lanes512 left, Lanes512 right) => left.v / right.v;

    [MethodImpl(Inline)]
    public static Lanes512 MultiplyAdd(Lanes512 x, Lanes512 y, Lanes512 z) => Vector512.MultiplyAddEstimate(x.v, y.v, z.v);

    [MethodImpl(Inline)]
    public static Lanes512 MultiplyAdd(double x, Lanes512 y, Lanes512 z) => Vector512.MultiplyAddEstimate(Vector512.Create(x), y.v, z.v);

    [MethodImpl(Inline)]
    public static Lanes512 NegatedMultiplyAdd(Lanes512 x, Lanes512 y, Lanes512 z) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(x.v, y.v, z.v) : Vector512.MultiplyAddEstimate(-x.v, y.v, z.v);

    [MethodImpl(Inline)]
    public static Lanes512 NegatedMultiplyAdd(double x, Lanes512 y, Lanes512 z) => NegatedMultiplyAdd(Broadcast(x), y, z);

    [MethodImpl(Inline)]
    public static Lanes512 Reciprocal(Lanes512 x) => Reciprocals.Of(x.v);

    [MethodImpl(Inline)]
    public static Lanes512 ReciprocalOfSum(Lanes512 x, Lanes512 y) => Reciprocals.Inside(x.v + y.v);

    [MethodImpl(Inline)]
    public static Lanes512 ReciprocalOfSum(double x, Lanes512 y) => Reciprocals.Inside(Vector512.Create(x) + y.v);

    [MethodImpl(Inline)]
    public static Lanes512 Min(Lanes512 x, Lanes512 y) => Vector512.Min(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes512 Max(Lanes512 x, Lanes512 y) => Vector512.Max(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes512 Abs(Lanes512 x) => Vector512.Abs(x.v);

    [MethodImpl(Inline)]
    public static Lanes512 Sign(Lanes512 x)
    {
        var hasSign = Vector512.GreaterThan(Vector512.Abs(x.v), Vector512<double>.Zero);
        return Vector512.ConditionalSelect(hasSign, Vector512.CopySign(Vector512<double>.One, x.v), x.v);
    }

    [MethodImpl(Inline)]
    public static Lanes512 CopySign(Lanes512 x, Lanes512 y) => Vector512.CopySign(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes512 Floor(Lanes512 x) => Vector512.Floor(x.v);

    [MethodImpl(Inline)]
    public static Lanes512 Ceiling(Lanes512 x) => Vector512.Ceiling(x.v);

    [MethodImpl(Inline)]
    public static Lanes512 Round(Lanes512 x) => Vector512.Round(x.v);

    [MethodImpl(Inline)]
    public static Lanes512 Truncate(Lanes512 x) => Vector512.Truncate(x.v);

    [MethodImpl(Inline)]
    public static Lanes512 GreaterThan(Lanes512 x, Lanes512 y) => Vector512.GreaterThan(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes512 GreaterThanOrEqual(Lanes512 x, Lanes512 y) => Vector512.GreaterThanOrEqual(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes512 EqualTo(Lanes512 x, Lanes512 y) => Vector512.Equals(x.v, y.v);

    [MethodImpl(Inline)]
    static bool IVectorLanes<Lanes512>.Any(Lanes512 mask) => Vector512.ExtractMostSignificantBits(mask.v) != 0;

    [MethodImpl(Inline)]
    public static Lanes512 Select(Lanes512 mask, Lanes512 ifTrue, Lanes512 ifFalse) => Vector512.ConditionalSelect(mask.v, ifTrue.v, ifFalse.v);

    [MethodImpl(Inline)]
    public static Lanes512 Rotate(Lanes512 value) => Vector512.Shuffle(value.v, Vector512.Create(1L, 2, 3, 4, 5, 6, 7, 0));

    [MethodImpl(Inline)]
    public static Lanes512 Sqrt(Lanes512 x) => Vector512.Sqrt(x.v);

    [MethodImpl(Inline)]
    public static Lanes512 Hypot(Lanes512 x, Lanes512 y) => Vector512.Hypot(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lanes512 Sin(Lanes512 x) => Trigonometric.Sin(x);

    [MethodImpl(Inline)]
    public static Lanes512 Cos(Lanes512 x) => Trigonometric.Cos(x);
}
