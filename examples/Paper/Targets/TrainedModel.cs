using CurseOfMemory;
using Paper.Definitions;

namespace Paper.Targets;

/// <summary>A trained sum of exponentials, and how badly it does when each of its weights is moved by at most beta.</summary>
/// <param name="Theta">(a, w), where training ended.</param>
/// <param name="Loss">J there, over the squared norm of the target.</param>
/// <param name="Errors">E_m(beta) for each beta, likewise; infinite from the smallest rate on.</param>
internal sealed record TrainedModel(string Target, int Terms, double[] Theta, double Loss, double[] Errors)
{
    /// <summary>The smallest rate: moved by as much, the kernel no longer decays.</summary>
    public double SmallestRate => Theta.Skip(Terms).Min();

    public static TrainedModel Of(string name, ITarget target, int terms, TargetsOptions options, CancellationToken cancellation)
    {
        var whole = new MemoryTarget(target);
        var loss = new MemoryLoss(whole);
        double[] theta = Minimize.Run(loss, Start(terms), OptimizationOptions.Lbfgs with { MaximumIterations = 20_000, StopWhen = (_, _) => Cancelled(cancellation) }).Theta;
        var worst = new WorstLoss(whole);
        var random = new Random(options.Seed);
        double trained = loss.Value(theta);
        double[] errors = [.. options.Betas.Select(beta => Math.Max(trained, Worst(worst, theta, terms, beta, options.SearchesOfRun, random, cancellation)) / target.SquaredNorm)];
        return new(name, terms, theta, trained / target.SquaredNorm, errors);
    }

    // rates spread evenly on a logarithmic scale around 1, all amplitudes equal
    private static double[] Start(int terms) =>
        [.. Enumerable.Repeat(1.0 / terms, terms), .. Enumerable.Range(0, terms).Select(j => Math.Pow(4, (2.0 * (j + 1) / (terms + 1)) - 1))];

    /// <summary>The largest J with every weight within beta of theta: the best of several ascents from corners of that box.</summary>
    private static double Worst(WorstLoss worst, double[] theta, int terms, double beta, int searches, Random random, CancellationToken cancellation)
    {
        if (theta.AsSpan(terms).ToArray().Min() <= beta)
            return double.PositiveInfinity;
        double[] lower = [.. theta.Select(weight => weight - beta)], upper = [.. theta.Select(weight => weight + beta)];
        OptimizationOptions ascent = OptimizationOptions.Lbfgs with { Lower = lower, Upper = upper, MaximumIterations = 200, StopWhen = (_, _) => Cancelled(cancellation) };
        double largest = 0;
        for (int search = 0; search < searches; search++)
        {
            // two searches from where all amplitudes grow, or shrink, and all rates shrink
            double[] corner = [.. theta.Select((_, i) => search < 2 ? (i < terms && search == 0 ? upper[i] : lower[i]) : random.Next(2) == 0 ? lower[i] : upper[i])];
            largest = Math.Max(largest, -Minimize.Run(worst, corner, ascent).Value);
        }
        return largest;
    }

    private static bool Cancelled(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return false;
    }
}
