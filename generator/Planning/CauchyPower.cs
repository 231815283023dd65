using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>A sum of the form sum_i c_i / (x_k + y_i)^p, p = 1, 2 or 3, over leaves, c a product of them: the runtime has a quadrature for many terms.</summary>
/// <param name="X">The leaf x.</param>
/// <param name="Y">The leaf y, at the index that is summed over.</param>
/// <param name="C">c as a node of k.</param>
/// <param name="Exponent">p.</param>
internal sealed record CauchyPower(Node X, Node Y, int C, int Exponent)
{
    /// <summary>The sums of the form in some nodes, or none where there are others, or more than two vectors.</summary>
    public static Dictionary<int, CauchyPower> AllIn(Graph graph, IEnumerable<int> nodes)
    {
        Dictionary<int, CauchyPower> powers = [];
        foreach (int sum in graph.Reachable(nodes).Where(node => graph[node].Op is Op.Sum or Op.SumBelow && graph.Free(node).Length > 0))
        {
            if (Of(graph, sum) is not CauchyPower power)
                return [];
            powers.Add(sum, power);
        }
        return powers.Values.Select(power => power.X).Distinct().Count() == 1 && Others(powers.Values).Count() <= 1 ? powers : [];
    }

    /// <summary>The vectors beside x that are summed over.</summary>
    public static IEnumerable<Node> Others(IEnumerable<CauchyPower> powers) => powers.Where(power => !power.IsSelf).Select(power => power.Y with { B = Index.K(new Index(power.Y.B).Extent).Code }).Distinct();

    private bool IsSelf => CauchySum.AreOne(X, Y);

    /// <summary>Whether two differ in their exponents alone.</summary>
    public bool IsLike(CauchyPower other) => X == other.X && Y.Op == other.Y.Op && Y.A == other.Y.A && C == other.C;

    /// <summary>A node as such a sum, or null.</summary>
    public static CauchyPower? Of(Graph graph, int node)
    {
        if (graph[node].Op != Op.Sum || graph.Free(node).Length != 1)
            return null;
        Index k = new(graph.Free(node)[0]);
        (Index i, int body) = graph.Open(node);
        ILookup<bool, int> arePairs = graph.Factors(body).ToLookup(factor => IsPair(graph, factor, k, i));
        if (arePairs[true].Count() != 1 || !arePairs[false].Any() || !arePairs[false].All(factor => IsLeaf(graph[factor], i)))
            return null;
        Node pair = graph[arePairs[true].Single()];
        Node[] terms = [.. graph[pair.X].Operands.Select(term => graph[term]).OrderBy(term => term.B == i.Code)];
        return new(terms[0], terms[1], graph.Substitute(graph.Multiply([.. arePairs[false]]), i, Index.K(i.Extent)), -pair.A);
    }

    private static bool IsPair(Graph graph, int factor, Index k, Index i) => graph[factor] is { Op: Op.Power, A: >= -3 and < 0 } power
        && graph[power.X] is { Op: Op.Add, Operands.Count: 2 } sum
        && sum.Operands.Any(term => IsLeaf(graph[term], k)) && sum.Operands.Any(term => IsLeaf(graph[term], i));

    private static bool IsLeaf(Node node, Index index) => node.Op is Op.Parameter or Op.Data or Op.Direction && node.B == index.Code;
}
