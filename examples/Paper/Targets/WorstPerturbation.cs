using CurseOfMemory;
using MathNet.Numerics.Integration;
using Paper.Definitions;

namespace Paper.Targets;

/// <summary>The worst loss E(beta) when every weight of a model is moved by at most beta, between two numbers that differ by a factor of 2 at most; both infinite where a rate may vanish.</summary>
/// <param name="Found">The largest loss that was found, at a corner of the box or by an ascent from one: a lower bound.</param>
/// <param name="Bound">An upper bound.</param>
internal sealed record WorstPerturbation(double Found, double Bound)
{
    /// <summary>With so many weights or fewer, every corner of the box is tried.</summary>
    private const int FewWeights = 8;

    /// <param name="theta">(a, w).</param>
    /// <param name="searches">The random corners that ascents start from, where there are too many corners to try all.</param>
    public static WorstPerturbation Of(MemoryTarget target, double[] theta, double beta, int searches, Random random, CancellationToken cancellation)
    {
        if (theta.Skip(theta.Length / 2).Min() <= beta)
            return new(double.PositiveInfinity, double.PositiveInfinity);
        double[] lower = [.. theta.Select(weight => weight - beta)], upper = [.. theta.Select(weight => weight + beta)];
        double[] above = Extreme(lower, upper, 1), below = Extreme(lower, upper, -1);
        var worst = new WorstLoss(target);
        IEnumerable<double[]> starts = theta.Length <= FewWeights
            ? [Enumerable.Range(0, 1 << theta.Length).Select(bits => Corner(lower, upper, i => ((bits >> i) & 1) == 1)).MinBy(corner => worst.Value(corner))!]
            : [above, below, .. Enumerable.Range(0, searches).Select(_ => Corner(lower, upper, _ => random.Next(2) == 1))];
        OptimizationOptions ascent = OptimizationOptions.Lbfgs with { Lower = lower, Upper = upper, MaximumIterations = 200, StopWhen = (_, _) => TrainedModel.IsCancelled(cancellation) };
        double found = starts.Max(start => Math.Max(-worst.Value(start), -Minimize.Run(worst, start, ascent).Value));
        return new(Math.Max(found, -worst.Value(theta)), Enclosed(target, above, below));
    }

    /// <summary>
    /// The corner whose kernel lies above that of every model in the box at every t (sign 1), or below it (sign -1): a e^{-wt} is largest at the largest a, and there at
    /// the smallest w if a is positive, at the largest w if not.
    /// </summary>
    private static double[] Extreme(double[] lower, double[] upper, int sign)
    {
        int m = lower.Length / 2;
        double[] a = (sign > 0 ? upper : lower)[..m];
        return [.. a, .. a.Select((amplitude, k) => sign * amplitude > 0 ? lower[m + k] : upper[m + k])];
    }

    private static double[] Corner(double[] lower, double[] upper, Func<int, bool> isUpper) => [.. lower.Select((low, i) => isUpper(i) ? upper[i] : low)];

    // below(t) <= model(t) <= above(t), so that J <= integral of max(|above - rho|, |below - rho|)^2 <= J(above) + J(below) <= 2 E
    private static double Enclosed(MemoryTarget target, double[] above, double[] below)
    {
        int m = above.Length / 2;
        double slowest = Math.Min(above.Skip(m).Min(), below.Skip(m).Min());
        return HalfLine.Integrate(slowest, t =>
        {
            double rho = target.At(t), high = ExponentialSum.At(t, above.AsSpan(0, m), above.AsSpan(m)) - rho, low = ExponentialSum.At(t, below.AsSpan(0, m), below.AsSpan(m)) - rho;
            return Math.Max(high * high, low * low);
        });
    }
}

/// <summary>Integrals over the half line of functions that end like e^{-2 w t} plus 1/t^3.</summary>
internal static class HalfLine
{
    private const double First = 1.0 / (1 << 20), Widest = 0.125, Even = 16, Last = 20, Farthest = 1e7;

    private static readonly GaussLegendreRule Rule = new(0, 1, 20);

    /// <summary>Gauss and Legendre's rule on panels that widen from 0 on, have edges at each multiple of 1/8 up to 16, and widen again to where e^{-2 w t} = e^{-40} and to 10^7.</summary>
    public static double Integrate(double rate, Func<double, double> f)
    {
        double sum = 0, end = Math.Max(Farthest, Last / rate);
        for (double from = 0, to = First; from < end; (from, to) = (to, to < Widest ? 2 * to : to + Math.Max(Widest, to < Even ? 0 : to / 8)))
        {
            for (int k = 0; k < Rule.Order; k++)
                sum += (to - from) * Rule.GetWeight(k) * f(from + ((to - from) * Rule.GetAbscissa(k)));
        }
        return sum;
    }
}
