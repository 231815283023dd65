using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Costly expressions of data alone, which become fields of the generated half, computed once. Only primary-constructor parameters can be
/// read in a field initialiser.
/// </summary>
internal sealed class DataConstants(Graph graph, Definition definition, Precision precision)
{
    private readonly Dictionary<int, string> _fields = [];
    private readonly Dictionary<int, string> _smallest = [];
    private readonly NameTable _names = new([.. definition.Type.MemberNames]);

    private static readonly OpSet
        Theta = OpSet.Of(Op.Parameter, Op.Direction, Op.SumBelow), Targets = OpSet.Of(Op.Moment, Op.SquaredMoment, Op.SquaredNorm, Op.TargetAt);

    /// <summary>The nodes that became fields, in order.</summary>
    public IEnumerable<KeyValuePair<int, string>> Fields => _fields;

    /// <summary>The field of a node, or null if it has to be computed where it is used.</summary>
    public string? Field(int node)
    {
        if (graph.Free(node).Length > 0 || graph.Has(node, Theta))
            return null;
        if (_fields.TryGetValue(node, out string? known))
            return known;
        if (!definition.Type.HasPrimaryConstructor || !IsCostly(graph[node]) || !graph.Reachable(node).All(IsData))
            return null;
        // the method of a field gets arrays and numbers, not targets
        if (NeedsMethod(node) && graph.Has(node, Targets))
            return null;
        string field = _names.Take((graph[node].Op == Op.SquaredNorm ? $"_{definition.Targets[graph[node].A].Name}SquaredNorm" : "_constant") + precision.Suffix);
        _fields.Add(node, field);
        return field;
    }

    /// <summary>The field of the smallest element of an array, in double in both precisions, or null if that has to be found where it is used.</summary>
    public string? Smallest(Node leaf)
    {
        if (leaf.Op != Op.Data || !definition.Type.HasPrimaryConstructor || !definition.Data[leaf.A].IsConstructorParameter || !Extents(leaf).All(IsKnown))
            return null;
        if (!_smallest.TryGetValue(leaf.A, out string? field))
            _smallest.Add(leaf.A, field = _names.Take("_smallest"));
        return field;
    }

    /// <summary>The lengths that an array is read over, all of which its local checks.</summary>
    private IEnumerable<int> Extents(Node leaf) => definition.Nodes.Where(node => node.Op == Op.Data && node.A == leaf.A && new Index(node.B).IsVariable)
        .Select(node => new Index(node.B).Extent);

    /// <summary>The fields of smallest elements.</summary>
    public IEnumerable<FieldPlan> SmallestFields(Layout layout) => _smallest.Select(field => new FieldPlan(
        field.Value,
        $"the smallest of {definition.Data[field.Key].Name}",
        [new Line($"return global::CurseOfMemory.Domains.Smallest({layout.Data(field.Key)});")],
        [.. definition.Data.Where((leaf, i) => i == field.Key || definition.Nodes.Any(node => node.Op == Op.Data && node.A == field.Key && IsLengthOf(leaf, new Index(node.B))))
            .Select(leaf => $"global::System.ReadOnlySpan<double> {leaf.Text}")]));

    private bool IsLengthOf(DataLeaf leaf, Index index) => index.IsVariable && definition.Extents[index.Extent].Text == leaf.Text + ".Length";

    /// <summary>Whether a node takes statements: a field initialiser can be only an expression.</summary>
    public bool NeedsMethod(int node) =>
        graph.Reachable(node).Any(inner => graph[inner].Op == Op.Sum || (graph[inner].Op == Op.Data && graph[inner].B != Index.None.Code));

    /// <summary>The data that a node reads, as parameters of a method.</summary>
    public IEnumerable<string> Parameters(int node) => graph.Reachable(node).Where(inner => graph[inner].Op == Op.Data).GroupBy(inner => graph[inner].A)
        .OrderBy(leaf => leaf.Key)
        .Select(leaf => $"{(leaf.Any(inner => graph[inner].B != Index.None.Code) ? "global::System.ReadOnlySpan<double>" : "double")} {definition.Data[leaf.Key].Text}");

    private static bool IsCostly(Node node) => node.Op is not (Op.Constant or Op.Data or Op.ExtentSize);

    private bool IsData(int node) => graph[node].Op switch
    {
        Op.ExtentSize => IsKnown(graph[node].A),
        Op.Sum => IsKnown(new Index(graph[node].B).Extent),
        Op.Data => definition.Data[graph[node].A].IsConstructorParameter && Extents(graph[node]).All(IsKnown),
        Op.Moment or Op.SquaredMoment or Op.SquaredNorm or Op.TargetAt => definition.Targets[graph[node].A].IsConstructorParameter,
        _ => true,
    };

    /// <summary>Whether a length is a number, or that of an array among the constructor's parameters.</summary>
    private bool IsKnown(int extent) => definition.Extents[extent] is var length && (length.Kind == LengthKind.Fixed
        || (length.Kind == LengthKind.Member && definition.Data.Any(leaf => leaf.IsConstructorParameter && length.Text == leaf.Text + ".Length")));
}
