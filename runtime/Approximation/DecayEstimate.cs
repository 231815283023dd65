using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>
/// What Theorem 4.2 asks of a kernel, estimated from it: how fast it decays, and the constant gamma = max over k = 1 .. alpha + 1 of
/// sup_t |e^{beta t} y^{(k)}(t)| / beta^k, where y' = rho.
/// </summary>
public sealed record DecayEstimate
{
    private const int MostOctaves = 40, Nodes = 10, MostPlaces = 1_000_000;
    private const double Smallest = 1e-270;

    /// <summary>The decay rate of the tail: e^{beta t} rho(t) vanishes for every beta below; null where the tail falls more slowly than any exponential.</summary>
    public required double? Beta { get; init; }

    /// <summary>Where there is no beta, the power that the tail falls with: rho ~ t^{-Power}; else infinity.</summary>
    public required double Power { get; init; }

    /// <summary>The finding in a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Estimates the decay from the local rates log(|rho(t)| / |rho(2t)|) / t at t = scale 2^k.</summary>
    /// <param name="target">rho, of one sign from some t on.</param>
    /// <param name="scale">The first t, positive.</param>
    /// <exception cref="ArgumentException">The scale isn't positive, or rho vanishes from there on or doesn't fall.</exception>
    public static DecayEstimate Of(ITarget target, double scale = 1)
    {
        ArgumentNullException.ThrowIfNull(target);
        ApproximationChecks.Positive(scale, nameof(scale), "first time");
        (double Time, double Rate)[] rates = [.. LocalRates(target, scale)];
        if (rates.Length < 2)
            throw new ArgumentException(Invariant($"The kernel vanishes from t = {scale:G4} on or is not a number there, so that its decay can't be estimated."), nameof(target));
        ((_, double before), (double time, double last)) = (rates[^2], rates[^1]);
        if (!(last > 0))
            throw new ArgumentException(Invariant($"The kernel doesn't fall from t = {time:G4} to twice that, so that its decay can't be estimated; start from a later time than {scale:G4}."), nameof(target));
        // A power law's local rate halves when t doubles, an exponential's stays
        if (last < 0.75 * before)
            return None(last * time / Math.Log(2));
        return new() { Beta = last, Power = double.PositiveInfinity, Sentence = Invariant($"the tail decays like e^(-{last:G5} t): Theorem 4.2 holds for every beta below {last:G5}") };
    }

    /// <summary>gamma for a given alpha and beta, from derivatives by interpolation in extended precision.</summary>
    /// <param name="target">rho.</param>
    /// <param name="alpha">The number of derivatives that the theorem uses, from 1 to 6.</param>
    /// <param name="beta">beta, positive.</param>
    /// <param name="scale">The time on which rho changes, positive.</param>
    /// <returns>gamma; infinity where e^{beta t} rho(t) still grows at the end.</returns>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public static double Gamma(ITarget target, int alpha, double beta, double scale = 1)
    {
        ArgumentNullException.ThrowIfNull(target);
        ApproximationChecks.Within(alpha, nameof(alpha), "exponent alpha", 1, 6);
        ApproximationChecks.Positive(beta, nameof(beta), "decay rate beta");
        ApproximationChecks.Positive(scale, nameof(scale), "time scale");
        IExtendedTarget extended = ExtendedTarget.Of(target);
        double largest = 0, latest = 0, end = 60 / beta + 10 * scale, step = 0.1 * Math.Min(scale, 1 / beta);
        if (!(end / step <= MostPlaces))
            throw new ArgumentOutOfRangeException(nameof(scale), scale, Invariant($"The time scale {scale:R} and 1 / beta = {1 / beta:R} are too far apart: the supremum would be looked for at {end / step:G3} places, and {MostPlaces} are the most."));
        for (double t = 0; t < end && target.At(t) != 0; t += step)
        {
            latest = Weighted(extended, alpha, beta, t, 0.02 * scale);
            largest = Math.Max(largest, latest);
        }
        return latest < 0.5 * largest ? largest : double.PositiveInfinity;
    }

    /// <summary>The sentence.</summary>
    public override string ToString() => Sentence;

    private static DecayEstimate None(double power) => new()
    {
        Beta = null,
        Power = power,
        Sentence = Invariant($"no beta exists: the tail falls like t^-{power:G4}, more slowly than any exponential, and Theorem 4.2 says nothing"),
    };

    private static IEnumerable<(double, double)> LocalRates(ITarget target, double scale)
    {
        double time = scale, before = Math.Abs(target.At(time));
        for (int k = 0; k < MostOctaves && before > Smallest; k++)
        {
            double next = Math.Abs(target.At(2 * time));
            if (!(next > Smallest))
                yield break;
            yield return (time, Math.Log(before / next) / time);
            (time, before) = (2 * time, next);
        }
    }

    // max over k of |e^{beta t} rho^{(k-1)}(t)| / beta^k
    private static double Weighted(IExtendedTarget target, int alpha, double beta, double t, double width)
    {
        DoubleDouble[] coefficients = Taylor(target, t, width);
        double largest = 0, factorial = 1;
        for (int k = 1; k <= alpha + 1; k++)
        {
            largest = Math.Max(largest, Math.Abs(coefficients[k - 1].Hi) * factorial / Math.Pow(width, k - 1) / Math.Pow(beta, k));
            factorial *= k;
        }
        return largest * Math.Exp(beta * t);
    }

    // The coefficients of x^k of the polynomial through rho(t + x width), x = 0 .. 9
    private static DoubleDouble[] Taylor(IExtendedTarget target, double t, double width)
    {
        DoubleDouble[] differences = [.. Enumerable.Range(0, Nodes).Select(j => target.At(t + j * (DoubleDouble)width))], sum = new DoubleDouble[Nodes];
        for (int order = 1; order < Nodes; order++)
        {
            for (int j = Nodes - 1; j >= order; j--)
                differences[j] = (differences[j] - differences[j - 1]) / order;
        }
        for (int j = Nodes - 1; j >= 0; j--)
        {
            for (int power = Nodes - 1; power >= 0; power--)
                sum[power] = (power > 0 ? sum[power - 1] : 0) - j * sum[power];
            sum[0] += differences[j];
        }
        return sum;
    }
}
