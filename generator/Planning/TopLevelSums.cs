using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>A value as sums over k, one for each extent, and a rest: what one loop over k can add up.</summary>
/// <param name="Bodies">What to add up by extent, free in k, factored.</param>
/// <param name="Rest">What is not such a sum, or -1 for nothing.</param>
internal sealed record TopLevelSums(IReadOnlyDictionary<int, int> Bodies, int Rest)
{
    public static TopLevelSums Of(Graph graph, int value)
    {
        SortedDictionary<int, List<int>> bodies = [];
        List<int> rest = [];
        foreach (int term in graph.Terms(value))
        {
            (double coefficient, int sum) = graph.SplitCoefficient(term);
            if (graph[sum].Op != Op.Sum)
            {
                rest.Add(term);
                continue;
            }
            int extent = new Index(graph[sum].B).Extent;
            if (!bodies.TryGetValue(extent, out List<int>? terms))
                bodies.Add(extent, terms = []);
            terms.Add(graph.Multiply(graph.Constant(coefficient), graph.OpenAt(sum, Index.K(extent))));
        }
        return new(
            bodies.ToDictionary(body => body.Key, body => Factoring.Apply(graph, graph.Add(body.Value))),
            rest.Count == 0 ? -1 : graph.Add(rest));
    }
}
