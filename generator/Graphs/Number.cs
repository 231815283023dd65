namespace CurseOfMemory.Generator.Graphs;

/// <summary>
/// A constant of about 31 digits, the unevaluated sum of two doubles (T. J. Dekker, Numer. Math. 18, 1971): what the algebra folds, such as 1/3,
/// stays as exact as extended precision needs it.
/// </summary>
internal readonly record struct Number(double High, double Low)
{
    /// <summary>Below this part of the high part the low part is an error of rounding: 3 times 1/3 is 1.</summary>
    private const double Noise = 1e-31;

    public static implicit operator Number(double value) => new(value, 0);

    public static Number operator -(Number x) => new(-x.High, -x.Low);

    public static Number operator +(Number x, Number y)
    {
        double sum = x.High + y.High, part = sum - x.High;
        return Normal(sum, x.High - (sum - part) + (y.High - part) + (x.Low + y.Low));
    }

    public static Number operator *(Number x, Number y)
    {
        double product = x.High * y.High;
        return Normal(product, ErrorOfProduct(x.High, y.High, product) + (x.High * y.Low + x.Low * y.High));
    }

    public static bool operator <(Number x, Number y) => x.High < y.High || (x.High == y.High && x.Low < y.Low);

    public static bool operator >(Number x, Number y) => y < x;

    public static Number Abs(Number x) => x.High < 0 ? -x : x;

    public static Number Power(Number x, int n) => n switch
    {
        < 0 => Reciprocal(Power(x, -n)),
        0 => 1,
        1 => x,
        _ when n % 2 == 0 => Power(x * x, n / 2),
        _ => x * Power(x, n - 1),
    };

    // r + r (1 - x r), one step of Newton's
    public static Number Reciprocal(Number x)
    {
        double r = 1 / x.High;
        Number rest = (Number)1 + -(x * r);
        return Normal(r, r * rest.High);
    }

    private static Number Normal(double high, double low)
    {
        double sum = high + low, rest = low - (sum - high);
        if (double.IsNaN(rest))
            return high;
        return Math.Abs(rest) <= Noise * Math.Abs(sum) ? sum : new Number(sum, rest);
    }

    // x y - product, with halves of 26 bits whose products are exact
    private static double ErrorOfProduct(double x, double y, double product)
    {
        (double highX, double lowX) = Halves(x);
        (double highY, double lowY) = Halves(y);
        return highX * highY - product + highX * lowY + lowX * highY + lowX * lowY;
    }

    private static (double High, double Low) Halves(double x)
    {
        double scaled = 134217729 * x, high = scaled - (scaled - x);
        return (high, x - high);
    }
}
