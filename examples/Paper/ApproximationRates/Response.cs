using CurseOfMemory;

namespace Paper.ApproximationRates;

/// <summary>The response y(t) = H_t(e) to a step, from which Theorem 4.2 takes smoothness and memory, known by its values alone.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Of">y(t).</param>
internal sealed record Response(string Name, Func<double, double> Of)
{
    private const int HighestOrder = 6;

    /// <summary>The response of a functional with a given kernel: y(t) = integral of rho over [0, t].</summary>
    public static Response To(string name, ITarget kernel) => new(name, t => kernel.Moment(0, 0, t));

    /// <summary>
    /// beta, the rate with which increments y(t + 1) - y(t) fall at the latest time where they stand out of the rounding errors of y; null where they fall much
    /// faster at half of that time, as for a power law: then no beta exists.
    /// </summary>
    public double? Beta()
    {
        double latest = 1;
        while (latest < 1e6 && Increment((1.1 * latest) + 1) > 1e-9)
            latest *= 1.1;
        double rate = LocalRate(latest);
        return rate > 0.75 * LocalRate(latest / 2) ? rate : null;
    }

    /// <summary>
    /// alpha: the theorem needs alpha + 1 continuous derivatives of y. The first divided difference that doubles as its step halves has the order of a jump of a
    /// derivative plus one.
    /// </summary>
    /// <returns>alpha; 4 stands for 4 or more.</returns>
    public int Alpha()
    {
        for (int order = 1; order <= HighestOrder; order++)
        {
            if (LargestDifference(order, 1.0 / 64) > 1.6 * LargestDifference(order, 1.0 / 32))
                return Math.Max(0, order - 3);
        }
        return HighestOrder - 2;
    }

    /// <summary>gamma = max over k = 1 .. alpha + 1 of sup_t |e^{beta t} y^(k)(t)| / beta^k, by central differences.</summary>
    public double Gamma(int alpha, double beta)
    {
        double largest = 0;
        for (int k = 1; k <= alpha + 1; k++)
        {
            for (double t = 0.02; t <= 6 / beta; t += 0.02)
                largest = Math.Max(largest, Math.Exp(beta * t) * Math.Abs(Derivative(k, t)) / Math.Pow(beta, k));
        }
        return largest;
    }

    private double LocalRate(double t) => Math.Log(Increment(t) / Increment(t + 1));

    private double Increment(double t) => Math.Abs(Of(t + 1) - Of(t));

    private double LargestDifference(int order, double step)
    {
        double largest = 0;
        for (double t = 0.5; t < 6; t += step / 4)
            largest = Math.Max(largest, Math.Abs(Difference(order, t, step)));
        return largest;
    }

    // sum_j (-1)^(n-j) C(n, j) y(t + (j - n/2) h) / h^n
    private double Difference(int order, double t, double step)
    {
        double sum = 0, binomial = 1;
        for (int j = 0; j <= order; j++)
        {
            sum += ((order - j) % 2 == 0 ? 1 : -1) * binomial * Of(t + ((j - (0.5 * order)) * step));
            binomial = binomial * (order - j) / (j + 1);
        }
        return sum / Math.Pow(step, order);
    }

    // Richardson's extrapolation of the central difference
    private double Derivative(int order, double t) => ((4 * Difference(order, t, 0.01)) - Difference(order, t, 0.02)) / 3;
}
