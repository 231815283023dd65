using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>A loop that does nothing but count, by the same amount each time, is a product: trips times amount.</summary>
internal static class TripCounts
{
    public static Procedure Apply(Procedure procedure) => ProcedureBuilder.Rewrite(procedure, Emit);

    private static void Emit(ProcedureBuilder builder, Step step)
    {
        if (step is For { Stride: 1 or -1, Body.Steps: { Count: 1 } steps } loop && steps[0] is Compute count && IsCount(count, loop))
            Product(builder, loop, count);
        else
            builder.Rebuild(step, inner => Emit(builder, inner));
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
