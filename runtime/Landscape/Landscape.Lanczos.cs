using MathNet.Numerics.LinearAlgebra.Factorization;
using static System.FormattableString;

namespace CurseOfMemory;

public static partial class Landscape
{
    private const int CheckedEvery = 10;

    /// <summary>
    /// The ends of the Hessian's spectrum by Lanczos on Hessian products, without the matrix: for large m. Every value comes with a bound of its
    /// error; Lanczos can miss a further copy of a multiple eigenvalue, but never invents one.
    /// </summary>
    /// <param name="loss">J.</param>
    /// <param name="theta">The point, inside the domain of J.</param>
    /// <param name="count">How many eigenvalues at each end must converge, positive.</param>
    /// <param name="tolerance">The error bound at which one counts as converged, relative to the largest size of an eigenvalue.</param>
    /// <param name="maxProducts">The largest number of Hessian products.</param>
    /// <param name="seed">Of the random start.</param>
    /// <exception cref="ArgumentException">An argument is out of range, or theta is outside the domain.</exception>
    public static ExtremeSpectrum ExtremeEigenvalues(
        IObjective<double> loss, ReadOnlySpan<double> theta, int count = 1, double tolerance = 1e-12, int maxProducts = 300, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(loss);
        LandscapeChecks.Theta(theta, nameof(theta));
        LandscapeChecks.Inside(loss.Violation(theta), nameof(theta));
        LandscapeChecks.Range(nameof(count), count, 1, theta.Length);
        LandscapeChecks.Range(nameof(maxProducts), maxProducts, 1, int.MaxValue);
        var process = new LanczosProcess(loss, theta, RandomDirection(theta.Length, new Random(seed)));
        Evd<double>? ritz = null;
        while (process.Steps < maxProducts && !process.Exhausted)
        {
            process.Step();
            if (process.Steps % CheckedEvery == 0 && EndsConverged(process, ritz = process.Ritz(), count, tolerance))
                break;
        }
        return Extremes(process, process.Ritz(), tolerance);
    }

    private static double[] RandomDirection(int n, Random random)
    {
        // Box and Muller's normal numbers: a direction without preference
        return [.. Enumerable.Range(0, n).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
    }

    private static bool EndsConverged(LanczosProcess process, Evd<double> ritz, int count, double tolerance)
    {
        int steps = process.Steps;
        double limit = tolerance * ritz.EigenValues.Max(value => Math.Abs(value.Real));
        return steps >= 2 * count && Enumerable.Range(0, count).All(k => process.Bound(ritz, k) <= limit && process.Bound(ritz, steps - 1 - k) <= limit);
    }

    private static ExtremeSpectrum Extremes(LanczosProcess process, Evd<double> ritz, double tolerance)
    {
        double size = ritz.EigenValues.Max(value => Math.Abs(value.Real));
        BoundedEigenvalue[] values = [.. Enumerable.Range(0, process.Steps).Select(k => new BoundedEigenvalue(ritz.EigenValues[k].Real, process.Bound(ritz, k)))];
        return new(values, [.. Enumerable.Range(0, process.Steps).Select(k => process.Vector(ritz, k))], process.Steps, tolerance * size);
    }

    /// <summary>
    /// The density of the Hessian's eigenvalues by stochastic Lanczos quadrature: the mean over random directions of the Ritz values, each weighted by the
    /// square of its vector's first element (L. Lin, Y. Saad, C. Yang, SIAM Rev. 58, 2016).
    /// </summary>
    /// <param name="loss">J.</param>
    /// <param name="theta">The point, inside the domain of J.</param>
    /// <param name="directions">The number of random directions; the density's statistical error falls with its root.</param>
    /// <param name="steps">Hessian products a direction.</param>
    /// <param name="seed">Of the random directions.</param>
    /// <exception cref="ArgumentException">An argument is out of range, or theta is outside the domain.</exception>
    public static SpectralDensity SpectralDensity(IObjective<double> loss, ReadOnlySpan<double> theta, int directions = 20, int steps = 60, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(loss);
        LandscapeChecks.Theta(theta, nameof(theta));
        LandscapeChecks.Inside(loss.Violation(theta), nameof(theta));
        LandscapeChecks.Range(nameof(directions), directions, 1, int.MaxValue);
        LandscapeChecks.Range(nameof(steps), steps, 1, int.MaxValue);
        var random = new Random(seed);
        List<(double Value, double Weight)> points = [];
        for (int k = 0; k < directions; k++)
        {
            var process = new LanczosProcess(loss, theta, RandomDirection(theta.Length, random));
            while (process.Steps < steps && !process.Exhausted)
                process.Step();
            Evd<double> ritz = process.Ritz();
            for (int j = 0; j < process.Steps; j++)
                points.Add((ritz.EigenValues[j].Real, ritz.EigenVectors[0, j] * ritz.EigenVectors[0, j] / directions));
        }
        points.Sort();
        return new(points, theta.Length);
    }
}

/// <summary>A measure of total mass 1 that stands for the eigenvalues of a Hessian.</summary>
public sealed class SpectralDensity
{
    private readonly List<(double Value, double Weight)> points;

    internal SpectralDensity(List<(double Value, double Weight)> points, int dimension) => (this.points, Dimension) = (points, dimension);

    /// <summary>The number of eigenvalues that the measure stands for.</summary>
    public int Dimension { get; }

    /// <summary>The share of eigenvalues up to a value.</summary>
    public double Cumulative(double value) => points.Where(point => point.Value <= value).Sum(point => point.Weight);

    /// <summary>The density at a value, each point widened to a Gaussian.</summary>
    /// <param name="value">The place.</param>
    /// <param name="width">The Gaussians' standard deviation, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width isn't positive.</exception>
    public double At(double value, double width)
    {
        if (!(width > 0))
            throw new ArgumentOutOfRangeException(nameof(width), width, Invariant($"width is {width:R}, but must be positive."));
        double norm = width * Math.Sqrt(2 * Math.PI);
        return points.Sum(point => point.Weight * Math.Exp(-0.5 * Math.Pow((value - point.Value) / width, 2)) / norm);
    }

    /// <summary>The mean of a function over the eigenvalues, such as their mean value by f(x) = x.</summary>
    public double Mean(Func<double, double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return points.Sum(point => point.Weight * function(point.Value));
    }
}
