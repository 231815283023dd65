using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>How many operations run at each depth of the loop nest, in one pass of its body.</summary>
internal sealed class OperationCounts
{
    public static readonly string[] Names = ["add", "multiply", "multiply-add", "reciprocal", "function call", "moment"];

    /// <summary>By depth, and at each by kind.</summary>
    private readonly List<long[]> _counts = [];

    /// <summary>How deep the loops are.</summary>
    public int Depths => _counts.Count;

    public long this[int depth, int kind] => depth < Depths ? _counts[depth][kind] : 0;

    public long Total(int depth) => depth < Depths ? _counts[depth].Sum() : 0;

    /// <summary>The operations of planned statements.</summary>
    public static OperationCounts Of(Statement[] statements)
    {
        OperationCounts counts = new();
        counts.Add(statements, 0);
        return counts;
    }

    /// <summary>The operations of formulas as they are written, nothing shared: every use of an expression computes it again.</summary>
    /// <param name="known">Those of nodes, which it adds to.</param>
    public static OperationCounts Of(Graph graph, IEnumerable<int> outputs, Dictionary<int, OperationCounts> known)
    {
        OperationCounts total = new();
        foreach (int output in outputs)
        {
            foreach (int node in graph.Reachable(output))
            {
                if (!known.ContainsKey(node))
                    known[node] = Written(graph, graph[node], known);
            }
            total.Add(known[output], Math.Min(graph.Free(output).Length, 1));
        }
        return total;
    }

    private static OperationCounts Written(Graph graph, Node node, Dictionary<int, OperationCounts> known)
    {
        OperationCounts counts = new();
        int deeper = node.Op is Op.Sum or Op.SumBelow ? 1 : 0;
        foreach (int operand in node.Operands)
            counts.Add(known[operand], deeper);
        switch (node.Op)
        {
            case Op.Add:
                counts.Increase(0, 0, node.Operands.Count - 1);
                break;
            case Op.Sum or Op.SumBelow:
                counts.Increase(1, 0, 1);
                break;
            case Op.Multiply:
                counts.Increase(0, 1, node.Operands.Count - 1);
                break;
            case Op.Power:
                counts.Increase(0, 1, Math.Abs(node.A) - 1);
                counts.Increase(0, 3, node.A < 0 ? 1 : 0);
                break;
            case Op.Function:
                counts.Increase(0, 4, 1);
                break;
            case Op.Moment or Op.SquaredMoment:
                counts.Increase(0, 5, 1);
                break;
        }
        return counts;
    }

    private void Add(OperationCounts other, int deeper)
    {
        for (int depth = 0; depth < other.Depths; depth++)
        {
            for (int kind = 0; kind < Names.Length; kind++)
                Increase(depth + deeper, kind, other[depth, kind]);
        }
    }

    private void Add(Statement[] statements, int depth)
    {
        foreach (Statement statement in statements)
        {
            if (statement is Loop loop)
                Add(loop.Body, depth + 1);
            if (statement is Define { Next: not null })
                Increase(depth, 5, 1);
            if (statement is Accumulate { Keep: null, Value: { Kind: ExpressionKind.Multiply, IsLanes: true } product } && product.Arguments[1].IsLanes)
                AddFused(product, depth);
            else if (statement is Evaluation evaluation)
                Add(evaluation.Value, depth, statement is Accumulate or AddTo or AddToDiagonal or AddToEdge ? 1 : 0);
        }
    }

    private void AddFused(Expression product, int depth)
    {
        Increase(depth, 2, 1);
        foreach (Expression factor in product.Arguments)
            Add(factor, depth, 0);
    }

    private void Add(Expression expression, int depth, int adds)
    {
        Increase(depth, 0, adds);
        int kind = expression.Kind switch
        {
            ExpressionKind.Add or ExpressionKind.Subtract or ExpressionKind.AddTerm => 0,
            ExpressionKind.Multiply or ExpressionKind.Product or ExpressionKind.Scaled or ExpressionKind.OnGrid => 1,
            ExpressionKind.MultiplyAdd or ExpressionKind.NegatedMultiplyAdd => 2,
            ExpressionKind.Reciprocal or ExpressionKind.ReciprocalOfSum => 3,
            ExpressionKind.Function => 4,
            ExpressionKind.Target => 5,
            _ => -1,
        };
        if (kind >= 0)
            Increase(depth, kind, 1);
        if (expression.Kind == ExpressionKind.ReciprocalOfSum)
            Increase(depth, 0, 1);
        foreach (Expression argument in expression.Arguments)
            Add(argument, depth, 0);
    }

    private void Increase(int depth, int kind, long by)
    {
        if (by == 0)
            return;
        while (Depths <= depth)
            _counts.Add(new long[Names.Length]);
        _counts[depth][kind] += by;
    }

    /// <summary>The operations at a depth in words, such as <c>1 add, 2 multiplies</c>.</summary>
    public string Text(int depth)
    {
        List<string> parts = [];
        for (int kind = 0; kind < Names.Length; kind++)
        {
            if (this[depth, kind] is long count and > 0)
                parts.Add($"{count} {Plural(Names[kind], count)}");
        }
        return parts.Count == 0 ? "nothing" : string.Join(", ", parts);
    }

    private static string Plural(string name, long count) => count == 1 ? name : name == "multiply" ? "multiplies" : name + "s";
}
