namespace CurseOfMemory.Generator.Graphs;

/// <summary>The annotated type: enough of its declaration to write its other half.</summary>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="Containers">The declarations of the types around it, outermost first, such as <c>partial class Outer&lt;T&gt;</c>.</param>
/// <param name="Declaration">Its own, such as <c>partial struct MemoryLoss</c>, with type parameters.</param>
/// <param name="Name">Its name.</param>
/// <param name="HintName">A name for the generated file, unique in the compilation.</param>
/// <param name="HasResidual">Whether its loss is a sum of squared residuals.</param>
internal sealed record TypeShape(
    string Namespace,
    EquatableArray<string> Containers,
    string Declaration,
    string Name,
    string HintName,
    bool IsStruct,
    bool HasPrimaryConstructor,
    bool HasResidual,
    EquatableArray<string> MemberNames)
{
    /// <summary>Whether the language lets overloads have priorities (C# 13).</summary>
    public bool HasPriorities { get; init; }

    /// <summary>A name of ours, with underscores behind it where the type has a member or parameter of that name.</summary>
    public string Own(string name)
    {
        while (MemberNames.Contains(name))
            name += "_";
        return name;
    }
}

/// <summary>The residual whose squares a loss adds up.</summary>
/// <param name="Node">The residual, its number the free index k.</param>
/// <param name="Extent">How many there are.</param>
internal sealed record Residual(int Node, int Extent);

/// <summary>A loss as read: the value-equal model that flows from reading to calculus.</summary>
/// <param name="LossName">The name of the annotated method.</param>
/// <param name="Summary">The text of its doc comment's summary, or empty.</param>
/// <param name="Residual">The residual, or null for a loss of another kind.</param>
/// <param name="Blocks">The parameter blocks by rank, see <see cref="Canonical"/>.</param>
internal sealed record Definition(
    TypeShape Type,
    string LossName,
    string Summary,
    EquatableArray<Block> Blocks,
    EquatableArray<Extent> Extents,
    EquatableArray<DataLeaf> Data,
    EquatableArray<TargetLeaf> Targets,
    EquatableArray<Node> Nodes,
    int Root,
    Residual? Residual = null)
{
    /// <summary>All nodes that something hangs on.</summary>
    public IReadOnlyList<int> Roots => Residual is null ? [Root] : [Root, Residual.Node];
}
