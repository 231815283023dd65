using CurseOfMemory;
using Paper.Definitions;

namespace Paper.Targets;

/// <summary>A trained sum of exponentials, and how badly it does when each of its weights is moved by at most beta.</summary>
/// <param name="Theta">(a, w), where training ended.</param>
/// <param name="Loss">J there, over the squared norm of the target.</param>
/// <param name="Errors">E_m(beta) for each beta, likewise; infinite from the smallest rate on.</param>
internal sealed record TrainedModel(string Target, int Terms, double[] Theta, double Loss, WorstPerturbation[] Errors)
{
    /// <summary>The quotients from the largest rate at the start to the smallest.</summary>
    private static readonly double[] Spreads = [4, 16, 256];

    /// <summary>The smallest rate: moved by as much, the kernel no longer decays.</summary>
    public double SmallestRate => Theta.Skip(Terms).Min();

    /// <summary>Models of one target with more and more terms, each trained from several starts, one of them the model before it with spare neurons.</summary>
    public static IEnumerable<TrainedModel> Of(string name, ITarget target, TargetsOptions options, CancellationToken cancellation)
    {
        double[] before = [];
        foreach (int terms in options.TermsOfRun.Distinct().Order())
        {
            TrainedModel model = Of(name, new MemoryTarget(target), before.Length > 0 ? [.. Spreads.Select(spread => Spread(terms, spread)), Widened(before, terms)] : [.. Spreads.Select(spread => Spread(terms, spread))], options, cancellation);
            before = model.Theta;
            yield return model;
        }
    }

    private static TrainedModel Of(string name, MemoryTarget target, IEnumerable<double[]> starts, TargetsOptions options, CancellationToken cancellation)
    {
        var loss = new MemoryLoss(target);
        OptimizationOptions descent = OptimizationOptions.Lbfgs with { MaximumIterations = 10_000, StopWhen = (_, _) => IsCancelled(cancellation) };
        OptimizationResult trained = starts.Select(start => Minimize.Run(loss, start, descent)).MinBy(result => result.Value)!;
        var random = new Random(options.Seed);
        WorstPerturbation Relative(WorstPerturbation worst) => new(worst.Found / target.SquaredNorm, worst.Bound / target.SquaredNorm);
        return new(
            name, trained.Theta.Length / 2, trained.Theta, trained.Value / target.SquaredNorm,
            [.. options.Betas.Select(beta => Relative(WorstPerturbation.Of(target, trained.Theta, beta, options.SearchesOfRun, random, cancellation)))]);
    }

    // rates spread evenly on a logarithmic scale around 1, all amplitudes equal
    private static double[] Spread(int terms, double spread) =>
        [.. Enumerable.Repeat(1.0 / terms, terms), .. Enumerable.Range(0, terms).Select(j => Math.Pow(spread, ((j + 1.0) / (terms + 1)) - 0.5))];

    /// <summary>A smaller model with spare neurons of amplitude 0.</summary>
    private static double[] Widened(double[] theta, int terms)
    {
        int m = theta.Length / 2, spare = terms - m;
        return [.. theta[..m], .. new double[spare], .. theta[m..], .. Spread(spare, Spreads[1])[spare..]];
    }

    public static bool IsCancelled(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return false;
    }
}
