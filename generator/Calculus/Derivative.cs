using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus;

/// <summary>
/// The index calculus. The derivative of an expression by x[k] has the form S + sum over its free indices f of delta(f, k) D_f, because
/// d x[i] / d x[k] = delta(i, k); the form is closed under every rule, and a sum over i collapses its own delta to D_i at i = k.
/// </summary>
/// <param name="Smooth">S, the part without a delta.</param>
/// <param name="Deltas">D_f by the code of f; an index in D_f means the same as k.</param>
internal readonly record struct DerivativeForm(int Smooth, IReadOnlyDictionary<int, int> Deltas);

/// <summary>Differentiates nodes of a graph by one variable at one free index.</summary>
internal sealed class Derivative(Graph graph, Variable variable, Index k)
{
    private static readonly IReadOnlyDictionary<int, int> NoDeltas = new Dictionary<int, int>();

    private readonly Dictionary<int, DerivativeForm> _known = [];

    public DerivativeForm Of(int node)
    {
        foreach (int current in graph.Reachable(node))
        {
            if (!_known.ContainsKey(current))
                _known[current] = Rule(graph[current]);
        }
        return _known[node];
    }

    private DerivativeForm Rule(Node node) => node.Op switch
    {
        Op.Parameter when node.A == variable.Block => Leaf(new Index(node.B)),
        Op.Add => Combine(node.Operands.Select(operand => (_known[operand], graph.One))),
        Op.Multiply => Combine(Partials(node)),
        // d x^n = n x^(n - 1) dx
        Op.Power => Combine([(_known[node.X], graph.Multiply(graph.Constant(node.A), graph.Power(node.X, node.A - 1)))]),
        Op.Function => Combine(node.Operands.Select((operand, i) => (_known[operand], Partial(node, i))), Functions.All[node.A].IsSwitch),
        // d M_n(s) = -M_{n+1}(s) ds
        Op.Moment or Op.SquaredMoment => Combine([(_known[node.X], graph.Negate(NextMoment(graph, node)))]),
        Op.Sum => Sum(node),
        _ => new(graph.Zero, NoDeltas),
    };

    // d x[i] / d x[k] = delta(i, k)
    private DerivativeForm Leaf(Index index) => (index.IsVariable, variable.IsIndexed) switch
    {
        (true, true) when index == k => new(graph.One, NoDeltas),
        (true, true) => new(graph.Zero, new Dictionary<int, int> { [index.Code] = graph.One }),
        (false, false) when index == k => new(graph.One, NoDeltas),
        _ => new(graph.Zero, NoDeltas),
    };

    // d (x y z) = y z dx + x z dy + x y dz
    private IEnumerable<(DerivativeForm Operand, int Factor)> Partials(Node product)
    {
        for (int i = 0; i < product.Operands.Count; i++)
        {
            int factor = product.Operands[i];
            if (!IsZero(_known[factor]))
                yield return (_known[factor], graph.Multiply(product.Operands.Where(other => other != factor).ToArray()));
        }
    }

    private int Partial(Node call, int i) =>
        IsZero(_known[call.Operands[i]]) ? graph.Zero : Functions.All[call.A].Derivative(graph, call, i);

    internal static int NextMoment(Graph graph, Node node)
    {
        int[] arguments = [.. node.Operands];
        return node.Op == Op.Moment ? graph.Moment(node.A, node.B + 1, arguments) : graph.SquaredMoment(node.A, node.B + 1, arguments);
    }

    // d sum_i x_i = sum_i S + D_i at i = k + sum_f delta(f, k) sum_i D_f
    private DerivativeForm Sum(Node node)
    {
        Index bound = new(node.B);
        DerivativeForm body = _known[node.X];
        if (IsZero(body))
            return body;
        Index open = graph.Temporary(bound.Extent);
        List<int> smooth = [graph.Sum(open, graph.Substitute(body.Smooth, bound, open))];
        Dictionary<int, int> deltas = [];
        foreach (KeyValuePair<int, int> delta in body.Deltas)
        {
            if (delta.Key == bound.Code)
                smooth.Add(graph.Substitute(delta.Value, bound, k));
            else
                deltas[delta.Key] = graph.Sum(open, graph.Substitute(delta.Value, bound, open));
        }
        return new(graph.Add(smooth), deltas);
    }

    private DerivativeForm Combine(IEnumerable<(DerivativeForm Operand, int Factor)> parts, bool isSwitch = false)
    {
        int Times(int factor, int node) => isSwitch ? graph.Call("gate", factor, node) : graph.Multiply(factor, node);
        List<int> smooth = [];
        Dictionary<int, List<int>> deltas = [];
        foreach ((DerivativeForm operand, int factor) in parts)
        {
            smooth.Add(Times(factor, operand.Smooth));
            foreach (KeyValuePair<int, int> delta in operand.Deltas)
            {
                if (!deltas.TryGetValue(delta.Key, out List<int>? terms))
                    deltas.Add(delta.Key, terms = []);
                terms.Add(Times(factor, delta.Value));
            }
        }
        return new(graph.Add(smooth), deltas.Count == 0 ? NoDeltas : deltas.ToDictionary(pair => pair.Key, pair => graph.Add(pair.Value)));
    }

    private bool IsZero(DerivativeForm form) => graph.IsConstant(form.Smooth, 0) && form.Deltas.Count == 0;
}
