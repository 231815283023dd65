using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>Nodes of a scratch graph, in which variable i is operand i, as steps of a procedure.</summary>
/// <param name="known">Nodes whose values the procedure has already.</param>
internal sealed class NodeLowering(ProcedureBuilder builder, Graph graph, IReadOnlyList<Operand> operands, Dictionary<int, Operand> known)
{
    public Operand Value(int root) => Product(Arithmetic.One, root);

    /// <summary>A number times a node; quotients are divided, not multiplied by reciprocals.</summary>
    /// <param name="isGated">Whether the product is 0 where the number is, whatever the node is there.</param>
    public Operand Product(Operand scale, int root, bool isGated = false)
    {
        Operand numerator = scale;
        List<int> denominators = [];
        foreach (int factor in graph.Factors(root))
        {
            if (graph[factor] is { Op: Op.Power, A: < 0 } power && !known.ContainsKey(factor))
                denominators.Add(graph.Power(power.X, -power.A));
            else
                numerator = isGated ? builder.Gate(numerator, Simple(factor)) : builder.Multiply(numerator, Simple(factor));
        }
        Operand denominator = denominators.Select(Simple).Aggregate(Arithmetic.One, builder.Multiply);
        return isGated ? builder.Ratio(numerator, denominator) : builder.Divide(numerator, denominator);
    }

    private Operand Simple(int node)
    {
        if (!known.TryGetValue(node, out Operand value))
            known.Add(node, value = Rule(node, graph[node]));
        return value;
    }

    private Operand Rule(int position, Node node) => node.Op switch
    {
        Op.Constant => Operand.Real(node.Value) with { Low = node.Low },
        Op.Variable => operands[node.A],
        Op.Power when node.A > 0 => builder.Power(Simple(node.X), node.A),
        Op.Power or Op.Multiply => Value(position),
        Op.Add => Sum(node),
        Op.Function => Function(node),
        _ => throw new InvalidOperationException($"a derivative of the function table holds {node.Op}"),
    };

    // positive terms first, so that 1 - x is no sum of 1 and -x
    private Operand Sum(Node node)
    {
        Operand sum = Arithmetic.Zero;
        foreach (int term in node.Operands.OrderBy(graph.IsNegative))
        {
            sum = graph.IsNegative(term)
                ? builder.Subtract(sum, Value(graph.Negate(term)))
                : builder.Add(sum, Value(term));
        }
        return sum;
    }

    private Operand Function(Node node)
    {
        Operand[] arguments = node.Operands.Select(Simple).ToArray();
        int target = builder.Temporary();
        builder.Emit(new Compute(target, Operation.Function, new(arguments), node.A, node.B));
        return builder[target];
    }
}
