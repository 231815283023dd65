using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Columns: costly expressions of one index that a loop inside lanes would compute again for every group of lanes. They are computed once,
/// in lanes, into a work span, and read from there.
/// </summary>
internal sealed partial class KernelBuilder
{
    private readonly Dictionary<int, string> _columns = [];
    private readonly HashSet<int> _filling = [];

    /// <summary>The columns of this kernel: their nodes, free in k, and their names.</summary>
    public IReadOnlyDictionary<int, string> Columns => _columns;

    /// <summary>The index of a node that should be read from a column, or null.</summary>
    private Index? ColumnIndex(int node, Scope scope)
    {
        if (graph.Free(node).Length != 1 || graph[node].Operands.Count == 0)
            return null;
        Index index = new(graph.Free(node)[0]);
        if (scope.Of(index.Code) is not Scope loop)
            return null;
        if (loop.IsLanes)
            return Canonical(node, index) is int column && _wanted.Contains(column) && !_filling.Contains(column) ? index : null;
        return loop.InLanes && IsCostly(node) ? index : null;
    }

    private int Canonical(int node, Index index) => graph.Substitute(node, index, Index.K(index.Extent));

    private bool IsCostly(int node) => graph.Reachable(node).Any(inner =>
        graph[inner].Op is Op.Function or Op.Moment or Op.SquaredMoment or Op.TargetAt or Op.Sum or Op.SumBelow || graph[inner] is { Op: Op.Power, A: < 0 });

    private Expression Column(int node, Index index, Scope scope)
    {
        int column = Canonical(node, index);
        if (!_columns.TryGetValue(column, out string? name))
            name = Fill(column, index.Extent);
        Scope loop = scope.Of(index.Code)!;
        return Pool.Element(name, loop.Name, loop.IsLanes);
    }

    private string Fill(int column, int extent)
    {
        string name = Names.Take("column");
        _columns.Add(column, name);
        _filling.Add(column);
        Plan(Root, [], [new LoopItem(column, Index.K(extent), (body, value) => body.Statements.Add(new Store(name, body.Name, value, body.IsLanes, layout.Formula(graph, column))))]);
        _filling.Remove(column);
        return name;
    }
}
