namespace CurseOfMemory.Generator.Tests.RandomDefinitions;

/// <summary>What a name stands for.</summary>
internal enum Sort
{
    Real,
    Count,
    Truth,
    Numbers,
    Grid,
    Pair,
    Vector,
}

/// <summary>A name in scope of a definition that is being written.</summary>
/// <param name="Size">The length of an array or of both sides of a grid, or what a count is less than.</param>
internal sealed record Name(string Text, Sort Sort, int Size = 0)
{
    /// <summary>Whether an assignment to it, or to its elements, compiles.</summary>
    public bool IsWritable { get; init; } = true;

    /// <summary>Whether a local function may use it: not spans, and no parameters by reference.</summary>
    public bool IsCapturable { get; init; } = true;

    /// <summary>Whether another span or array of its type may be assigned to it.</summary>
    public bool IsSpan { get; init; }
}
