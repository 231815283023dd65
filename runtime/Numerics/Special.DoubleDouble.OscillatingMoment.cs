namespace CurseOfMemory;

public static partial class Special
{
    /// <summary><see cref="CosineMoment(int, double, double)"/> in extended precision.</summary>
    /// <param name="n">The power, n &gt;= 0.</param>
    /// <param name="x">The exponent.</param>
    /// <param name="y">The angular frequency, in radians, at most 2^50 in size; NaN beyond.</param>
    /// <remarks>Absolute error at most 1e-30 E_n(x), through x = y = 0.</remarks>
    public static DoubleDouble CosineMoment(int n, DoubleDouble x, DoubleDouble y) => OscillatingMoment(n, x, y).Cosine;

    /// <summary><see cref="SineMoment(int, double, double)"/> in extended precision.</summary>
    /// <inheritdoc cref="CosineMoment(int, DoubleDouble, DoubleDouble)"/>
    public static DoubleDouble SineMoment(int n, DoubleDouble x, DoubleDouble y) => OscillatingMoment(n, x, y).Sine;

    // C_n + i S_n = E_n(z) at z = x - iy, by the same two ways as for real z
    private static (DoubleDouble Cosine, DoubleDouble Sine) OscillatingMoment(int n, DoubleDouble x, DoubleDouble y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var (sin, cos) = DoubleDouble.SinCos(y);
        return x.Hi * x.Hi + y.Hi * y.Hi <= (n + 1.0) * (n + 1.0)
            ? OscillatingSeries(n, x, y, cos, sin)
            : OscillatingRecurrence(n, x, y, cos, sin);
    }

    // E_n(z) = e^{-z} sum_k z^k / ((n+1) (n+2) ... (n+1+k))
    private static (DoubleDouble Cosine, DoubleDouble Sine) OscillatingSeries(int n, DoubleDouble x, DoubleDouble y, DoubleDouble cos, DoubleDouble sin)
    {
        DoubleDouble real = DoubleDouble.One / (n + 1), imaginary = 0, sumReal = real, sumImaginary = 0;
        for (int k = n + 2; (Math.Abs(real.Hi) + Math.Abs(imaginary.Hi)) * (n + 1) > NothingBesideOne; k++)
        {
            DoubleDouble p = x / k, q = y / k;
            (real, imaginary) = (real * p + imaginary * q, imaginary * p - real * q);
            sumReal += real;
            sumImaginary += imaginary;
        }
        DoubleDouble decay = DoubleDouble.Exp(-x);
        return (decay * (cos * sumReal - sin * sumImaginary), decay * (sin * sumReal + cos * sumImaginary));
    }

    // By parts: E_0 = (1 - e^{-z}) / z, E_k = (k E_{k-1} - e^{-z}) / z; all scaled by e^x where x < 0
    private static (DoubleDouble Cosine, DoubleDouble Sine) OscillatingRecurrence(int n, DoubleDouble x, DoubleDouble y, DoubleDouble cos, DoubleDouble sin)
    {
        DoubleDouble start = DoubleDouble.Exp(DoubleDouble.Min(x, 0)), end = DoubleDouble.Exp(-DoubleDouble.Max(x, 0));
        DoubleDouble endReal = end * cos, endImaginary = end * sin;
        var (p, q) = ReciprocalOfConjugate(x, y);
        DoubleDouble real = start - endReal, imaginary = -endImaginary;
        (real, imaginary) = (real * p - imaginary * q, real * q + imaginary * p);
        for (int k = 1; k <= n; k++)
        {
            DoubleDouble r = k * real - endReal, i = k * imaginary - endImaginary;
            (real, imaginary) = (r * p - i * q, r * q + i * p);
        }
        DoubleDouble growth = DoubleDouble.Max(-x, 0);
        return (TimesExp(real, growth), TimesExp(imaginary, growth));
    }

    // 1 / (x - iy), without overflow of x^2 + y^2
    private static (DoubleDouble Real, DoubleDouble Imaginary) ReciprocalOfConjugate(DoubleDouble x, DoubleDouble y)
    {
        if (Math.Abs(x.Hi) >= Math.Abs(y.Hi))
        {
            DoubleDouble ratio = y / x, real = 1 / (x + y * ratio);
            return (real, ratio * real);
        }
        DoubleDouble inverse = x / y, imaginary = 1 / (y + x * inverse);
        return (inverse * imaginary, imaginary);
    }
}
