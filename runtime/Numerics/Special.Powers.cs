namespace CurseOfMemory;

public static partial class Special
{
    /// <summary>The logarithm of x to a base.</summary>
    public static double Log(double x, double newBase) => Math.Log(x, newBase);

    /// <inheritdoc cref="Log(double, double)"/>
    public static DoubleDouble Log(DoubleDouble x, DoubleDouble newBase) => DoubleDouble.Log(x) / DoubleDouble.Log(newBase);

    /// <summary>x^y log(x)^n, the n-th derivative of x^y by y. At x = 0 it is 0 for y &gt;= 0, and infinite for y &lt; 0.</summary>
    /// <param name="n">The power of the logarithm, n &gt;= 1.</param>
    /// <param name="x">The base; NaN below 0.</param>
    /// <param name="y">The exponent.</param>
    public static double PowLog(int n, double x, double y)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        double power = Math.Pow(x, y), log = Math.Log(x);
        if (x == 0)
            return y >= 0 ? 0 : power * ((n & 1) == 0 ? 1 : -1);
        for (; n > 0; n--)
            power *= log;
        return power;
    }

    /// <inheritdoc cref="PowLog(int, double, double)"/>
    public static DoubleDouble PowLog(int n, DoubleDouble x, DoubleDouble y)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        if (x == 0)
            return PowLog(n, 0, y.Hi);
        return DoubleDouble.Pow(x, y) * DoubleDouble.Pow(DoubleDouble.Log(x), n);
    }
}
