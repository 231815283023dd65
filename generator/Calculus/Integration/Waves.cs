using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>Products of terms; two waves become two by the product-to-sum formulas.</summary>
internal static class Waves
{
    public static IEnumerable<Term> Multiply(Graph graph, Term left, Term right)
    {
        Term product = new(
            [.. left.Indices, .. right.Indices],
            graph.Multiply(left.Coefficient, right.Coefficient),
            left.Power + right.Power,
            graph.Add(left.Rate, right.Rate),
            graph.Add(left.Curvature, right.Curvature),
            left.Wave == Wave.None ? right.Wave : left.Wave,
            left.Wave == Wave.None ? right.Frequency : left.Frequency,
            [.. left.Targets, .. right.Targets],
            ToBlame(left, right).Origin);
        return left.Wave == Wave.None || right.Wave == Wave.None
            ? [product]
            : ProductToSum(graph, product, left, right).Where(term => !graph.IsConstant(term.Coefficient, 0));
    }

    /// <summary>What has the wave of a term at a + v, from what has that wave, its sine and its cosine at v.</summary>
    public static int Shifted(Graph graph, Term term, int a, Func<Wave, int> at)
    {
        if (term.Wave == Wave.None || graph.IsConstant(a, 0))
            return at(term.Wave);
        int phase = graph.Multiply(term.Frequency, a);
        int alike = graph.Multiply(graph.Call("cos", phase), at(term.Wave));
        int other = graph.Multiply(graph.Call("sin", phase), at(term.Wave == Wave.Cosine ? Wave.Sine : Wave.Cosine));
        // cos(p + q) = cos p cos q - sin p sin q,  sin(p + q) = cos p sin q + sin p cos q
        return term.Wave == Wave.Cosine ? graph.Subtract(alike, other) : graph.Add(alike, other);
    }

    /// <summary>The factor to point at when the product has no integral: a target before all others.</summary>
    private static Term ToBlame(Term left, Term right) =>
        (left.Targets.Count > 0, left.Origin).CompareTo((right.Targets.Count > 0, right.Origin)) > 0 ? left : right;

    private static IEnumerable<Term> ProductToSum(Graph graph, Term product, Term left, Term right)
    {
        int sum = graph.Add(left.Frequency, right.Frequency), difference = graph.Subtract(left.Frequency, right.Frequency);
        Term Half(double half, Wave wave, int frequency) => Simplify(graph, product with
        {
            Coefficient = graph.Multiply(graph.Constant(half), product.Coefficient),
            Wave = wave,
            Frequency = frequency,
        });
        return (left.Wave, right.Wave) switch
        {
            // 2 cos p cos q = cos(p - q) + cos(p + q)
            (Wave.Cosine, Wave.Cosine) => [Half(0.5, Wave.Cosine, difference), Half(0.5, Wave.Cosine, sum)],
            // 2 sin p sin q = cos(p - q) - cos(p + q)
            (Wave.Sine, Wave.Sine) => [Half(0.5, Wave.Cosine, difference), Half(-0.5, Wave.Cosine, sum)],
            // 2 sin p cos q = sin(p + q) + sin(p - q)
            (Wave.Sine, _) => [Half(0.5, Wave.Sine, sum), Half(0.5, Wave.Sine, difference)],
            // 2 cos p sin q = sin(p + q) - sin(p - q)
            _ => [Half(0.5, Wave.Sine, sum), Half(-0.5, Wave.Sine, difference)],
        };
    }

    /// <summary>cos(0 t) = 1 and sin(0 t) = 0.</summary>
    private static Term Simplify(Graph graph, Term term) => !graph.IsConstant(term.Frequency, 0) ? term : term with
    {
        Coefficient = term.Wave == Wave.Sine ? graph.Zero : term.Coefficient,
        Wave = Wave.None,
    };
}
