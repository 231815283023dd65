namespace CurseOfMemory.Generator.Graphs;

/// <summary>
/// What one differentiates by: a whole block at a free index, a scalar block, or one constant position of a block (its elements that the
/// loss names, such as <c>b[0]</c>).
/// </summary>
/// <param name="Block">The block's number in the definition.</param>
/// <param name="Extent">The extent of the free index, -1 for a scalar or a position.</param>
/// <param name="Position">The constant position, -1 for a whole block or a scalar.</param>
internal sealed record Variable(int Block, int Extent, int Position)
{
    public bool IsIndexed => Extent >= 0;

    /// <summary>The leaf's index for this variable, with a given free index where it has one.</summary>
    public Index At(Func<int, Index> free) => IsIndexed ? free(Extent) : Position >= 0 ? Index.At(Position) : Index.None;
}
