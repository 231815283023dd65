using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// Loops whose reverse sweep keeps the state of every k-th pass alone (Griewank, 1992, with segments of one length): each becomes a loop over segments of k
/// passes, which the reverse sweep runs again, one at a time, from the state that they started from.
/// </summary>
internal sealed class Checkpointing
{
    /// <summary>So that the end of a segment behind the last pass is an int still.</summary>
    private const int Longest = 1 << 30;

    private readonly ProcedureBuilder _builder;

    private Checkpointing(Procedure procedure) => _builder = ProcedureBuilder.From(procedure);

    public static ProcedureList Apply(ProcedureList programs) => programs with { Procedures = programs.Procedures.Select(Apply).ToEquatableArray() };

    private static Procedure Apply(Procedure procedure)
    {
        if (!procedure.Body.All().Any(step => step is For { Every: > 0 }))
            return procedure;
        Checkpointing checkpointing = new(procedure);
        Block body = checkpointing._builder.Collect(() => checkpointing.Add(procedure.Body));
        return procedure with { Body = body, Locals = checkpointing._builder.Locals.ToEquatableArray() };
    }

    private void Add(Block block)
    {
        foreach (Step step in block.Steps)
        {
            if (step is For { Every: > 0 } loop)
                AddSegments(loop);
            else
                _builder.Rebuild(step, Add);
        }
    }

    // for (s = from; s < to; s += k)  for (t = s; t < min(s + k, to); t++)
    private void AddSegments(For loop)
    {
        Operand to = _builder.Compute(Operation.Copy, Kind.Integer, loop.To);
        int stride = loop.Stride * Math.Min(loop.Every, Math.Max(1, Longest / Math.Abs(loop.Stride)));
        int segment = _builder.Variable("segment", Kind.Integer);
        Block body = _builder.Collect(() =>
        {
            Operand end = _builder.Compute(Operation.Add, Kind.Integer, _builder[segment], Operand.Integer(stride));
            Operand isLast = stride > 0 ? _builder.Compute(Operation.Less, Kind.Truth, to, end) : _builder.Compute(Operation.Less, Kind.Truth, end, to);
            _builder.Emit(loop with { From = _builder[segment], To = _builder.Compute(Operation.Choose, Kind.Integer, isLast, to, end), Every = 0 });
        });
        _builder.Emit(new For(segment, loop.From, to, stride, body, For.Segments));
    }
}
