namespace CurseOfMemory.Generator.Tests.Reading;

/// <summary>Integrals by the tanh-sinh rule (Takahasi and Mori, 1974); the half line is mapped to [0, 1) by t = u / (1 - u).</summary>
internal static class Quadrature
{
    private const int Points = 60;
    private const double Step = 0.05;

    public static double Integrate(Func<double, double> f, double from, double to) => double.IsNegativeInfinity(from)
        ? Integrate(t => f(t) + f(-t), 0, to)
        : double.IsPositiveInfinity(to)
        ? Finite(u => f(from + (u / (1 - u))) / ((1 - u) * (1 - u)), 0, 1)
        : Finite(f, from, to);

    private static double Finite(Func<double, double> f, double from, double to)
    {
        double half = (to - from) / 2, sum = 0;
        for (int k = -Points; k <= Points; k++)
        {
            double t = k * Step, sinh = Math.PI / 2 * Math.Sinh(t), cosh = Math.Cosh(sinh);
            double weight = Math.PI / 2 * Math.Cosh(t) / (cosh * cosh);
            sum += weight * f(from + (half * (1 + Math.Tanh(sinh))));
        }
        return sum * Step * half;
    }
}
