using CurseOfMemory.Generator.Graphs.Programs.Encoding;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>The file of the graphs that the assembly carries for projects that refer to it.</summary>
/// <param name="Version">The version of their format.</param>
/// <param name="Graphs">The documentation id of each method and the text of its graph, in order.</param>
internal sealed record GraphsFile(int Version, IReadOnlyList<(string Method, string Text)> Graphs)
{
    public const string HintName = "DifferentiableGraphs.g.cs";

    /// <summary>A struct's members come with each method that has it in its signature.</summary>
    public static GraphsFile Of(IEnumerable<ExportedGraph> graphs) =>
        new(GraphWriter.Version, [.. graphs.GroupBy(graph => graph.Method).Select(same => same.First()).OrderBy(graph => graph.Method, StringComparer.Ordinal).Select(graph => (graph.Method, graph.Text))]);
}
