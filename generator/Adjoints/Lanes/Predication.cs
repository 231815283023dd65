using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints.Lanes;

/// <summary>
/// Branches that lanes take each for itself become steps that all lanes take: what a lane's branch would not have assigned keeps its value (if-conversion;
/// Allen, Kennedy, Porterfield and Warren, 1983). Where both branches only compute, they do so side by side, and one choice for each variable joins them;
/// else every assignment is a choice of its own.
/// </summary>
internal sealed partial class Predication
{
    private readonly Variation _variation;
    private readonly ProcedureBuilder _builder;
    private readonly Procedure _procedure;

    private readonly HashSet<int> _kept;
    private readonly Dictionary<int, int> _mentions, _assignments;
    private HashSet<(int Array, Operand Index)> _reached;

    private Predication(Procedure procedure, Variation variation)
    {
        (_procedure, _variation, _builder) = (procedure, variation, ProcedureBuilder.From(procedure));
        (_mentions, _assignments) = (Mentions(procedure.Body.All()), Linking.Assignments(procedure));
        _reached = [.. Elements(procedure.Body, -1)];
        _kept = [.. procedure.Body.All().SelectMany(step => step.Targets()).GroupBy(local => local).Where(same => same.Count() > 1 || procedure.Locals[same.Key].Name.Length > 0).Select(same => same.Key)];
    }

    public static Procedure Apply(Procedure procedure, Variation variation)
    {
        Predication predication = new(procedure, variation);
        Block body = predication._builder.Collect(() => predication.Add(procedure.Body, null));
        return procedure with { Body = body, Locals = predication._builder.Locals.ToEquatableArray() };
    }

    private void Add(Block block, Operand? mask)
    {
        foreach (Step step in block.Steps)
            Add(step, mask);
    }

    /// <summary>Where a branch reads data, divides integers or comes to elements that nothing else does, no lane may come there unless one does in earnest.</summary>
    private void AddGuarded(Block block, Operand mask)
    {
        if (block.All().Any(NeedsGuard))
            _builder.Emit(new If(_builder.Compute(Operation.Any, Kind.Truth, mask), _builder.Collect(() => Add(block, mask)), Block.Empty));
        else
            Add(block, mask);
    }

    private bool NeedsGuard(Step step) => step is ReadData { Arguments.Count: > 0 } || IsDivision(step)
        || (ElementOf(step) is (int, Operand) element && !_reached.Contains(element) && !IsInside(element.Array, element.Index));

    private static (int Array, Operand Index)? ElementOf(Step step) => step switch
    {
        Load load => (load.Array, load.Index),
        Store store => (store.Array, store.Index),
        AddTo add => (add.Array, add.Index),
        _ => null,
    };

    private bool IsInside(int array, Operand index) => _procedure.Arrays[array] is { Role: ArrayRole.Own, Length: { IsConstant: true } length } && index.IsConstant && index.Value >= 0 && index.Value < length.Value;

    /// <summary>The elements that the steps of a block come to whatever lanes do, at indices that stay the same meanwhile.</summary>
    private IEnumerable<(int, Operand)> Elements(Block block, int counter) => block.Steps.Select(ElementOf).OfType<(int Array, Operand Index)>()
        .Where(element => element.Index.IsConstant || element.Index.Local == counter || !_assignments.TryGetValue(element.Index.Local, out int count) || count == 1);

    private bool IsDivision(Step step) => step is Compute { Operation: Operation.Divide or Operation.Remainder } compute && _procedure.Locals[compute.Target].Kind == Kind.Integer;

    private void Add(Step step, Operand? mask)
    {
        switch (step)
        {
            case If branch when _variation.IsVarying(branch.Condition) && IsPlain(branch):
                Join(branch, mask);
                break;
            case If branch when _variation.IsVarying(branch.Condition):
                Operand condition = _builder.Compute(Operation.Copy, Kind.Truth, branch.Condition);
                AddGuarded(branch.Then, Both(mask, condition));
                if (branch.Else.Steps.Count > 0)
                    AddGuarded(branch.Else, Both(mask, _builder.Compute(Operation.Not, Kind.Truth, condition)));
                break;
            case Store store when mask is Operand here:
                _builder.Emit(store with { Value = Choose(here, store.Value, _builder.Load(store.Array, store.Index)) });
                break;
            case AddTo add when mask is Operand here:
                _builder.Emit(add with { Value = Choose(here, add.Value, Operand.Real(0)) });
                break;
            case Compute or Load or ReadData when mask is Operand here && IsKept(step):
                AddMasked(step, here);
                break;
            case For loop when mask is null:
                HashSet<(int, Operand)> outside = _reached;
                _reached = [.. outside, .. Elements(loop.Body, loop.Counter)];
                _builder.Rebuild(step, inner => Add(inner, mask));
                _reached = outside;
                break;
            default:
                _builder.Rebuild(step, inner => Add(inner, mask));
                break;
        }
    }

    /// <summary>Whether a step assigns a real or truth value that has another where the branch is not taken.</summary>
    private bool IsKept(Step step) => IsKept(step.Targets().First());

    private bool IsKept(int local) => _procedure.Locals[local].Kind != Kind.Integer && _kept.Contains(local);

    // v = mask ? f(...) : v
    private void AddMasked(Step step, Operand mask)
    {
        int target = step.Targets().First();
        int result = _builder.Temporary(_procedure.Locals[target].Kind);
        _builder.Emit(new Renumbering(operand => operand, _ => result, array => array).Apply(step));
        _builder.Emit(new Compute(target, Operation.Choose, new([mask, _builder[result], _builder[target]])));
    }

    private Operand Choose(Operand mask, Operand then, Operand otherwise) => _builder.Compute(Operation.Choose, Kind.Real, mask, then, otherwise);

    private Operand Both(Operand? mask, Operand condition) => mask is Operand other ? _builder.Compute(Operation.And, Kind.Truth, other, condition) : condition;
}
