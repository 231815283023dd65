using MathNet.Numerics.Integration;

namespace Paper.Representation;

/// <summary>An RNN's functional, and for each property of Definition 3.1 one that lacks it.</summary>
internal static class Functionals
{
    private const double H = 0.01, Horizon = 60;

    /// <summary>H_t(x) = integral over s in [0, inf) of rho(s) x(t - s), equation (7), by the trapezium rule.</summary>
    public static Functional Rnn(LinearRnn rnn)
    {
        double[] kernel = [.. rnn.Kernel(H, (int)(Horizon / H)).Select(row => row[0])];
        return (x, t) => Convolve(kernel, x, t);
    }

    /// <summary>Reads the input half a unit ahead.</summary>
    public static Functional NotCausal(Functional rnn) => (x, t) => rnn(x, t + 0.5);

    public static Functional NotLinear(Functional rnn) => (x, t) => Math.Pow(rnn(x, t), 2);

    /// <summary>Reads one instant, which a spike of no width changes.</summary>
    public static Functional NotRegular => (x, t) => x(t);

    public static Functional NotHomogeneous(Functional rnn) => (x, t) => Math.Cos(t) * rnn(x, t);

    /// <summary>The response at 0 of the functional with kernel 1/(1 + s) to the input that is 1 on [-horizon, 0]: of size 1, and yet the response has no bound.</summary>
    public static double Unbounded(double horizon)
    {
        double sum = 0;
        for (double from = 0, to = 1; from < horizon; (from, to) = (to, 2 * to))
            sum += GaussLegendreRule.Integrate(s => 1 / (1 + s), from, Math.Min(to, horizon), 20);
        return sum;
    }

    /// <summary>The largest response of an RNN at t to inputs of size 1 on [t - width, t] and 0 elsewhere: the integral of |rho| over [0, width].</summary>
    public static double OfSpike(LinearRnn rnn, double width)
    {
        const int Points = 64;
        return rnn.Kernel(width / Points, Points).Sum(row => Math.Abs(row[0])) * width / Points;
    }

    private static double Convolve(double[] kernel, Signal x, double t)
    {
        double sum = 0.5 * kernel[0] * x(t);
        for (int k = 1; k < kernel.Length; k++)
            sum += kernel[k] * x(t - (k * H));
        return H * sum;
    }
}
