using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Sums that are only ever added to each other become one where their terms have factors in common:
/// sum_i f(i) g(i) - 2 sum_i f(i) h(i) = sum_i f(i) (g(i) - 2 h(i)).
/// </summary>
internal static class MergedSums
{
    /// <summary>Some nodes with such sums in them merged.</summary>
    /// <param name="others">What else reads the same sums.</param>
    public static EquatableArray<int> Apply(Graph graph, IReadOnlyList<int> nodes, IEnumerable<int> others)
    {
        Dictionary<int, int> uses = Uses(graph, [.. nodes, .. others]);
        return nodes.Select(node => graph.Rewrite(node, inner => graph[inner].Op == Op.Add ? Merged(graph, inner, uses) : null)).ToEquatableArray();
    }

    /// <summary>How many nodes read a node, the outside counted once.</summary>
    private static Dictionary<int, int> Uses(Graph graph, int[] roots)
    {
        Dictionary<int, int> uses = roots.Distinct().ToDictionary(root => root, _ => 1);
        foreach (int operand in graph.Reachable(roots).SelectMany(node => graph[node].Operands.Distinct()))
            uses[operand] = uses.TryGetValue(operand, out int known) ? known + 1 : 1;
        return uses;
    }

    private static int? Merged(Graph graph, int node, Dictionary<int, int> uses)
    {
        ILookup<int, int> terms = graph.Terms(node).ToLookup(term => Extent(graph, term, uses));
        int[] merged = [.. terms.Where(group => group.Key >= 0 && group.Count() > 1).Select(group => Merge(graph, group.Key, [.. group]))];
        return merged.All(sum => graph[sum].Op == Op.Add) ? null
            : graph.Add([.. terms.Where(group => group.Key < 0 || group.Count() == 1).SelectMany(group => group), .. merged]);
    }

    /// <summary>The extent of a multiple of a sum that nothing else reads, or -1.</summary>
    private static int Extent(Graph graph, int term, Dictionary<int, int> uses)
    {
        int sum = graph.SplitCoefficient(term).Remainder;
        return graph[sum].Op == Op.Sum && uses.TryGetValue(sum, out int ofSum) && ofSum == 1 && uses[term] == 1 ? new Index(graph[sum].B).Extent : -1;
    }

    /// <summary>One sum of the terms, or the terms added where they have no common factor.</summary>
    private static int Merge(Graph graph, int extent, int[] terms)
    {
        Index i = graph.Temporary(extent);
        int body = graph.Add(terms.Select(term => graph.SplitCoefficient(term))
            .Select(term => graph.Multiply(graph.Constant(term.Coefficient), graph.OpenAt(term.Remainder, i))).ToArray());
        return graph.Sum(i, LeafFirst(graph, Factoring.Apply(graph, body)));
    }

    /// <summary>A product with its sum's sign such that x - y z stands there, one operation, and not y z - x.</summary>
    private static int LeafFirst(Graph graph, int product)
    {
        int[] factors = [.. graph.Factors(product)];
        int sum = factors.FirstOrDefault(factor => graph[factor].Op == Op.Add && graph.Terms(factor).Any(term => IsNegativeLeaf(graph, term)));
        return sum == 0 ? product : graph.Multiply(
            [graph.Constant(-1), .. factors.Where(factor => factor != sum), graph.Add(graph.Terms(sum).Select(graph.Negate).ToArray())]);
    }

    private static bool IsNegativeLeaf(Graph graph, int term) =>
        graph.SplitCoefficient(term) is { Coefficient: var coefficient, Remainder: var rest } && coefficient < 0 && graph[rest].Op is Op.Parameter or Op.Data or Op.Direction;
}
