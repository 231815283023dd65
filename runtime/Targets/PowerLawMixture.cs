namespace CurseOfMemory;

/// <summary>
/// (1 + t)^{-alpha} as a mixture of exponentials, sum_q c_q e^{-x_q t}: the trapezoidal rule for the Laplace integral
/// 1/Gamma(alpha) int x^{alpha-1} e^{-x} e^{-xt} dx in u = log x (G. Beylkin, L. Monzon, Appl. Comput. Harmon. Anal. 28, 2010).
/// </summary>
internal sealed class PowerLawMixture
{
    private const double Start = -80;
    private readonly DoubleDouble[] rates, weights;
    private readonly double[] coarseRates, coarseWeights;

    public PowerLawMixture(double exponent)
    {
        double spacing = Spacing(exponent);
        int count = 1 + (int)((Math.Log(exponent + 13 * Math.Sqrt(exponent) + 80) - Start) / spacing);
        (rates, weights) = (new DoubleDouble[count + 1], new DoubleDouble[count + 1]);
        for (int q = 1; q <= count; q++)
        {
            DoubleDouble u = Start + (q - 1) * (DoubleDouble)spacing;
            rates[q] = DoubleDouble.Exp(u);
            weights[q] = DoubleDouble.Exp(exponent * (u - Math.Log(exponent)) - rates[q]);
        }
        // The nodes below the first form a geometric series; their rates are nothing beside s
        weights[0] = weights[1] / DoubleDouble.Expm1(exponent * (DoubleDouble)spacing);
        Normalize();
        (coarseRates, coarseWeights) = Coarse(2 * exponent * spacing);
    }

    /// <summary>sum_q c_q n! / (s + x_q)^{n+1}, s > 0.</summary>
    public DoubleDouble Moment(int n, DoubleDouble s)
    {
        DoubleDouble sum = 0;
        for (int q = 0; q < rates.Length; q++)
            sum += weights[q] * Special.LaplaceOfPower(n, s + rates[q]);
        return sum;
    }

    /// <inheritdoc cref="Moment(int, DoubleDouble)"/>
    public double Moment(int n, double s)
    {
        double sum = 0;
        for (int q = 0; q < coarseRates.Length; q++)
            sum += coarseWeights[q] * Special.LaplaceOfPower(n, s + coarseRates[q]);
        return sum;
    }

    // 1e-33 with every node, 1e-17 with every second one
    private static double Spacing(double exponent)
    {
        double spacing = 0.125;
        while (Accuracy(exponent, spacing) < 76 || Accuracy(exponent, 2 * spacing) < 39)
            spacing *= 0.875;
        return spacing;
    }

    // Moved to Im u = theta < pi/2 the integrand is at most cos(theta)^{-alpha} as large: errors e^{-2 pi theta / spacing} cos(theta)^{-alpha}
    private static double Accuracy(double exponent, double spacing)
        => Enumerable.Range(1, 31).Max(k => 2 * Math.PI * (k * 0.05) / spacing + exponent * Math.Log(Math.Cos(k * 0.05)));

    // rho(0) = 1
    private void Normalize()
    {
        DoubleDouble sum = 0;
        foreach (DoubleDouble weight in weights)
            sum += weight;
        for (int q = 0; q < weights.Length; q++)
            weights[q] /= sum;
    }

    private (double[] Rates, double[] Weights) Coarse(double decay)
    {
        int count = (weights.Length - 1) / 2 + 1;
        var (coarse, mass) = (new double[count], new double[count]);
        for (int q = 1; q < count; q++)
            (coarse[q], mass[q]) = (rates[2 * q].Hi, 2 * weights[2 * q].Hi);
        mass[0] = mass[1] / Special.Expm1(decay);
        return (coarse, mass);
    }
}
