namespace CurseOfMemory;

/// <summary>Moments of products of two targets: in closed form where one is an exponential sum or both are Gaussian.</summary>
internal static class TargetProduct
{
    /// <summary>The integral over t in [0, T] of t^n e^{-st} x(t) y(t).</summary>
    public static double Moment(int n, double s, double upTo, ITarget x, ITarget y) => (x, y) switch
    {
        (MemoryTarget sum, _) => sum.ProductMoment(n, s, upTo, y),
        (_, MemoryTarget sum) => sum.ProductMoment(n, s, upTo, x),
        (ExponentialSumTarget sum, _) => sum.ProductMoment(n, s, upTo, y),
        (_, ExponentialSumTarget sum) => sum.ProductMoment(n, s, upTo, x),
        (GaussianTarget left, GaussianTarget right) => left.ProductMoment(n, s, upTo, right),
        _ => ByQuadrature(n, s, upTo, x, y),
    };

    /// <summary>The same by quadrature of the targets' values; without y its place is taken by 1.</summary>
    public static double ByQuadrature(int n, double s, double upTo, ITarget x, ITarget? y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (!(upTo > 0))
            return upTo == 0 ? 0 : double.NaN;
        // u = log t, from e^{-40} of the far end to the far end; on the half line from 1e-20 to 1e40
        double to = Math.Log(Math.Min(upTo, 1e40)), from = Math.Min(to - 40, -46);
        return GaussLegendre.Adaptive(new Integrand(n, s, x, y), from, to, 2 * (int)(to - from));
    }

    private readonly struct Integrand(int n, double s, ITarget x, ITarget? y) : IIntegrand
    {
        public double At(double u)
        {
            double t = Math.Exp(u), product = x.At(t) * (y?.At(t) ?? 1);
            return product == 0 ? 0 : product * Math.Exp((n + 1) * u - s * t);
        }
    }
}
