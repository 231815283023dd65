using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Parameters and data that are positive inside the domain: those that a condition x_k + x_j > 0 for all k and j, equal ones too, is about.
/// </summary>
internal sealed class PositiveLeaves(Graph graph, IEnumerable<int> conditions)
{
    private readonly HashSet<(Op, int)> _positive = [.. conditions.Select(condition => graph.Terms(condition).Select(term => Leaf(graph, term)).Distinct().ToArray())
        .Where(leaves => leaves is [not null]).Select(leaves => leaves[0]!.Value)];

    /// <summary>Whether a node is a sum of positive multiples of them.</summary>
    public bool Sum(Graph graph, int node) => graph.Terms(node).All(term => Leaf(graph, term) is (Op, int) leaf && _positive.Contains(leaf));

    private static (Op, int)? Leaf(Graph graph, int term)
    {
        (Number coefficient, int rest) = graph.SplitCoefficient(term);
        return coefficient > 0 && graph[rest] is { Op: Op.Parameter or Op.Data } leaf ? (leaf.Op, leaf.A) : null;
    }
}
