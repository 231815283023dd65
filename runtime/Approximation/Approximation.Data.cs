using Complex = System.Numerics.Complex;

namespace CurseOfMemory;

public static partial class Approximation
{
    private const int MostRefinements = 200;

    /// <summary>
    /// The best sum of exponentials with real rates for data (t_k, y_k) with weights: variable projection by Newton's method in extended precision, from
    /// starts with one term less.
    /// </summary>
    /// <param name="times">t_k, at least twice as many different ones as terms.</param>
    /// <param name="values">y_k, as many.</param>
    /// <param name="terms">The number of terms, from 1 to 24.</param>
    /// <param name="weights">One weight a sample, not negative; by default 1 / n, so that the error is the root of the mean square.</param>
    /// <exception cref="ArgumentException">The lengths differ, there are too few samples, a number isn't finite or an argument is out of range.</exception>
    public static ExponentialApproximation FitSamples(ReadOnlySpan<double> times, ReadOnlySpan<double> values, int terms, ReadOnlySpan<double> weights = default)
    {
        ApproximationChecks.Terms(terms, MostTerms);
        ApproximationChecks.Samples(times, values, terms);
        double[] weight = weights.IsEmpty ? [.. Enumerable.Repeat(1.0 / times.Length, times.Length)] : weights.ToArray();
        ApproximationChecks.Weights(weight, times.Length);
        DoubleDouble[] places = [.. times.ToArray().Select(t => (DoubleDouble)t)], measured = [.. values.ToArray().Select(y => (DoubleDouble)y)];
        double longest = times.ToArray().Max(Math.Abs), shortest = times.ToArray().Where(t => t != 0).Select(Math.Abs).DefaultIfEmpty(1).Min();
        var product = new SampledProduct(places, measured, weight);
        ApproximationChecks.Norm(product.SquaredNorm.Hi, "sum of squared samples");
        return LeastSquares.Sequence(product, terms, (Math.Log(1e-3 / longest), Math.Log(10 / shortest)), "l2").Last();
    }

    /// <summary>Refines damped waves found by another method: variable projection for the samples, real rates and complex pairs alike; terms that don't decay are dropped.</summary>
    /// <param name="samples">y_k, k = 0, 1, ...</param>
    /// <param name="step">The distance of the samples in units of t.</param>
    /// <param name="start">The waves to start from.</param>
    /// <exception cref="ArgumentException">There are fewer samples than twice the number of terms, or one isn't finite, or no term of the start decays.</exception>
    public static ComplexExponentialSum Refine(ReadOnlySpan<double> samples, double step, ComplexExponentialSum start)
    {
        ArgumentNullException.ThrowIfNull(start);
        CheckCount(samples.Length);
        var kernel = new SampledKernel(samples, step, Math.Max(1, start.Terms));
        var waves = new DampedWaves(samples.ToArray(), step, start);
        if (waves.Start.Length == 0)
            throw new ArgumentException($"None of the {start.Terms} terms of the start decays, so that there is nothing to refine.", nameof(start));
        return kernel.Sum(waves.Poles(waves.Refine(MostRefinements)), start.SingularValues, "variable projection");
    }

    /// <summary>The decaying terms alone of waves found by another method, with new amplitudes: a kernel on [0, inf) has no others.</summary>
    /// <inheritdoc cref="Refine"/>
    public static ComplexExponentialSum Decaying(ReadOnlySpan<double> samples, double step, ComplexExponentialSum start)
    {
        ArgumentNullException.ThrowIfNull(start);
        CheckCount(samples.Length);
        var kernel = new SampledKernel(samples, step, Math.Max(1, start.Terms));
        return kernel.Sum(start.Rates.Where(rate => rate.Real > 0).Select(rate => Complex.Exp(-rate * step)), start.SingularValues, "the decaying part");
    }
}
