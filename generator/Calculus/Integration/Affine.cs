using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>Recognises expressions u0 + u1 t with u0 and u1 free of the integration variable t.</summary>
internal sealed class Affine(Graph graph, int variable)
{
    private readonly Dictionary<int, bool> _constant = [];

    /// <summary>Whether a node is free of t.</summary>
    public bool IsConstant(int node)
    {
        if (_constant.TryGetValue(node, out bool known))
            return known;
        foreach (int current in graph.Reachable(node))
        {
            Node instruction = graph[current];
            _constant[current] = !(instruction.Op == Op.Variable && instruction.A == variable)
                && instruction.Operands.All(operand => _constant[operand]);
        }
        return _constant[node];
    }

    /// <summary>u0 and u1, or null.</summary>
    public (int Constant, int Slope)? Of(int node)
    {
        if (IsConstant(node))
            return (node, graph.Zero);
        Node top = graph[node];
        return top.Op switch
        {
            Op.Variable => (graph.Zero, graph.One),
            Op.Add => Add(top),
            Op.Multiply => Multiply(top),
            Op.Sum => Sum(node),
            _ => null,
        };
    }

    private (int, int)? Add(Node sum)
    {
        List<int> constants = [], slopes = [];
        foreach (int term in sum.Operands)
        {
            if (Of(term) is not (int constant, int slope))
                return null;
            constants.Add(constant);
            slopes.Add(slope);
        }
        return (graph.Add(constants), graph.Add(slopes));
    }

    private (int, int)? Multiply(Node product)
    {
        int[] moving = product.Operands.Where(factor => !IsConstant(factor)).ToArray();
        if (moving.Length != 1 || Of(moving[0]) is not (int constant, int slope))
            return null;
        int rest = graph.Multiply(product.Operands.Where(IsConstant).ToArray());
        return (graph.Multiply(rest, constant), graph.Multiply(rest, slope));
    }

    private (int, int)? Sum(int node)
    {
        (Index index, int body) = graph.Open(node);
        return Of(body) is (int constant, int slope) ? (graph.Sum(index, constant), graph.Sum(index, slope)) : null;
    }
}
