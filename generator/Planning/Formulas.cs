using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>Nodes as formulas for comments, each made once for all kernels.</summary>
internal sealed class Formulas(Graph graph, Definition definition)
{
    private readonly Dictionary<(int Node, string Loops), string> _texts = [];

    /// <summary>A node as a formula.</summary>
    /// <param name="scope">The loops around it, whose variables it names.</param>
    public string Text(int node, Scope? scope = null)
    {
        (int, string) key = (node, scope?.Loops ?? "");
        if (!_texts.TryGetValue(key, out string? text))
            _texts.Add(key, text = new Formula(graph, definition, OpenIn(scope)).Text(node));
        return text;
    }

    private static Dictionary<int, string> OpenIn(Scope? scope)
    {
        Dictionary<int, string> open = [];
        for (; scope?.Parent is not null; scope = scope.Parent)
            open[scope.Index.Code] = scope.Name;
        return open;
    }
}
