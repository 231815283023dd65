using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// A sum of the form sum_i c_i / (x_k + y_i)^p, p = 1 or 2, over leaves: the runtime sums it faster than a loop where there are many terms.
/// </summary>
/// <param name="First">The sum with p = 1, free in k.</param>
/// <param name="Second">The sum with p = 2, free in k.</param>
/// <param name="X">The leaf x.</param>
/// <param name="Y">The leaf y, at an index of its own.</param>
/// <param name="C">The leaf c, at the same index.</param>
internal sealed record CauchySum(int First, int Second, Node X, Node Y, Node C)
{
    /// <summary>Whether x and y are one vector.</summary>
    public bool IsSelf => AreOne(X, Y);

    /// <summary>Whether two leaves are one vector, as far as it is read.</summary>
    public static bool AreOne(Node leaf, Node other) => leaf.Op == other.Op && leaf.A == other.A && new Index(leaf.B).Extent == new Index(other.B).Extent;

    /// <summary>The sums of the form in some nodes, free in the index k of their outputs.</summary>
    public static Dictionary<int, CauchySum> In(Graph graph, IEnumerable<int> nodes) => graph.Reachable(nodes)
        .Where(node => graph[node].Op == Op.Sum && graph.Free(node).Length == 1 && new Index(graph.Free(node)[0]).Slot == 0)
        .Select(node => (Node: node, Sum: Of(graph, node))).Where(found => found.Sum is not null).ToDictionary(found => found.Node, found => found.Sum!);

    /// <summary>A node as such a sum, or null.</summary>
    public static CauchySum? Of(Graph graph, int node)
    {
        if (graph[node].Op != Op.Sum || graph.Free(node).Length != 1)
            return null;
        Index k = new(graph.Free(node)[0]);
        (Index i, int body) = graph.Open(node);
        int[] factors = [.. graph.Factors(body)];
        int[] pairs = [.. factors.Where(factor => IsPair(graph, factor, k, i))], leaves = [.. factors.Where(factor => IsLeaf(graph[factor], i))];
        if (factors.Length != 2 || pairs.Length != 1 || leaves.Length != 1)
            return null;
        int sum = graph[pairs[0]].X;
        Node[] terms = [.. graph[sum].Operands.Select(term => graph[term]).OrderBy(term => term.B == i.Code)];
        int Power(int exponent) => graph.Sum(i, graph.Multiply(leaves[0], graph.Power(sum, exponent)));
        return new(Power(-1), Power(-2), terms[0], terms[1], graph[leaves[0]]);
    }

    private static bool IsPair(Graph graph, int factor, Index k, Index i) => graph[factor] is { Op: Op.Power, A: -1 or -2 } power
        && graph[power.X] is { Op: Op.Add, Operands.Count: 2 } sum
        && sum.Operands.Any(term => IsLeaf(graph[term], k)) && sum.Operands.Any(term => IsLeaf(graph[term], i));

    public static bool IsLeaf(Node node, Index index) => node.Op is Op.Parameter or Op.Data or Op.Direction && node.B == index.Code;
}
