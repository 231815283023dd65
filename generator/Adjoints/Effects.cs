using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>The numbers of the locals and arrays that a step reads and writes itself, without the steps inside it.</summary>
internal static class Effects
{
    /// <summary>The numbers of the locals that a step reads.</summary>
    public static IEnumerable<int> LocalsRead(Step step) => step.Reads().Where(operand => !operand.IsConstant).Select(operand => operand.Local);

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

    /// <summary>Whether a step adds to its target: s = s + x, s = x + s, s = s - x.</summary>
    public static bool IsIncrement(Compute step) => step is { Operation: Operation.Add or Operation.Subtract, Arguments: [var left, var right] } && left.Local != right.Local
        && (left.Local == step.Target || (right.Local == step.Target && step.Operation == Operation.Add));

    private static IEnumerable<int> Views(Call call, ProcedureList programs, Func<ArrayRole, bool> matches)
    {
        Procedure callee = programs.Procedures[call.Procedure];
        return callee.ArrayParameters.Zip(call.Arrays, (parameter, view) => (callee.Arrays[parameter].Role, view.Array))
            .Where(pair => matches(pair.Role))
            .Select(pair => pair.Array);
    }
}
