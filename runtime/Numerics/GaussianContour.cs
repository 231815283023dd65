namespace CurseOfMemory;

/// <summary>
/// e^u times the integral over v in [0, inf) of v^n e^{-zv - v^2/2} for z = h - iy with h, y &gt;= 0: along a ray on which the wave has turned into decay, by the
/// trapezoidal rule for x = e^{s - e^{-s}} (H. Takahasi and M. Mori, Publ. RIMS 9, 1974).
/// </summary>
internal static class GaussianContour
{
    private const double First = -4.4, Spacing = 0.02, Negligible = 90;
    private const int Count = 470;

    private static readonly (DoubleDouble Place, DoubleDouble Weight)[] Nodes = [.. Enumerable.Range(0, Count).Select(Node)];

    private static readonly (double Place, double Weight)[] Coarse = [.. Nodes.Where((_, k) => k % 2 == 0).Select(node => (node.Place.Hi, 2 * node.Weight.Hi))];

    /// <summary>The integrals with cos(yv) and sin(yv); relative error of the two together about 2^n 1e-15.</summary>
    public static (double Cosine, double Sine) Integrate(int n, double u, double h, double y)
    {
        double angle = Angle(h, y), real = 0, imaginary = 0;
        var (sin, cos) = Math.SinCos(angle);
        // -zv - v^2/2 = -(a - ib) x - (p + iq) x^2 on v = e^{i angle} x
        double a = h * cos + y * sin, b = y * cos - h * sin, p = 0.5 * (cos - sin) * (cos + sin), q = sin * cos, scale = 1 / Math.Max(1, a);
        foreach ((double place, double weight) in Coarse)
        {
            double x = scale * place, decay = x * (a + p * x);
            if (decay > Negligible)
                break;
            double size = weight * Math.Pow(x, n) * Math.Exp(u - decay);
            var (s, c) = Math.SinCos(x * (b - q * x));
            real += size * c;
            imaginary += size * s;
        }
        // dv = e^{i angle} dx
        (sin, cos) = Math.SinCos((n + 1) * angle);
        return (scale * (real * cos - imaginary * sin), scale * (real * sin + imaginary * cos));
    }

    /// <summary>The same in extended precision; relative error about 2^n 1e-30.</summary>
    public static (DoubleDouble Cosine, DoubleDouble Sine) Integrate(int n, DoubleDouble u, DoubleDouble h, DoubleDouble y)
    {
        DoubleDouble real = 0, imaginary = 0;
        double angle = Angle(h.Hi, y.Hi);
        var (sin, cos) = DoubleDouble.SinCos(angle);
        DoubleDouble a = h * cos + y * sin, b = y * cos - h * sin, p = 0.5 * (cos - sin) * (cos + sin), q = sin * cos;
        double scale = 1 / Math.Max(1, a.Hi);
        foreach ((DoubleDouble place, DoubleDouble weight) in Nodes)
        {
            DoubleDouble x = scale * place, decay = x * (a + p * x);
            if (decay.Hi > Negligible)
                break;
            DoubleDouble size = weight * DoubleDouble.Exp(u - decay);
            for (int k = 0; k < n; k++)
                size *= x;
            var (s, c) = DoubleDouble.SinCos(x * (b - q * x));
            real += size * c;
            imaginary += size * s;
        }
        (sin, cos) = DoubleDouble.SinCos((n + 1) * (DoubleDouble)angle);
        return (scale * (real * cos - imaginary * sin), scale * (real * sin + imaginary * cos));
    }

    /// <summary>The ray's angle: against the wave by up to pi/6, beyond which the Gaussian would turn into a wave, and less where the Gaussian is what decays.</summary>
    private static double Angle(double h, double y) => Math.Min(Math.Atan2(y, h), Math.PI / 6) * Math.Min(1, 0.25 * double.Hypot(h, y));

    private static (DoubleDouble, DoubleDouble) Node(int k)
    {
        DoubleDouble s = First + k * (DoubleDouble)Spacing, e = DoubleDouble.Exp(-s), place = DoubleDouble.Exp(s - e);
        return (place, Spacing * (1 + e) * place);
    }
}
