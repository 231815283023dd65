namespace CurseOfMemory;

public static partial class Special
{
    /// <summary><see cref="UnitGaussianCosine(int, double, double, double, double)"/> in extended precision.</summary>
    /// <inheritdoc cref="UnitGaussianCosine(int, double, double, double, double)"/>
    public static DoubleDouble UnitGaussianCosine(int n, DoubleDouble u, DoubleDouble x, DoubleDouble y, DoubleDouble f) => UnitGaussianWave(n, u, x, y, f).Cosine;

    /// <summary><see cref="UnitGaussianSine(int, double, double, double, double)"/> in extended precision.</summary>
    /// <inheritdoc cref="UnitGaussianSine(int, double, double, double, double)"/>
    public static DoubleDouble UnitGaussianSine(int n, DoubleDouble u, DoubleDouble x, DoubleDouble y, DoubleDouble f) => UnitGaussianWave(n, u, x, y, f).Sine;

    // The same steps as in double
    private static (DoubleDouble Cosine, DoubleDouble Sine) UnitGaussianWave(int n, DoubleDouble u, DoubleDouble x, DoubleDouble y, DoubleDouble f)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (!(x < -0.5 * y))
            return UnitGaussianWaveFromLeft(n, u, x, y, f);
        DoubleDouble cosine = 0, sine = 0;
        double binomial = 1;
        for (int j = 0; j <= n; binomial *= -(double)(n - j) / ++j)
        {
            var (c, s) = UnitGaussianWaveFromLeft(j, u - x - 0.5 * y, -x - y, y, -f);
            cosine += binomial * c;
            sine += binomial * s;
        }
        return Turned((cosine, sine), 1, f);
    }

    private static (DoubleDouble Cosine, DoubleDouble Sine) UnitGaussianWaveFromLeft(int n, DoubleDouble u, DoubleDouble x, DoubleDouble y, DoubleDouble f)
    {
        if (!(y > MostCurved))
            return Turned(UnitGaussianWaveSeries(n, x, y, f), DoubleDouble.Exp(u), 0);
        DoubleDouble cosine = 0, sine = 0;
        double binomial = 1;
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
    private static (DoubleDouble Cosine, DoubleDouble Sine) UnitGaussianWaveSeries(int n, DoubleDouble x, DoubleDouble y, DoubleDouble f)
    {
        int count = n + 2 * ExtendedCurvatureTerms + 1;
        Span<(DoubleDouble Real, DoubleDouble Imaginary)> moments = count <= MostOnStack ? stackalloc (DoubleDouble, DoubleDouble)[count] : new (DoubleDouble, DoubleDouble)[count];
        OscillatingMoments(moments, x, f);
        DoubleDouble cosine = 0, sine = 0;
        for (int k = ExtendedCurvatureTerms; k > 0; k--)
        {
            var (real, imaginary) = moments[n + 2 * k];
            cosine = (real + cosine) * (-0.5 * y / k);
            sine = (imaginary + sine) * (-0.5 * y / k);
        }
        return (moments[n].Real + cosine, moments[n].Imaginary + sine);
    }

    /// <summary>E_0(z), E_1(z), ... at z = x - iy: upwards while m &lt; |z|, downwards from the last above, each where it is stable.</summary>
    private static void OscillatingMoments(Span<(DoubleDouble Real, DoubleDouble Imaginary)> moments, DoubleDouble x, DoubleDouble y)
    {
        int last = moments.Length - 1, split = (int)Math.Min(double.Hypot(x.Hi, y.Hi), last + 1);
        var (endReal, endImaginary) = Turned((1, 0), DoubleDouble.Exp(-x), y);
        var (p, q) = ReciprocalOfConjugate(x, y);
        // E_m = (m E_{m-1} - e^{-z}) / z, with 1 for m E_{m-1} in the first
        for (int m = 0; m < split; m++)
        {
            DoubleDouble r = (m == 0 ? DoubleDouble.One : m * moments[m - 1].Real) - endReal, i = (m == 0 ? default : m * moments[m - 1].Imaginary) - endImaginary;
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
    private static (DoubleDouble Real, DoubleDouble Imaginary) Turned((DoubleDouble Real, DoubleDouble Imaginary) z, DoubleDouble scale, DoubleDouble angle)
    {
        var (sin, cos) = DoubleDouble.SinCos(angle);
        return (scale * (cos * z.Real - sin * z.Imaginary), scale * (sin * z.Real + cos * z.Imaginary));
    }
}
