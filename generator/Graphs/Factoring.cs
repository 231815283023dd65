namespace CurseOfMemory.Generator.Graphs;

/// <summary>Takes common factors out of sums of terms: 2 a b - 2 a c = 2 a (b - c).</summary>
internal static class Factoring
{
    /// <summary>A node with every sum of terms in it factored.</summary>
    public static int Apply(Graph graph, int node)
    {
        Dictionary<int, int> factored = [];
        foreach (int current in graph.Reachable(node))
        {
            int rebuilt = graph.Rebuild(graph[current], operand => factored[operand]);
            factored[current] = graph[rebuilt].Op == Op.Add ? Factor(graph, rebuilt) : rebuilt;
        }
        return factored[node];
    }

    private static int Factor(Graph graph, int sum)
    {
        IReadOnlyList<int> terms = graph.Terms(sum);
        Dictionary<int, int> common = Exponents(graph, terms[0]);
        foreach (int term in terms.Skip(1))
            Intersect(common, Exponents(graph, term));
        int divisor = graph.Multiply(common.Select(factor => graph.Power(factor.Key, factor.Value)).ToArray());
        int[] quotients = terms.Select(term => graph.Divide(term, divisor)).ToArray();
        Number scale = CommonScale(graph, quotients);
        return graph.IsConstant(divisor, 1) && scale == 1
            ? sum
            : graph.Multiply(graph.Constant(scale), divisor, graph.Add(quotients.Select(quotient => graph.Multiply(graph.Constant(Number.Reciprocal(scale)), quotient)).ToArray()));
    }

    private static Dictionary<int, int> Exponents(Graph graph, int term) => graph.Factors(graph.SplitCoefficient(term).Remainder)
        .Select(graph.SplitPower)
        .Where(factor => graph[factor.Base].Op != Op.Constant)
        .ToDictionary(factor => factor.Base, factor => factor.Exponent);

    /// <summary>Keeps the bases that both have, with the exponent nearer to zero where the signs agree.</summary>
    private static void Intersect(Dictionary<int, int> common, Dictionary<int, int> other)
    {
        foreach (int b in common.Keys.ToArray())
        {
            if (!other.TryGetValue(b, out int exponent) || Math.Sign(exponent) != Math.Sign(common[b]))
                common.Remove(b);
            else if (Math.Abs(exponent) < Math.Abs(common[b]))
                common[b] = exponent;
        }
    }

    /// <summary>The coefficient of all terms if they agree but for signs, with the sign of the most complex term; otherwise 1.</summary>
    private static Number CommonScale(Graph graph, int[] terms)
    {
        Number leading = graph.LeadingCoefficient(terms);
        return terms.All(term => Number.Abs(graph.SplitCoefficient(term).Coefficient) == Number.Abs(leading)) ? leading : 1;
    }
}
