using System.Text;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>What a call that isn't inlined passes: variables taken apart into scalars and pieces of arrays, in one order for both sides.</summary>
internal sealed class Passing
{
    public List<Operand> Scalars { get; } = [];

    public List<View> Arrays { get; } = [];

    /// <summary>The scalars that the callee may change, which so are results, too.</summary>
    public List<Place> Changed { get; } = [];

    /// <summary>The kinds of all that is passed: calls of equal shape share a procedure.</summary>
    public StringBuilder Shape { get; } = new();
}

/// <summary>A variable that is passed.</summary>
/// <param name="Symbol">The parameter or captured variable; null for the instance.</param>
/// <param name="IsChanged">Whether the callee may change it.</param>
internal sealed record Passed(Microsoft.CodeAnalysis.ISymbol? Symbol, string Name, Place Place, bool IsChanged);
