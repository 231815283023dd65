using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Paper.Verbs;

namespace Paper.GeneralCases;

/// <summary>What to run of Figure 4.</summary>
internal sealed record Fig4Options : VerbOptions
{
    [Description("The memory mu = 1/omega of the target e^{-t} + e^{-(t - mu)^2/2}.")]
    [Range(4, 40)]
    public double Mu { get; init; } = 20;

    [Description("The horizon T.")]
    [Range(8, 200)]
    public double Horizon { get; init; } = 32;

    [Description("The time step.")]
    [Range(1e-3, 0.5)]
    public double Step { get; init; } = 0.1;

    [Description("The width m of the networks.")]
    [Range(1, 256)]
    public int Width { get; init; } = 16;

    [Description("The number of sample paths.")]
    [Range(8, 100_000)]
    public int SamplePaths { get; init; } = 128;

    [Description("Larger numbers of sample paths, which stand beside the expected loss.")]
    [Range(8, 100_000)]
    public int[] MorePaths { get; init; } = [512, 2048];

    [Description("Whether training sees the same sample paths at each step, or draws them anew.")]
    [AllowedValues("fixed", "fresh")]
    public string Paths { get; init; } = "fixed";

    public bool IsFresh => Paths == "fresh";

    [Description("The number of random starts.")]
    [Range(2, 100)]
    public int Starts { get; init; } = 10;

    [Description("White noise with gradient descent: N(0, 1) at each step, or of unit intensity, N(0, 1) / sqrt(dt), with which the printed learning rate diverges.")]
    [AllowedValues("step", "unit")]
    public string Noise { get; init; } = "step";

    [Description("White noise with Adam, likewise.")]
    [AllowedValues("step", "unit")]
    public string AdamNoise { get; init; } = "unit";

    [Description("The paper's learning rate of gradient descent.")]
    [Range(1e-5, 10)]
    public double PrintedRate { get; init; } = 1;

    [Description("A stable learning rate of gradient descent, linear networks.")]
    [Range(1e-5, 10)]
    public double LinearRate { get; init; } = 0.1;

    [Description("A stable learning rate of gradient descent, tanh networks.")]
    [Range(1e-5, 10)]
    public double TanhRate { get; init; } = 0.3;

    [Description("A stable learning rate of gradient descent with random cosines.")]
    [Range(1e-5, 10)]
    public double CosineRate { get; init; } = 0.01;

    [Description("The learning rate of Adam.")]
    [Range(1e-6, 1)]
    public double AdamRate { get; init; } = 1e-3;

    [Description("The number J of random cosines.")]
    [Range(1, 1000)]
    public int Cosines { get; init; } = 10;

    [Description("The most steps of gradient descent, linear networks.")]
    [Range(100, 10_000_000)]
    public int LinearSteps { get; init; } = 60_000;

    [Description("The most steps of gradient descent, tanh networks.")]
    [Range(100, 10_000_000)]
    public int TanhSteps { get; init; } = 7000;

    [Description("The most steps of Adam.")]
    [Range(100, 10_000_000)]
    public int AdamSteps { get; init; } = 3000;

    public override string? Refusal => Mu + 6 > Horizon
        ? FormattableString.Invariant($"--mu {Mu}: the bump must lie within the horizon; with --horizon {Horizon} mu must be at most {Horizon - 6}.")
        : null;

    public int Grid => (int)Math.Round(Horizon / Step);

    public int StartsOfRun => Quick ? 2 : Starts;

    public int LinearStepsOfRun => Quick ? Math.Min(LinearSteps, 6000) : LinearSteps;

    public int TanhStepsOfRun => Quick ? Math.Min(TanhSteps, 400) : TanhSteps;
}
