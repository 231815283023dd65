namespace CurseOfMemory;

public static partial class Special
{
    /// <summary>The integral over v in [0, inf) of v^n e^{u - sv - pv^2/2} cos(fv), for any real u, s and f.</summary>
    /// <param name="n">The power, n &gt;= 0.</param>
    /// <param name="u">The exponent of the scale.</param>
    /// <param name="s">The rate.</param>
    /// <param name="p">The curvature, p &gt; 0; NaN for others.</param>
    /// <param name="f">The angular frequency, in radians.</param>
    /// <remarks>As accurate as <see cref="ScaledGaussianCosine(int, double, double, double)"/>, whose n is a power of v sqrt(p): derivatives by p are moments here, without differences that cancel for small p.</remarks>
    public static double GaussianCosineIntegral(int n, double u, double s, double p, double f) => GaussianWaveIntegral(n, u, s, p, f).Cosine;

    /// <summary>The integral over v in [0, inf) of v^n e^{u - sv - pv^2/2} sin(fv), for any real u, s and f.</summary>
    /// <inheritdoc cref="GaussianCosineIntegral(int, double, double, double, double)"/>
    public static double GaussianSineIntegral(int n, double u, double s, double p, double f) => GaussianWaveIntegral(n, u, s, p, f).Sine;

    /// <inheritdoc cref="GaussianCosineIntegral(int, double, double, double, double)"/>
    public static DoubleDouble GaussianCosineIntegral(int n, DoubleDouble u, DoubleDouble s, DoubleDouble p, DoubleDouble f) => GaussianWaveIntegral(n, u, s, p, f).Cosine;

    /// <inheritdoc cref="GaussianSineIntegral(int, double, double, double, double)"/>
    public static DoubleDouble GaussianSineIntegral(int n, DoubleDouble u, DoubleDouble s, DoubleDouble p, DoubleDouble f) => GaussianWaveIntegral(n, u, s, p, f).Sine;

    /// <inheritdoc cref="GaussianCosineIntegral(int, double, double, double, double)"/>
    public static TLanes GaussianCosineIntegral<TLanes>(int n, TLanes u, TLanes s, TLanes p, TLanes f)
        where TLanes : struct, ILanes<TLanes, double> => EachLane(n, u, s, p, f, GaussianCosineIntegral);

    /// <inheritdoc cref="GaussianSineIntegral(int, double, double, double, double)"/>
    public static TLanes GaussianSineIntegral<TLanes>(int n, TLanes u, TLanes s, TLanes p, TLanes f)
        where TLanes : struct, ILanes<TLanes, double> => EachLane(n, u, s, p, f, GaussianSineIntegral);

    // p^{-(n+1)/2} G_n(u, (s - if)/sqrt(p))
    private static (double Cosine, double Sine) GaussianWaveIntegral(int n, double u, double s, double p, double f)
    {
        double width = 1 / Math.Sqrt(p), scale = p > 0 ? 1 : double.NaN;
        var (cosine, sine) = ScaledGaussianWave(n, u, s * width, f * width);
        for (int k = 0; k <= n; k++)
            scale *= width;
        return (scale * cosine, scale * sine);
    }

    private static (DoubleDouble Cosine, DoubleDouble Sine) GaussianWaveIntegral(int n, DoubleDouble u, DoubleDouble s, DoubleDouble p, DoubleDouble f)
    {
        DoubleDouble width = 1 / DoubleDouble.Sqrt(p), scale = p > 0 ? 1 : double.NaN;
        var (cosine, sine) = ScaledGaussianWave(n, u, s * width, f * width);
        for (int k = 0; k <= n; k++)
            scale *= width;
        return (scale * cosine, scale * sine);
    }
}
