using static System.FormattableString;
using Complex = System.Numerics.Complex;

namespace CurseOfMemory;

public static partial class Approximation
{
    private const int WaveSamples = 400, MostWaveSteps = 60;

    /// <summary>
    /// A best approximation in L2[0, inf) with real rates and complex pairs, for targets that oscillate or peak late: Newton's method on the generalised
    /// Aigrain-Williams conditions, from the balanced truncation of the target's samples refined by variable projection.
    /// </summary>
    /// <remarks>A local minimum; how many of the terms are pairs the truncation decides. In double, so that errors under 1e-8 of the norm aren't told apart.</remarks>
    /// <param name="target">The target, smooth on [0, T] at a resolution of T / 400.</param>
    /// <param name="horizon">T, from which on the target is taken as zero.</param>
    /// <param name="terms">The number of terms, a pair counting as two, from 1 to 60.</param>
    /// <returns>The sum; its residual norm is the L2 distance.</returns>
    /// <exception cref="ArgumentException">An argument is out of range, or the target is not a number somewhere.</exception>
    public static ComplexExponentialSum BestWaves(ITarget target, double horizon, int terms)
    {
        ArgumentNullException.ThrowIfNull(target);
        ApproximationChecks.Terms(terms, 60);
        ApproximationChecks.Positive(horizon, nameof(horizon), "horizon");
        double step = horizon / WaveSamples;
        double[] samples = [.. Enumerable.Range(0, WaveSamples).Select(k => target.At(k * step))];
        // As many zeros follow: what a wave does beyond the horizon counts as well
        ComplexExponentialSum start = Refine([.. samples, .. new double[WaveSamples]], step, BalancedTruncation(samples, step, terms));
        var conditions = new WaveConditions(target, horizon);
        var point = new WavePoint(conditions, [.. start.Rates]);
        for (int k = 0; k < MostWaveSteps && point.Violation > 1e-13; k++)
        {
            if (Shortened(conditions, point) is not { } next)
                break;
            point = next;
        }
        return Describe(point, start.SingularValues);
    }

    // Shorter steps until the distance falls, or the conditions are violated less and it doesn't grow much
    private static WavePoint? Shortened(WaveConditions conditions, WavePoint point)
    {
        for (double scale = 1; scale > 1e-4; scale /= 2)
        {
            Complex[] trial = Paired(point, scale);
            if (trial.Any(p => !(p.Real > 0)))
                continue;
            var next = new WavePoint(conditions, trial);
            if (next.SquaredDistance < point.SquaredDistance || next.Violation < point.Violation && next.SquaredDistance < 1.001 * point.SquaredDistance)
                return next;
        }
        return null;
    }

    // Newton's step keeps conjugate pairs, but for rounding that it would magnify where two terms nearly coalesce
    private static Complex[] Paired(WavePoint point, double scale)
    {
        var moved = new Complex[point.Rates.Length];
        for (int k = 0; k < moved.Length; k++)
        {
            int partner = Enumerable.Range(0, moved.Length).MinBy(j => Complex.Abs(point.Rates[j] - Complex.Conjugate(point.Rates[k])));
            Complex own = point.Rates[k] + scale * point.Change[k], other = point.Rates[partner] + scale * point.Change[partner];
            moved[k] = 0.5 * (own + Complex.Conjugate(other));
        }
        return moved;
    }

    private sealed class WavePoint
    {
        public WavePoint(WaveConditions conditions, Complex[] rates)
        {
            (Rates, Amplitudes) = (rates, conditions.Amplitudes(rates));
            SquaredDistance = conditions.SquaredDistance(Amplitudes, rates);
            (Change, Violation) = conditions.Step(Amplitudes, rates);
        }

        public Complex[] Rates { get; }

        public Complex[] Amplitudes { get; }

        public double SquaredDistance { get; }

        public Complex[] Change { get; }

        public double Violation { get; }
    }

    private static ComplexExponentialSum Describe(WavePoint point, IReadOnlyList<double> singularValues)
    {
        string end = point.Violation < 1e-8 ? "the Laplace transforms agree at every rate to first order"
            : Coalescing(point.Rates) ? "two rates coalesce, so that the infimum is attained by t e^{-pt} only"
            : "Newton's method stalled before the conditions of optimality held";
        double error = Math.Sqrt(Math.Max(0, point.SquaredDistance));
        int paired = point.Rates.Count(p => Math.Abs(p.Imaginary) > 1e-9 * p.Magnitude);
        return new()
        {
            Amplitudes = point.Amplitudes,
            Rates = point.Rates,
            ResidualNorm = error,
            SingularValues = singularValues,
            Sentence = Invariant($"{Counted.Text(point.Rates.Length, "term")}, {paired} of them in pairs: the L2 error is {error:G6}; {end} ({point.Violation:E1})."),
        };
    }

    private static bool Coalescing(Complex[] rates)
        => Enumerable.Range(0, rates.Length).Any(k => rates.Skip(k + 1).Any(p => Complex.Abs(p - rates[k]) < 1e-2 * p.Magnitude));
}
