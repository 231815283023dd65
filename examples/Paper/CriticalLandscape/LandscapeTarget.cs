using CurseOfMemory;
using Paper.Definitions;

namespace Paper.CriticalLandscape;

/// <summary>A target whose J_1, J_2, ... are minimised.</summary>
/// <param name="Name">What tables and figures call it.</param>
/// <param name="D0">Theorem D.6's D_0, the largest d with rho outside V_d; null where the theorems say nothing, because the target isn't completely monotone.</param>
internal sealed record LandscapeTarget(string Name, ITarget Kernel, int? D0)
{
    public const int Unlimited = int.MaxValue;

    public MemoryLoss Loss => new(Kernel as MemoryTarget ?? new MemoryTarget(Kernel));

    public static IReadOnlyList<LandscapeTarget> All(LandscapeOptions options) =>
    [
        new("1/(1 + t)", new PowerLawTarget(1), Unlimited),
        new("1/(1 + t)²", new PowerLawTarget(2), Unlimited),
        new("three exponentials", new ExponentialSumTarget([1, 0.5, 0.25], [1, 3, 8]), 2),
        new("exponentials of both signs", new ExponentialSumTarget([1, -1.5, 0.7], [1, 2, 4]), null),
        new("Airy", new AiryTarget(1, 3, 2.25), null),
        new(FormattableString.Invariant($"exponential and bump at {options.Mu}"), PlateauTarget.Of(options.Mu), null),
    ];

    /// <summary>h(w) = min over a of J_1(a, w) = ||rho||^2 - 2 w L[rho](w)^2.</summary>
    public double OneTerm(double w) => Kernel.SquaredNorm - (2 * w * Math.Pow(Kernel.Moment(0, w), 2));
}
