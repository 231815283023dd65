using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>How a local is declared.</summary>
internal enum DeclarationKind
{
    /// <summary>It is a parameter, or never mentioned.</summary>
    None,

    /// <summary>By the step that first assigns it.</summary>
    Assignment,

    /// <summary>Before a step in whose blocks it is assigned before it is read.</summary>
    Bare,

    /// <summary>Before a step, as zero.</summary>
    Zero,

    /// <summary>By each loop that counts with it.</summary>
    Counter,
}

/// <summary>Where a local is declared: at or before a step.</summary>
/// <param name="Mentions">The steps that mention what is declared there, none where it is read at the end too.</param>
internal readonly record struct Declaration(DeclarationKind Kind, StepNode? At, IReadOnlyList<StepNode> Mentions)
{
    /// <summary>Whether it is assigned by one step and read once, by another of the same block.</summary>
    public bool IsPassedOn(int local) => Kind == DeclarationKind.Assignment && Mentions is [var one, var other]
        && (one == At ? other : one) is StepNode reader && reader != At && reader.Block == At!.Block && reader.Step is not While
        && reader.Step.Reads().Count(operand => !operand.IsConstant && operand.Local == local) == 1;
}

/// <summary>Declares each local in the innermost block that holds all its mentions and carries no value of it from pass to pass.</summary>
internal static class Scopes
{
    private enum First
    {
        Nothing,
        Assigns,
        Reads,
    }

    /// <param name="readAtEnd">Whether the local is read after the last step of the procedure.</param>
    public static IEnumerable<Declaration> Of(int local, IReadOnlyList<StepNode> mentions, BlockNode root, bool readAtEnd)
    {
        if (mentions.Count == 0)
            return readAtEnd ? [new(DeclarationKind.Zero, null, mentions)] : [];
        if (!readAtEnd && mentions.All(mention => IsInsideCount(mention, local)))
            return [new(DeclarationKind.Counter, null, mentions)];
        BlockNode block = readAtEnd ? root : mentions.Select(mention => mention.Block).Aggregate(Common);
        while (block.Parent is not null && FirstUse(block, local) == First.Reads)
            block = block.Parent.Block;
        StepNode[] steps = [.. block.Steps.Where(step => mentions.Any(mention => IsInside(mention, step)))];
        // where no step reads what another assigned, each has a local of its own
        if (!readAtEnd && steps.Length > 1 && steps.All(step => step.Blocks.Count > 0 && FirstUse(step, local) != First.Reads))
            return steps.SelectMany(step => Of(local, [.. mentions.Where(mention => IsInside(mention, step))], root, false));
        return [new(KindOf(steps[0], local), steps[0], readAtEnd ? [] : mentions)];
    }

    private static DeclarationKind KindOf(StepNode first, int local) => FirstUse(first, local) switch
    {
        First.Assigns when first.Step.Targets().Contains(local) && first.Step is not (For or Call) => DeclarationKind.Assignment,
        First.Assigns => DeclarationKind.Bare,
        _ => DeclarationKind.Zero,
    };

    private static bool IsInside(StepNode? node, StepNode around) => node is not null && (node == around || IsInside(node.Block.Parent, around));

    private static bool IsInsideCount(StepNode mention, int local) => mention.Step is For loop && loop.Counter == local
        ? !loop.From.Equals(Operand.Of(local, Kind.Integer)) && !loop.To.Equals(Operand.Of(local, Kind.Integer))
        : mention.Block.Parent is StepNode parent && !mention.Step.Targets().Contains(local) && IsInsideCount(parent, local);

    private static BlockNode Common(BlockNode one, BlockNode other)
    {
        while (one != other)
        {
            if (one.Depth >= other.Depth)
                one = one.Parent!.Block;
            else
                other = other.Parent!.Block;
        }
        return one;
    }

    private static First FirstUse(BlockNode block, int local)
    {
        foreach (StepNode step in block.Steps.Where(step => step.Mentions(local)))
        {
            First use = FirstUse(step, local);
            if (use != First.Nothing)
                return use;
        }
        return First.Nothing;
    }

    /// <summary>What a step does first: where it only may assign, it counts as nothing.</summary>
    private static First FirstUse(StepNode node, int local)
    {
        if (node.Step is not While && node.Step.Reads().Any(operand => !operand.IsConstant && operand.Local == local))
            return First.Reads;
        First[] inside = [.. node.Blocks.Select(block => FirstUse(block, local))];
        return node.Step switch
        {
            If => inside.Contains(First.Reads) ? First.Reads : inside[0] == inside[1] ? inside[0] : First.Nothing,
            While loop when inside[0] == First.Nothing => loop.Condition.Local == local || inside[1] == First.Reads ? First.Reads : First.Nothing,
            While => inside[0],
            For loop => loop.Counter == local ? First.Assigns : inside[0] == First.Reads ? First.Reads : First.Nothing,
            _ => node.Step.Targets().Contains(local) ? First.Assigns : First.Nothing,
        };
    }
}
