namespace CurseOfMemory;

public static partial class Special
{
    /// <summary>C_n(x, y) = integral over u in [0, 1] of u^n e^{-xu} cos(yu), for any real x and y.</summary>
    /// <param name="n">The power, n &gt;= 0.</param>
    /// <param name="x">The exponent.</param>
    /// <param name="y">The angular frequency, in radians.</param>
    /// <remarks>dC_n/dx = -C_{n+1}, dC_n/dy = -S_{n+1}. Absolute error a few 1e-16 E_n(x), through x = y = 0.</remarks>
    public static double CosineMoment(int n, double x, double y) => OscillatingMoment(n, x, y).Cosine;

    /// <summary>S_n(x, y) = integral over u in [0, 1] of u^n e^{-xu} sin(yu), for any real x and y.</summary>
    /// <param name="n">The power, n &gt;= 0.</param>
    /// <param name="x">The exponent.</param>
    /// <param name="y">The angular frequency, in radians.</param>
    /// <remarks>dS_n/dx = -S_{n+1}, dS_n/dy = C_{n+1}. Absolute error a few 1e-16 E_n(x), through x = y = 0.</remarks>
    public static double SineMoment(int n, double x, double y) => OscillatingMoment(n, x, y).Sine;

    /// <summary><see cref="CosineMoment(int, double, double)"/> lane by lane.</summary>
    public static TLanes CosineMoment<TLanes>(int n, TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, double> => EachLane(n, x, y, CosineMoment);

    /// <summary><see cref="SineMoment(int, double, double)"/> lane by lane.</summary>
    public static TLanes SineMoment<TLanes>(int n, TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, double> => EachLane(n, x, y, SineMoment);

    // C_n + i S_n = E_n(z) at z = x - iy, by the same two ways as for real z
    private static (double Cosine, double Sine) OscillatingMoment(int n, double x, double y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var (sin, cos) = Math.SinCos(y);
        return x * x + y * y <= (n + 1.0) * (n + 1.0)
            ? OscillatingSeries(n, x, y, cos, sin)
            : OscillatingRecurrence(n, x, y, cos, sin);
    }

    // E_n(z) = e^{-z} sum_k z^k / ((n+1) (n+2) ... (n+1+k))
    private static (double Cosine, double Sine) OscillatingSeries(int n, double x, double y, double cos, double sin)
    {
        double real = 1.0 / (n + 1), imaginary = 0, sumReal = real, sumImaginary = 0;
        for (int k = n + 2; (Math.Abs(real) + Math.Abs(imaginary)) * (n + 1) > 1e-17; k++)
        {
            double p = x / k, q = y / k;
            (real, imaginary) = (real * p + imaginary * q, imaginary * p - real * q);
            sumReal += real;
            sumImaginary += imaginary;
        }
        double decay = Math.Exp(-x);
        return (decay * (cos * sumReal - sin * sumImaginary), decay * (sin * sumReal + cos * sumImaginary));
    }

    // By parts: E_0 = (1 - e^{-z}) / z, E_k = (k E_{k-1} - e^{-z}) / z; all scaled by e^x where x < 0
    private static (double Cosine, double Sine) OscillatingRecurrence(int n, double x, double y, double cos, double sin)
    {
        double start = Math.Exp(Math.Min(x, 0)), end = Math.Exp(-Math.Max(x, 0)), growth = Math.Max(-x, 0);
        double endReal = end * cos, endImaginary = end * sin;
        var (p, q) = ReciprocalOfConjugate(x, y);
        double real = start - endReal, imaginary = -endImaginary;
        (real, imaginary) = (real * p - imaginary * q, real * q + imaginary * p);
        for (int k = 1; k <= n; k++)
        {
            double r = k * real - endReal, i = k * imaginary - endImaginary;
            (real, imaginary) = (r * p - i * q, r * q + i * p);
        }
        return (TimesExp(real, growth), TimesExp(imaginary, growth));
    }

    // 1 / (x - iy), without overflow of x^2 + y^2
    private static (double Real, double Imaginary) ReciprocalOfConjugate(double x, double y)
    {
        if (Math.Abs(x) >= Math.Abs(y))
        {
            double ratio = y / x, real = 1 / (x + y * ratio);
            return (real, ratio * real);
        }
        double inverse = x / y, imaginary = 1 / (y + x * inverse);
        return (inverse * imaginary, imaginary);
    }
}
