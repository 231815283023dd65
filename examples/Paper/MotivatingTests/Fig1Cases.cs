using CurseOfMemory;
using MathNet.Numerics.LinearAlgebra;
using Paper.Definitions;
using Paper.Representation;
using Paper.Training;

namespace Paper.MotivatingTests;

/// <summary>The training runs of Figure 1.</summary>
internal static class Fig1Cases
{
    /// <summary>Panel (a): a sum of exponentials, c* e^{W* t} b* with W* = -I - Z^T Z. One target for all starts.</summary>
    public static double[] ExponentialSum(Fig1Options options)
    {
        int m = options.Terms;
        var random = new Random(options.TargetSeed);
        var w = Matrix<double>.Build.DenseOfRowMajor(m, m, NetworkStart.Negative(m, random).AsSpan(0, m * m).ToArray());
        double[] b = NetworkStart.Normal(m, 1, random), c = NetworkStart.Normal(m, 1, random);
        var network = LinearRnn.Create(w, Matrix<double>.Build.DenseOfColumnMajor(m, 1, b), Vector<double>.Build.DenseOfArray(c));
        return [.. network.Kernel(options.Step, options.Grid).Select(row => row[0])];
    }

    /// <summary>Panel (b): rho(t) = Ai(s0 (t - t0)).</summary>
    public static double[] Airy(double t0, double s0, Fig1Options options)
    {
        var target = new AiryTarget(1, t0, s0);
        return [.. Enumerable.Range(0, options.Grid).Select(k => target.At(k * options.Step))];
    }

    /// <summary>A linear network on sample paths of white noise.</summary>
    public static TrainingCase Sampled(string name, double[] target, Fig1Options options) => new(name, options.StartsOfRun, options.Steps * LinearCost(options), start =>
    {
        var random = new Random(HashOf(options.Seed, start));
        IObjective<double> loss = options.Paths == "fresh"
            ? new FreshNoiseLoss(target, options.SamplePaths, options.Step, options.Amplitude, random)
            : new SampledKernelLoss(SamplePaths.WhiteNoise(options.SamplePaths, options.Grid, options.Amplitude, random).Reversed(), target, options.SamplePaths, options.Step);
        return Linear(loss, target, options.Steps, random, options);
    });

    /// <summary>A linear network on the loss in expectation.</summary>
    public static TrainingCase Expected(string name, double[] target, Fig1Options options) => new(name, options.StartsOfRun, options.SweepStepsOfRun * LinearCost(options), start =>
        Linear(Isometric(target, options), target, options.SweepStepsOfRun, new Random(HashOf(options.Seed, start)), options));

    /// <summary>Panel (c): a tanh network on the Lorenz-96 system, without or with bias.</summary>
    public static TrainingCase Lorenz(LorenzData data, bool bias, Fig1Options options)
    {
        int m = options.Width, steps = bias ? options.BiasStepsOfRun : options.AdamStepsOfRun, paths = data.Inputs.Count;
        double cost = (double)steps * paths * options.Grid * m * (m + 16);
        return new(bias ? "lorenz-bias" : "lorenz", bias ? options.BiasStartsOfRun : options.LorenzStartsOfRun, cost, start => new TrainingPlan
        {
            Loss = new TanhSequenceLoss(data.Inputs.Inputs, data.Outputs, paths, options.Grid, m, options.Step, bias ? 1 : 0),
            Start = [.. NetworkStart.Perturbed(m, options.Spread, new Random(HashOf(options.Seed, start))), .. new double[m]],
            Method = OptimizationOptions.Adam(options.AdamRate),
            Steps = steps,
        });
    }

    private static TrainingPlan Linear(IObjective<double> loss, double[] target, int steps, Random random, Fig1Options options)
    {
        IsometricKernelLoss expected = Isometric(target, options);
        var training = new KernelTraining(options.Width, options.Grid, options.Step, loss);
        return new TrainingPlan
        {
            Loss = training,
            Start = NetworkStart.Perturbed(options.Width, options.Spread, random),
            Method = OptimizationOptions.GradientDescent(options.Rate),
            Steps = steps,
            Population = () => expected.Value(training.LastKernel),
        };
    }

    // with noise of unit intensity the scale is dt
    private static IsometricKernelLoss Isometric(double[] target, Fig1Options options) => new(target, Math.Pow(options.Step * options.Amplitude, 2));

    private static double LinearCost(Fig1Options options) => options.Grid * options.Width * options.Width * 4.0;

    private static int HashOf(int seed, int start) => unchecked((seed * 1_000_003) + start + 1);
}
