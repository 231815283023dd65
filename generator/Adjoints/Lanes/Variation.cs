using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints.Lanes;

/// <summary>
/// Which locals and arrays of a procedure have values of their own in each lane, where lanes differ in one parameter or in all reals; the least fixed point. Control flow
/// has to be the same in all lanes, but for branches that <see cref="Predication"/> can take on both sides.
/// </summary>
internal sealed class Variation
{
    private readonly Procedure _procedure;
    private readonly bool[] _locals, _arrays;
    private bool _isTapeVarying, _changed;

    /// <param name="number">The parameter in which lanes differ; null where they differ in all real parameters.</param>
    /// <param name="isPass">Whether lanes are passes of one loop, which share its arrays and have elements of their own in them.</param>
    public Variation(Procedure procedure, int? number, bool isPass = false)
    {
        (_procedure, Number, IsPass) = (procedure, number, isPass);
        _locals = new bool[procedure.Locals.Count];
        _arrays = procedure.Arrays.Select(array => !isPass && (array.Role == ArrayRole.Output || (number is null && array.Role != ArrayRole.Own))).ToArray();
        foreach (int parameter in procedure.Parameters.Where(local => number is null ? KindOf(local) == Kind.Real : local == number))
            _locals[parameter] = true;
        do
        {
            _changed = false;
            Visit(procedure.Prologue, false);
            Visit(procedure.Body, false);
        }
        while (_changed);
    }

    public int? Number { get; }

    public bool IsPass { get; }

    public bool this[int local] => _locals[local];

    public bool IsVarying(Operand operand) => !operand.IsConstant && _locals[operand.Local];

    public bool IsVaryingArray(int array) => _arrays[array];

    public LaneVariation Result => new(Number, _locals.ToEquatableArray(), _arrays.ToEquatableArray());

    private void Visit(Block block, bool isMasked)
    {
        foreach (Step step in block.Steps)
        {
            Visit(step, isMasked);
            foreach (Block inner in step.Blocks())
                Visit(inner, isMasked || (step is If branch && IsVarying(branch.Condition)));
        }
    }

    private void Visit(Step step, bool isMasked)
    {
        switch (step)
        {
            case Load load:
                Mark(_locals, load.Target, isMasked || _arrays[load.Array] || IsVarying(load.Index));
                break;
            case Store or AddTo when IsPass:
                break;
            case Store store:
                Mark(_arrays, store.Array, isMasked || IsVarying(store.Value));
                break;
            case AddTo add:
                Mark(_arrays, add.Array, isMasked || IsVarying(add.Value));
                break;
            case Fill fill:
                Mark(_arrays, fill.Array, IsVarying(fill.Value));
                break;
            case Push push when push.Value.Kind == Kind.Real:
                _isTapeVarying |= IsVarying(push.Value);
                break;
            case PushArray push:
                Mark(_arrays, push.Array, _procedure.Arrays[push.Array].Element == Kind.Real);
                _isTapeVarying |= _arrays[push.Array];
                break;
            case Pop pop:
                Mark(_locals, pop.Target, _isTapeVarying && KindOf(pop.Target) == Kind.Real);
                break;
            case Compute { Operation: Operation.Any }:
                break;
            case Compute or ReadData or CallOpaque:
                int target = step.Targets().First();
                Mark(_locals, target, step.Reads().Any(IsVarying) || (isMasked && KindOf(target) != Kind.Integer));
                break;
        }
    }

    private Kind KindOf(int local) => _procedure.Locals[local].Kind;

    private void Mark(bool[] flags, int place, bool varies)
    {
        _changed |= varies && !flags[place];
        flags[place] |= varies;
    }
}
