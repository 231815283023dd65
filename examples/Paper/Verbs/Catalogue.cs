using Paper.Momentum;
using Paper.Plateau;

namespace Paper.Verbs;

/// <summary>The verbs, in the order of the paper.</summary>
internal static class Catalogue
{
    public static Verb<Fig2Options> Fig2 { get; } = new("fig2", "Figure 2: the loss stays on a plateau for a time that grows exponentially with the target's memory.", Plateau.Fig2.Run);

    public static IReadOnlyList<IVerb> All { get; } =
    [
        Fig2,
        new Verb<MomentumOptions>("momentum", "Appendix E: momentum leaves a flat saddle in a time of order 1/sqrt(eps) ln(1/eps), gradient descent in 1/eps ln(1/eps).", MomentumExperiment.Run),
    ];
}
