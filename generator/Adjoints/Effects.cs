using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>What a step reads and writes itself; the blocks inside it are steps of their own.</summary>
internal static class Effects
{
    /// <summary>The scalar operands that a step reads.</summary>
    public static IEnumerable<Operand> Reads(Step step) => step.Reads();

    /// <summary>The numbers of the locals that a step reads.</summary>
    public static IEnumerable<int> LocalsRead(Step step) => Reads(step).Where(operand => !operand.IsConstant).Select(operand => operand.Local);

    /// <summary>The locals that a step assigns; a loop its counter.</summary>
    public static IEnumerable<int> Targets(Step step) => step.Targets();

    /// <summary>The arrays whose elements a step reads.</summary>
    public static IEnumerable<int> ArraysRead(Step step, ProcedureList programs) => step switch
    {
        Load load => [load.Array],
        AddTo add => [add.Array],
        PushArray push => [push.Array],
        Call call => Views(call, programs, role => role != ArrayRole.Output),
        _ => [],
    };

    /// <summary>The arrays of which a step writes elements.</summary>
    public static IEnumerable<int> ArraysWritten(Step step, ProcedureList programs) => step switch
    {
        Store store => [store.Array],
        AddTo add => [add.Array],
        Fill fill => [fill.Array],
        PopArray pop => [pop.Array],
        Call call => Views(call, programs, role => role != ArrayRole.Input),
        _ => [],
    };

    /// <summary>The blocks directly inside a step.</summary>
    public static IEnumerable<Block> Inner(Step step) => step.Blocks();

    /// <summary>All steps of a block, each before those inside it.</summary>
    public static IEnumerable<Step> All(Block block) => block.Steps.SelectMany(step => Inner(step).SelectMany(All).Prepend(step));

    private static IEnumerable<int> Views(Call call, ProcedureList programs, Func<ArrayRole, bool> matches)
    {
        Procedure callee = programs.Procedures[call.Procedure];
        return callee.ArrayParameters.Zip(call.Arrays, (parameter, view) => (callee.Arrays[parameter].Role, view.Array))
            .Where(pair => matches(pair.Role))
            .Select(pair => pair.Array);
    }
}
