namespace CurseOfMemory;

public static partial class Special
{
    private const int MostOnStack = 256;

    /// <summary>The integral over v in [0, 1] of v^n e^{u - xv - yv^2/2} cos(fv), for any real x and f, stable through y = 0.</summary>
    /// <param name="n">The power, n &gt;= 0.</param>
    /// <param name="u">The exponent of the scale.</param>
    /// <param name="x">The rate.</param>
    /// <param name="y">The curvature.</param>
    /// <param name="f">The angular frequency, in radians.</param>
    /// <remarks>Error about 1e-14 of <see cref="UnitGaussian(int, double, double, double)"/> for n &lt;= 4.</remarks>
    public static double UnitGaussianCosine(int n, double u, double x, double y, double f) => UnitGaussianWave(n, u, x, y, f).Cosine;

    /// <summary>The integral over v in [0, 1] of v^n e^{u - xv - yv^2/2} sin(fv), for any real x and f, stable through y = 0.</summary>
    /// <inheritdoc cref="UnitGaussianCosine(int, double, double, double, double)"/>
    public static double UnitGaussianSine(int n, double u, double x, double y, double f) => UnitGaussianWave(n, u, x, y, f).Sine;

    /// <inheritdoc cref="UnitGaussianCosine(int, double, double, double, double)"/>
    public static TLanes UnitGaussianCosine<TLanes>(int n, TLanes u, TLanes x, TLanes y, TLanes f)
        where TLanes : struct, ILanes<TLanes, double> => EachLane(n, u, x, y, f, UnitGaussianCosine);

    /// <inheritdoc cref="UnitGaussianSine(int, double, double, double, double)"/>
    public static TLanes UnitGaussianSine<TLanes>(int n, TLanes u, TLanes x, TLanes y, TLanes f)
        where TLanes : struct, ILanes<TLanes, double> => EachLane(n, u, x, y, f, UnitGaussianSine);

    // U_n with the complex rate z = x - if, by the same ways as for a real one
    private static (double Cosine, double Sine) UnitGaussianWave(int n, double u, double x, double y, double f)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (!(x < -0.5 * y))
            return UnitGaussianWaveFromLeft(n, u, x, y, f);
        // v = 1 - w where most lies on the right: (1 - w)^n = sum_j C(n, j) (-w)^j
        double cosine = 0, sine = 0, binomial = 1;
        for (int j = 0; j <= n; binomial *= -(double)(n - j) / ++j)
        {
            var (c, s) = UnitGaussianWaveFromLeft(j, u - x - 0.5 * y, -x - y, y, -f);
            cosine += binomial * c;
            sine += binomial * s;
        }
        return Turned((cosine, sine), 1, f);
    }

    private static (double Cosine, double Sine) UnitGaussianWaveFromLeft(int n, double u, double x, double y, double f)
    {
        if (!(y > MostCurved))
            return Turned(UnitGaussianWaveSeries(n, x, y, f), Math.Exp(u), 0);
        // v = 1 + w beyond 1: v^n = sum_j C(n, j) w^j
        double cosine = 0, sine = 0, binomial = 1;
        for (int j = 0; j <= n; binomial *= (double)(n - j) / ++j)
        {
            var (c, s) = GaussianWaveIntegral(j, u - x - 0.5 * y, x + y, y, f);
            cosine += binomial * c;
            sine += binomial * s;
        }
        var (allCosine, allSine) = GaussianWaveIntegral(n, u, x, y, f);
        var (beyondCosine, beyondSine) = Turned((cosine, sine), 1, f);
        return (allCosine - beyondCosine, allSine - beyondSine);
    }

    // sum_k (-y/2)^k / k! E_{n+2k}(z)
    private static (double Cosine, double Sine) UnitGaussianWaveSeries(int n, double x, double y, double f)
    {
        int count = n + 2 * CurvatureTerms + 1;
        Span<(double Real, double Imaginary)> moments = count <= MostOnStack ? stackalloc (double, double)[count] : new (double, double)[count];
        OscillatingMoments(moments, x, f);
        double cosine = 0, sine = 0;
        for (int k = CurvatureTerms; k > 0; k--)
        {
            var (real, imaginary) = moments[n + 2 * k];
            cosine = (real + cosine) * (-0.5 * y / k);
            sine = (imaginary + sine) * (-0.5 * y / k);
        }
        return (moments[n].Real + cosine, moments[n].Imaginary + sine);
    }

    /// <summary>E_0(z), E_1(z), ... at z = x - iy: upwards while m &lt; |z|, downwards from the last above, each where it is stable.</summary>
    private static void OscillatingMoments(Span<(double Real, double Imaginary)> moments, double x, double y)
    {
        int last = moments.Length - 1, split = (int)Math.Min(double.Hypot(x, y), last + 1);
        var (endReal, endImaginary) = Turned((1, 0), Math.Exp(-x), y);
        var (p, q) = ReciprocalOfConjugate(x, y);
        // E_m = (m E_{m-1} - e^{-z}) / z, with 1 for m E_{m-1} in the first
        for (int m = 0; m < split; m++)
        {
            double r = (m == 0 ? 1 : m * moments[m - 1].Real) - endReal, i = (m == 0 ? 0 : m * moments[m - 1].Imaginary) - endImaginary;
            moments[m] = (r * p - i * q, r * q + i * p);
        }
        if (split <= last)
            moments[last] = OscillatingMoment(last, x, y);
        // E_{m-1} = (z E_m + e^{-z}) / m
        for (int m = last; m > split; m--)
        {
            var (r, i) = moments[m];
            moments[m - 1] = ((x * r + y * i + endReal) / m, (x * i - y * r + endImaginary) / m);
        }
    }

    /// <summary>A complex number times scale e^{i angle}.</summary>
    private static (double Real, double Imaginary) Turned((double Real, double Imaginary) z, double scale, double angle)
    {
        var (sin, cos) = Math.SinCos(angle);
        return (scale * (cos * z.Real - sin * z.Imaginary), scale * (sin * z.Real + cos * z.Imaginary));
    }
}
