namespace CurseOfMemory.Generator.Graphs.Programs.Encoding;

/// <summary>The graph of a method as text.</summary>
/// <param name="Method">The documentation id of the method.</param>
internal sealed record ExportedGraph(string Method, string Text);
