namespace CurseOfMemory;

/// <summary>Special functions that integrals in closed form need, to a few units in the last place.</summary>
public static partial class Special
{
    // (x + 1/2) erfcx(x) as a polynomial in t = (x - 3.75) / (x + 3.75), x in [0, inf): the Chebyshev expansion of Shepherd and
    // Laframboise, Math. Comp. 36 (1981) 249, recomputed with 60 digits to degree 23 (truncation 2e-18) and put in powers of t.
    private static ReadOnlySpan<double> ErfcxCoefficients =>
    [
        0.6187563154189137, -0.07012029929277348, 0.0017927077427395128, 0.0411383692450726,
        -0.05440196507122231, 0.04615216058018874, -0.02934669928832467, 0.014181138709478203,
        -0.004873289841632631, 0.0008778129264476477, 0.000146857189022479, -0.00014507704027042086,
        2.582326487088708e-05, 1.1192119577541115e-05, -5.719024016673447e-06, -4.867799483683875e-07,
        8.709910793112408e-07, -2.8609115301612043e-08, -1.2428563124008372e-07, 1.1631754354429562e-08,
        1.598963335833402e-08, -1.872105040481009e-09, -1.311553673566738e-09, 1.5557166904899627e-10,
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
        return EvenOdd(ErfcxCoefficients, (x - 3.75) / (x + 3.75)) / (x + 0.5);
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
