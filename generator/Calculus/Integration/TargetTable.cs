using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>The targets of a definition, and those that integrals make of two: a product of targets is a target, whose moments the runtime knows.</summary>
internal sealed class TargetTable(IEnumerable<TargetLeaf> own)
{
    private readonly List<TargetLeaf> _all = [.. own];

    public TargetLeaf this[int target] => _all[target];

    public EquatableArray<TargetLeaf> All => _all.ToEquatableArray();

    /// <summary>The target that is the product of the two of a term.</summary>
    public int Product(Term term)
    {
        TargetLeaf first = _all[term.Targets[0]], second = _all[term.Targets[1]];
        if (!first.IsTarget || !second.IsTarget)
            throw Rules.Missing(term, first.IsTarget ? second : first, "interface ITarget, by which the runtime knows products of two targets");
        int known = _all.FindIndex(leaf => leaf.Text == Text(first, second) || leaf.Text == Text(second, first));
        if (known >= 0)
            return known;
        _all.Add(new TargetLeaf(
            Text(first, second), first.Name + "Times" + char.ToUpperInvariant(second.Name[0]) + second.Name.Substring(1),
            first.IsConstructorParameter && second.IsConstructorParameter, false, HasFiniteMoments: true, false, false, default));
        return _all.Count - 1;
    }

    private static string Text(TargetLeaf first, TargetLeaf second) => $"new global::CurseOfMemory.TargetPair({first.Text}, {second.Text})";
}
