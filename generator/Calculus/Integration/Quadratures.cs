using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>Integrals as sums over the nodes of a rule, which the user has allowed by <c>Quadrature = n</c>; the integral's node holds their number, places and weights.</summary>
internal sealed class Quadratures
{
    private readonly Graph _graph;
    private readonly int _variable, _weight;
    private readonly int[] _places;

    public Quadratures(Graph graph, Node integral)
    {
        (_graph, _variable) = (graph, integral.A);
        (int from, int to) = (integral.X, integral.Y);
        Nodes = graph.Temporary(graph[integral.Operands[3]].A);
        int place = graph.Data(graph[integral.Operands[4]].A, Nodes), length = graph.Subtract(to, from);
        _weight = graph.Data(graph[integral.Operands[5]].A, Nodes);
        bool above = graph.IsConstant(to, double.PositiveInfinity), below = graph.IsConstant(from, double.NegativeInfinity);
        if (above && below)
            _places = [place, graph.Negate(place)];
        else if (above || below)
            _places = [above ? graph.Add(from, place) : graph.Subtract(to, place)];
        else
            (_places, _weight) = ([graph.Add(from, graph.Multiply(length, place))], graph.Multiply(length, _weight));
    }

    /// <summary>The index of the nodes.</summary>
    public Index Nodes { get; }

    /// <summary>The integral of a body.</summary>
    public int Of(int body) => _graph.Sum(Nodes, _graph.Multiply(_weight, _graph.Add([.. At(body)])));

    /// <summary>A body with the places of the nodes for the variable, for each of the two where the rule mirrors its nodes.</summary>
    public IEnumerable<int> At(int body) => _places.Select(place => _graph.Replace(body, _variable, place));

    /// <summary>Whether an integral may be done by quadrature.</summary>
    public static bool IsAllowed(Node integral) => integral.Operands.Count > 3;
}
