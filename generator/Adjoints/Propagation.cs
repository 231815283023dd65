using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>Forwards through the blocks: operands that are constants or copies are replaced, and what was computed before is not computed again.</summary>
/// <param name="propagatesTemporaries">Whether a variable that is a copy of a temporary is replaced by it; else they become one afterwards.</param>
internal sealed class Propagation(ProcedureList programs, Procedure procedure, bool propagatesTemporaries)
{
    private Knowledge _known = new();
    private int[] _definitions = [];

    public Procedure Apply()
    {
        _definitions = CountDefinitions();
        Block prologue = Apply(procedure.Prologue), body = Apply(procedure.Body);
        return procedure with { Prologue = prologue, Body = body, Results = propagatesTemporaries ? Results() : procedure.Results };
    }

    /// <summary>A result that is a copy of another variable at the end of the body is that variable: <c>y = x; return y;</c> becomes <c>return x;</c>.</summary>
    private EquatableArray<int> Results()
    {
        HashSet<int> taken = [.. procedure.Parameters, .. procedure.Results];
        int Original(int result)
        {
            Operand source = _known.Substitute(Operand.Of(result, procedure.Locals[result].Kind));
            bool isVariable = source.Local >= 0 && procedure.Locals[source.Local] is { Name.Length: > 0 } variable && variable.Kind == procedure.Locals[result].Kind;
            return isVariable && taken.Add(source.Local) ? source.Local : result;
        }
        return procedure.Results.Select(Original).ToEquatableArray();
    }

    private Block Apply(Block block) => Block.Of(block.Steps.SelectMany(Apply).ToArray());

    private IEnumerable<Step> Apply(Step step) => step switch
    {
        If branch => ApplyIf(branch with { Condition = _known.Substitute(branch.Condition) }),
        For loop => [ApplyFor(loop)],
        While loop => [ApplyWhile(loop)],
        _ => Simple(new Renumbering(_known.Substitute, local => local, array => array).Apply(step)) is var simple && IsIdle(simple) ? [] : [simple],
    };

    private static bool IsIdle(Step step) => step is Compute { Operation: Operation.Copy } copy && copy.Arguments[0].Local == copy.Target;

    private IEnumerable<Step> ApplyIf(If branch)
    {
        if (branch.Condition.IsConstant)
            return Apply(branch.Condition.Is(1) ? branch.Then : branch.Else).Steps;
        Knowledge before = _known;
        _known = new(before);
        _known.SetCopy(branch.Condition.Local, Operand.Truth(true));
        Block then = Apply(branch.Then);
        Knowledge afterThen = _known;
        _known = new(before);
        _known.SetCopy(branch.Condition.Local, Operand.Truth(false));
        Block otherwise = Apply(branch.Else);
        _known.Intersect(afterThen);
        return [new If(branch.Condition, then, otherwise)];
    }

    private Step ApplyFor(For loop)
    {
        loop = loop with { From = _known.Substitute(loop.From), To = _known.Substitute(loop.To) };
        Forget(loop);
        Knowledge around = _known;
        _known = new(around);
        loop = loop with { Body = Apply(loop.Body) };
        _known = around;
        return loop;
    }

    private Step ApplyWhile(While loop)
    {
        Forget(loop);
        Knowledge around = _known;
        _known = new(around);
        Block test = Apply(loop.Test);
        Operand condition = _known.Substitute(loop.Condition);
        Block body = Apply(loop.Body);
        _known = around;
        return new While(test, condition, body);
    }

    /// <summary>Forgets what a loop changes in any of its trips.</summary>
    private void Forget(Step loop)
    {
        Places written = new();
        foreach (Step step in loop.Blocks().SelectMany(block => block.All()).Prepend(loop))
        {
            written.Locals.UnionWith(step.Targets());
            written.Arrays.UnionWith(Effects.ArraysWritten(step, programs));
        }
        _known.Forget(written);
    }

    /// <summary>Forgets what a step overwrites; nothing is known of a local that no other step assigns.</summary>
    private void ForgetWritten(Step step)
    {
        Places written = new();
        written.Locals.UnionWith(step.Targets().Where(target => _definitions[target] > 1));
        written.Arrays.UnionWith(Effects.ArraysWritten(step, programs));
        if (written.Count > 0)
            _known.Forget(written);
    }

    private int[] CountDefinitions()
    {
        int[] definitions = new int[procedure.Locals.Count];
        foreach (int target in procedure.Parameters.Concat(Linking.Steps(procedure).SelectMany(step => step.Targets())))
            definitions[target]++;
        return definitions;
    }

    private Step Simple(Step step)
    {
        switch (step)
        {
            case Compute compute:
                return Computed(Folding.Signs(compute, _known.Negated));
            case Load or LengthOf or ReadData or CallOpaque:
                return Valued(step, step.Targets().Single());
            case Store store:
                ForgetWritten(step);
                _known.SetValue(new Load(-1, store.Array, store.Index), store.Value);
                return step;
            default:
                ForgetWritten(step);
                return step;
        }
    }

    private Step Computed(Compute step)
    {
        if (Folding.Value(step, procedure.Locals[step.Target].Kind) is not { } value)
            return Valued(step, step.Target);
        return Copied(step.Target, value);
    }

    private Step Copied(int target, Operand value)
    {
        if (value.Local != target)
        {
            ForgetWritten(new Compute(target, Operation.Copy, new([value])));
            if (propagatesTemporaries || value.IsConstant || procedure.Locals[target].Name.Length == 0 || procedure.Locals[value.Local].Name.Length > 0)
                _known.SetCopy(target, value);
        }
        return new Compute(target, Operation.Copy, new([value]));
    }

    private Step Valued(Step step, int target)
    {
        Step key = new Renumbering(operand => operand, _ => -1, array => array).Apply(step);
        if (_known.Find(key) is { } known)
            return Copied(target, known);
        ForgetWritten(step);
        _known.SetValue(key, Operand.Of(target, procedure.Locals[target].Kind));
        return step;
    }
}
