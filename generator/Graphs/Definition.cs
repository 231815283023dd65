namespace CurseOfMemory.Generator.Graphs;

/// <summary>The annotated type: enough of its declaration to write its other half.</summary>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="Containers">The declarations of the types around it, outermost first, such as <c>partial class Outer&lt;T&gt;</c>.</param>
/// <param name="Declaration">Its own, such as <c>partial struct MemoryLoss</c>, with type parameters.</param>
/// <param name="Name">Its name.</param>
/// <param name="HintName">A name for the generated file, unique in the compilation.</param>
internal sealed record TypeShape(
    string Namespace,
    EquatableArray<string> Containers,
    string Declaration,
    string Name,
    string HintName,
    bool IsStruct,
    bool HasPrimaryConstructor,
    EquatableArray<string> MemberNames);

/// <summary>A loss as read: the value-equal model that flows from reading to calculus.</summary>
/// <param name="LossName">The name of the annotated method.</param>
/// <param name="Summary">The text of its doc comment's summary, or empty.</param>
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
    int Root);
