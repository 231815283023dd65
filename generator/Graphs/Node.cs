namespace CurseOfMemory.Generator.Graphs;

/// <summary>
/// One instruction of the flat graph: an operation, two integers, a number, and operands that are positions of earlier instructions.
/// </summary>
internal readonly record struct Node(Op Op, int A, int B, double Value, EquatableArray<int> Operands)
{
    public int X => Operands[0];

    public int Y => Operands[1];

    public int Z => Operands[2];
}
