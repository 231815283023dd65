namespace CurseOfMemory;

public static partial class Landscape
{
    /// <summary>Says what kind of critical point a point is, and whether its gradient vanishes within rounding errors.</summary>
    /// <param name="loss">J.</param>
    /// <param name="theta">The point, inside the domain of J.</param>
    /// <exception cref="ArgumentException">theta is empty, not finite or outside the domain.</exception>
    public static CriticalPoint Classify(IObjective<double> loss, ReadOnlySpan<double> theta)
    {
        Spectrum spectrum = HessianSpectrum(loss, theta);
        var gradient = new double[theta.Length];
        return new()
        {
            Theta = theta.ToArray(),
            Loss = loss.Gradient(theta, gradient),
            GradientNorm = GradientNoise.Norm(gradient),
            RoundingBound = GradientNoise.Measure(loss, theta),
            Spectrum = spectrum,
        };
    }

    /// <summary>Looks for critical points from many starts by Newton's method; what was found before is deflated, so that one start can lead to another point.</summary>
    /// <param name="loss">J.</param>
    /// <param name="starts">The starts, each inside the domain of J.</param>
    /// <param name="options">How to look.</param>
    /// <returns>The distinct points whose gradient vanishes within its rounding errors, by their loss.</returns>
    /// <exception cref="ArgumentException">A start is not finite, outside the domain or of another length, or an option is out of range.</exception>
    public static IReadOnlyList<CriticalPoint> FindCriticalPoints(IObjective<double> loss, IEnumerable<double[]> starts, CriticalPointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(starts);
        options ??= CriticalPointOptions.Default;
        LandscapeChecks.Positive("The longest step", options.LongestStep);
        List<CriticalPoint> found = [];
        int? length = null;
        foreach (double[] start in starts)
        {
            LandscapeChecks.Theta(start, nameof(starts));
            LandscapeChecks.Inside(loss.Violation(start), nameof(starts));
            LandscapeChecks.Length("a start", start.Length, length ??= start.Length);
            LandscapeChecks.Range("The index", options.Index ?? 0, 0, start.Length);
            var search = new CriticalPointSearch(loss, options, options.Deflate ? [.. found.Select(point => point.Theta)] : []);
            if (search.From(start) is { } theta && !found.Any(point => GradientNoise.Distance(point.Theta, theta) < options.SameWithin))
                found.Add(Classify(loss, theta));
        }
        return [.. found.Where(point => options.Index is not { } index || point.Spectrum.Inertia.Negative == index).OrderBy(point => point.Loss)];
    }
}
