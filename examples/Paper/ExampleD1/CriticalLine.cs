using CurseOfMemory;
using Paper.Definitions;
using Paper.Verbs;

namespace Paper.ExampleD1;

/// <summary>A point of the critical line.</summary>
/// <param name="First">a_1.</param>
/// <param name="Smallest">The smallest eigenvalue in closed form.</param>
/// <param name="Dense">The same of the annotated loss's Hessian.</param>
/// <param name="Gradient">The largest component of the gradient there.</param>
internal sealed record LinePoint(double First, double Smallest, double Dense, double Gradient);

/// <summary>The line (a_1, ahat - a_1, what, what) for one target.</summary>
internal sealed record CriticalLine(string Name, PropositionD1 Proposition, IReadOnlyList<LinePoint> Points)
{
    public static CriticalLine Of(string name, double[] amplitudes, double[] rates, ExampleD1Options options)
    {
        var target = new ExponentialSumTarget(amplitudes, rates);
        var proposition = new PropositionD1(target);
        var loss = new MemoryLoss(new MemoryTarget(target));
        double whole = proposition.Amplitude.Hi;
        return new(name, proposition, [.. Enumerable.Range(0, options.Points).Select(i => At(whole * (-0.5 + (2.0 * i / (options.Points - 1)))))]);

        LinePoint At(double first)
        {
            double[] theta = [first, whole - first, proposition.Rate.Hi, proposition.Rate.Hi], gradient = new double[4];
            loss.Gradient(theta, gradient);
            return new(first, proposition.Eigenvalues(first)[0].Hi, Landscape.HessianSpectrum(loss, theta).Smallest, gradient.Largest(Math.Abs));
        }
    }

    /// <summary>-1 where the point is a saddle, 0 where it is stable and degenerate: the sign of the determinant of the reduced block decides, 0 but for rounding at the ends of I1.</summary>
    public int SignAt(double first)
    {
        double scale = Math.Abs(Proposition.Determinant(Proposition.Amplitude / 2).Hi);
        return Proposition.Determinant(first).Hi < -1e-12 * scale ? -1 : 0;
    }
}
