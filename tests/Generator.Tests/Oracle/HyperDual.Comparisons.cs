namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>What C# does with <c>double</c> beyond arithmetic: comparisons and conversions look at the value alone.</summary>
public readonly partial record struct HyperDual : IComparable<HyperDual>
{
    public const double PositiveInfinity = double.PositiveInfinity, NegativeInfinity = double.NegativeInfinity, NaN = double.NaN;

    public const double MaxValue = double.MaxValue, MinValue = double.MinValue, Epsilon = double.Epsilon, Pi = Math.PI, E = Math.E;

    /// <summary>The number in <c>double</c>.</summary>
    public double Plain => F.Value.High;

    public static explicit operator double(HyperDual a) => a.Plain;

    public static explicit operator int(HyperDual a) => (int)a.Plain;

    public static explicit operator long(HyperDual a) => (long)a.Plain;

    public static HyperDual operator +(HyperDual a) => a;

    public static HyperDual operator ++(HyperDual a) => a + 1;

    public static HyperDual operator --(HyperDual a) => a - 1;

    // x % y = x - trunc(x / y) y
    public static HyperDual operator %(HyperDual a, HyperDual b) => a - Math.Truncate(a.Plain / b.Plain) * b;

    public static bool operator <(HyperDual a, HyperDual b) => a.Plain < b.Plain;

    public static bool operator >(HyperDual a, HyperDual b) => a.Plain > b.Plain;

    public static bool operator <=(HyperDual a, HyperDual b) => a.Plain <= b.Plain;

    public static bool operator >=(HyperDual a, HyperDual b) => a.Plain >= b.Plain;

    public bool Equals(HyperDual other) => Plain == other.Plain;

    public override int GetHashCode() => Plain.GetHashCode();

    public int CompareTo(HyperDual other) => Plain.CompareTo(other.Plain);
}
