using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>A block at its place in a procedure; the same steps may stand at several.</summary>
internal sealed class BlockNode
{
    private BlockNode(StepNode? parent) => Parent = parent;

    /// <summary>The step that it belongs to, null for the whole procedure.</summary>
    public StepNode? Parent { get; }

    public List<StepNode> Steps { get; } = [];

    public int Depth => Parent is null ? 0 : Parent.Block.Depth + 1;

    public IEnumerable<StepNode> All => Steps.SelectMany(step => step.Blocks.SelectMany(block => block.All).Prepend(step));

    public static BlockNode Of(IEnumerable<Step> steps, StepNode? parent = null)
    {
        BlockNode block = new(parent);
        foreach (Step step in steps)
            block.Steps.Add(new StepNode(step, block));
        return block;
    }
}

/// <summary>A step at its place in a procedure, with all that it reads and writes in its blocks.</summary>
internal sealed class StepNode
{
    public StepNode(Step step, BlockNode block)
    {
        (Step, Block) = (step, block);
        Blocks = step.Blocks().Select(inner => BlockNode.Of(inner.Steps, this)).ToArray();
        IEnumerable<StepNode> inside = Blocks.SelectMany(inner => inner.Steps);
        WrittenLocals = [.. step.Targets(), .. inside.SelectMany(inner => inner.WrittenLocals)];
        WrittenArrays = [.. StepEffects.WrittenArrays(step), .. inside.SelectMany(inner => inner.WrittenArrays)];
        ReadLocals = [.. step.Reads().Where(operand => !operand.IsConstant).Select(operand => operand.Local), .. inside.SelectMany(inner => inner.ReadLocals)];
    }

    public Step Step { get; }

    public BlockNode Block { get; }

    public IReadOnlyList<BlockNode> Blocks { get; }

    public HashSet<int> WrittenLocals { get; }

    public HashSet<int> WrittenArrays { get; }

    public HashSet<int> ReadLocals { get; }

    public bool Mentions(int local) => WrittenLocals.Contains(local) || ReadLocals.Contains(local);
}
