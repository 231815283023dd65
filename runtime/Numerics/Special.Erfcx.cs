namespace CurseOfMemory;

/// <summary>Special functions that integrals in closed form need, to a few units in the last place.</summary>
public static partial class Special
{
    // 3/4 (1 + 2x) erfcx(x) as a polynomial in t = (x - 3.75) / (x + 3.75), x in [0, inf): the Chebyshev expansion of Shepherd and
    // Laframboise, Math. Comp. 36 (1981) 249, recomputed with 60 digits to degree 23 (truncation 2e-18) and put in powers of t.
    internal static readonly double[] ErfcxCoefficients =
    [
        0.9281344731283706, -0.10518044893916022, 0.002689061614109269, 0.06170755386760891,
        -0.08160294760683345, 0.0692282408702831, -0.044020048932487, 0.021271708064217302,
        -0.0073099347624489466, 0.0013167193896714716, 0.00022028578353371853, -0.0002176155604056313,
        3.873489730633062e-05, 1.6788179366311672e-05, -8.57853602501017e-06, -7.301699225525812e-07,
        1.3064866189668613e-06, -4.2913672952418064e-08, -1.8642844686012557e-07, 1.7447631531644342e-08,
        2.3984450037501033e-08, -2.808157560721514e-09, -1.9673305103501067e-09, 2.3335750357349437e-10,
    ];

    /// <summary>The scaled complementary error function e^{x^2} erfc(x); infinite where it exceeds a double, from x = -26.63 down.</summary>
    /// <remarks>Relative error at most 4 units in the last place.</remarks>
    public static double Erfcx(double x)
    {
        if (x < -26.7)
            return double.PositiveInfinity;
        // erfcx(-x) = 2 e^{x^2} - erfcx(x)
        return x < 0 ? 2 * ExpOfSquare(x) - ErfcxOfPositive(-x) : ErfcxOfPositive(x);
    }

    private static double ErfcxOfPositive(double x)
    {
        // erfcx(x) = (1 - 1/(2 x^2) + ...) / (x sqrt(pi)), DLMF 7.12.1
        if (x > 1e8)
            return 0.5641895835477563 / x;
        return EvenOdd(ErfcxCoefficients, ErfcxVariable(x)) / Math.FusedMultiplyAdd(1.5, x, 0.75);
    }

    // t = (x - 3.75) / (x + 3.75), and once more with its own residual x - 3.75 (t + 1) - t x: near x = 0 t's rounding is what counts
    private static double ErfcxVariable(double x)
    {
        double reciprocal = 1 / (x + 3.75), t = (x - 3.75) * reciprocal;
        double residual = Math.FusedMultiplyAdd(-t, x, Math.FusedMultiplyAdd(-3.75, t + 1, x));
        return Math.FusedMultiplyAdd(residual, reciprocal, t);
    }

    /// <summary>A polynomial of odd degree by two interleaved Horner schemes, which hides half of the latency.</summary>
    private static double EvenOdd(ReadOnlySpan<double> coefficients, double t)
    {
        double square = t * t, even = 0, odd = 0;
        for (int k = coefficients.Length - 2; k >= 0; k -= 2)
        {
            even = Math.FusedMultiplyAdd(even, square, coefficients[k]);
            odd = Math.FusedMultiplyAdd(odd, square, coefficients[k + 1]);
        }
        return Math.FusedMultiplyAdd(odd, t, even);
    }

    /// <summary>e^{x^2} with the rounding error of x^2 put back.</summary>
    private static double ExpOfSquare(double x)
    {
        double square = x * x, rest = Math.FusedMultiplyAdd(x, x, -square), exp = Math.Exp(square);
        return double.IsInfinity(exp) ? exp : Math.FusedMultiplyAdd(exp, rest, exp);
    }
}
