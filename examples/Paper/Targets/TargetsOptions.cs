using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CurseOfMemory;
using Paper.Definitions;
using Paper.Verbs;

namespace Paper.Targets;

/// <summary>What to run of the targets.</summary>
internal sealed record TargetsOptions : VerbOptions
{
    [Description("The numbers of terms m of the trained models.")]
    [Range(1, 64)]
    public int[] Terms { get; init; } = [1, 2, 4, 8, 16];

    [Description("The least perturbation beta of a weight.")]
    [Range(1e-12, 0.1)]
    public double LeastBeta { get; init; } = 1e-5;

    [Description("The perturbations in a power of ten, up to 1.")]
    [Range(1, 50)]
    public int PerDecade { get; init; } = 4;

    [Description("The random starts of the search for the worst perturbation.")]
    [Range(1, 1000)]
    public int Searches { get; init; } = 12;

    [Description("The exponent of the power law (1 + t)^{-alpha}.")]
    [Range(0.6, 10)]
    public double Alpha { get; init; } = 1.5;

    public IReadOnlyList<int> TermsOfRun => Ascending(Terms, m => m <= 8);

    public int SearchesOfRun => Quick ? Math.Min(Searches, 4) : Searches;

    public int PerDecadeOfRun => Quick ? Math.Min(PerDecade, 2) : PerDecade;

    /// <summary>The perturbations, ascending to 1.</summary>
    public double[] Betas
    {
        get
        {
            int count = (int)Math.Round(-Math.Log10(LeastBeta) * PerDecadeOfRun);
            return [.. Enumerable.Range(0, count + 1).Select(i => Math.Pow(10, (i - count) / (double)PerDecadeOfRun))];
        }
    }

    /// <summary>The targets with their names.</summary>
    public IReadOnlyList<(string Name, ITarget Target)> Targets =>
    [
        ("exponential", new ExponentialSumTarget([1], [1])),
        ("power law", new PowerLawTarget(Alpha)),
        ("shifted box", new ShiftedBox(2, 4)),
        ("two bumps", new MemoryTarget(new GaussianTarget(1, 3, 1), new GaussianTarget(1, 9, 1))),
        ("Airy", new AiryTarget(1, 3, 2.25)),
    ];
}
