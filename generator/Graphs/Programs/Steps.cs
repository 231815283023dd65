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

    /// <summary>A step with other blocks inside it.</summary>
    public static Step WithBlocks(this Step step, Func<Block, Block> map) => step switch
    {
        If branch => branch with { Then = map(branch.Then), Else = map(branch.Else) },
        For loop => loop with { Body = map(loop.Body) },
        While loop => loop with { Test = map(loop.Test), Body = map(loop.Body) },
        _ => step,
    };

    /// <summary>The steps of a block, each before those inside it.</summary>
    public static IEnumerable<Step> All(this Block block)
    {
        Stack<Step> pending = new(block.Steps.Reverse());
        while (pending.Count > 0)
        {
            Step step = pending.Pop();
            yield return step;
            foreach (Step inner in step.Blocks().SelectMany(inside => inside.Steps).Reverse())
                pending.Push(inner);
        }
    }

    private static IEnumerable<Operand> Bounds(EquatableArray<View> views) => views.SelectMany(view => new[] { view.Offset, view.Length });
}
