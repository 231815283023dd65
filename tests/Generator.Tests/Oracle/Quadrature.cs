namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>
/// Double-exponential quadrature (Takahasi and Mori, 1974): a change of variable and the trapezoidal rule, whose step is halved until nothing
/// moves. It knows no closed form.
/// </summary>
internal static class Quadrature
{
    private const double Settled = 1e-11;

    /// <summary>The integral over [0, inf) of a function that decays exponentially, through t = exp(x - exp(-x)).</summary>
    public static HyperDual HalfLine(Func<HyperDual, HyperDual> integrand, double decay = 1) => Trapezoidal(x =>
    {
        Extended e = Extended.Exp(-x), t = Extended.Exp(x - e) / decay;
        return Weighted(integrand(t), t * (1 + e));
    }, -5, 6);

    /// <summary>The integral over [a, b], through t = (a + b)/2 + (b - a)/2 tanh(pi/2 sinh x).</summary>
    public static HyperDual Interval(Func<HyperDual, HyperDual> integrand, Extended a, Extended b) => Trapezoidal(x =>
    {
        Extended e = Extended.Exp(x), u = Extended.Exp(Extended.Pi * 0.5 * (e - 1 / e));
        Extended fraction = u / (1 + u), slope = fraction / (1 + u) * Extended.Pi * 0.5 * (e + 1 / e);
        return Weighted(integrand(a + (b - a) * fraction), slope * (b - a));
    }, -4.5, 4.5);

    private static HyperDual Weighted(HyperDual value, Extended weight) =>
        new(value.F * weight, value.X * weight, value.Y * weight, value.XY * weight);

    private static HyperDual Trapezoidal(Func<Extended, HyperDual> f, double from, double to)
    {
        double step = 0.125;
        HyperDual sum = Nodes(f, from, to, step, 0);
        for (int level = 0; level < 7; level++)
        {
            HyperDual odd = Nodes(f, from, to, step, 0.5 * step);
            bool settled = Agrees(sum, odd);
            sum += odd;
            step *= 0.5;
            if (settled)
                return Weighted(sum, step);
        }
        throw new InvalidOperationException("The quadrature did not settle.");
    }

    private static HyperDual Nodes(Func<Extended, HyperDual> f, double from, double to, double step, double shift)
    {
        HyperDual sum = 0;
        for (double x = from + shift; x <= to; x += step)
            sum += f(x);
        return sum;
    }

    // The two halves of the nodes agree to e, so that all of them agree with the integral to about e^2.
    private static bool Agrees(HyperDual even, HyperDual odd) =>
        Agrees(even.F, odd.F) && Agrees(even.X, odd.X) && Agrees(even.Y, odd.Y) && Agrees(even.XY, odd.XY);

    private static bool Agrees(Part even, Part odd) => Math.Abs((even.Value - odd.Value).High) <= Settled * (even.Magnitude + odd.Magnitude);
}
