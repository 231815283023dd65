using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Paper.Verbs;

namespace Paper.LossForms;

/// <summary>What to run of the three forms of the loss.</summary>
internal sealed record LossFormsOptions : VerbOptions
{
    [Description("The memory mu = 1/omega of the target e^{-t} + e^{-(t - mu)^2/2}.")]
    [Range(0, 40)]
    public double Mu { get; init; } = 6;

    [Description("The horizons T.")]
    [Range(0.5, 200)]
    public double[] Horizons { get; init; } = [4, 8, 16, 32];

    [Description("The time step of the sample paths.")]
    [Range(1e-3, 1)]
    public double Step { get; init; } = 0.05;

    [Description("The number of sample paths of white noise.")]
    [Range(100, 10_000_000)]
    public int Paths { get; init; } = 20_000;

    /// <summary>The paths of this run.</summary>
    public int PathsOfRun => Quick ? Math.Min(Paths, 4_000) : Paths;
}
