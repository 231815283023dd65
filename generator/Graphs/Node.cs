namespace CurseOfMemory.Generator.Graphs;

/// <summary>
/// One instruction of the flat graph: an operation, two integers, a number, and operands that are positions of earlier
/// instructions. Low is what Value leaves out of a constant.
/// </summary>
internal readonly record struct Node(Op Op, int A, int B, double Value, EquatableArray<int> Operands, double Low = 0)
{
    /// <summary>The number of a constant.</summary>
    public Number Number => new(Value, Low);

    public int X => Operands[0];

    public int Y => Operands[1];

    public int Z => Operands[2];
}
