using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>The rules over all numbers: Gaussians, also times powers, exponentials and waves.</summary>
internal sealed class WholeLine(Graph graph, TargetTable targets, Formula formula, Action<int> require)
{
    public static readonly IntegralTable<WholeLine> Table = new(
        new("t^n e^{-st - pt^2/2}", (_, term) => term is { Targets.Count: 0, Wave: Wave.None }, (domain, term) => domain.Gaussian(term)),
        new("t^n e^{-st - pt^2/2} cos(theta t)", (_, term) => term is { Targets.Count: 0, Wave: Wave.Cosine }, (domain, term) => domain.Gaussian(term)),
        new("t^n e^{-st - pt^2/2} sin(theta t)", (_, term) => term is { Targets.Count: 0, Wave: Wave.Sine }, (domain, term) => domain.Gaussian(term)));

    public Graph Graph => graph;

    /// <summary>The integral of a term, its coefficient included.</summary>
    public int Whole(Term term)
    {
        if (Table.Find(graph, term) is not IntegralRule<WholeLine> rule)
            throw Rules.Without(graph, targets, formula, term, "(-inf, inf)");
        if (graph[term.Curvature] is { Op: Op.Constant, Value: <= 0 })
        {
            throw new CalculusException(new CalculusFailure(
                "CM1102", term.Origin, new([Rules.Text(graph, targets, formula, term), "(-inf, inf)"])));
        }
        return rule.Integral(this, term);
    }

    private int Gaussian(Term term) => new Gaussian(graph, require).WholeLine(term);
}
