namespace CurseOfMemory;

public static partial class Special
{
    private static readonly DoubleDouble TwoOverRootPi = new(1.1283791670955126, 1.533545961316588E-17);

    /// <summary>The error function, 2 / sqrt(pi) times the integral of e^{-u^2} over u in [0, x].</summary>
    /// <remarks>Relative error at most 4 units in the last place.</remarks>
    public static double Erf(double x) => Math.Abs(x) < 0.75 ? ErfSeries(x) : x < 0 ? Erfc(-x) - 1 : 1 - Erfc(x);

    // erf(x) = 2 / sqrt(pi) x e^{-x^2} sum_k (2 x^2)^k / (2k+1)!!, DLMF 7.6.2: no sign changes
    private static double ErfSeries(double x)
    {
        double square = 2 * x * x, term = 1, sum = 1;
        for (int k = 3; term > 1e-17; k += 2)
            sum += term *= square / k;
        return TwoOverRootPi.Hi * x * Math.Exp(-x * x) * sum;
    }

    /// <summary><see cref="Erf(double)"/> in extended precision.</summary>
    /// <remarks>Relative error at most 2e-31.</remarks>
    public static DoubleDouble Erf(DoubleDouble x)
    {
        if (Math.Abs(x.Hi) >= 1.5)
            return x.Hi < 0 ? Erfc(-x) - 1 : 1 - Erfc(x);
        DoubleDouble square = 2 * x * x, term = 1, sum = 1;
        for (int k = 3; term.Hi > NothingBesideOne; k += 2)
            sum += term *= square / k;
        return TwoOverRootPi * x * DoubleDouble.Exp(-x * x) * sum;
    }
}
