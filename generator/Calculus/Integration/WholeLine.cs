using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>The rules over all numbers: Gaussians, also times powers, exponentials and waves.</summary>
internal sealed class WholeLine(Graph graph, Definition definition, Formula formula, Action<int> require)
{
    /// <summary>The integral of a term, its coefficient included.</summary>
    public int Whole(Term term)
    {
        if (term.Targets.Count > 0)
            throw Rules.Without(graph, definition, formula, term, "(-inf, inf)");
        if (graph[term.Curvature] is { Op: Op.Constant, Value: <= 0 })
        {
            throw new CalculusException(new CalculusFailure(
                "CM1102", term.Origin, new([Rules.Text(graph, definition, formula, term), "(-inf, inf)"])));
        }
        return new Gaussian(graph, require).WholeLine(term);
    }
}
