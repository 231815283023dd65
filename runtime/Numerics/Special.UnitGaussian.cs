namespace CurseOfMemory;

public static partial class Special
{
    // Below, the series in y loses less than 1.1 digits, above, the difference of two half lines
    private const double MostCurved = 2.5;

    // 1.25^k / k! is below 1e-18 and 1e-33
    private const int CurvatureTerms = 22, ExtendedCurvatureTerms = 34;

    /// <summary>The integral over v in [0, 1] of v^n e^{u - xv - yv^2/2}, for any real x, stable through y = 0.</summary>
    /// <param name="n">The power, n &gt;= 0.</param>
    /// <param name="u">The exponent of the scale.</param>
    /// <param name="x">The rate.</param>
    /// <param name="y">The curvature.</param>
    /// <remarks>Relative error about 1e-14 for n &lt;= 4.</remarks>
    public static double UnitGaussian(int n, double u, double x, double y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (!(x < -0.5 * y))
            return UnitGaussianFromLeft(n, u, x, y);
        // v = 1 - w where most lies on the right: (1 - w)^n = sum_j C(n, j) (-w)^j
        double sum = 0, binomial = 1;
        for (int j = 0; j <= n; binomial *= -(double)(n - j) / ++j)
            sum += binomial * UnitGaussianFromLeft(j, u - x - 0.5 * y, -x - y, y);
        return sum;
    }

    private static double UnitGaussianFromLeft(int n, double u, double x, double y)
    {
        if (y > MostCurved)
        {
            // v = 1 + w beyond 1: v^n = sum_j C(n, j) w^j
            double beyond = 0, binomial = 1;
            for (int j = 0; j <= n; binomial *= (double)(n - j) / ++j)
                beyond += binomial * GaussianIntegral(j, u - x - 0.5 * y, x + y, y);
            return GaussianIntegral(n, u, x, y) - beyond;
        }
        // sum_k (-y/2)^k / k! E_{n+2k}(x), with E_{m-1} = (x E_m + e^{-x}) / m downwards, where it is stable
        double sum = 0, end = Math.Exp(-x), moment = ExponentialMoment(n + 2 * CurvatureTerms, x);
        for (int k = CurvatureTerms, m = n + 2 * CurvatureTerms; k > 0; k--, m -= 2)
        {
            sum = (moment + sum) * (-0.5 * y / k);
            moment = (x * ((x * moment + end) / m) + end) / (m - 1);
        }
        return Math.Exp(u) * (sum + moment);
    }

    /// <inheritdoc cref="UnitGaussian(int, double, double, double)"/>
    public static DoubleDouble UnitGaussian(int n, DoubleDouble u, DoubleDouble x, DoubleDouble y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (!(x < -0.5 * y))
            return UnitGaussianFromLeft(n, u, x, y);
        DoubleDouble sum = 0;
        double binomial = 1;
        for (int j = 0; j <= n; binomial *= -(double)(n - j) / ++j)
            sum += binomial * UnitGaussianFromLeft(j, u - x - 0.5 * y, -x - y, y);
        return sum;
    }

    private static DoubleDouble UnitGaussianFromLeft(int n, DoubleDouble u, DoubleDouble x, DoubleDouble y)
    {
        if (y > MostCurved)
        {
            DoubleDouble beyond = 0;
            double binomial = 1;
            for (int j = 0; j <= n; binomial *= (double)(n - j) / ++j)
                beyond += binomial * GaussianIntegral(j, u - x - 0.5 * y, x + y, y);
            return GaussianIntegral(n, u, x, y) - beyond;
        }
        DoubleDouble sum = 0, end = DoubleDouble.Exp(-x), moment = ExponentialMoment(n + 2 * ExtendedCurvatureTerms, x);
        for (int k = ExtendedCurvatureTerms, m = n + 2 * ExtendedCurvatureTerms; k > 0; k--, m -= 2)
        {
            sum = (moment + sum) * (-0.5 * y / k);
            moment = (x * ((x * moment + end) / m) + end) / (m - 1);
        }
        return DoubleDouble.Exp(u) * (sum + moment);
    }

    /// <inheritdoc cref="UnitGaussian(int, double, double, double)"/>
    public static TLanes UnitGaussian<TLanes>(int n, TLanes u, TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, double> => EachLane(n, u, x, y, UnitGaussian);
}
