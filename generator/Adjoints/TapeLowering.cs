using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// The tape of an adjoint as an array with an integer top, for adjoints that are differentiated in reverse themselves: the outer sweeps have a tape of
/// their own. The array belongs to the main procedure; procedures that it calls take it and the top, and return the top.
/// </summary>
internal sealed class TapeLowering
{
    private readonly Func<int, bool> _usesTape;
    private readonly Procedure _source;
    private readonly ProcedureBuilder _builder;
    private readonly int _top;
    private int _tape = -1;

    private TapeLowering(Procedure source, Func<int, bool> usesTape)
    {
        (_source, _usesTape) = (source, usesTape);
        _builder = ProcedureBuilder.From(source);
        _top = _builder.Variable("top", Kind.Integer);
    }

    public static ProcedureList Apply(ProcedureList programs)
    {
        if (TapeLength.Of(programs) is not { } length)
            return programs;
        HashSet<int> users = TapeUsers(programs);
        List<Procedure> procedures = [.. programs.Procedures.Select((procedure, i) =>
            i == 0 || !users.Contains(i) ? procedure : new TapeLowering(procedure, users.Contains).Inner())];
        procedures[0] = new TapeLowering(programs.Main, users.Contains).Outer(procedures.Count);
        int shift = procedures.Count;
        procedures.AddRange(length.Procedures.Select(procedure => Linking.Renumber(procedure, callee => shift + callee)));
        return Linking.Reachable(new(procedures.ToEquatableArray()), 0);
    }

    /// <summary>The procedures that put something on the tape, themselves or by what they call.</summary>
    public static HashSet<int> TapeUsers(ProcedureList programs)
    {
        HashSet<int> users = [];
        int before;
        do
        {
            before = users.Count;
            for (int i = 0; i < programs.Procedures.Count; i++)
            {
                if (Linking.Steps(programs.Procedures[i]).Any(step => step is Push or PushArray or Pop or PopArray || (step is Call call && users.Contains(call.Procedure))))
                    users.Add(i);
            }
        }
        while (users.Count > before);
        return users;
    }

    private Procedure Outer(int lengthProcedure)
    {
        int length = _builder.Variable("tapeLength", Kind.Integer);
        _tape = _builder.Array("tape", ArrayRole.Own, _builder[length]);
        Block prologue = _builder.Collect(() =>
        {
            foreach (Step step in _source.Prologue.Steps)
                _builder.Emit(step);
            IEnumerable<Operand> arguments = _source.Parameters.Select(parameter => _builder[parameter]);
            View[] views = [.. _source.ArrayParameters.Select(array => new View(array, Operand.Integer(0), _builder.LengthOf(array)))];
            _builder.Emit(new Call(lengthProcedure, arguments.ToEquatableArray(), new(views), new([length])));
        });
        Block body = _builder.Collect(() =>
        {
            _builder.Assign(_top, Operand.Integer(0));
            Emit(_source.Body);
        });
        return _builder.Build(_source.Name, _source.Parameters, _source.ArrayParameters, prologue, body, _source.Results);
    }

    private Procedure Inner()
    {
        _tape = _builder.Array("tape", ArrayRole.InOut);
        Block body = _builder.Collect(() => Emit(_source.Body));
        return _builder.Build(_source.Name, _source.Parameters.Append(_top), _source.ArrayParameters.Append(_tape), _source.Prologue, body, _source.Results.Append(_top));
    }

    private void Emit(Block block)
    {
        foreach (Step step in block.Steps)
            Emit(step);
    }

    private void Emit(Step step)
    {
        switch (step)
        {
            case Push push:
                _builder.Emit(new Store(_tape, _builder[_top], Coded(push.Value)));
                Move(Operation.Add, Operand.Integer(1));
                break;
            case Pop pop:
                Move(Operation.Subtract, Operand.Integer(1));
                Decode(pop.Target, _builder.Load(_tape, _builder[_top]));
                break;
            case PushArray or PopArray:
                WholeArray(step);
                break;
            case Call call when _usesTape(call.Procedure):
                _builder.Emit(Extended(call));
                break;
            default:
                _builder.Rebuild(step, Emit);
                break;
        }
    }

    private void WholeArray(Step step)
    {
        int array = step is PushArray push ? push.Array : ((PopArray)step).Array;
        Operand length = _builder.LengthOf(array), top = _builder[_top];
        if (step is PopArray)
            Move(Operation.Subtract, length);
        _builder.ForEach(Operand.Integer(0), length, i =>
        {
            if (step is PushArray)
            {
                _builder.Emit(new Store(_tape, _builder.Add(top, i), Coded(_builder.Load(array, i))));
                return;
            }
            int value = _builder.Temporary(_source.Arrays[array].Element);
            Decode(value, _builder.Load(_tape, _builder.Add(top, i)));
            _builder.Emit(new Store(array, i, _builder[value]));
        });
        if (step is PushArray)
            Move(Operation.Add, length);
    }

    private void Move(Operation operation, Operand by) => _builder.Emit(new Compute(_top, operation, new([_builder[_top], by])));

    private Call Extended(Call call)
    {
        View whole = new(_tape, Operand.Integer(0), _builder.LengthOf(_tape));
        return call with
        {
            Arguments = call.Arguments.Append(_builder[_top]).ToEquatableArray(),
            Arrays = call.Arrays.Append(whole).ToEquatableArray(),
            Targets = call.Targets.Append(_top).ToEquatableArray(),
        };
    }

    /// <summary>A value of any kind as a real.</summary>
    private Operand Coded(Operand value)
    {
        if (value.Kind == Kind.Real)
            return value;
        if (value.Kind == Kind.Integer)
            return _builder.Compute(Operation.ToReal, Kind.Real, value);
        int coded = _builder.Variable("flag");
        _builder.Emit(new If(value, _builder.Collect(() => _builder.Assign(coded, Arithmetic.One)), _builder.Collect(() => _builder.Assign(coded, Arithmetic.Zero))));
        return _builder[coded];
    }

    private void Decode(int target, Operand value) => _builder.Emit(_builder.Locals[target].Kind switch
    {
        Kind.Real => new Compute(target, Operation.Copy, new([value])),
        Kind.Integer => new Compute(target, Operation.ToInteger, new([value])),
        _ => new Compute(target, Operation.NotEqual, new([value, Arithmetic.Zero])),
    });
}
