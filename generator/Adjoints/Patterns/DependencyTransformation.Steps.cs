using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints.Patterns;

/// <summary>The steps over sets. Of the procedure's own steps those remain that depend on no value: counters, indices, lengths and data.</summary>
internal sealed partial class DependencyTransformation
{
    private void Apply(Block block)
    {
        foreach (Step step in block.Steps)
            Apply(step);
    }

    private void Apply(Step step)
    {
        switch (step)
        {
            case If branch when _undecided.Is(branch.Condition):
                Both(branch.Then);
                Both(branch.Else);
                break;
            case For loop when _undecided.Is(loop.From) || _undecided.Is(loop.To):
            case While once when _undecided.Is(once.Condition):
                throw Unknown("values of the inputs decide how often a loop runs");
            case If or For or While:
                _builder.Rebuild(step, Apply);
                break;
            default:
                Sets(step);
                if (!step.Targets().Any(_undecided.Is) && !(step is Store or AddTo or Fill && step.Arrays().Any(_undecided.IsArray)))
                    _builder.Emit(step);
                break;
        }
    }

    /// <summary>A branch that may or may not run.</summary>
    private void Both(Block branch)
    {
        HashSet<int>? outer = _own;
        _own = _undecided.Own(branch);
        Apply(branch);
        _own = outer;
    }

    private void Sets(Step step)
    {
        switch (step)
        {
            case Compute or CallOpaque when _activity.IsActive(0, step.Targets().Single()):
                Assign(step.Targets().Single(), step.Reads().Select((argument, i) => Depends(step, i) ? SetOf(argument) : Arithmetic.Zero).Aggregate(Arithmetic.Zero, Union));
                break;
            case Load load when _activity.IsActive(0, load.Target):
                Assign(load.Target, _activity.IsActiveArray(0, load.Array) ? Element(load.Array, load.Index) : Arithmetic.Zero);
                break;
            case ReadData or LengthOf when _activity.IsActive(0, step.Targets().Single()):
                Assign(step.Targets().Single(), Arithmetic.Zero);
                break;
            case Store store when _activity.IsActiveArray(0, store.Array):
                Put(store.Array, store.Index, SetOf(store.Value), _own is not null);
                break;
            case AddTo add when _activity.IsActiveArray(0, add.Array):
                Put(add.Array, add.Index, SetOf(add.Value), true);
                break;
            case Fill fill when _activity.IsActiveArray(0, fill.Array) && !(_own is not null && SetOf(fill.Value).Is(0)):
                Refill(fill);
                break;
        }
    }

    // an argument by which the derivative is 0 everywhere, such as that of floor, is none to depend on
    private bool Depends(Step step, int i)
    {
        if (!_activity.IsActive(0, step.Reads().ElementAt(i)))
            return false;
        Operand partial = default;
        _builder.Collect(() => partial = Partials.Times(_builder, Arithmetic.One, step, i, null));
        return !partial.Is(0);
    }

    private Operand Element(int array, Operand index)
    {
        Operand element = Arithmetic.Zero;
        Within(array, index, () =>
        {
            Operand found = _builder.Load(_arraySets[array], index);
            if (_own is null)
                element = found;
            else
                _builder.Assign(element.Local, found);
        }, () => element = Nothing());
        return element;
    }

    private void Put(int array, Operand index, Operand set, bool adds) => Within(
        array, index, () => _builder.Emit(new Store(_arraySets[array], index, adds ? Union(_builder.Load(_arraySets[array], index), set) : set)), () => { });

    private void Refill(Fill fill)
    {
        int sets = _arraySets[fill.Array];
        if (_own is null)
            _builder.Emit(new Fill(sets, SetOf(fill.Value)));
        else
            _builder.ForEach(Operand.Integer(0), _builder.LengthOf(sets), i => Put(fill.Array, i, SetOf(fill.Value), true));
    }

    private Operand Nothing()
    {
        int nothing = _builder.Variable("set");
        _builder.Assign(nothing, Arithmetic.Zero);
        return _builder[nothing];
    }

    /// <summary>Reaches an element; in a branch that perhaps never runs the index may point outside.</summary>
    private void Within(int array, Operand index, Action reach, Action prepare)
    {
        if (_undecided.Is(index))
            throw Unknown($"values of the inputs decide which element of '{_source.Arrays[array].Name}' is meant");
        if (_own is null)
        {
            reach();
            return;
        }
        prepare();
        Operand starts = _builder.Compute(Operation.LessOrEqual, Kind.Truth, Operand.Integer(0), index);
        Operand ends = _builder.Compute(Operation.Less, Kind.Truth, index, _builder.LengthOf(_arraySets[array]));
        _builder.Emit(new If(_builder.Compute(Operation.And, Kind.Truth, starts, ends), _builder.Collect(reach), Block.Empty));
    }
}
