using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Costly expressions of data alone, which become fields of the generated half, computed once. Only primary-constructor parameters can be
/// read in a field initialiser.
/// </summary>
internal sealed class DataConstants(Graph graph, Definition definition)
{
    private readonly Dictionary<int, string> _fields = [];
    private readonly NameTable _names = new(definition.Type.MemberNames);

    /// <summary>The nodes that became fields, in order.</summary>
    public IEnumerable<KeyValuePair<int, string>> Fields => _fields;

    /// <summary>The field of a node, or null if it has to be computed where it is used.</summary>
    public string? Field(int node)
    {
        if (_fields.TryGetValue(node, out string? known))
            return known;
        if (!definition.Type.HasPrimaryConstructor || graph.Free(node).Length > 0 || !IsCostly(graph[node]) || !graph.Reachable(node).All(IsData))
            return null;
        string field = _names.Take(graph[node].Op == Op.SquaredNorm ? $"_{definition.Targets[graph[node].A].Name}SquaredNorm" : "_constant");
        _fields.Add(node, field);
        return field;
    }

    private static bool IsCostly(Node node) => node.Op is not (Op.Constant or Op.Data or Op.ExtentSize);

    private bool IsData(int node) => graph[node].Op switch
    {
        Op.Parameter or Op.Direction or Op.Sum or Op.ExtentSize => false,
        Op.Data => graph[node].B == Index.None.Code && definition.Data[graph[node].A].IsConstructorParameter,
        Op.Moment or Op.SquaredMoment or Op.SquaredNorm or Op.TargetAt => definition.Targets[graph[node].A].IsConstructorParameter,
        _ => true,
    };
}
