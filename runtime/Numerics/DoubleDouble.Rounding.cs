using System.Runtime.CompilerServices;

namespace CurseOfMemory;

public readonly partial struct DoubleDouble
{
    /// <summary>|x|.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble Abs(DoubleDouble x) => double.IsNegative(x.hi) ? -x : x;

    /// <summary>|x| with the sign of y.</summary>
    [MethodImpl(Inline)]
    public static DoubleDouble CopySign(DoubleDouble x, DoubleDouble y) => double.IsNegative(x.hi) == double.IsNegative(y.hi) ? x : -x;

    /// <summary>-1, 0 or 1.</summary>
    /// <exception cref="ArithmeticException">x is NaN.</exception>
    public static int Sign(DoubleDouble x) => Math.Sign(x.hi);

    /// <summary>The smaller of two, NaN if either is; -0 counts as smaller than +0.</summary>
    public static DoubleDouble Min(DoubleDouble x, DoubleDouble y) => -Max(-x, -y);

    /// <summary>The larger of two, NaN if either is; +0 counts as larger than -0.</summary>
    public static DoubleDouble Max(DoubleDouble x, DoubleDouble y)
    {
        if (x.hi == y.hi && x.lo != y.lo)
            return x.lo > y.lo ? x : y;
        double larger = Math.Max(x.hi, y.hi);
        return larger.Equals(x.hi) && double.IsNegative(larger) == double.IsNegative(x.hi) ? x : y;
    }

    /// <summary>The largest whole number not above x.</summary>
    public static DoubleDouble Floor(DoubleDouble x)
    {
        double whole = Math.Floor(x.hi);
        return whole == x.hi && x.lo != 0 ? FromSum(whole, Math.Floor(x.lo)) : whole;
    }

    /// <summary>The smallest whole number not below x.</summary>
    public static DoubleDouble Ceiling(DoubleDouble x) => -Floor(-x);

    /// <summary>x without its fraction.</summary>
    public static DoubleDouble Truncate(DoubleDouble x) => double.IsNegative(x.hi) ? Ceiling(x) : Floor(x);

    /// <summary>The nearest whole number, halves to the even one.</summary>
    public static DoubleDouble Round(DoubleDouble x)
    {
        double whole = Math.Round(x.hi);
        if (x.lo == 0)
            return whole;
        if (whole == x.hi)
            return FromSum(whole, Math.Round(x.lo));
        // Where Hi alone is a half, Lo decides
        return Math.Abs(x.hi - Math.Truncate(x.hi)) != 0.5 ? whole : x.lo > 0 ? Math.Ceiling(x.hi) : Math.Floor(x.hi);
    }
}
