namespace CurseOfMemory;

public readonly partial struct DoubleDouble
{
    // Multiples of pi/2 up to there are exact enough
    private const double LargestAngle = 1L << 50;

    /// <summary>The sine, x in radians; NaN for |x| above 2^50.</summary>
    /// <remarks>Relative error at most 1.5e-31, near the zeros too.</remarks>
    public static DoubleDouble Sin(DoubleDouble x) => x.hi == 0 ? x : SinCos(x).Sin;

    /// <summary>The cosine, x in radians; NaN for |x| above 2^50.</summary>
    /// <remarks>Relative error at most 1.5e-31, near the zeros too.</remarks>
    public static DoubleDouble Cos(DoubleDouble x) => SinCos(x).Cos;

    /// <summary>The tangent, x in radians; NaN for |x| above 2^50.</summary>
    /// <remarks>Relative error at most 3e-31.</remarks>
    public static DoubleDouble Tan(DoubleDouble x)
    {
        if (x.hi == 0)
            return x;
        var (sin, cos) = SinCos(x);
        return sin / cos;
    }

    /// <summary>The sine and the cosine, x in radians; NaN for |x| above 2^50.</summary>
    public static (DoubleDouble Sin, DoubleDouble Cos) SinCos(DoubleDouble x)
    {
        if (!(Math.Abs(x.hi) <= LargestAngle))
            return (NaN, NaN);
        double k = Math.Round(x.hi * (2 / Math.PI));
        var (sin, cos) = ReducedSinCos(MinusQuarterTurns(x, k));
        return ((long)k & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    // x - k pi/2, with four doubles of pi/2 so that relative accuracy survives the cancellation
    private static DoubleDouble MinusQuarterTurns(DoubleDouble x, double k)
    {
        if (k == 0)
            return x;
        DoubleDouble product = FromProduct(-k, DoubleDoubleTables.QuarterTurn[0]);
        DoubleDouble rest = FromSum(x.hi, product.hi) + FromSum(x.lo, product.lo);
        rest += FromProduct(-k, DoubleDoubleTables.QuarterTurn[1]);
        rest += FromProduct(-k, DoubleDoubleTables.QuarterTurn[2]);
        return rest - k * DoubleDoubleTables.QuarterTurn[3];
    }

    // |r| <= 0.9: with r = j/16 + s, sin r = sin(j/16) cos s + cos(j/16) sin s, and the cosine likewise
    private static (DoubleDouble Sin, DoubleDouble Cos) ReducedSinCos(DoubleDouble r)
    {
        int j = (int)Math.Round(16 * r.hi);
        DoubleDouble s = r - j / 16.0, square = s * s;
        DoubleDouble sin = s * Polynomial(DoubleDoubleTables.SineSeries, square, 4);
        // cos s - 1
        DoubleDouble less = square * Polynomial(DoubleDoubleTables.CosineSeries, square, 4);
        if (j == 0)
            return (sin, 1 + less);
        var (sinNode, cosNode) = DoubleDoubleTables.SinCosOfSixteenths[Math.Abs(j)];
        if (j < 0)
            sinNode = -sinNode;
        return (sinNode + (cosNode * sin + sinNode * less), cosNode + (cosNode * less - sinNode * sin));
    }

    /// <summary>The angle in [-pi/2, pi/2] whose sine is x; NaN beyond -1 and 1.</summary>
    /// <remarks>Relative error at most 1.5e-31.</remarks>
    public static DoubleDouble Asin(DoubleDouble x) => Atan2(x, Sqrt((1 - x) * (1 + x)));

    /// <summary>The angle in [0, pi] whose cosine is x; NaN beyond -1 and 1.</summary>
    /// <remarks>Relative error at most 1.5e-31.</remarks>
    public static DoubleDouble Acos(DoubleDouble x) => Atan2(Sqrt((1 - x) * (1 + x)), x);

    /// <summary>The angle in [-pi/2, pi/2] whose tangent is x.</summary>
    /// <remarks>Relative error at most 1.5e-31.</remarks>
    public static DoubleDouble Atan(DoubleDouble x) => Atan2(x, 1);

    /// <summary>The angle in [-pi, pi] of the point (x, y); zeros and infinities as for <see cref="Math.Atan2"/>.</summary>
    /// <remarks>Relative error at most 1.5e-31.</remarks>
    public static DoubleDouble Atan2(DoubleDouble y, DoubleDouble x)
    {
        double angle = Math.Atan2(y.hi, x.hi);
        if (double.IsNaN(angle) || angle == 0)
            return angle == 0 && y.hi != 0 ? y / x : angle;
        (y, x) = SameAngle(y, x);
        var (sin, cos) = SinCos(angle);
        // The angle from the direction found in double to (x, y); its cube is nothing
        return angle + (y * cos - x * sin) / (x * cos + y * sin);
    }

    // The point brought to size one, from 0 and from infinity too
    private static (DoubleDouble Y, DoubleDouble X) SameAngle(DoubleDouble y, DoubleDouble x)
    {
        double size = Math.Max(Math.Abs(x.hi), Math.Abs(y.hi));
        if (double.IsInfinity(size))
            return (OneIfInfinite(y.hi), OneIfInfinite(x.hi));
        if (size == 0)
            return (y, Math.CopySign(1, x.hi));
        int exponent = Math.ILogB(size);
        return (ScaleB(y, -exponent), ScaleB(x, -exponent));
    }

    private static double OneIfInfinite(double x) => Math.CopySign(double.IsInfinity(x) ? 1 : 0, x);
}
