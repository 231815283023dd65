using System.Runtime.CompilerServices;

namespace CurseOfMemory;

#pragma warning disable CS1591 // what is not documented here is at ILanes

/// <summary>One <see cref="DoubleDouble"/>, with its arithmetic, so that a kernel written for lanes also serves machines without vectors.</summary>
public readonly struct DoubleDoubleLane : IDoubleDoubleLanes<DoubleDoubleLane>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly DoubleDouble v;

    [MethodImpl(Inline)]
    private DoubleDoubleLane(DoubleDouble value) => v = value;

    /// <summary>The number.</summary>
    public DoubleDouble Value { [MethodImpl(Inline)] get => v; }

    /// <summary>The number as a lane.</summary>
    [MethodImpl(Inline)]
    public static implicit operator DoubleDoubleLane(DoubleDouble value) => new(value);

    public static bool IsSupported { [MethodImpl(Inline)] get => true; }

    public static int Count { [MethodImpl(Inline)] get => 1; }

    public static DoubleDoubleLane Zero { [MethodImpl(Inline)] get => default; }

    [MethodImpl(Inline)]
    public static DoubleDoubleLane Broadcast(DoubleDouble value) => value;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane Load(ReadOnlySpan<DoubleDouble> source, int start)
    {
        LaneBounds.RequireInside(start, source.Length);
        return source[start];
    }

    [MethodImpl(Inline)]
    public static void Store(DoubleDoubleLane value, Span<DoubleDouble> destination, int start)
    {
        LaneBounds.RequireNotNegative(start);
        if (start < destination.Length)
            destination[start] = value.v;
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLane Keep(DoubleDoubleLane value, int count) => count > 0 ? value : default;

    [MethodImpl(Inline)]
    public static DoubleDouble Extract(DoubleDoubleLane value, int lane)
    {
        LaneBounds.RequireLane(lane, 1);
        return value.v;
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLane Insert(DoubleDoubleLane value, int lane, DoubleDouble scalar)
    {
        LaneBounds.RequireLane(lane, 1);
        return scalar;
    }

    [MethodImpl(Inline)]
    public static DoubleDouble Sum(DoubleDoubleLane value) => value.v;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane operator +(DoubleDoubleLane left, DoubleDoubleLane right) => left.v + right.v;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane operator +(DoubleDoubleLane left, DoubleDouble right) => left.v + right;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane operator +(DoubleDouble left, DoubleDoubleLane right) => left + right.v;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane operator -(DoubleDoubleLane left, DoubleDoubleLane right) => left.v - right.v;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane operator -(DoubleDoubleLane left, DoubleDouble right) => left.v - right;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane operator -(DoubleDouble left, DoubleDoubleLane right) => left - right.v;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane operator -(DoubleDoubleLane value) => -value.v;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane operator *(DoubleDoubleLane left, DoubleDoubleLane right) => left.v * right.v;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane operator *(DoubleDoubleLane left, DoubleDouble right) => left.v * right;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane operator *(DoubleDouble left, DoubleDoubleLane right) => left * right.v;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane operator /(DoubleDoubleLane left, DoubleDoubleLane right) => left.v / right.v;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane MultiplyAdd(DoubleDoubleLane x, DoubleDoubleLane y, DoubleDoubleLane z) => x.v * y.v + z.v;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane MultiplyAdd(DoubleDouble x, DoubleDoubleLane y, DoubleDoubleLane z) => x * y.v + z.v;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane NegatedMultiplyAdd(DoubleDoubleLane x, DoubleDoubleLane y, DoubleDoubleLane z) => z.v - x.v * y.v;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane NegatedMultiplyAdd(DoubleDouble x, DoubleDoubleLane y, DoubleDoubleLane z) => z.v - x * y.v;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane Reciprocal(DoubleDoubleLane x) => 1 / x.v;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane ReciprocalOfSum(DoubleDoubleLane x, DoubleDoubleLane y) => 1 / (x.v + y.v);

    [MethodImpl(Inline)]
    public static DoubleDoubleLane ReciprocalOfSum(DoubleDouble x, DoubleDoubleLane y) => 1 / (x + y.v);

    [MethodImpl(Inline)]
    public static DoubleDoubleLane Min(DoubleDoubleLane x, DoubleDoubleLane y) => DoubleDouble.Min(x.v, y.v);

    [MethodImpl(Inline)]
    public static DoubleDoubleLane Max(DoubleDoubleLane x, DoubleDoubleLane y) => DoubleDouble.Max(x.v, y.v);

    [MethodImpl(Inline)]
    public static DoubleDoubleLane Abs(DoubleDoubleLane x) => DoubleDouble.Abs(x.v);

    [MethodImpl(Inline)]
    public static DoubleDoubleLane Sign(DoubleDoubleLane x)
        => Math.Abs(x.v.Hi) > 0 ? new DoubleDouble(Math.CopySign(1, x.v.Hi), 0) : x;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane CopySign(DoubleDoubleLane x, DoubleDoubleLane y) => DoubleDouble.CopySign(x.v, y.v);

    [MethodImpl(Inline)]
    public static DoubleDoubleLane GreaterThan(DoubleDoubleLane x, DoubleDoubleLane y) => Mask(x.v > y.v);

    [MethodImpl(Inline)]
    public static DoubleDoubleLane GreaterThanOrEqual(DoubleDoubleLane x, DoubleDoubleLane y) => Mask(x.v >= y.v);

    [MethodImpl(Inline)]
    public static DoubleDoubleLane EqualTo(DoubleDoubleLane x, DoubleDoubleLane y) => Mask(x.v == y.v);

    [MethodImpl(Inline)]
    private static DoubleDoubleLane Mask(bool set)
    {
        double bits = BitConverter.Int64BitsToDouble(set ? -1 : 0);
        return new DoubleDouble(bits, bits);
    }

    [MethodImpl(Inline)]
    public static DoubleDoubleLane Select(DoubleDoubleLane mask, DoubleDoubleLane ifTrue, DoubleDoubleLane ifFalse)
        => BitConverter.DoubleToInt64Bits(mask.v.Hi) != 0 ? ifTrue : ifFalse;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane Rotate(DoubleDoubleLane value) => value;

    [MethodImpl(Inline)]
    public static DoubleDoubleLane Sqrt(DoubleDoubleLane x) => DoubleDouble.Sqrt(x.v);
}
