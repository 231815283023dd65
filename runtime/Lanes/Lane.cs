using System.Runtime.CompilerServices;

namespace CurseOfMemory;

#pragma warning disable CS1591 // every member is documented at ILanes

/// <summary>One double, so that a kernel written for lanes also serves remainders and machines without vectors.</summary>
public readonly struct Lane : IDoubleLanes<Lane>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly double v;

    [MethodImpl(Inline)]
    public Lane(double value) => v = value;

    public double Value { [MethodImpl(Inline)] get => v; }

    public static bool IsSupported { [MethodImpl(Inline)] get => true; }

    public static int Count { [MethodImpl(Inline)] get => 1; }

    public static Lane Zero { [MethodImpl(Inline)] get => new(0); }

    [MethodImpl(Inline)]
    public static Lane Broadcast(double value) => new(value);

    [MethodImpl(Inline)]
    public static Lane Load(ReadOnlySpan<double> source, int start)
    {
        LaneBounds.RequireInside(start, source.Length);
        return new(source[start]);
    }

    [MethodImpl(Inline)]
    public static void Store(Lane value, Span<double> destination, int start)
    {
        LaneBounds.RequireNotNegative(start);
        if (start < destination.Length)
            destination[start] = value.v;
    }

    [MethodImpl(Inline)]
    public static Lane Keep(Lane value, int count) => new(count > 0 ? value.v : 0);

    [MethodImpl(Inline)]
    public static double Extract(Lane value, int lane)
    {
        LaneBounds.RequireLane(lane, 1);
        return value.v;
    }

    [MethodImpl(Inline)]
    public static Lane Insert(Lane value, int lane, double scalar)
    {
        LaneBounds.RequireLane(lane, 1);
        return new(scalar);
    }

    [MethodImpl(Inline)]
    public static double Sum(Lane value) => value.v;

    [MethodImpl(Inline)]
    public static Lane operator +(Lane left, Lane right) => new(left.v + right.v);

    [MethodImpl(Inline)]
    public static Lane operator +(Lane left, double right) => new(left.v + right);

    [MethodImpl(Inline)]
    public static Lane operator +(double left, Lane right) => new(left + right.v);

    [MethodImpl(Inline)]
    public static Lane operator -(Lane left, Lane right) => new(left.v - right.v);

    [MethodImpl(Inline)]
    public static Lane operator -(Lane left, double right) => new(left.v - right);

    [MethodImpl(Inline)]
    public static Lane operator -(double left, Lane right) => new(left - right.v);

    [MethodImpl(Inline)]
    public static Lane operator -(Lane value) => new(-value.v);

    [MethodImpl(Inline)]
    public static Lane operator *(Lane left, Lane right) => new(left.v * right.v);

    [MethodImpl(Inline)]
    public static Lane operator *(Lane left, double right) => new(left.v * right);

    [MethodImpl(Inline)]
    public static Lane operator *(double left, Lane right) => new(left * right.v);

    [MethodImpl(Inline)]
    public static Lane operator /(Lane left, Lane right) => new(left.v / right.v);

    [MethodImpl(Inline)]
    public static Lane MultiplyAdd(Lane x, Lane y, Lane z) => new(double.MultiplyAddEstimate(x.v, y.v, z.v));

    [MethodImpl(Inline)]
    public static Lane MultiplyAdd(double x, Lane y, Lane z) => new(double.MultiplyAddEstimate(x, y.v, z.v));

    [MethodImpl(Inline)]
    public static Lane Reciprocal(Lane x) => new(1 / x.v);

    [MethodImpl(Inline)]
    public static Lane Min(Lane x, Lane y) => new(Math.Min(x.v, y.v));

    [MethodImpl(Inline)]
    public static Lane Max(Lane x, Lane y) => new(Math.Max(x.v, y.v));

    [MethodImpl(Inline)]
    public static Lane Abs(Lane x) => new(Math.Abs(x.v));

    [MethodImpl(Inline)]
    public static Lane Sign(Lane x) => Math.Abs(x.v) > 0 ? new(Math.CopySign(1, x.v)) : x;

    [MethodImpl(Inline)]
    public static Lane CopySign(Lane x, Lane y) => new(Math.CopySign(x.v, y.v));

    [MethodImpl(Inline)]
    public static Lane Floor(Lane x) => new(Math.Floor(x.v));

    [MethodImpl(Inline)]
    public static Lane Ceiling(Lane x) => new(Math.Ceiling(x.v));

    [MethodImpl(Inline)]
    public static Lane Round(Lane x) => new(Math.Round(x.v));

    [MethodImpl(Inline)]
    public static Lane Truncate(Lane x) => new(Math.Truncate(x.v));

    [MethodImpl(Inline)]
    public static Lane GreaterThan(Lane x, Lane y) => Mask(x.v > y.v);

    [MethodImpl(Inline)]
    public static Lane GreaterThanOrEqual(Lane x, Lane y) => Mask(x.v >= y.v);

    [MethodImpl(Inline)]
    public static Lane EqualTo(Lane x, Lane y) => Mask(x.v == y.v);

    [MethodImpl(Inline)]
    private static Lane Mask(bool condition) => new(condition ? BitConverter.Int64BitsToDouble(-1) : 0);

    [MethodImpl(Inline)]
    public static Lane Select(Lane mask, Lane ifTrue, Lane ifFalse) => BitConverter.DoubleToInt64Bits(mask.v) != 0 ? ifTrue : ifFalse;

    [MethodImpl(Inline)]
    public static Lane Rotate(Lane value) => value;

    [MethodImpl(Inline)]
    public static Lane Sqrt(Lane x) => new(Math.Sqrt(x.v));

    [MethodImpl(Inline)]
    public static Lane Hypot(Lane x, Lane y) => new(double.Hypot(x.v, y.v));

    [MethodImpl(Inline)]
    public static Lane Exp(Lane x) => new(Math.Exp(x.v));

    [MethodImpl(Inline)]
    public static Lane Log(Lane x) => new(Math.Log(x.v));

    [MethodImpl(Inline)]
    public static Lane Log2(Lane x) => new(Math.Log2(x.v));

    [MethodImpl(Inline)]
    public static Lane Sin(Lane x) => new(Math.Sin(x.v));

    [MethodImpl(Inline)]
    public static Lane Cos(Lane x) => new(Math.Cos(x.v));
}
