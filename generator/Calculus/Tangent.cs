using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus;

/// <summary>The derivative of nodes along a direction v of all parameters: every x[i] moves by v[i].</summary>
internal sealed class Tangent(Graph graph)
{
    private readonly Dictionary<int, int> _known = [];

    public int Of(int node)
    {
        foreach (int current in graph.Reachable(node))
        {
            if (!_known.ContainsKey(current))
                _known[current] = Rule(graph[current]);
        }
        return _known[node];
    }

    private int Rule(Node node) => node.Op switch
    {
        Op.Parameter => graph.Direction(node.A, new Index(node.B)),
        Op.Add => graph.Add(node.Operands.Select(operand => _known[operand]).ToArray()),
        Op.Multiply => graph.Add(node.Operands.Select(factor => Replaced(node, factor)).ToArray()),
        // d x^n = n x^(n - 1) dx
        Op.Power => graph.Multiply(graph.Constant(node.A), graph.Power(node.X, node.A - 1), _known[node.X]),
        Op.Function => graph.Add(node.Operands.Select((operand, i) => Partial(node, operand, i)).ToArray()),
        // d M_n(s) = -M_{n+1}(s) ds
        Op.Moment or Op.SquaredMoment => Moment(node),
        Op.Sum => Sum(node),
        _ => graph.Zero,
    };

    private int Replaced(Node product, int factor) => graph.IsConstant(_known[factor], 0)
        ? graph.Zero
        : graph.Multiply(product.Operands.Where(other => other != factor).Append(_known[factor]).ToArray());

    private int Partial(Node call, int operand, int i)
    {
        if (graph.IsConstant(_known[operand], 0))
            return graph.Zero;
        Function function = Functions.All[call.A];
        int partial = function.Derivative(graph, call, i);
        return function.IsSwitch ? graph.Call("gate", partial, _known[operand]) : graph.Multiply(partial, _known[operand]);
    }

    private int Moment(Node node) => graph.IsConstant(_known[node.X], 0)
        ? graph.Zero
        : graph.Multiply(graph.Negate(Derivative.NextMoment(graph, node)), _known[node.X]);

    private int Sum(Node node)
    {
        Index bound = new(node.B);
        Index open = graph.Temporary(bound.Extent);
        return graph.Sum(open, graph.Substitute(_known[node.X], bound, open));
    }
}
