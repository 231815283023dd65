using CurseOfMemory;

namespace Paper.Definitions;

/// <summary>The moments of Lemma C.1 as sums over a fine grid, which know nothing of closed forms.</summary>
internal static class BumpMoment
{
    /// <summary>Delta_n(w) = integral over t in [0, inf) of t^n e^{-wt} c0 e^{-(t - mu)^2 / (2 sigma^2)} by the trapezium rule, exact to rounding for mu of ten widths or more.</summary>
    public static double Sum(int n, double w, double height, double center, double width)
    {
        const int PerWidth = 24, Widths = 40;
        double h = width / PerWidth, peak = center - (w * width * width), sum = 0;
        for (int k = -Widths * PerWidth; k <= Widths * PerWidth; k++)
        {
            double t = peak + (k * h), z = (t - center) / width;
            if (t >= 0)
                sum += Math.Pow(t, n) * Math.Exp((-w * t) - (0.5 * z * z));
        }
        return height * h * sum;
    }
}
