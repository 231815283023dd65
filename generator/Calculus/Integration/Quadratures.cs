using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>Integrals as sums over the nodes of a rule, which the user has allowed by <c>Quadrature = n</c>.</summary>
internal sealed class Quadratures(Graph graph)
{
    /// <summary>The integral of a body over a variable; the node holds the number of nodes, their places and their weights.</summary>
    public int Of(Node integral, int body)
    {
        (int from, int to) = (integral.X, integral.Y);
        Index q = graph.Temporary(graph[integral.Operands[3]].A);
        int place = graph.Data(graph[integral.Operands[4]].A, q), weight = graph.Data(graph[integral.Operands[5]].A, q);
        int At(int t) => graph.Rewrite(body, node => graph[node].Op == Op.Variable && graph[node].A == integral.A ? t : null);
        bool above = graph.IsConstant(to, double.PositiveInfinity), below = graph.IsConstant(from, double.NegativeInfinity);
        if (above && below)
            return graph.Sum(q, graph.Multiply(weight, graph.Add(At(place), At(graph.Negate(place)))));
        if (above || below)
            return graph.Sum(q, graph.Multiply(weight, At(above ? graph.Add(from, place) : graph.Subtract(to, place))));
        int length = graph.Subtract(to, from);
        return graph.Sum(q, graph.Multiply(length, weight, At(graph.Add(from, graph.Multiply(length, place)))));
    }

    /// <summary>Whether an integral may be done by quadrature.</summary>
    public static bool IsAllowed(Node integral) => integral.Operands.Count > 3;
}
