using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>A loop that does nothing but count, by the same amount each time, is a product: trips times amount.</summary>
internal static class TripCounts
{
    public static Procedure Apply(Procedure procedure)
    {
        ProcedureBuilder builder = ProcedureBuilder.From(procedure);
        Block body = Inside(builder, procedure.Body);
        return procedure with { Locals = builder.Locals.ToEquatableArray(), Body = body };
    }

    private static Block Inside(ProcedureBuilder builder, Block block) => builder.Collect(() =>
    {
        foreach (Step step in block.Steps)
            Emit(builder, step);
    });

    private static void Emit(ProcedureBuilder builder, Step step)
    {
        switch (step)
        {
            case If branch:
                builder.Emit(new If(branch.Condition, Inside(builder, branch.Then), Inside(builder, branch.Else)));
                break;
            case While loop:
                builder.Emit(new While(Inside(builder, loop.Test), loop.Condition, Inside(builder, loop.Body)));
                break;
            case For { Stride: 1 or -1, Body.Steps: { Count: 1 } steps } loop when steps[0] is Compute count && IsCount(count, loop):
                Product(builder, loop, count);
                break;
            case For loop:
                builder.Emit(loop with { Body = Inside(builder, loop.Body) });
                break;
            default:
                builder.Emit(step);
                break;
        }
    }

    private static bool IsCount(Compute step, For loop) => step.Operation == Operation.Add
        && step.Arguments[0] == Operand.Of(step.Target, Kind.Integer)
        && step.Arguments[1].Local != step.Target
        && (step.Arguments[1].IsConstant || step.Arguments[1].Local != loop.Counter);

    private static void Product(ProcedureBuilder builder, For loop, Compute count)
    {
        Operand trips = loop.Stride > 0 ? builder.Subtract(loop.To, loop.From) : builder.Subtract(loop.From, loop.To);
        Operand isRun = builder.Compute(Operation.Less, Kind.Truth, Operand.Integer(0), trips);
        builder.Emit(new If(isRun, builder.Collect(() => builder.Assign(count.Target, builder.Add(builder[count.Target], builder.Multiply(trips, count.Arguments[1])))), Block.Empty));
    }
}
