using CurseOfMemory;
using Paper.Definitions;

namespace Paper.Parametrisations;

/// <summary>A way to write a rate w as a function of a free parameter v.</summary>
/// <param name="Parameter">v of a rate.</param>
/// <param name="Slope">dw/dv at a rate.</param>
internal sealed record Parametrisation(string Name, Func<double, double> Parameter, Func<double, double> Slope, Func<MemoryTarget, IObjective<double>> Loss)
{
    public static IReadOnlyList<Parametrisation> All { get; } =
    [
        new("w = v", w => w, _ => 1, target => new IdentityRateLoss(target)),
        new("w = v²", Math.Sqrt, w => 2 * Math.Sqrt(w), target => new SquareRateLoss(target)),
        new("w = exp v", Math.Log, w => w, target => new ExponentialRateLoss(target)),
        new("w = softplus v", w => Math.Log(double.ExpM1(w)), w => -double.ExpM1(-w), target => new SoftplusRateLoss(target)),
        new("w = 1/(v² + 1/4)", w => Math.Sqrt((1 / w) - 0.25), w => -2 * w * w * Math.Sqrt((1 / w) - 0.25), target => new InverseRateLoss(target)),
    ];

    /// <summary>The start E, a = (1, 0) and w = (1, 1/2), in these parameters.</summary>
    public double[] Start => [1, 0, Parameter(1), Parameter(0.5)];
}
