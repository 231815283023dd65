using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>A value as sums over k, one for each extent, and a rest: what one loop over k can add up.</summary>
/// <param name="Bodies">What to add up by extent, free in k, factored.</param>
/// <param name="Rest">What is not such a sum, or -1 for nothing.</param>
internal sealed record TopLevelSums(IReadOnlyDictionary<int, int> Bodies, int Rest)
{
    /// <param name="graph">The graph.</param>
    /// <param name="value">The value.</param>
    /// <param name="isKnown">Which sums need no loop, if any.</param>
    public static TopLevelSums Of(Graph graph, int value, Predicate<int>? isKnown = null)
    {
        SortedDictionary<int, List<int>> bodies = [];
        List<int> rest = [];
        foreach (int term in graph.Terms(value))
        {
            (Number coefficient, int sum) = graph.SplitCoefficient(term);
            // a sum over data alone is a constant
            if (graph[sum].Op != Op.Sum || !DependsOnTheta(graph, sum) || isKnown?.Invoke(sum) == true)
            {
                rest.Add(term);
                continue;
            }
            (int extent, int body) = ParametersOutside(graph, sum) ?? (new Index(graph[sum].B).Extent, graph.OpenAt(sum, Index.K(new Index(graph[sum].B).Extent)));
            if (!bodies.TryGetValue(extent, out List<int>? terms))
                bodies.Add(extent, terms = []);
            terms.Add(graph.Multiply(graph.Constant(coefficient), body));
        }
        return new(
            bodies.ToDictionary(body => body.Key, body => Factoring.Apply(graph, graph.Add(body.Value))),
            rest.Count == 0 ? -1 : graph.Add(rest));
    }

    private static bool DependsOnTheta(Graph graph, int node) => graph.Has(node, OpSet.Of(Op.Parameter));

    /// <summary>
    /// sum_j f(j) sum_i g(i, j) over data j and parameters i as the sum over k of sum_j f(j) g(k, j), whose inner sum the gradient has too;
    /// null for other sums.
    /// </summary>
    private static (int Extent, int Body)? ParametersOutside(Graph graph, int sum)
    {
        (Index data, int body) = graph.Open(sum);
        int[] inner = graph.Factors(body).Where(factor => graph[factor].Op == Op.Sum).ToArray();
        if (inner.Length != 1 || ReadsParameters(graph, body, data))
            return null;
        (Index parameters, int inside) = graph.Open(inner[0]);
        int product = graph.Multiply([.. graph.Factors(body).Where(factor => factor != inner[0]), inside]);
        if (!ReadsParameters(graph, product, parameters))
            return null;
        ILookup<bool, int> factors = graph.Factors(graph.Substitute(product, parameters, Index.K(parameters.Extent))).ToLookup(factor => graph.IsFree(factor, data));
        return (parameters.Extent, graph.Multiply([.. factors[false], graph.Sum(data, graph.Multiply(factors[true].ToArray()))]));
    }

    private static bool ReadsParameters(Graph graph, int node, Index index) =>
        graph.Reachable(node).Any(inner => graph[inner].Op == Op.Parameter && graph[inner].B == index.Code);
}
