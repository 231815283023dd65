namespace CurseOfMemory;

public readonly partial struct DoubleDouble
{
    /// <summary>e^x.</summary>
    /// <remarks>Relative error at most 4e-32.</remarks>
    public static DoubleDouble Exp(DoubleDouble x)
    {
        if (!(Math.Abs(x.hi) < 746))
            return Math.Exp(x.hi);
        double k = Math.Round(x.hi * 1.4426950408889634);
        // x = k log 2 + r, the head of log 2 so short that its product with k is exact
        DoubleDouble r = FromSum(x.hi, -k * DoubleDoubleTables.Ln2Head) + x.lo;
        r = r - FromProduct(k, DoubleDoubleTables.Ln2Middle) - k * DoubleDoubleTables.Ln2Tail;
        return ScaleB(1 + ReducedExpm1(r), (int)k);
    }

    /// <summary>e^x - 1, accurate near 0.</summary>
    /// <remarks>Relative error at most 1e-31.</remarks>
    public static DoubleDouble Expm1(DoubleDouble x)
    {
        if (x.hi == 0)
            return x;
        return Math.Abs(x.hi) < 0.35 ? ReducedExpm1(x) : Exp(x) - 1;
    }

    // e^r - 1 for |r| <= 0.36: with r = j/32 + s, e^r - 1 = (e^{j/32} - 1) + (e^s - 1) e^{j/32}
    private static DoubleDouble ReducedExpm1(DoubleDouble r)
    {
        int j = (int)Math.Round(32 * r.hi);
        DoubleDouble s = r - j / 32.0, small = s * Polynomial(DoubleDoubleTables.InverseFactorials.AsSpan(1, 13), s, 7);
        if (j == 0)
            return small;
        DoubleDouble table = DoubleDoubleTables.Expm1OfThirtySeconds[j + DoubleDoubleTables.ThirtySeconds];
        return table + (small + table * small);
    }

    /// <summary>sum_k c_k x^k by Horner's scheme, the terms from <paramref name="inDouble"/> on in double.</summary>
    internal static DoubleDouble Polynomial(ReadOnlySpan<DoubleDouble> c, DoubleDouble x, int inDouble)
    {
        double tail = c[^1].hi;
        for (int k = c.Length - 2; k >= inDouble; k--)
            tail = Math.FusedMultiplyAdd(tail, x.hi, c[k].hi);
        DoubleDouble sum = tail;
        for (int k = inDouble - 1; k >= 0; k--)
            sum = sum * x + c[k];
        return sum;
    }

    /// <summary>The natural logarithm.</summary>
    /// <remarks>Relative error at most 1e-31.</remarks>
    public static DoubleDouble Log(DoubleDouble x)
    {
        if (!(x.hi > 0) || !double.IsFinite(x.hi))
            return Math.Log(x.hi);
        var (mantissa, exponent) = Split(x);
        DoubleDouble log = Log1pNearZero(mantissa - 1);
        return exponent == 0 ? log : exponent * Ln2 + log;
    }

    /// <summary>log(1 + x), accurate near 0; NaN below -1.</summary>
    /// <remarks>Relative error at most 1e-31.</remarks>
    public static DoubleDouble Log1p(DoubleDouble x)
        => x.hi == 0 ? x : Math.Abs(x.hi) < 0.4 ? Log1pNearZero(x) : Log(1 + x);

    /// <summary>The logarithm to base 2, exact for powers of 2.</summary>
    /// <remarks>Relative error at most 1e-31.</remarks>
    public static DoubleDouble Log2(DoubleDouble x)
    {
        if (!(x.hi > 0) || !double.IsFinite(x.hi))
            return Math.Log2(x.hi);
        var (mantissa, exponent) = Split(x);
        return Log1pNearZero(mantissa - 1) / Ln2 + exponent;
    }

    /// <summary>The logarithm to base 10.</summary>
    /// <remarks>Relative error at most 1e-31.</remarks>
    public static DoubleDouble Log10(DoubleDouble x) => Log(x) / DoubleDoubleTables.Ln10;

    // x = mantissa 2^exponent, mantissa between 0.7 and 1.42
    private static (DoubleDouble Mantissa, int Exponent) Split(DoubleDouble x)
    {
        int exponent = Math.ILogB(x.hi);
        if (Math.ScaleB(x.hi, -exponent) > 1.4142135623730951)
            exponent++;
        return (ScaleB(x, -exponent), exponent);
    }

    // With y the logarithm in double: log(1 + x) = y + log(1 + d), d = (x - (e^y - 1)) / e^y, of which two terms are enough
    private static DoubleDouble Log1pNearZero(DoubleDouble x)
    {
        double y = Special.Log1p(x.hi);
        if (y == 0)
            return x;
        DoubleDouble power = Expm1(y), d = (x - power) / (1 + power);
        return y + (d - 0.5 * d * d);
    }

    /// <summary>x to the power y.</summary>
    /// <remarks>Relative error about (4 + 8 |y log x|) u^2, so 1e-31 for moderate powers and up to 1e-28 near the ends of the range; 0, infinite
    /// and NaN results are those of <see cref="Math.Pow"/>.</remarks>
    public static DoubleDouble Pow(DoubleDouble x, DoubleDouble y)
    {
        if (y.lo == 0 && Math.Abs(y.hi) <= 16 && double.IsInteger(y.hi))
            return Pow(x, (int)y.hi);
        double rough = Math.Pow(x.hi, y.lo == 0 || x.hi > 0 || x.hi == 0 ? y.hi : IsInteger(y) ? y.hi : double.NaN);
        if (rough == 0 || !double.IsFinite(rough) || !double.IsFinite(y.hi))
            return rough;
        DoubleDouble power = Exp(y * Log(Abs(x)));
        return x.hi < 0 && IsOdd(y) ? -power : power;
    }

    private static bool IsOdd(DoubleDouble y) => IsInteger(y) && !IsInteger(0.5 * y);
}
