using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Diagnostics;

/// <summary>
/// What one annotated type has to say for itself. It holds real locations, so that <c>#pragma warning disable</c> works, and compares by
/// reference: only the branch of the diagnostics may see it.
/// </summary>
/// <param name="hintName">The type, by the name of its generated file.</param>
/// <param name="problems">What reading refused.</param>
/// <param name="places">Where the nodes of the definition stand in the source; hardly ever asked.</param>
/// <param name="whole">The place of what has none.</param>
internal sealed class Report(string hintName, IReadOnlyList<Problem> problems, Func<IReadOnlyDictionary<int, Location>> places, Location whole)
{
    public string HintName { get; } = hintName;

    public IReadOnlyList<Problem> Problems { get; } = problems;

    /// <summary>What a later step has to say, as a problem at the node that it names.</summary>
    public Problem Locate(string id, int node, IEnumerable<string> arguments) =>
        new(Descriptors.ById(id), node >= 0 && places().TryGetValue(node, out Location? place) ? place : whole, [.. arguments]);
}
