using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>Tangents of arrays, of the tape and of calls.</summary>
internal sealed partial class TangentTransformation
{
    private void Memory(Step step)
    {
        switch (step)
        {
            case Load load when activity.IsActive(number, load.Target):
                _builder.Emit(_arrayDots.TryGetValue(load.Array, out int dot) && activity.IsActiveArray(number, load.Array)
                    ? new Load(Dot(load.Target), dot, load.Index)
                    : new Compute(Dot(load.Target), Operation.Copy, new([Arithmetic.Zero])));
                break;
            case Store store when activity.IsActiveArray(number, store.Array):
                _builder.Emit(new Store(_arrayDots[store.Array], store.Index, Value(store.Value)));
                break;
            case AddTo add when activity.IsActiveArray(number, add.Array) && !Value(add.Value).IsConstant:
                _builder.Emit(new AddTo(_arrayDots[add.Array], add.Index, Value(add.Value)));
                break;
            case Fill fill when activity.IsActiveArray(number, fill.Array):
                _builder.Emit(new Fill(_arrayDots[fill.Array], Value(fill.Value)));
                break;
            case ReadData or LengthOf when activity.IsActive(number, step.Targets().Single()):
                _builder.Assign(Dot(step.Targets().Single()), Arithmetic.Zero);
                break;
            case Pop or PopArray:
                PopTangents(step);
                break;
        }
        _builder.Emit(step);
        if (activity.IsTapeActive && step is Push { Value.Kind: Kind.Real } push)
            _builder.Emit(new Push(Value(push.Value)));
        if (activity.IsTapeActive && step is PushArray array && _source.Arrays[array.Array].Element == Kind.Real)
            _builder.Emit(new PushArray(_arrayDots[array.Array]));
    }

    /// <summary>A tangent lies above its value on the tape; of values that don't vary there is none, and what takes them back doesn't vary then, whatever it was before.</summary>
    private void PopTangents(Step step)
    {
        if (!activity.IsTapeActive)
            ClearTangents(step);
        else if (step is Pop pop && _source.Locals[pop.Target].Kind == Kind.Real)
            _builder.Emit(new Pop(activity.IsActive(number, pop.Target) ? Dot(pop.Target) : _builder.Temporary()));
        else if (step is PopArray array && _source.Arrays[array.Array].Element == Kind.Real)
            _builder.Emit(new PopArray(_arrayDots[array.Array]));
    }

    private void ClearTangents(Step step)
    {
        if (step is Pop pop && activity.IsActive(number, pop.Target))
            _builder.Assign(Dot(pop.Target), Arithmetic.Zero);
        if (step is PopArray array && activity.IsActiveArray(number, array.Array))
            _builder.Emit(new Fill(_arrayDots[array.Array], Arithmetic.Zero));
    }

    private void CallTangent(Call call)
    {
        Procedure callee = programs.Procedures[call.Procedure];
        Signature signature = Signature.Inner(callee, activity, call.Procedure);
        IEnumerable<Operand> arguments = call.Arguments.Where((_, i) => signature.Parameters[i]).Select(Value);
        IEnumerable<View> views = call.Arrays.Where((_, i) => signature.Arrays[i]).Select(view => view with { Array = _arrayDots[view.Array] });
        int[] targets = call.Targets.Where((_, i) => signature.Results[i]).Select(target => activity.IsActive(number, target) ? Dot(target) : _builder.Temporary()).ToArray();
        _builder.Emit(new Call(
            tangentOf(call.Procedure),
            call.Arguments.Concat(arguments).ToEquatableArray(),
            call.Arrays.Concat(views).ToEquatableArray(),
            call.Targets.Concat(targets).ToEquatableArray()));
        foreach ((int target, bool hasDot) in call.Targets.Zip(signature.Results, (target, hasDot) => (target, hasDot)))
        {
            if (!hasDot && activity.IsActive(number, target))
                _builder.Assign(Dot(target), Arithmetic.Zero);
        }
    }
}
