using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>What the rules share: small numbers and refusals.</summary>
internal static class Rules
{
    public static double Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);

    public static double Binomial(int n, int k) => Math.Round(Factorial(n) / (Factorial(k) * Factorial(n - k)));

    /// <summary>Whether a term is a power times an exponential and the given wave, and no more.</summary>
    public static bool IsElementary(Graph graph, Term term, Wave wave) => term.Targets.Count == 0 && term.Wave == wave && graph.IsConstant(term.Curvature, 0);

    /// <summary>Whether a term is a Gaussian times a power, an exponential and the given wave, and no more.</summary>
    public static bool IsGaussian(Graph graph, Term term, Wave wave) => term.Targets.Count == 0 && term.Wave == wave && !graph.IsConstant(term.Curvature, 0);

    /// <summary>Whether a term is a power times an exponential and one target.</summary>
    public static bool HasTarget(Graph graph, Term term) => term is { Targets.Count: 1, Wave: Wave.None } && graph.IsConstant(term.Curvature, 0);

    /// <summary>Whether a term is a power times an exponential and the square of one target.</summary>
    public static bool HasSquaredTarget(Graph graph, Term term) =>
        term is { Targets.Count: 2, Wave: Wave.None } && term.Targets[0] == term.Targets[1] && graph.IsConstant(term.Curvature, 0);

    /// <summary>Whether a term is a power times an exponential and two targets that differ.</summary>
    public static bool HasTwoTargets(Graph graph, Term term) =>
        term is { Targets.Count: 2, Wave: Wave.None } && term.Targets[0] != term.Targets[1] && graph.IsConstant(term.Curvature, 0);

    public static CalculusException Without(Graph graph, TargetTable targets, Formula formula, Term term, string domain) =>
        new(new CalculusFailure("CM1101", term.Origin, new([Text(graph, targets, formula, term), domain, Reason(graph, term)])));

    public static CalculusException Missing(Term term, TargetLeaf target, string member) =>
        new(new CalculusFailure("CM1103", term.Origin, new([target.Name, member])));

    private static string Reason(Graph graph, Term term) => term.Targets.Count > 2 ? "a product of more than two targets has no rule"
        : term.Wave != Wave.None ? "a target times a sine or cosine has no rule, since targets tell their moments at real rates alone"
        : !graph.IsConstant(term.Curvature, 0) ? "a target times a Gaussian has no rule, since targets tell their moments under exponentials alone"
        : "targets are known from 0 upwards only";

    /// <summary>A term as a formula.</summary>
    public static string Text(Graph graph, TargetTable targets, Formula formula, Term term)
    {
        List<string> factors = [];
        if (!graph.IsConstant(term.Coefficient, 1))
            factors.Add(formula.Text(term.Coefficient));
        if (term.Power > 0)
            factors.Add(term.Power == 1 ? "t" : $"t^{term.Power}");
        if (!graph.IsConstant(term.Rate, 0))
            factors.Add($"exp(-({formula.Text(term.Rate)}) t)");
        if (!graph.IsConstant(term.Curvature, 0))
            factors.Add($"exp(-({formula.Text(term.Curvature)}) t^2/2)");
        if (term.Wave != Wave.None)
            factors.Add($"{(term.Wave == Wave.Cosine ? "cos" : "sin")}({formula.Text(term.Frequency)} t)");
        factors.AddRange(term.Targets.Select(target => targets[target].Name + "(t)"));
        return factors.Count == 0 ? "1" : string.Join(" ", factors);
    }
}
