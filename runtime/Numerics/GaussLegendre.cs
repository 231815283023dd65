using MathNet.Numerics.Integration;

namespace CurseOfMemory;

/// <summary>A function of one variable, as a type, so that integrating it allocates nothing.</summary>
internal interface IIntegrand
{
    double At(double x);
}

/// <summary>The Gauss-Legendre rule of 32 nodes, plain and with panels halved until they agree.</summary>
internal static class GaussLegendre
{
    private const int DeepestHalving = 40;
    private static readonly GaussLegendreRule Rule = new(-1, 1, 32);
    private static readonly double[] Nodes = Rule.Abscissas, Weights = Rule.Weights;

    public static double Integrate<T>(in T integrand, double from, double to)
        where T : struct, IIntegrand
    {
        double middle = 0.5 * (from + to), half = 0.5 * (to - from), sum = 0;
        for (int k = 0; k < Nodes.Length; k++)
            sum += Weights[k] * integrand.At(middle + half * Nodes[k]);
        return half * sum;
    }

    /// <summary>The integral to about 1e-14 of the integral of |f|, over panels of equal width, each halved where it has to be.</summary>
    public static double Adaptive<T>(in T integrand, double from, double to, int panels)
        where T : struct, IIntegrand
    {
        double width = (to - from) / panels, size = 0, sum = 0;
        for (int k = 0; k < panels; k++)
            size += Math.Abs(Integrate(integrand, from + k * width, from + (k + 1) * width));
        for (int k = 0; k < panels; k++)
            sum += Refine(integrand, from + k * width, from + (k + 1) * width, 1e-15 * size, DeepestHalving);
        return sum;
    }

    private static double Refine<T>(in T integrand, double from, double to, double tolerance, int depth)
        where T : struct, IIntegrand
    {
        double middle = 0.5 * (from + to), whole = Integrate(integrand, from, to);
        double halves = Integrate(integrand, from, middle) + Integrate(integrand, middle, to);
        return depth > 0 && Math.Abs(halves - whole) > tolerance
            ? Refine(integrand, from, middle, tolerance, depth - 1) + Refine(integrand, middle, to, tolerance, depth - 1)
            : halves;
    }
}
