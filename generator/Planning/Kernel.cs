namespace CurseOfMemory.Generator.Planning;

/// <summary>A planned method: its statements, and what they need.</summary>
/// <param name="UsesLanes">Whether it is generic over the lane type.</param>
/// <param name="LaneLengths">The lengths that loops in lanes run over.</param>
/// <param name="Columns">The work columns, as names and lengths.</param>
internal sealed record Kernel(
    string Name,
    IReadOnlyList<Statement> Statements,
    bool UsesLanes,
    IReadOnlyList<string> LaneLengths,
    IReadOnlyList<(string Name, string Length)> Columns);
