using System.Numerics;

namespace CurseOfMemory.Runtime.Tests.Lanes;

/// <summary>A real number mantissa 2^exponent with 256 bits: what the lane functions are measured against.</summary>
internal readonly struct BigReal
{
    private const int Precision = 256;

    private readonly BigInteger mantissa;
    private readonly int exponent;

    public BigReal(BigInteger mantissa, int exponent)
    {
        int excess = Math.Max(0, (int)BigInteger.Abs(mantissa).GetBitLength() - Precision);
        this.mantissa = mantissa >> excess;
        this.exponent = exponent + excess;
    }

    public bool IsZero => mantissa.IsZero;

    public int Sign => mantissa.Sign;

    /// <summary>The power of two at or below |this|; far below everything for zero.</summary>
    public int Magnitude => IsZero ? -100_000 : (int)BigInteger.Abs(mantissa).GetBitLength() - 1 + exponent;

    public static implicit operator BigReal(int value) => new(value, 0);

    public static implicit operator BigReal(double value)
    {
        Assert.True(double.IsFinite(value), $"{value} is not a real number");
        long bits = BitConverter.DoubleToInt64Bits(value), fraction = bits & 0xFFFFFFFFFFFFF;
        int power = (int)(bits >> 52) & 0x7FF;
        BigInteger magnitude = power == 0 ? fraction : fraction | 1L << 52;
        return new(bits < 0 ? -magnitude : magnitude, Math.Max(power, 1) - 1075);
    }

    public static BigReal operator -(BigReal x) => new(-x.mantissa, x.exponent);

    public static BigReal operator +(BigReal x, BigReal y)
    {
        if (x.Magnitude < y.Magnitude)
            (x, y) = (y, x);
        if (y.IsZero || x.Magnitude - y.Magnitude > 2 * Precision)
            return x;
        int lowest = Math.Min(x.exponent, y.exponent);
        return new((x.mantissa << (x.exponent - lowest)) + (y.mantissa << (y.exponent - lowest)), lowest);
    }

    public static BigReal operator -(BigReal x, BigReal y) => x + -y;

    public static BigReal operator *(BigReal x, BigReal y) => new(x.mantissa * y.mantissa, x.exponent + y.exponent);

    public static BigReal operator /(BigReal x, BigReal y)
    {
        int shift = Math.Max(0, Precision + 2 + y.Magnitude - y.exponent - (x.IsZero ? 0 : x.Magnitude - x.exponent));
        return new((x.mantissa << shift) / y.mantissa, x.exponent - shift - y.exponent);
    }

    public static bool operator <(BigReal x, BigReal y) => (x - y).Sign < 0;

    public static bool operator >(BigReal x, BigReal y) => (x - y).Sign > 0;

    public BigReal Abs() => Sign < 0 ? -this : this;

    /// <summary>This times 2^power.</summary>
    public BigReal Scale(int power) => new(mantissa, exponent + power);

    /// <summary>The nearest whole number.</summary>
    public int Round()
    {
        BigInteger twice = exponent + 1 >= 0 ? mantissa << exponent + 1 : mantissa >> -(exponent + 1);
        return (int)(twice + 1 >> 1);
    }

    /// <summary>This times 2^power as a whole number, any fraction dropped.</summary>
    public BigInteger Times2ToThe(int power) => exponent + power >= 0 ? mantissa << exponent + power : mantissa >> -(exponent + power);

    public BigReal Sqrt()
    {
        if (IsZero)
            return this;
        int shift = 2 * Precision + (exponent & 1);
        BigInteger square = mantissa << shift, root = BigInteger.One << (int)(square.GetBitLength() / 2 + 1);
        // Newton from above falls until it is there
        for (BigInteger next = root + square / root >> 1; next < root; next = root + square / root >> 1)
            root = next;
        return new(root, (exponent - shift) / 2);
    }

    /// <summary>How far a double lies from this, in units of the last place of a double of this size; 0 for the infinity of an overflow.</summary>
    public double UlpsTo(double other)
    {
        if (Magnitude >= 1024)
            return other == (Sign > 0 ? double.PositiveInfinity : double.NegativeInfinity) ? 0 : double.PositiveInfinity;
        if (!double.IsFinite(other))
            return double.PositiveInfinity;
        BigReal ulps = (this - other).Scale(52 - Math.Max(Magnitude, -1022));
        return ulps.IsZero ? 0 : Math.ScaleB((double)(BigInteger.Abs(ulps.mantissa) >> Math.Max(0, ulps.Magnitude - ulps.exponent - 60)),
            ulps.exponent + Math.Max(0, ulps.Magnitude - ulps.exponent - 60));
    }
}
