namespace CurseOfMemory.Generator.Planning;

/// <summary>The numbers that a half of an objective computes with: kernels are planned and printed once for each.</summary>
/// <param name="Scalar">The C# type.</param>
/// <param name="Minimum">The C# method for the smaller of two.</param>
/// <param name="Suffix">What sets members that overloads can't tell apart off from those in double.</param>
/// <param name="MostCalls">The most lane calls of a kernel, see <see cref="LaneBudget"/>.</param>
/// <param name="Widths">The lane types, widest first, each for loops longer than a number.</param>
internal sealed record Precision(string Scalar, string Minimum, string Suffix, int MostCalls, IReadOnlyList<(string Lanes, int LongerThan)> Widths)
{
    public static readonly Precision Double = new(
        "double", "global::System.Math.Min", "", 150, [("Lanes512", 4), ("Lanes256", 2), ("Lanes128", 1), ("Lane", 0)])
    {
        WholeWidths =
        [
            new(2, "Lanes128"), new(4, "Lanes256"), new(8, "Lanes512"),
            new(10, "Lanes512", "Lanes128"), new(12, "Lanes512", "Lanes256"), new(16, "Lanes512", "Lanes512"),
        ],
    };

    public static readonly Precision DoubleDouble = new(
        "global::CurseOfMemory.DoubleDouble", "global::CurseOfMemory.DoubleDouble.Min", "Extended", 50,
        [("DoubleDoubleLanes512", 4), ("DoubleDoubleLanes256", 1), ("DoubleDoubleLane", 0)])
    {
        WholeWidths = [new(4, "DoubleDoubleLanes256"), new(8, "DoubleDoubleLanes512")],
    };

    /// <summary>The lane types that take a short block at once, by the block's length.</summary>
    public IReadOnlyList<WholeWidth> WholeWidths { get; init; } = [];

    /// <summary>A C# type of doubles as one of these numbers.</summary>
    public string Of(string type) => IsExtended ? type.Replace("double", Scalar) : type;

    /// <summary>Whether data, which are doubles, have to be widened.</summary>
    public bool IsExtended => this == DoubleDouble;
}

/// <summary>A lane type with as many lanes as a block has elements: a vector, or two of them as one.</summary>
internal sealed record WholeWidth(int Length, params string[] Parts)
{
    /// <summary>The length, as C#.</summary>
    public string LengthText => Graphs.Formula.Number(Length);

    /// <summary>How many vectors it is.</summary>
    public int Vectors => Parts.Length;

    /// <summary>The C# type.</summary>
    public string Lanes => string.Join(", ", Parts.Select(Of));

    /// <summary>The C# type of the first part, which machines lack before they lack the others.</summary>
    public string Widest => Of(Parts[0]);

    private static string Of(string lanes) => "global::CurseOfMemory." + lanes;
}
