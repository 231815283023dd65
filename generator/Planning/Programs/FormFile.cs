namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>A method as it is printed.</summary>
/// <param name="Summary">What its doc comment says, empty for none.</param>
/// <param name="Notes">Further lines of the doc comment, in XML.</param>
/// <param name="Header">The declaration, without a body.</param>
/// <param name="HasLoops">Whether the JIT should optimise it at once, and apart: inlined, loops take up to twice as long, and what they inline counts for the caller.</param>
internal sealed record MethodPlan(string Summary, IReadOnlyList<string> Notes, string Header, bool HasLoops, IReadOnlyList<Line> Lines)
{
    /// <summary>Whether its comment is for readers of the code alone, since the user wrote another.</summary>
    public bool IsPlainComment { get; init; }

    /// <summary>Whether it is the overload that <c>[]</c> and <c>[1, 2]</c> mean.</summary>
    public bool IsPreferred { get; init; }
}

/// <summary>All that is printed of a derivative method.</summary>
internal sealed record FormFile(TypePlan Type, string Source, IReadOnlyList<MethodPlan> Methods)
{
    /// <summary>What stands behind the name of the type: a colon and interfaces, or nothing.</summary>
    public string Interfaces { get; init; } = "";
}
