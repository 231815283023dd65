using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// Conditions and bounds that their own blocks overwrite are copied first, because the reverse sweep asks for them where the blocks end.
/// </summary>
internal static class Holding
{
    public static ProcedureList Apply(ProcedureList programs) => new(programs.Procedures.Select(Apply).ToEquatableArray());

    private static Procedure Apply(Procedure procedure)
    {
        ProcedureBuilder builder = ProcedureBuilder.From(procedure);
        Block body = builder.Collect(() => Emit(builder, procedure.Body));
        return procedure with { Locals = builder.Locals.ToEquatableArray(), Body = body };
    }

    private static void Emit(ProcedureBuilder builder, Block block)
    {
        foreach (Step step in block.Steps)
            builder.Emit(Held(builder, step));
    }

    private static Step Held(ProcedureBuilder builder, Step step) => step switch
    {
        If branch => new If(Copy(builder, branch.Condition, step), Inside(builder, branch.Then), Inside(builder, branch.Else)),
        For loop => loop with { From = Copy(builder, loop.From, step), To = Copy(builder, loop.To, step), Body = Inside(builder, loop.Body) },
        While loop => new While(Inside(builder, loop.Test), loop.Condition, Inside(builder, loop.Body)),
        _ => step,
    };

    private static Block Inside(ProcedureBuilder builder, Block block) => builder.Collect(() => Emit(builder, block));

    private static Operand Copy(ProcedureBuilder builder, Operand operand, Step step) =>
        step.Blocks().SelectMany(block => block.All()).Any(inner => inner.Targets().Contains(operand.Local))
            ? builder.Compute(Operation.Copy, operand.Kind, operand)
            : operand;
}
