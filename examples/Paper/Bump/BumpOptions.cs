using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Paper.Verbs;

namespace Paper.Bump;

/// <summary>What to run of Lemma C.1.</summary>
internal sealed record BumpOptions : VerbOptions
{
    [Description("The rates w.")]
    [Range(0.01, 10)]
    public double[] Rates { get; init; } = [0.5, 1, 2];

    [Description("The memories mu = 1/omega.")]
    [Range(2, 200)]
    public double[] Mu { get; init; } = [5, 10, 20, 40, 80];

    [Description("The largest order n of the moments.")]
    [Range(0, 8)]
    public int Order { get; init; } = 3;

    [Description("The height c0 of the bump; Delta has its sign.")]
    [Range(-10, 10)]
    public double Height { get; init; } = 1;

    [Description("The width sigma of the bump.")]
    [Range(0.05, 5)]
    public double Width { get; init; } = 1;

    public IReadOnlyList<double> Memories => Ascending(Mu, mu => mu <= 40);
}
