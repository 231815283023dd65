using MathNet.Numerics;
using static System.FormattableString;

namespace CurseOfMemory;

public static partial class Approximation
{
    private const int MostNodes = 200_000;
    private const double LargestPower = 1e280;

    /// <summary>
    /// t^{-alpha} on [from, to] as a sum of exponentials with positive amplitudes and a relative error of at most epsilon: the trapezoidal rule for its Laplace
    /// integral, then fewer terms for the slow rates (G. Beylkin, L. Monzon, Appl. Comput. Harmon. Anal. 28, 2010).
    /// </summary>
    /// <remarks>The number of terms grows like log(1/epsilon) (log(to / from) + log(1/epsilon)). Slow terms, which the interval can't tell apart, are merged by Gaussian quadrature.</remarks>
    /// <param name="exponent">alpha, positive and at most 20.</param>
    /// <param name="from">The interval's start, positive.</param>
    /// <param name="to">Its end, beyond the start.</param>
    /// <param name="epsilon">The relative error, from 1e-13 to 0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static ExponentialApproximation PowerLaw(double exponent, double from, double to, double epsilon)
    {
        ApproximationChecks.Within(exponent, nameof(exponent), "exponent", double.Epsilon, 20);
        ApproximationChecks.Positive(from, nameof(from), "start of the interval");
        ApproximationChecks.Within(to, nameof(to), "end of the interval", from, double.MaxValue);
        ApproximationChecks.Within(epsilon, nameof(epsilon), "relative error", 1e-13, 0.1);
        if (Math.Pow(from, -exponent) > LargestPower || Math.Pow(to, -exponent) < 1 / LargestPower)
            throw new ArgumentOutOfRangeException(nameof(exponent), exponent, Invariant($"t^-{exponent:R} runs from {Math.Pow(from, -exponent):G3} to {Math.Pow(to, -exponent):G3} on [{from:G3}, {to:G3}], but must stay between {1 / LargestPower:G3} and {LargestPower:G3}; scale t."));
        List<(double Rate, double Weight)> terms = LaplaceTerms(exponent, from, to, epsilon / 3);
        // Terms with x T < 1 change slowly on the interval
        int slow = terms.FindIndex(term => term.Rate * to > 1);
        List<(double Rate, double Weight)> reduced = [.. GaussianReduction.Reduce(terms[..slow], to, epsilon / 3 * Math.Pow(to, -exponent)), .. terms[slow..]];
        return DescribePowerLaw(exponent, from, to, reduced, terms.Count);
    }

    // t^{-alpha} = 1/Gamma(alpha) int exp(alpha u - t e^u) du
    private static List<(double Rate, double Weight)> LaplaceTerms(double exponent, double from, double to, double epsilon)
    {
        double log = -Math.Log(epsilon);
        // h = 2 pi / (log 3 + alpha |log cos 1| + log 1/epsilon), their theorem 5
        double step = 2 * Math.PI / (Math.Log(3) - exponent * Math.Log(Math.Cos(1)) + log);
        double lowest = -Math.Log(to) + (SpecialFunctions.GammaLn(1 + exponent) - log) / exponent;
        double highest = Math.Log((log + 3 * exponent + 5) / from);
        double gamma = SpecialFunctions.GammaLn(exponent);
        double nodes = 1 + Math.Ceiling((highest - lowest) / step);
        if (!(nodes <= MostNodes))
            throw new ArgumentOutOfRangeException(nameof(exponent), exponent, Invariant($"The exponent {exponent:R} on [{from:G3}, {to:G3}] asks for {nodes:G3} quadrature nodes, but at most {MostNodes} are taken; choose a larger exponent or error, or a shorter interval."));
        int count = (int)nodes;
        return [.. Enumerable.Range(0, count).Select(k => lowest + k * step).Select(u => (Math.Exp(u), step * Math.Exp(exponent * u - gamma)))];
    }

    private static ExponentialApproximation DescribePowerLaw(double exponent, double from, double to, List<(double Rate, double Weight)> terms, int before)
    {
        double worst = 0;
        int count = 20 + (int)(20 * Math.Log(to / from));
        for (int k = 0; k <= count; k++)
        {
            double t = from * Math.Pow(to / from, (double)k / count);
            worst = Math.Max(worst, Math.Abs(terms.Sum(term => term.Weight * Math.Exp(-term.Rate * t)) * Math.Pow(t, exponent) - 1));
        }
        return new()
        {
            Amplitudes = [.. terms.Select(term => (DoubleDouble)term.Weight)],
            Rates = [.. terms.Select(term => (DoubleDouble)term.Rate)],
            Norm = "relative",
            Error = worst,
            LowerBound = 0,
            Reason = ApproximationReason.Converged,
            Sentence = ExponentialApproximation.Describe("relative", terms.Count, worst, $"the quadrature had {before} terms, and Gaussian reduction merged the slow ones"),
        };
    }
}
