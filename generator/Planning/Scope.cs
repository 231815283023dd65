using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>A place in the loop nest while it is planned: the root, or the body of a loop.</summary>
/// <param name="parent">The scope around it, null for the root.</param>
/// <param name="index">The index of its loop.</param>
/// <param name="name">The name of its loop variable.</param>
/// <param name="isLanes">Whether its loop runs in lanes.</param>
internal sealed class Scope(Scope? parent, Index index, string name, bool isLanes)
{
    public Scope? Parent { get; } = parent;

    public Index Index { get; } = index;

    public string Name { get; } = name;

    /// <summary>The loops here and around here.</summary>
    public string Loops { get; } = parent is null ? "" : parent.Loops + name + index.Code;

    public bool IsLanes { get; } = isLanes;

    /// <summary>Whether a loop around here runs in lanes, so that loops inside must run over plain numbers.</summary>
    public bool InLanes { get; } = isLanes || (parent?.InLanes ?? false);

    public List<Statement> Statements { get; } = [];

    /// <summary>Nodes that already have a value here.</summary>
    public Dictionary<int, Expression> Known { get; } = [];

    /// <summary>Nodes that were turned into expressions here.</summary>
    public Dictionary<int, Expression> Lowered { get; } = [];

    public Expression? Find(int node) => Known.TryGetValue(node, out Expression? known) ? known : Parent?.Find(node);

    /// <summary>The scope of an index, or null where it is not open.</summary>
    public Scope? Of(int code) => Parent is null ? null : Index.Code == code ? this : Parent.Of(code);

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;
}
