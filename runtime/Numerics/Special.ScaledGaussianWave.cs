namespace CurseOfMemory;

public static partial class Special
{
    /// <summary>The integral over v in [0, inf) of v^n e^{u - hv - v^2/2} cos(yv), for any real u, h and y.</summary>
    /// <param name="n">The power, n &gt;= 0.</param>
    /// <param name="u">The exponent of the scale.</param>
    /// <param name="h">The slope.</param>
    /// <param name="y">The angular frequency, in radians.</param>
    /// <remarks>Error about 2^n 1e-15 of the larger of cosine and sine, and 1e-16 times the larger of |u| and h^2/2 for negative h.</remarks>
    public static double ScaledGaussianCosine(int n, double u, double h, double y) => ScaledGaussianWave(n, u, h, y).Cosine;

    /// <summary>The integral over v in [0, inf) of v^n e^{u - hv - v^2/2} sin(yv), for any real u, h and y.</summary>
    /// <inheritdoc cref="ScaledGaussianCosine(int, double, double, double)"/>
    public static double ScaledGaussianSine(int n, double u, double h, double y) => ScaledGaussianWave(n, u, h, y).Sine;

    /// <inheritdoc cref="ScaledGaussianCosine(int, double, double, double)"/>
    public static DoubleDouble ScaledGaussianCosine(int n, DoubleDouble u, DoubleDouble h, DoubleDouble y) => ScaledGaussianWave(n, u, h, y).Cosine;

    /// <inheritdoc cref="ScaledGaussianSine(int, double, double, double)"/>
    public static DoubleDouble ScaledGaussianSine(int n, DoubleDouble u, DoubleDouble h, DoubleDouble y) => ScaledGaussianWave(n, u, h, y).Sine;

    /// <inheritdoc cref="ScaledGaussianCosine(int, double, double, double)"/>
    public static TLanes ScaledGaussianCosine<TLanes>(int n, TLanes u, TLanes h, TLanes y)
        where TLanes : struct, ILanes<TLanes, double> => EachLane(n, u, h, y, ScaledGaussianCosine);

    /// <inheritdoc cref="ScaledGaussianSine(int, double, double, double)"/>
    public static TLanes ScaledGaussianSine<TLanes>(int n, TLanes u, TLanes h, TLanes y)
        where TLanes : struct, ILanes<TLanes, double> => EachLane(n, u, h, y, ScaledGaussianSine);

    // e^u G_n(z), z = h - iy, the real part with cosine and the imaginary one with sine
    private static (double Cosine, double Sine) ScaledGaussianWave(int n, double u, double h, double y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var (cosine, sine) = GaussianContour.Integrate(n, u, Math.Abs(h), Math.Abs(y));
        if (h >= 0)
            return (cosine, y < 0 ? -sine : sine);
        // G_n(z) + (-1)^n G_n(-z) = sqrt(2 pi) e^{z^2/2} m_n, with the moments m_{k+1} = -z m_k + k m_{k-1} of a Gaussian around -z
        (double Real, double Imaginary) before = (0, 0), moment = (1, 0);
        for (int k = 0; k < n; k++)
        {
            (before, moment) = (moment, (
                -h * moment.Real - y * moment.Imaginary + k * before.Real,
                -h * moment.Imaginary + y * moment.Real + k * before.Imaginary));
        }
        double scale = DoubleDoubleTables.Sqrt2Pi.Hi * Math.Exp(u + 0.5 * (h - y) * (h + y)), sign = n % 2 == 0 ? 1 : -1;
        var (sin, cos) = Math.SinCos(-h * y);
        return (
            scale * (cos * moment.Real - sin * moment.Imaginary) - sign * cosine,
            scale * (sin * moment.Real + cos * moment.Imaginary) + sign * (y < 0 ? -sine : sine));
    }

    private static (DoubleDouble Cosine, DoubleDouble Sine) ScaledGaussianWave(int n, DoubleDouble u, DoubleDouble h, DoubleDouble y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var (cosine, sine) = GaussianContour.Integrate(n, u, DoubleDouble.Abs(h), DoubleDouble.Abs(y));
        if (h.Hi >= 0)
            return (cosine, y.Hi < 0 ? -sine : sine);
        (DoubleDouble Real, DoubleDouble Imaginary) before = (0, 0), moment = (1, 0);
        for (int k = 0; k < n; k++)
        {
            (before, moment) = (moment, (
                -h * moment.Real - y * moment.Imaginary + k * before.Real,
                -h * moment.Imaginary + y * moment.Real + k * before.Imaginary));
        }
        DoubleDouble scale = DoubleDoubleTables.Sqrt2Pi * DoubleDouble.Exp(u + 0.5 * (h - y) * (h + y)), sign = n % 2 == 0 ? 1 : -1;
        var (sin, cos) = DoubleDouble.SinCos(-h * y);
        return (
            scale * (cos * moment.Real - sin * moment.Imaginary) - sign * cosine,
            scale * (sin * moment.Real + cos * moment.Imaginary) + sign * (y.Hi < 0 ? -sine : sine));
    }
}
