namespace CurseOfMemory.Generator.Graphs.Programs;

/// <summary>What steps read, write and contain.</summary>
internal static class Steps
{
    /// <summary>The operands that a step reads itself, without those of the steps inside it.</summary>
    public static IEnumerable<Operand> Reads(this Step step) => step switch
    {
        Compute compute => compute.Arguments,
        Load load => [load.Index],
        Store store => [store.Index, store.Value],
        AddTo add => [add.Index, add.Value],
        Fill fill => [fill.Value],
        ReadData read => read.Arguments,
        CallOpaque call => call.Arguments,
        If branch => [branch.Condition],
        For loop => [loop.From, loop.To],
        While loop => [loop.Condition],
        Call call => call.Arguments.Concat(Bounds(call.Arrays)),
        CallDerivative call => call.Arguments.Concat(Bounds(call.Arrays)),
        Push push => [push.Value],
        _ => [],
    };

    /// <summary>The locals that a step sets itself.</summary>
    public static IEnumerable<int> Targets(this Step step) => step switch
    {
        Compute compute => [compute.Target],
        Load load => [load.Target],
        LengthOf length => [length.Target],
        ReadData read => [read.Target],
        CallOpaque call => [call.Target],
        For loop => [loop.Counter],
        Call call => call.Targets,
        CallDerivative call => call.Targets,
        Pop pop => [pop.Target],
        _ => [],
    };

    /// <summary>The arrays that a step names itself.</summary>
    public static IEnumerable<int> Arrays(this Step step) => step switch
    {
        Load load => [load.Array],
        Store store => [store.Array],
        AddTo add => [add.Array],
        Fill fill => [fill.Array],
        LengthOf length => [length.Array],
        PushArray push => [push.Array],
        PopArray pop => [pop.Array],
        Call call => call.Arrays.Select(view => view.Array),
        CallDerivative call => call.Arrays.Select(view => view.Array),
        _ => [],
    };

    /// <summary>The blocks inside a step.</summary>
    public static IEnumerable<Block> Blocks(this Step step) => step switch
    {
        If branch => [branch.Then, branch.Else],
        For loop => [loop.Body],
        While loop => [loop.Test, loop.Body],
        _ => [],
    };

    /// <summary>The steps of a block and of all blocks inside it.</summary>
    public static IEnumerable<Step> All(this Block block)
    {
        Stack<Block> pending = new([block]);
        while (pending.Count > 0)
        {
            foreach (Step step in pending.Pop().Steps)
            {
                yield return step;
                foreach (Block inner in step.Blocks())
                    pending.Push(inner);
            }
        }
    }

    private static IEnumerable<Operand> Bounds(EquatableArray<View> views) => views.SelectMany(view => new[] { view.Offset, view.Length });
}
