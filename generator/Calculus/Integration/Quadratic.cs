using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>Recognises expressions u0 + u1 t + u2 t^2 with all three free of the integration variable t.</summary>
internal sealed class Quadratic(Graph graph, Affine affine)
{
    /// <summary>u0, u1 and u2, or null.</summary>
    public int[]? Of(int node)
    {
        if (affine.Of(node) is (int constant, int slope))
            return [constant, slope, graph.Zero];
        Node top = graph[node];
        return top.Op switch
        {
            Op.Add => Add(top.Operands),
            Op.Multiply => top.Operands.Aggregate((int[]?)[graph.One, graph.Zero, graph.Zero], (product, factor) => Multiply(product, Of(factor))),
            Op.Power when top.A == 2 => Of(top.X) is { } x ? Multiply(x, x) : null,
            Op.Sum => Sum(node),
            _ => null,
        };
    }

    private int[]? Add(IEnumerable<int> terms)
    {
        int[] sum = [graph.Zero, graph.Zero, graph.Zero];
        foreach (int term in terms)
        {
            if (Of(term) is not { } next)
                return null;
            sum = [.. sum.Zip(next, (x, y) => graph.Add(x, y))];
        }
        return sum;
    }

    // (x0 + x1 t + x2 t^2) (y0 + y1 t + y2 t^2), null where a power above 2 remains
    private int[]? Multiply(int[]? x, int[]? y)
    {
        if (x is null || y is null)
            return null;
        int cubic = graph.Add(graph.Multiply(x[1], y[2]), graph.Multiply(x[2], y[1])), quartic = graph.Multiply(x[2], y[2]);
        return !graph.IsConstant(cubic, 0) || !graph.IsConstant(quartic, 0) ? null :
        [
            graph.Multiply(x[0], y[0]),
            graph.Add(graph.Multiply(x[0], y[1]), graph.Multiply(x[1], y[0])),
            graph.Add(graph.Multiply(x[0], y[2]), graph.Multiply(x[1], y[1]), graph.Multiply(x[2], y[0])),
        ];
    }

    private int[]? Sum(int node)
    {
        (Index index, int body) = graph.Open(node);
        return Of(body) is { } x ? [.. x.Select(coefficient => graph.Sum(index, coefficient))] : null;
    }
}
