using CurseOfMemory;
using Paper.Definitions;
using Paper.Training;

namespace Paper.GeneralCases;

/// <summary>Turns a case of Figure 4 into training runs.</summary>
internal sealed class Fig4Training
{
    /// <summary>With fresh sample paths: the draws that the plateau's loss is the mean of, and the steps over which losses are averaged.</summary>
    private const int Draws = 50;

    private readonly Fig4Options _options;
    private readonly double[] _target, _short;

    public Fig4Training(Fig4Options options)
    {
        _options = options;
        // equation (119): rho(t) = e^{-t} + e^{-(t - mu)^2 / 2}; on the plateau a network has learned e^{-t}
        _target = OnGrid(PlateauTarget.Of(options.Mu));
        _short = OnGrid(new ExponentialSumTarget([1], [1]));
    }

    public TrainingCase CaseOf(Fig4Case one)
    {
        double cost = (double)one.Steps * _options.Grid * (one.Tanh ? one.Paths * 60.0 : 300 + one.Paths);
        return new TrainingCase(one.Name, one.Starts, cost, start => PlanOf(one, new Random(unchecked((_options.Seed * 1_000_003) + start + 1))));
    }

    /// <summary>What the expected loss of a case is J times: the intensity of its noise.</summary>
    public double Intensity(Fig4Case one) => _options.Step * Amplitude(one) * Amplitude(one);

    // with N(0, 1) at each step the printed rate is near the edge of stability, with 1/sqrt(dt) times that beyond it; Adam knows no scale
    private double Amplitude(Fig4Case one) => SamplePaths.Amplitude(one.Adam ? _options.AdamNoise : _options.Noise, _options.Step);

    private TrainingPlan PlanOf(Fig4Case one, Random random)
    {
        double[] start = NetworkStart.Negative(_options.Width, random);
        var expected = new IsometricKernelLoss(_target, _options.Step * Intensity(one));
        SamplePaths? paths = one.Paths == 0 ? null : Draw(one, random);
        IObjective<double> kernelLoss = paths is null ? expected : Sampled(paths);
        bool fresh = _options.IsFresh && paths is not null;
        double plateau = fresh ? Enumerable.Range(0, Draws).Average(_ => Sampled(Draw(one, random)).Value(_short)) : kernelLoss.Value(_short);
        int averaged = fresh ? Draws : 1;
        if (one.Tanh)
            return new() { Loss = fresh ? new FreshLoss(() => Tanh(Draw(one, random))) : Tanh(paths!), Start = start, Method = MethodOf(one), Steps = one.Steps, Plateau = plateau, Averaged = averaged };
        var training = new KernelTraining(_options.Width, _options.Grid, _options.Step, fresh ? Fresh(one, random) : kernelLoss);
        return new()
        {
            Loss = training,
            Start = start,
            Method = MethodOf(one),
            Steps = one.Steps,
            Plateau = plateau,
            Averaged = averaged,
            // random cosines are no white noise, whose isometry this is
            Population = one.Cosines ? null : () => expected.Value(training.LastKernel),
        };
    }

    private FirstOrderLoss Fresh(Fig4Case one, Random random) => one.Cosines
        ? new FreshLoss(() => Sampled(Draw(one, random)))
        : new FreshNoiseLoss(_target, one.Paths, _options.Step, Amplitude(one), random);

    private SampledKernelLoss Sampled(SamplePaths paths) => new(paths.Reversed(), _target, paths.Count, _options.Step);

    private TanhFunctionalLoss Tanh(SamplePaths paths) => new(paths.Inputs, paths.Respond(_target, _options.Step), paths.Count, paths.Steps, _options.Width, _options.Step);

    private SamplePaths Draw(Fig4Case one, Random random) => one.Cosines
        ? SamplePaths.Cosines(one.Paths, _options.Grid, _options.Step, _options.Cosines, random)
        : SamplePaths.WhiteNoise(one.Paths, _options.Grid, Amplitude(one), random);

    private static OptimizationOptions MethodOf(Fig4Case one) => one.Adam ? OptimizationOptions.Adam(one.Rate) : OptimizationOptions.GradientDescent(one.Rate);

    private double[] OnGrid(ITarget target) => [.. Enumerable.Range(0, _options.Grid).Select(k => target.At(k * _options.Step))];
}
