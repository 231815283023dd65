namespace CurseOfMemory;

/// <remarks>Switches: what derivatives of functions with kinks are made of.</remarks>
public static partial class Special
{
    /// <summary>-1, 1, or x itself where it is zero or NaN.</summary>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    /// <summary>-1, 1, or x itself where it is zero or NaN.</summary>
    public static DoubleDouble Sign(DoubleDouble x) => DoubleDouble.IsNaN(x) ? x : Sign(x.Hi);

    /// <summary>1 where x &gt; y, 0 where x &lt; y, 1/2 where they are equal; NaN if one of them is.</summary>
    public static double Step(double x, double y) => x > y ? 1 : x < y ? 0 : x == y ? 0.5 : double.NaN;

    /// <inheritdoc cref="Step(double, double)"/>
    public static DoubleDouble Step(DoubleDouble x, DoubleDouble y) => x > y ? 1 : x < y ? 0 : x == y ? 0.5 : DoubleDouble.NaN;

    /// <summary>c v, but 0 where c is 0, whatever v is: an operand without a part in a value has none in its derivative.</summary>
    public static double Gate(double c, double v) => c == 0 ? 0 : c * v;

    /// <inheritdoc cref="Gate(double, double)"/>
    public static DoubleDouble Gate(DoubleDouble c, DoubleDouble v) => c == 0 ? 0 : c * v;

    /// <summary>c / v, but 0 where c is 0, whatever v is.</summary>
    public static double Ratio(double c, double v) => c == 0 ? 0 : c / v;

    /// <inheritdoc cref="Ratio(double, double)"/>
    public static DoubleDouble Ratio(DoubleDouble c, DoubleDouble v) => c == 0 ? 0 : c / v;

    /// <summary>min(max(x, from), to), NaN if one of them is; unlike <see cref="Math.Clamp(double, double, double)"/> it never throws.</summary>
    public static double Clamp(double x, double from, double to) => Math.Min(Math.Max(x, from), to);

    /// <inheritdoc cref="Clamp(double, double, double)"/>
    public static DoubleDouble Clamp(DoubleDouble x, DoubleDouble from, DoubleDouble to) => DoubleDouble.Min(DoubleDouble.Max(x, from), to);

    /// <summary>x y + z.</summary>
    public static DoubleDouble MultiplyAdd(DoubleDouble x, DoubleDouble y, DoubleDouble z) => x * y + z;
}
