using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus;

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
        List<int> factors = common.Select(factor => graph.Power(factor.Key, factor.Value)).ToList();
        double scale = CommonScale(graph, terms);
        if (factors.Count == 0 && scale == 1)
            return sum;

        factors.Insert(0, graph.Constant(scale));
        int divisor = graph.Multiply(factors);
        int inner = graph.Add(terms.Select(term => graph.Divide(term, divisor)).ToArray());
        // Multiplying the sum by a number alone would be undone by the normal form of an enclosing sum only; here it stays outside.
        return graph.Multiply([.. factors, inner]);
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

    /// <summary>The coefficient of all terms if they agree but for signs, with the sign of the last term; otherwise 1.</summary>
    private static double CommonScale(Graph graph, IReadOnlyList<int> terms)
    {
        double[] coefficients = terms.Select(term => graph[term].Op == Op.Constant ? graph[term].Value : graph.SplitCoefficient(term).Coefficient).ToArray();
        double last = graph.SplitCoefficient(terms.OrderBy(term => term, Comparer<int>.Create((x, y) =>
            graph.Compare(graph.SplitCoefficient(x).Remainder, graph.SplitCoefficient(y).Remainder))).Last()).Coefficient;
        return coefficients.All(coefficient => Math.Abs(coefficient) == Math.Abs(coefficients[0])) ? last : 1;
    }
}
