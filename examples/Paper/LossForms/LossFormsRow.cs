using CurseOfMemory;
using Paper.Definitions;
using Paper.Verbs;

namespace Paper.LossForms;

/// <summary>The loss at one horizon in three forms.</summary>
/// <param name="Sampled">The mean over paths of (sum_k e_k x_k dt)^2 with white noise x_k.</param>
/// <param name="StandardError">The standard error of that mean.</param>
/// <param name="Grid">Its expectation, sum_k e_k^2 dt.</param>
/// <param name="GridHalved">The same with half the step.</param>
/// <param name="Finite">Ito's isometry, the integral over [0, T] of e^2, in closed form.</param>
internal sealed record LossFormsRow(double Horizon, double Sampled, double StandardError, double Grid, double GridHalved, double Finite)
{
    /// <summary>The point at which the loss is evaluated: a model with two terms that fits nothing.</summary>
    private static readonly double[] Theta = [0.8, 0.5, 1.2, 0.3];

    public static double Infinite(MemoryTarget target) => new MemoryLoss(target).Value(Theta);

    public static LossFormsRow At(double horizon, MemoryTarget target, Random random, LossFormsOptions options)
    {
        double[] error = Errors(horizon, options.Step, target);
        (double mean, double standardError) = Sample(error, options.Step, options.PathsOfRun, random);
        return new(
            horizon, mean, standardError,
            Isometry(error, options.Step),
            Isometry(Errors(horizon, options.Step / 2, target), options.Step / 2),
            new FiniteMemoryLoss(target, horizon).Value(Theta));
    }

    /// <summary>e at the middle of each step.</summary>
    private static double[] Errors(double horizon, double step, MemoryTarget target) =>
    [
        .. from k in Enumerable.Range(0, (int)Math.Round(horizon / step))
           let t = (k + 0.5) * step
           select ExponentialSum.At(t, Theta.AsSpan(0, 2), Theta.AsSpan(2)) - target.At(t),
    ];

    // E (sum_k e_k x_k dt)^2 = sum_k e_k^2 dt, since x_k = N(0, 1) / sqrt(dt)
    private static double Isometry(double[] error, double step) => step * error.Sum(e => e * e);

    private static (double Mean, double StandardError) Sample(double[] error, double step, int paths, Random random)
    {
        double mean = 0, squares = 0;
        for (int path = 1; path <= paths; path++)
        {
            double output = Math.Sqrt(step) * error.Sum(e => e * Noise.Gaussian(random));
            double before = (output * output) - mean;
            mean += before / path;
            squares += before * ((output * output) - mean);
        }
        return (mean, Math.Sqrt(squares / (paths - 1.0) / paths));
    }
}
