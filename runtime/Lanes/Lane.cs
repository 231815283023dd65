using System.Runtime.CompilerServices;

namespace CurseOfMemory;

#pragma warning disable CS1591 // what is not documented here is at ILanes
#pragma warning disable CS0649 // the conversion sets v

/// <summary>One double, so that a kernel written for lanes also serves remainders and machines without vectors.</summary>
public readonly struct Lane : ILanes<Lane, double>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly double v;

    /// <summary>The number.</summary>
    public double Value { [MethodImpl(Inline)] get => v; }

    /// <summary>The number as a lane. A bit cast, because a constructor would cost a kernel one of the JIT's 512 locals per operation.</summary>
    [MethodImpl(Inline)]
    public static implicit operator Lane(double value) => Unsafe.BitCast<double, Lane>(value);

    public static bool IsSupported { [MethodImpl(Inline)] get => true; }

    public static int Count { [MethodImpl(Inline)] get => 1; }

    public static Lane Zero { [MethodImpl(Inline)] get => 0; }

    [MethodImpl(Inline)]
    public static Lane Broadcast(double value) => value;

    [MethodImpl(Inline)]
    public static Lane Load(ReadOnlySpan<double> source, int start)
    {
        LaneBounds.RequireInside(start, source.Length);
        return source[start];
    }

    [MethodImpl(Inline)]
    public static void Store(Lane value, Span<double> destination, int start)
    {
        LaneBounds.RequireNotNegative(start);
        if (start < destination.Length)
            destination[start] = value.v;
    }

    [MethodImpl(Inline)]
    public static Lane Keep(Lane value, int count) => count > 0 ? value.v : 0;

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
        return scalar;
    }

    [MethodImpl(Inline)]
    public static double Sum(Lane value) => value.v;

    [MethodImpl(Inline)]
    public static Lane operator +(Lane left, Lane right) => left.v + right.v;

    [MethodImpl(Inline)]
    public static Lane operator +(Lane left, double right) => left.v + right;

    [MethodImpl(Inline)]
    public static Lane operator +(double left, Lane right) => left + right.v;

    [MethodImpl(Inline)]
    public static Lane operator -(Lane left, Lane right) => left.v - right.v;

    [MethodImpl(Inline)]
    public static Lane operator -(Lane left, double right) => left.v - right;

    [MethodImpl(Inline)]
    public static Lane operator -(double left, Lane right) => left - right.v;

    [MethodImpl(Inline)]
    public static Lane operator -(Lane value) => -value.v;

    [MethodImpl(Inline)]
    public static Lane operator *(Lane left, Lane right) => left.v * right.v;

    [MethodImpl(Inline)]
    public static Lane operator *(Lane left, double right) => left.v * right;

    [MethodImpl(Inline)]
    public static Lane operator *(double left, Lane right) => left * right.v;

    [MethodImpl(Inline)]
    public static Lane operator /(Lane left, Lane right) => left.v / right.v;

    [MethodImpl(Inline)]
    public static Lane MultiplyAdd(Lane x, Lane y, Lane z) => double.MultiplyAddEstimate(x.v, y.v, z.v);

    [MethodImpl(Inline)]
    public static Lane MultiplyAdd(double x, Lane y, Lane z) => double.MultiplyAddEstimate(x, y.v, z.v);

    [MethodImpl(Inline)]
    public static Lane NegatedMultiplyAdd(Lane x, Lane y, Lane z) => double.MultiplyAddEstimate(-x.v, y.v, z.v);

    [MethodImpl(Inline)]
    public static Lane NegatedMultiplyAdd(double x, Lane y, Lane z) => double.MultiplyAddEstimate(-x, y.v, z.v);

    [MethodImpl(Inline)]
    public static Lane Reciprocal(Lane x) => 1 / x.v;

    [MethodImpl(Inline)]
    public static Lane ReciprocalOfSum(Lane x, Lane y) => 1 / (x.v + y.v);

    [MethodImpl(Inline)]
    public static Lane ReciprocalOfSum(double x, Lane y) => 1 / (x + y.v);

    [MethodImpl(Inline)]
    public static Lane Min(Lane x, Lane y) => Math.Min(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lane Max(Lane x, Lane y) => Math.Max(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lane Abs(Lane x) => Math.Abs(x.v);

    [MethodImpl(Inline)]
    public static Lane Sign(Lane x) => Math.Abs(x.v) > 0 ? Math.CopySign(1, x.v) : x;

    [MethodImpl(Inline)]
    public static Lane CopySign(Lane x, Lane y) => Math.CopySign(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lane Floor(Lane x) => Math.Floor(x.v);

    [MethodImpl(Inline)]
    public static Lane Ceiling(Lane x) => Math.Ceiling(x.v);

    [MethodImpl(Inline)]
    public static Lane Round(Lane x) => Math.Round(x.v);

    [MethodImpl(Inline)]
    public static Lane Truncate(Lane x) => Math.Truncate(x.v);

    [MethodImpl(Inline)]
    public static Lane GreaterThan(Lane x, Lane y) => Mask(x.v > y.v);

    [MethodImpl(Inline)]
    public static Lane GreaterThanOrEqual(Lane x, Lane y) => Mask(x.v >= y.v);

    [MethodImpl(Inline)]
    public static Lane EqualTo(Lane x, Lane y) => Mask(x.v == y.v);

    [MethodImpl(Inline)]
    private static Lane Mask(bool condition) => condition ? BitConverter.Int64BitsToDouble(-1) : 0;

    [MethodImpl(Inline)]
    public static Lane Select(Lane mask, Lane ifTrue, Lane ifFalse) => BitConverter.DoubleToInt64Bits(mask.v) != 0 ? ifTrue : ifFalse;

    [MethodImpl(Inline)]
    public static Lane Rotate(Lane value) => value;

    [MethodImpl(Inline)]
    public static Lane Sqrt(Lane x) => Math.Sqrt(x.v);

    [MethodImpl(Inline)]
    public static Lane Hypot(Lane x, Lane y) => double.Hypot(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lane Exp(Lane x) => Math.Exp(x.v);

    [MethodImpl(Inline)]
    public static Lane Log(Lane x) => Math.Log(x.v);

    [MethodImpl(Inline)]
    public static Lane Log2(Lane x) => Math.Log2(x.v);

    [MethodImpl(Inline)]
    public static Lane Sin(Lane x) => Math.Sin(x.v);

    [MethodImpl(Inline)]
    public static Lane Cos(Lane x) => Math.Cos(x.v);

    [MethodImpl(Inline)]
    public static Lane Cbrt(Lane x) => Math.Cbrt(x.v);

    [MethodImpl(Inline)]
    public static Lane Pow(Lane x, Lane y) => Math.Pow(x.v, y.v);

    [MethodImpl(Inline)]
    public static Lane Expm1(Lane x) => Special.Expm1(x.v);

    [MethodImpl(Inline)]
    public static Lane Log1p(Lane x) => Special.Log1p(x.v);

    [MethodImpl(Inline)]
    public static Lane Log10(Lane x) => Math.Log10(x.v);

    [MethodImpl(Inline)]
    public static Lane Tan(Lane x) => Math.Tan(x.v);

    [MethodImpl(Inline)]
    public static Lane Asin(Lane x) => Math.Asin(x.v);

    [MethodImpl(Inline)]
    public static Lane Acos(Lane x) => Math.Acos(x.v);

    [MethodImpl(Inline)]
    public static Lane Atan(Lane x) => Math.Atan(x.v);

    [MethodImpl(Inline)]
    public static Lane Atan2(Lane y, Lane x) => Math.Atan2(y.v, x.v);

    [MethodImpl(Inline)]
    public static Lane Sinh(Lane x) => Math.Sinh(x.v);

    [MethodImpl(Inline)]
    public static Lane Cosh(Lane x) => Math.Cosh(x.v);

    [MethodImpl(Inline)]
    public static Lane Tanh(Lane x) => Math.Tanh(x.v);

    [MethodImpl(Inline)]
    public static Lane Asinh(Lane x) => Math.Asinh(x.v);

    [MethodImpl(Inline)]
    public static Lane Acosh(Lane x) => Math.Acosh(x.v);

    [MethodImpl(Inline)]
    public static Lane Atanh(Lane x) => Math.Atanh(x.v);
}
