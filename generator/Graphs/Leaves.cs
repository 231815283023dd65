namespace CurseOfMemory.Generator.Graphs;

/// <summary>How the length of an extent is known.</summary>
internal enum LengthKind
{
    /// <summary>The equal share of theta that the span blocks without a length of their own divide among them.</summary>
    Share,

    /// <summary>A number known at compile time.</summary>
    Fixed,

    /// <summary>A C# expression over the data of the type.</summary>
    Member,
}

/// <summary>The range 0 .. length - 1 of an index.</summary>
/// <param name="Size">The length when it is fixed.</param>
/// <param name="Text">The C# expression of the length when it is a member.</param>
internal sealed record Extent(LengthKind Kind, int Size, string Text);

/// <summary>A parameter block: a scalar, or a span over an extent.</summary>
/// <param name="Position">The place of the block in theta, counted in blocks.</param>
/// <param name="Extent">The extent of a span block, -1 for a scalar.</param>
internal sealed record Block(string Name, int Position, int Extent)
{
    public bool IsScalar => Extent < 0;
}

/// <summary>A number, or an array of numbers, of the annotated type.</summary>
/// <param name="Text">The C# expression that reads it inside the type.</param>
/// <param name="Name">The name to show in formulas.</param>
/// <param name="IsConstructorParameter">Whether it may be read in a field initialiser.</param>
/// <param name="IsPerProblem">Whether it holds the elements of many problems, those of number i beside each other.</param>
internal sealed record DataLeaf(string Text, string Name, bool IsConstructorParameter, bool IsPerProblem = false);

/// <summary>A target, recognised by its members.</summary>
/// <param name="HasLaneMoments">Whether it has <c>TLanes Moment&lt;TLanes, T&gt;(int, TLanes)</c>.</param>
/// <param name="HasFiniteMoments">Whether it has <c>Moment(int, double, double)</c>.</param>
/// <param name="HasSquaredMoments">Whether it has <c>SquaredMoment(int, double)</c>.</param>
/// <param name="HasFiniteSquaredMoments">Whether it has <c>SquaredMoment(int, double, double)</c>.</param>
/// <param name="Extended">Which of <see cref="ExtendedMembers"/> it has.</param>
internal sealed record TargetLeaf(
    string Text,
    string Name,
    bool IsConstructorParameter,
    bool HasLaneMoments,
    bool HasFiniteMoments,
    bool HasSquaredMoments,
    bool HasFiniteSquaredMoments,
    EquatableArray<string> Extended)
{
    /// <summary>Whether its type is the runtime's <c>ITarget</c>, of which products are known.</summary>
    public bool IsTarget { get; init; }

    /// <summary>Whether it has <c>TLanes Moment&lt;TLanes, T&gt;(int, TLanes, out TLanes)</c>.</summary>
    public bool HasMomentPairs { get; init; }
}
