using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>Sums with a factor that is a sum itself, multiplied out: sum_i a_i (v_k + v_i) f = v_k sum_i a_i f + sum_i a_i v_i f.</summary>
internal static class SeparatedSums
{
    public static int[] Apply(Graph graph, IEnumerable<int> nodes) =>
        [.. nodes.Select(node => graph.Rewrite(node, inner => graph[inner].Op == Op.Sum ? Separated(graph, inner) : null))];

    private static int? Separated(Graph graph, int sum)
    {
        (Index i, int body) = graph.Open(sum);
        int[] factors = [.. graph.Factors(body)], sums = [.. factors.Where(factor => graph[factor].Op == Op.Add)];
        if (sums.Length != 1)
            return null;
        int[] others = [.. factors.Where(factor => factor != sums[0])];
        return graph.Sum(i, graph.Add([.. graph.Terms(sums[0]).Select(term => graph.Multiply([.. others, term]))]));
    }
}
