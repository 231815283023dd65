using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Paper.Plateau;

namespace Paper.Scaling;

/// <summary>What to run of Figure 3.</summary>
internal sealed record ScalingOptions : EscapeOptions
{
    [Description("The memories mu = 1/omega of the target for start E10.")]
    [Range(4, 84)]
    public double[] Mu { get; init; } = [8, 10, 12, 14, 16, 18, 20, 24, 28, 32, 36, 40, 46, 52, 60, 68, 76, 84];

    [Description("The memories mu = 1/omega of the target for start A10, whose plateau is much longer.")]
    [Range(4, 84)]
    public double[] MuShared { get; init; } = [6, 7, 8, 9, 10, 12, 14, 16, 18, 20];

    public ScalingOptions() => Rtol = 1e-9;

    /// <summary>From this memory on the local slopes of start E10 are near their limit; a quick run keeps them.</summary>
    public const double Tail = 68;

    /// <summary>The runs, each with its start.</summary>
    public IEnumerable<(ScalingStart Start, double Memory)> Runs =>
        [.. Memories(Mu, 16).Select(mu => (ScalingStart.E10, mu)), .. Memories(MuShared, 8).Select(mu => (ScalingStart.A10, mu))];

    private IReadOnlyList<double> Memories(double[] all, double quick) => Ascending(all, mu => mu <= quick || mu >= Tail);
}
