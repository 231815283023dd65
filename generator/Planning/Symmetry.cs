using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Halves double sums that are symmetric in their indices:
/// sum_i sum_l f(i, l) = 2 sum_i sum_{l below i} f(i, l) + sum_i f(i, i) where f(i, l) = f(l, i).
/// </summary>
internal static class Symmetry
{
    /// <summary>A node with the symmetric double sums in it halved, where they have a free index: the others run in lanes.</summary>
    public static int Apply(Graph graph, int node) => graph.Rewrite(node, inner =>
        graph[inner].Op == Op.Sum && graph.Free(inner).Length > 0 ? Halved(graph, inner) : null);

    private static int? Halved(Graph graph, int sum)
    {
        int[] factors = [.. graph.Factors(graph[sum].X)];
        int[] sums = factors.Where(factor => graph[factor].Op == Op.Sum).ToArray();
        if (sums.Length != 1 || new Index(graph[sums[0]].B).Extent != new Index(graph[sum].B).Extent)
            return null;

        (Index i, int body) = graph.Open(sum);
        int second = graph.Factors(body).Single(factor => graph[factor].Op == Op.Sum);
        int outside = graph.Multiply(graph.Factors(body).Where(factor => factor != second).ToArray());
        (Index l, int inside) = graph.Open(second);
        int product = graph.Multiply(outside, inside);
        if (graph.Substitute(product, (i, l), (l, i)) != product)
            return null;

        int below = graph.SumBelow(l, i, inside);
        return graph.Add(
            graph.Sum(i, graph.Multiply(graph.Constant(2), outside, below)),
            graph.Sum(i, graph.Substitute(product, l, i)));
    }
}
