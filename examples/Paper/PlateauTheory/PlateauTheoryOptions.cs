using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Paper.Verbs;

namespace Paper.PlateauTheory;

/// <summary>What to run of Appendix C.2.</summary>
internal sealed record PlateauTheoryOptions : VerbOptions
{
    [Description("The memories mu = 1/omega of the target.")]
    [Range(6, 30)]
    public double[] Mu { get; init; } = [10, 14, 18, 24];

    [Description("The gap delta by which theta, or the loss, has moved when the plateau ends.")]
    [Range(1e-6, 0.04)]
    public double[] Delta { get; init; } = [0.01, 0.001];

    [Description("No flow is followed whose theory says that it takes longer than this.")]
    [Range(1, 1e9)]
    public double Longest { get; init; } = 1e6;

    [Description("The relative tolerance of the flows.")]
    [Range(1e-14, 1e-4)]
    public double Rtol { get; init; } = 1e-11;

    public IReadOnlyList<double> Memories => Ascending(Mu, mu => mu <= 14);
}
