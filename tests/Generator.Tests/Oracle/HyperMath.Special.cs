namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>The error function and the gamma function.</summary>
public static partial class HyperMath
{
    /// <summary>B_2k / (2k (2k - 1)), the coefficients of Stirling's series.</summary>
    private static readonly Extended[] Stirling =
    [
        Ratio(1, 12), Ratio(-1, 360), Ratio(1, 1260), Ratio(-1, 1680), Ratio(1, 1188), Ratio(-691, 360360), Ratio(1, 156), Ratio(-3617, 122400),
        Ratio(43867, 244188), Ratio(-174611, 125400), Ratio(77683, 5796), Ratio(-236364091, 1506960), Ratio(657931, 300),
    ];

    private static readonly Extended RootPi = Extended.Sqrt(Extended.Pi);

    /// <summary>erf x by the series e^{-x^2} 2/sqrt(pi) sum_n 2^n x^{2n+1} / (2n + 1)!!, whose terms have one sign (DLMF 7.6.2).</summary>
    public static HyperDual Erf(HyperDual a)
    {
        Extended x = a.F.Value, slope = 2 / RootPi * Extended.Exp(-(x * x)), term = x, sum = x;
        // 1 to 36 digits, where e^{-x^2} ends at last
        if (Math.Abs(x.High) > 9)
            return HyperDual.Chain(a, Math.Sign(x.High), slope, -2 * x * slope);
        for (int n = 1; Math.Abs(term.High) > 1e-34 * Math.Abs(sum.High); n++)
            sum += term = term * 2 * x * x / (2 * n + 1);
        return HyperDual.Chain(a, slope * sum, slope, -2 * x * slope);
    }

    public static HyperDual Erfc(HyperDual a) => 1 - Erf(a);

    public static HyperDual Erfcx(HyperDual a) => HyperDual.Exp(a * a) * Erfc(a);

    public static HyperDual GammaLn(HyperDual a) => HyperDual.Chain(a, LogGamma(a.F.Value), Polygamma(0, a.F.Value), Polygamma(1, a.F.Value));

    public static HyperDual Gamma(HyperDual a) => HyperDual.Exp(GammaLn(a));

    public static HyperDual DiGamma(HyperDual a) => HyperDual.Chain(a, Polygamma(0, a.F.Value), Polygamma(1, a.F.Value), Polygamma(2, a.F.Value));

    public static HyperDual Digamma(HyperDual a) => DiGamma(a);

    public static HyperDual Polygamma(int n, HyperDual a) =>
        HyperDual.Chain(a, Polygamma(n, a.F.Value), Polygamma(n + 1, a.F.Value), Polygamma(n + 2, a.F.Value));

    private static Extended Ratio(double p, double q) => (Extended)p / q;

    // log Gamma(x) = log Gamma(x + n) - log(x (x + 1) ... (x + n - 1)), then (x - 1/2) log x - x + log(2 pi)/2 + sum_k c_k x^{1 - 2k}
    private static Extended LogGamma(Extended x)
    {
        Extended product = 1;
        for (; x.High < 30; x += 1)
            product *= x;
        Extended sum = (x - 0.5) * Extended.Log(x) - x + 0.5 * Extended.Log(2 * Extended.Pi), power = 1 / x;
        foreach (Extended coefficient in Stirling)
        {
            sum += coefficient * power;
            power = power / (x * x);
        }
        return sum - Extended.Log(product);
    }

    /// <summary>The n-th derivative of digamma, by that of Stirling's series beyond 30 and its recurrence below.</summary>
    private static Extended Polygamma(int n, Extended x)
    {
        double sign = n % 2 == 0 ? -1 : 1;
        Extended factorial = 1, sum = 0;
        for (int i = 2; i <= n; i++)
            factorial *= i;
        // psi_n(x) = psi_n(x + 1) + (-1)^{n+1} n! / x^{n+1}
        for (; x.High < 30; x += 1)
            sum += sign * (factorial / Extended.Power(x, n + 1));
        // d^{n+1} of (x - 1/2) log x - x
        sum += n == 0
            ? Extended.Log(x) - 0.5 / x
            : sign * (factorial / n / Extended.Power(x, n) + 0.5 * (factorial / Extended.Power(x, n + 1)));
        for (int k = 0; k < Stirling.Length; k++)
        {
            // d^{n+1} of x^{-m}, m = 2k + 1
            Extended term = Stirling[k];
            for (int i = 0; i <= n; i++)
                term = term * -(2 * k + 1 + i);
            sum += term * Extended.Power(x, -(2 * k + 2 + n));
        }
        return sum;
    }
}
