using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>A row of a table of integrals.</summary>
/// <param name="Name">The integrand, as a formula.</param>
/// <param name="Applies">The terms that it holds for.</param>
/// <param name="Integral">The integral of such a term, its coefficient included.</param>
internal sealed record IntegralRule<TDomain>(string Name, Func<Graph, Term, bool> Applies, Func<TDomain, Term, int> Integral);

/// <summary>The integrals over one kind of domain.</summary>
internal sealed class IntegralTable<TDomain>(params IntegralRule<TDomain>[] rows)
{
    public IReadOnlyList<IntegralRule<TDomain>> All => rows;

    /// <summary>The row for a term, or null.</summary>
    public IntegralRule<TDomain>? Find(Graph graph, Term term) => Array.Find(rows, row => row.Applies(graph, term));

    /// <summary>Puts another row in the place of one, for tests that break rules.</summary>
    internal void Replace(int row, IntegralRule<TDomain> other) => rows[row] = other;
}
