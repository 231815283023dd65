namespace CurseOfMemory;

internal readonly partial struct GaussianBump
{
    /// <summary>The integral of t^n e^{-st} exp(-(t - mu)^2 / (2 V)) over t in [0, T].</summary>
    public double Moment(int n, double s, double upTo)
    {
        if (!(upTo > 0) || double.IsInfinity(upTo))
            return upTo > 0 ? Moment(n, s) : upTo == 0 ? 0 : double.NaN;
        if (IsExtreme(s))
            return AtEdge(Special.LaplaceOfPower(n, s, upTo));
        var (moved, error) = MovedCenter(s);
        double whole = Moment(n, s), tail = Tail(n, s, upTo, (upTo - moved - error) / width);
        return tail < 0.5 * whole ? whole - tail : Body(n, s, upTo, moved, error);
    }

    // The integral over t = T + v in [T, inf): binomials times moments of v^j, all positive. NaN where c > T, so that the body takes over
    private double Tail(int n, double s, double from, double h)
    {
        var (exponent, error) = Exponent(from, s);
        double weight = ErrorFree.Exp(exponent, error), sum = 0, binomial = 1;
        if (h < 0 || weight == 0)
            return h < 0 ? double.NaN : 0;
        for (int j = n; j >= 0; j--)
        {
            sum += binomial * Scaled(j, h);
            binomial *= from * j / (n - j + 1);
        }
        return weight * sum;
    }

    // Where subtracting the tail would cancel: by quadrature over the part of [0, T] where the integrand, which is log-concave, is more
    // than e^{-45} of its maximum at p; v = t - p
    private double Body(int n, double s, double upTo, double moved, double error)
    {
        double p = Math.Min(upTo, Mode(n, moved)), slope = ((p - moved) - error) / variance;
        var (exponent, exponentError) = Exponent(p, s);
        double weight = ErrorFree.Exp(exponent, exponentError);
        if (weight == 0)
            return 0;
        // rise v - v^2 / (2V) bounds the logarithm from above: it is -45 at v = 90 / (rise -+ sqrt(rise^2 + 90/V))
        double rise = (n == 0 ? 0 : n / p) - slope, reach = double.Hypot(rise, Math.Sqrt(90) / width);
        var integrand = new Integrand(n, p, slope, 0.5 / variance);
        return weight * (GaussLegendre.Integrate(integrand, -Math.Min(p, 90 / (reach + rise)), 0)
            + GaussLegendre.Integrate(integrand, 0, Math.Min(upTo - p, 90 / (reach - rise))));
    }

    // The maximum of t^n exp(-(t - c)^2 / (2V)): t (t - c) = n V
    private double Mode(int n, double moved)
    {
        double root = double.Hypot(moved, 2 * width * Math.Sqrt(n));
        return moved >= 0 ? 0.5 * (root + moved) : 2 * n * variance / (root - moved);
    }

    // (p + v)^n e^{-slope v - v^2 / (2V)}
    private readonly struct Integrand(int n, double p, double slope, double curvature) : IIntegrand
    {
        public double At(double v)
        {
            double value = Math.Exp(-v * (slope + curvature * v));
            for (int k = 0; k < n; k++)
                value *= p + v;
            return value;
        }
    }
}
