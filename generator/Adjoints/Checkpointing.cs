using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// Loops whose reverse sweep keeps the state of every k-th pass alone (Griewank, 1992, with segments of one length): each becomes a loop over segments of k
/// passes, which the reverse sweep runs again, one at a time, from the state that they started from.
/// </summary>
internal static class Checkpointing
{
    /// <summary>So that the end of a segment behind the last pass is an int still.</summary>
    private const int Longest = 1 << 30;

    public static ProcedureList Apply(ProcedureList programs) =>
        programs with { Procedures = programs.Procedures.Select(procedure => ProcedureBuilder.Rewrite(procedure, Emit)).ToEquatableArray() };

    private static void Emit(ProcedureBuilder builder, Step step)
    {
        if (step is For { Every: > 0 } loop)
            AddSegments(builder, loop);
        else
            builder.Rebuild(step, inner => Emit(builder, inner));
    }

    // for (s = from; s < to; s += k)  for (t = s; t < min(s + k, to); t++)
    private static void AddSegments(ProcedureBuilder builder, For loop)
    {
        Operand to = builder.Compute(Operation.Copy, Kind.Integer, loop.To);
        int stride = loop.Stride * Math.Min(loop.Every, Math.Max(1, Longest / Math.Abs(loop.Stride)));
        int segment = builder.Variable("segment", Kind.Integer);
        Block body = builder.Collect(() =>
        {
            Operand end = builder.Compute(Operation.Add, Kind.Integer, builder[segment], Operand.Integer(stride));
            Operand isLast = stride > 0 ? builder.Compute(Operation.Less, Kind.Truth, to, end) : builder.Compute(Operation.Less, Kind.Truth, end, to);
            builder.Emit(loop with { From = builder[segment], To = builder.Compute(Operation.Choose, Kind.Integer, isLast, to, end), Every = 0 });
        });
        builder.Emit(new For(segment, loop.From, to, stride, body, For.Segments));
    }
}
