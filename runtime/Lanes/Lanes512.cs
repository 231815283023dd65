using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory;

#pragma warning disable CS1591 // every member is documented at ILanes

/// <summary>Eight doubles that move together, in one 512-bit register where there is one.</summary>
public readonly struct Lanes512 : IDoubleLanes<Lanes512>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector512<double> v;

    [MethodImpl(Inline)]
    public Lanes512(Vector512<double> vector) => v = vector;

    public Vector512<double> Vector { [MethodImpl(Inline)] get => v; }

    public static bool IsSupported { [MethodImpl(Inline)] get => Vector512.IsHardwareAccelerated; }

    public static int Count { [MethodImpl(Inline)] get => 8; }

    public static Lanes512 Zero { [MethodImpl(Inline)] get => new(Vector512<double>.Zero); }

    [MethodImpl(Inline)]
    public static Lanes512 Broadcast(double value) => new(Vector512.Create(value));

    [MethodImpl(Inline)]
    public static Lanes512 Load(ReadOnlySpan<double> source, int start)
        => LaneBounds.Fits(start, 8, source.Length)
            ? new(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (uint)start))
            : LoadTail(source, start);

    [MethodImpl(Inline)]
    private static Lanes512 LoadTail(ReadOnlySpan<double> source, int start)
    {
        LaneBounds.RequireInside(start, source.Length);
        Lanes256 lower = Lanes256.Load(source, start);
        Lanes256 upper = Lanes256.Load(source, start + Math.Min(4, source.Length - 1 - start));
        return new(Vector512.Create(lower.Vector, upper.Vector));
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
        Lanes256.Store(new(value.v.GetLower()), destination, start);
        if (start < destination.Length - 4)
            Lanes256.Store(new(value.v.GetUpper()), destination, start + 4);
    }

    [MethodImpl(Inline)]
    public static Lanes512 Keep(Lanes512 value, int count)
    {
        var kept = Vector512.LessThan(Vector512.Create(0L, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((long)count));
        return new(Vector512.ConditionalSelect(kept.AsDouble(), value.v, Vector512<double>.Zero));
    }

    [MethodImpl(Inline)]
    public static double Extract(Lanes512 value, int lane) => value.v.GetElement(lane);

    [MethodImpl(Inline)]
    public static Lanes512 Insert(Lanes512 value, int lane, double scalar) => new(value.v.WithElement(lane, scalar));

    [MethodImpl(Inline)]
    public static double Sum(Lanes512 value) => Lanes256.Sum(new(value.v.GetLower() + value.v.GetUpper()));

    [MethodImpl(Inline)]
    public static Lanes512 operator +(Lanes512 left, Lanes512 right) => new(left.v + right.v);

    [MethodImpl(Inline)]
    public static Lanes512 operator +(Lanes512 left, double right) => new(left.v + Vector512.Create(right));

    [MethodImpl(Inline)]
    public static Lanes512 operator +(double left, Lanes512 right) => new(Vector512.Create(left) + right.v);

    [MethodImpl(Inline)]
    public static Lanes512 operator -(Lanes512 left, Lanes512 right) => new(left.v - right.v);

    [MethodImpl(Inline)]
    public static Lanes512 operator -(Lanes512 left, double right) => new(left.v - Vector512.Create(right));

    [MethodImpl(Inline)]
    public static Lanes512 operator -(double left, Lanes512 right) => new(Vector512.Create(left) - right.v);

    [MethodImpl(Inline)]
    public static Lanes512 operator -(Lanes512 value) => new(-value.v);

    [MethodImpl(Inline)]
    public static Lanes512 operator *(Lanes512 left, Lanes512 right) => new(left.v * right.v);

    [MethodImpl(Inline)]
    public static Lanes512 operator *(Lanes512 left, double right) => new(left.v * Vector512.Create(right));

    [MethodImpl(Inline)]
    public static Lanes512 operator *(double left, Lanes512 right) => new(Vector512.Create(left) * right.v);

    [MethodImpl(Inline)]
    public static Lanes512 operator /(Lanes512 left, Lanes512 right) => new(left.v / right.v);

    [MethodImpl(Inline)]
    public static Lanes512 MultiplyAdd(Lanes512 x, Lanes512 y, Lanes512 z) => new(Vector512.MultiplyAddEstimate(x.v, y.v, z.v));

    [MethodImpl(Inline)]
    public static Lanes512 MultiplyAdd(double x, Lanes512 y, Lanes512 z) => new(Vector512.MultiplyAddEstimate(Vector512.Create(x), y.v, z.v));

    [MethodImpl(Inline)]
    public static Lanes512 Reciprocal(Lanes512 x) => new(Vector512<double>.One / x.v);

    [MethodImpl(Inline)]
    public static Lanes512 Min(Lanes512 x, Lanes512 y) => new(Vector512.Min(x.v, y.v));

    [MethodImpl(Inline)]
    public static Lanes512 Max(Lanes512 x, Lanes512 y) => new(Vector512.Max(x.v, y.v));

    [MethodImpl(Inline)]
    public static Lanes512 Abs(Lanes512 x) => new(Vector512.Abs(x.v));

    [MethodImpl(Inline)]
    public static Lanes512 Sign(Lanes512 x)
    {
        var hasSign = Vector512.GreaterThan(Vector512.Abs(x.v), Vector512<double>.Zero);
        return new(Vector512.ConditionalSelect(hasSign, Vector512.CopySign(Vector512<double>.One, x.v), x.v));
    }

    [MethodImpl(Inline)]
    public static Lanes512 CopySign(Lanes512 x, Lanes512 y) => new(Vector512.CopySign(x.v, y.v));

    [MethodImpl(Inline)]
    public static Lanes512 Floor(Lanes512 x) => new(Vector512.Floor(x.v));

    [MethodImpl(Inline)]
    public static Lanes512 Ceiling(Lanes512 x) => new(Vector512.Ceiling(x.v));

    [MethodImpl(Inline)]
    public static Lanes512 Round(Lanes512 x) => new(Vector512.Round(x.v));

    [MethodImpl(Inline)]
    public static Lanes512 Truncate(Lanes512 x) => new(Vector512.Truncate(x.v));

    [MethodImpl(Inline)]
    public static Lanes512 GreaterThan(Lanes512 x, Lanes512 y) => new(Vector512.GreaterThan(x.v, y.v));

    [MethodImpl(Inline)]
    public static Lanes512 GreaterThanOrEqual(Lanes512 x, Lanes512 y) => new(Vector512.GreaterThanOrEqual(x.v, y.v));

    [MethodImpl(Inline)]
    public static Lanes512 EqualTo(Lanes512 x, Lanes512 y) => new(Vector512.Equals(x.v, y.v));

    [MethodImpl(Inline)]
    public static Lanes512 Select(Lanes512 mask, Lanes512 ifTrue, Lanes512 ifFalse) => new(Vector512.ConditionalSelect(mask.v, ifTrue.v, ifFalse.v));

    [MethodImpl(Inline)]
    public static Lanes512 Rotate(Lanes512 value) => new(Vector512.Shuffle(value.v, Vector512.Create(1L, 2, 3, 4, 5, 6, 7, 0)));

    [MethodImpl(Inline)]
    public static Lanes512 Sqrt(Lanes512 x) => new(Vector512.Sqrt(x.v));

    [MethodImpl(Inline)]
    public static Lanes512 Hypot(Lanes512 x, Lanes512 y) => new(Vector512.Hypot(x.v, y.v));

    [MethodImpl(Inline)]
    public static Lanes512 Exp(Lanes512 x) => new(Vector512.Exp(x.v));

    [MethodImpl(Inline)]
    public static Lanes512 Log(Lanes512 x) => new(Vector512.Log(x.v));

    [MethodImpl(Inline)]
    public static Lanes512 Log2(Lanes512 x) => new(Vector512.Log2(x.v));

    [MethodImpl(Inline)]
    public static Lanes512 Sin(Lanes512 x) => new(Vector512.Sin(x.v));

    [MethodImpl(Inline)]
    public static Lanes512 Cos(Lanes512 x) => new(Vector512.Cos(x.v));
}
