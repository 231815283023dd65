namespace CurseOfMemory;

public static partial class Special
{
    /// <summary>The integral over v in [0, inf) of v^n e^{u - sv - pv^2/2}, also where e^u alone would leave the range of a double.</summary>
    /// <param name="n">The power, n &gt;= 0.</param>
    /// <param name="u">The exponent of the scale.</param>
    /// <param name="s">The rate, any number.</param>
    /// <param name="p">The curvature, p &gt; 0; NaN for others.</param>
    /// <remarks>As accurate as <see cref="ScaledGaussianMoment(int, double, double)"/>, whose n is a power of v sqrt(p): derivatives by p are moments here, without differences that cancel for small p.</remarks>
    public static double GaussianIntegral(int n, double u, double s, double p)
    {
        // p^{-(n+1)/2} G_n(u, s/sqrt(p))
        double width = 1 / Math.Sqrt(p), integral = ScaledGaussianMoment(n, u, s * width);
        for (int k = 0; k <= n; k++)
            integral *= width;
        return p > 0 ? integral : double.NaN;
    }

    /// <inheritdoc cref="GaussianIntegral(int, double, double, double)"/>
    public static DoubleDouble GaussianIntegral(int n, DoubleDouble u, DoubleDouble s, DoubleDouble p)
    {
        DoubleDouble width = 1 / DoubleDouble.Sqrt(p), integral = ScaledGaussianMoment(n, u, s * width);
        for (int k = 0; k <= n; k++)
            integral *= width;
        return p > 0 ? integral : double.NaN;
    }

    /// <inheritdoc cref="GaussianIntegral(int, double, double, double)"/>
    public static TLanes GaussianIntegral<TLanes>(int n, TLanes u, TLanes s, TLanes p)
        where TLanes : struct, ILanes<TLanes, double> => EachLane(n, u, s, p, GaussianIntegral);
}
