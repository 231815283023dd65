namespace CurseOfMemory;

public static partial class Special
{
    private const double FarthestLeft = -10_000, AsymptoticFrom = 12;

    // B_2, B_4, ..., B_16
    private static readonly double[] BernoulliNumbers =
        [1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510];

    /// <summary>psi(x), the derivative of log Gamma(x).</summary>
    /// <remarks>Error about 1e-15 of the largest of 1, |log x| and |1/x|; NaN below -10000, infinite or NaN at 0, -1, -2, ...</remarks>
    public static double Digamma(double x) => Polygamma(0, x);

    /// <inheritdoc cref="Digamma(double)"/>
    public static DoubleDouble Digamma(DoubleDouble x) => Polygamma(0, x);

    /// <summary>psi_n(x), the derivative of order n + 1 of log Gamma(x).</summary>
    /// <param name="n">The order, n &gt;= 0; 0 is <see cref="Digamma(double)"/>, 1 the trigamma function.</param>
    /// <param name="x">The argument.</param>
    /// <remarks>Relative error about (1 + n) 1e-15 for x &gt; 0 and n &gt; 0; NaN below -10000, infinite or NaN at 0, -1, -2, ...</remarks>
    public static double Polygamma(int n, double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (!(x >= FarthestLeft))
            return double.NaN;
        // psi_n(x) = psi_n(x + 1) - (-1)^n n! / x^{n+1}, DLMF 5.15.5
        double sum = 0, factorial = 1;
        for (; x < AsymptoticFrom + n; x++)
            sum += Math.Pow(x, -n - 1);
        for (int k = 2; k <= n; k++)
            factorial *= k;
        return (n % 2 == 0 ? -factorial : factorial) * (sum + AsymptoticPolygamma(n, x) * Math.Pow(x, -n));
    }

    // (-1)^{n+1} psi_n(x) x^n / n! = 1/n + 1/(2x) + sum_k B_2k (2k+n-1)! / ((2k)! n! x^{2k}), with -log x for 1/n where n = 0 (DLMF 5.15.8, 5.11.2)
    private static double AsymptoticPolygamma(int n, double x)
    {
        double square = 1 / (x * x), term = n == 0 ? 1 : 1.0 / n, sum = (n == 0 ? -Math.Log(x) : term) + 0.5 / x;
        for (int k = 1; k <= BernoulliNumbers.Length; k++)
        {
            term *= PolygammaRatio(n, k) * square;
            sum += BernoulliNumbers[k - 1] * term;
        }
        return sum;
    }

    // (2k+n-1)! / ((2k)! n!) over the same of k - 1, which for n = 0 and k = 1 counts as 1
    private static double PolygammaRatio(int n, int k) => n == 0 && k == 1 ? 0.5 : (2.0 * k + n - 1) * (2 * k + n - 2) / (2.0 * k * (2 * k - 1));

    /// <summary><see cref="Polygamma(int, double)"/> in extended precision.</summary>
    /// <inheritdoc cref="Polygamma(int, double)" path="/param"/>
    /// <remarks>Relative error about (1 + n) 1e-30 for x &gt; 0 and n &gt; 0; NaN below -10000.</remarks>
    public static DoubleDouble Polygamma(int n, DoubleDouble x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (!(x.Hi >= FarthestLeft))
            return DoubleDouble.NaN;
        DoubleDouble sum = 0, factorial = 1;
        for (; x.Hi < StirlingExtended.From + n; x += 1)
            sum += DoubleDouble.Pow(x, -n - 1);
        for (int k = 2; k <= n; k++)
            factorial *= k;
        return (n % 2 == 0 ? -factorial : factorial) * (sum + StirlingExtended.Polygamma(n, x) * DoubleDouble.Pow(x, -n));
    }
}
