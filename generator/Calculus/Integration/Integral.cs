using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>
/// Replaces integrals by closed forms: the integrand in normal form, then a rule for each term. Collects the conditions under which the
/// integrals converge.
/// </summary>
internal sealed class Integral(Graph graph, Definition definition)
{
    private static readonly OpSet Integrals = OpSet.Of(Op.Integral);

    private readonly Formula _formula = new(graph, definition);
    private readonly TargetTable _targets = new(definition.Targets);
    private readonly HashSet<int> _conditions = [];

    /// <summary>Expressions that must be positive for all values of their free indices, slots 0, 1, ... .</summary>
    public IEnumerable<int> Conditions => _conditions;

    /// <summary>The targets of the definition, and products of two that the closed form needs.</summary>
    public EquatableArray<TargetLeaf> Targets => _targets.All;

    /// <summary>The largest number of indices that a term is summed over.</summary>
    public int Folds { get; private set; }

    /// <summary>A node with every integral in it done.</summary>
    public int Evaluate(int node)
    {
        Node top = graph[node];
        if (!graph.Has(node, Integrals))
            return node;
        if (top.Op == Op.Integral)
            return Done(top, Evaluate(top.Z));
        if (top.Op != Op.Sum)
            return graph.Rebuild(top, Evaluate);
        (Index index, int body) = graph.Open(node);
        return graph.Sum(index, Evaluate(body));
    }

    private int Done(Node integral, int body)
    {
        try
        {
            return Closed(integral.A, integral.X, integral.Y, body);
        }
        catch (CalculusException exception) when (Quadratures.IsAllowed(integral) && exception.Failure.Id is "CM1101" or "CM1103")
        {
            Quadratures rule = new(graph, integral);
            // an inner integral must converge at each node
            foreach (int condition in _conditions.Where(condition => HasVariable(condition, integral.A)).ToArray())
            {
                _conditions.Remove(condition);
                foreach (int there in rule.At(condition))
                    Require(there);
            }
            return rule.Of(body);
        }
    }

    private bool HasVariable(int node, int variable) => graph.Reachable(node).Any(inner => graph.IsVariable(inner, variable));

    private int Closed(int variable, int from, int to, int body)
    {
        // the integral of f(t) over (-inf, b] is that of f(-t) over [-b, inf)
        if (graph.IsConstant(from, double.NegativeInfinity) && !graph.IsConstant(to, double.PositiveInfinity))
            return Closed(variable, graph.Negate(to), graph.Constant(double.PositiveInfinity), graph.Replace(body, variable, graph.Negate(graph.Variable(variable))));
        string domain = $"{(graph.IsConstant(from, double.NegativeInfinity) ? "(-inf" : "[" + _formula.Text(from))}, {(graph.IsConstant(to, double.PositiveInfinity) ? "inf)" : _formula.Text(to) + "]")}";
        CalculusException Refuse(int origin, string reason) =>
            new(new CalculusFailure("CM1101", origin, new([_formula.Text(origin), domain, reason])));
        IReadOnlyList<Term> terms = new NormalForm(graph, variable, Refuse).Expand(body);
        Folds = Math.Max(Folds, terms.Max(term => term.Indices.Count));
        return (graph.IsConstant(from, double.NegativeInfinity), graph.IsConstant(to, double.PositiveInfinity)) switch
        {
            (true, true) => Summed(terms, new WholeLine(graph, _targets, _formula, Require).Whole),
            (_, true) => Summed(terms, new HalfLine(graph, _targets, _formula, Require, from).Whole),
            _ => Summed(terms, new FiniteInterval(graph, _targets, _formula, Require, from, to).Whole),
        };
    }

    private int Summed(IReadOnlyList<Term> terms, Func<Term, int> integral) => graph.Add(terms.Select(term =>
    {
        int sum = integral(term);
        foreach (Index index in term.Indices.Reverse())
            sum = graph.Sum(index, sum);
        return sum;
    }).ToArray());

    /// <summary>Demands that an expression be positive, with its indices renamed so that equal demands are one.</summary>
    private void Require(int positive)
    {
        int best = -1;
        int[] free = graph.Free(positive).ToArray();
        foreach (IReadOnlyList<int> order in Permutations.Of(free))
        {
            int renamed = positive;
            for (int slot = 0; slot < order.Count; slot++)
                renamed = graph.Substitute(renamed, new Index(order[slot]), Index.Variable(slot, new Index(order[slot]).Extent));
            if (best < 0 || graph.Hash(renamed) < graph.Hash(best))
                best = renamed;
        }
        _conditions.Add(best);
    }
}
