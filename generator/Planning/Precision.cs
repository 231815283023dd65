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
        "double", "global::System.Math.Min", "", 150, [("Lanes512", 4), ("Lanes256", 2), ("Lanes128", 1), ("Lane", 0)]);

    public static readonly Precision DoubleDouble = new(
        "global::CurseOfMemory.DoubleDouble", "global::CurseOfMemory.DoubleDouble.Min", "Extended", 50,
        [("DoubleDoubleLanes512", 4), ("DoubleDoubleLanes256", 1), ("DoubleDoubleLane", 0)]);

    /// <summary>A C# type of doubles as one of these numbers.</summary>
    public string Of(string type) => IsExtended ? type.Replace("double", Scalar) : type;

    /// <summary>Whether data, which are doubles, have to be widened.</summary>
    public bool IsExtended => this == DoubleDouble;
}
