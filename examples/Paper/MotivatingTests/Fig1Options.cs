using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Paper.Verbs;

namespace Paper.MotivatingTests;

/// <summary>What to run of Figure 1.</summary>
internal sealed record Fig1Options : VerbOptions
{
    /// <summary>A sum of the size that the errata saw.</summary>
    public const int DefaultTarget = 2;

    [Description("The width m of the networks.")]
    [Range(1, 256)]
    public int Width { get; init; } = 16;

    [Description("The number of random starts.")]
    [Range(2, 100)]
    public int Starts { get; init; } = 10;

    [Description("The horizon T.")]
    [Range(0.5, 100)]
    public double Horizon { get; init; } = 6.4;

    [Description("The time step.")]
    [Range(1e-3, 0.5)]
    public double Step { get; init; } = 0.1;

    [Description("The number of sample paths of (a) and (b).")]
    [Range(1, 100_000)]
    public int SamplePaths { get; init; } = 128;

    [Description("Whether gradient descent sees the same sample paths at each step, or draws them anew.")]
    [AllowedValues("fixed", "fresh")]
    public string Paths { get; init; } = "fixed";

    [Description("White noise of unit intensity, N(0, 1) / sqrt(dt) at each step, or N(0, 1) at each step.")]
    [AllowedValues("unit", "step")]
    public string Noise { get; init; } = "unit";

    [Description("The random part of W at the start, -I + spread G / sqrt(m).")]
    [Range(0, 10)]
    public double Spread { get; init; } = 0.5;

    [Description("The learning rate of gradient descent.")]
    [Range(1e-5, 10)]
    public double Rate { get; init; } = 0.1;

    [Description("The steps of gradient descent.")]
    [Range(1000, 10_000_000)]
    public int Steps { get; init; } = 5000;

    [Description("The terms m* of the exponential sum.")]
    [Range(1, 64)]
    public int Terms { get; init; } = 8;

    [Description("The seed of the exponential sum, one target for all starts. Sums differ: with amplitudes of both signs that cancel, a target is smaller and takes longer.")]
    [Range(0, int.MaxValue)]
    public int TargetSeed { get; init; } = DefaultTarget;

    [Description("Where the Airy function turns, t0.")]
    [Range(0, 20)]
    public double T0 { get; init; } = 3;

    [Description("The scale s0 of the Airy function.")]
    [Range(0.1, 20)]
    public double S0 { get; init; } = 2.25;

    [Description("The t0 for which the step is found at which the loss has halved.")]
    [Range(0, 20)]
    public double[] T0Sweep { get; init; } = [2, 3, 4, 5];

    [Description("The s0 for which the step is found at which the loss has halved.")]
    [Range(0.1, 20)]
    public double[] S0Sweep { get; init; } = [1.5, 2.25, 3];

    [Description("The steps of the runs for these.")]
    [Range(1000, 10_000_000)]
    public int SweepSteps { get; init; } = 15_000;

    [Description("The number of unresolved variables K of the Lorenz-96 system.")]
    [Range(4, 100)]
    public int Unresolved { get; init; } = 8;

    [Description("The number of sample paths of (c).")]
    [Range(8, 100_000)]
    public int LorenzPaths { get; init; } = 512;

    [Description("The steps of Adam.")]
    [Range(400, 10_000_000)]
    public int AdamSteps { get; init; } = 10_000;

    [Description("The learning rate of Adam.")]
    [Range(1e-6, 1)]
    public double AdamRate { get; init; } = 1e-3;

    [Description("The steps of Adam with bias.")]
    [Range(400, 10_000_000)]
    public int BiasSteps { get; init; } = 5000;

    public int Grid => (int)Math.Round(Horizon / Step);

    /// <summary>The standard deviation of the noise at each step.</summary>
    public double Amplitude => Training.SamplePaths.Amplitude(Noise, Step);

    public int StartsOfRun => Quick ? Math.Min(Starts, 3) : Starts;

    public int SweepStepsOfRun => Quick ? Math.Min(SweepSteps, 8000) : SweepSteps;

    /// <summary>The targets (t0, s0) of the sweep; a quick run leaves out the slowest.</summary>
    public IReadOnlyList<(double T0, double S0)> Sweep =>
    [
        .. T0Sweep.Order().SkipLast(Quick ? 1 : 0).Select(t0 => (t0, S0)).Concat(S0Sweep.Order().SkipLast(Quick ? 1 : 0).Select(s0 => (T0, s0))).Distinct(),
    ];

    public int LorenzPathsOfRun => Quick ? Math.Min(LorenzPaths, 128) : LorenzPaths;

    public int LorenzStartsOfRun => Quick ? 1 : Starts;

    /// <summary>The runs with bias stand beside the others to show their floor; few do.</summary>
    public int BiasStartsOfRun => Math.Min(LorenzStartsOfRun, 3);

    public int BiasStepsOfRun => Quick ? Math.Min(BiasSteps, 1600) : BiasSteps;

    public int AdamStepsOfRun => Quick ? Math.Min(AdamSteps, 1600) : AdamSteps;
}
