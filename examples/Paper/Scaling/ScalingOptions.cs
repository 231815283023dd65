using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Paper.Verbs;

namespace Paper.Scaling;

/// <summary>What to run of Figure 3.</summary>
internal sealed record ScalingOptions : VerbOptions
{
    [Description("The memories mu = 1/omega of the target for start E10.")]
    [Range(4, 84)]
    public double[] Mu { get; init; } = [8, 10, 12, 14, 16, 18, 20, 24, 28, 32, 36, 40, 46, 52, 60, 68, 76, 84];

    [Description("The memories mu = 1/omega of the target for start A10, whose plateau is much longer.")]
    [Range(4, 84)]
    public double[] MuShared { get; init; } = [6, 7, 8, 9, 10, 12, 14, 16, 18, 20];

    [Description("The plateau ends where the loss has changed by this.")]
    [Range(1e-6, 0.04)]
    public double LossThreshold { get; init; } = 0.01;

    [Description("The parameters have separated where they have moved by this.")]
    [Range(1e-6, 10)]
    public double ThetaThreshold { get; init; } = 0.1;

    [Description("The height c0 of the target's bump.")]
    [Range(0.1, 10)]
    public double Height { get; init; } = 1;

    [Description("The width sigma of the target's bump.")]
    [Range(0.1, 5)]
    public double Width { get; init; } = 1;

    [Description("The relative tolerance of the flows.")]
    [Range(1e-14, 1e-4)]
    public double Rtol { get; init; } = 1e-9;

    /// <summary>Whether the references were computed for this.</summary>
    public bool IsReferred => (LossThreshold, ThetaThreshold, Height, Width) == (0.01, 0.1, 1, 1);

    /// <summary>From this memory on the local slopes of start E10 are near their limit; a quick run keeps them.</summary>
    public const double Tail = 68;

    /// <summary>The runs, each with its start.</summary>
    public IEnumerable<(ScalingStart Start, double Memory)> Runs =>
        [.. Memories(Mu, 16).Select(mu => (ScalingStart.E10, mu)), .. Memories(MuShared, 8).Select(mu => (ScalingStart.A10, mu))];

    private IEnumerable<double> Memories(double[] all, double quick) => all.Distinct().Order().Where(mu => !Quick || mu <= quick || mu >= Tail);
}
