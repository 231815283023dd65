using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// Conditions and bounds that their own blocks overwrite are copied first, because the reverse sweep asks for them where the blocks end.
/// </summary>
internal static class Holding
{
    public static ProcedureList Apply(ProcedureList programs) => new(programs.Procedures.Select(procedure => ProcedureBuilder.Rewrite(procedure, Emit)).ToEquatableArray());

    private static void Emit(ProcedureBuilder builder, Step step) => builder.Rebuild(Held(builder, step), inner => Emit(builder, inner));

    private static Step Held(ProcedureBuilder builder, Step step) => step switch
    {
        If branch => branch with { Condition = Copy(builder, branch.Condition, step) },
        For loop => loop with { From = Copy(builder, loop.From, step), To = Copy(builder, loop.To, step) },
        _ => step,
    };

    private static Operand Copy(ProcedureBuilder builder, Operand operand, Step step) =>
        step.Blocks().SelectMany(block => block.All()).Any(inner => inner.Targets().Contains(operand.Local))
            ? builder.Compute(Operation.Copy, operand.Kind, operand)
            : operand;
}
