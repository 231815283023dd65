using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>The point of M* nearest to given parameters.</summary>
/// <param name="Distance">The Euclidean distance.</param>
/// <param name="Theta">The point (a, w).</param>
/// <param name="Groups">For each neuron the number of its target term, or -1, -2, ... for the cancelling groups.</param>
public sealed record NearestEquivalent(double Distance, IReadOnlyList<double> Theta, IReadOnlyList<int> Groups)
{
    /// <summary>The distance and the groups in a sentence.</summary>
    public override string ToString()
    {
        int terms = Groups.Where(g => g >= 0).Distinct().Count(), spare = Groups.Count(g => g < 0);
        return Invariant($"at a distance of {Distance:G4} from M*: {Groups.Count - spare} neurons share {terms} target terms, {spare} spare ones cancel in {Groups.Where(g => g < 0).Distinct().Count()} groups.");
    }
}
