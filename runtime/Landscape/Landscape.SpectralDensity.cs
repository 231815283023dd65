using MathNet.Numerics.LinearAlgebra.Factorization;

namespace CurseOfMemory;

public static partial class Landscape
{
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
