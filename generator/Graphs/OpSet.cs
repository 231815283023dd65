namespace CurseOfMemory.Generator.Graphs;

/// <summary>A set of operations, one bit each: what stands in a node and below it is known without a search.</summary>
internal readonly record struct OpSet(uint Bits)
{
    /// <summary>Quotients: powers with a negative exponent.</summary>
    public static readonly OpSet Quotients = new(1U << 31);

    public static OpSet Of(params Op[] ops) => new(ops.Aggregate(0U, (bits, op) => bits | (1U << (int)op)));

    public static OpSet Of(in Node node) => new((1U << (int)node.Op) | (node is { Op: Op.Power, A: < 0 } ? Quotients.Bits : 0));

    public static OpSet operator |(OpSet x, OpSet y) => new(x.Bits | y.Bits);

    public bool Overlaps(OpSet other) => (Bits & other.Bits) != 0;
}
