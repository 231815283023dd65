using MathNet.Numerics.LinearAlgebra.Factorization;

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
        LandscapeChecks.Positive(nameof(tolerance), tolerance);
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
}
