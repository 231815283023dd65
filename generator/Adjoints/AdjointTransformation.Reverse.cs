using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>The reverse sweep.</summary>
internal sealed partial class AdjointTransformation
{
    private bool IsActive(Operand operand) => activity.IsActive(plan.Number, operand);

    private bool IsActive(int local) => activity.IsActive(plan.Number, local);

    private void ZeroTemporaries(Scope scope)
    {
        foreach (int local in plan.Temporaries.In(scope).Where(IsActive))
            _builder.Assign(Bar(local), Arithmetic.Zero);
    }

    private void Reverse(Scope scope)
    {
        foreach (int local in plan.SavedIn(scope).Reverse())
            _builder.Emit(new Pop(local));
        foreach (Site site in scope.Sites.Reverse().Where(plan.Relevant.Contains))
            Reverse(site);
    }

    private Block ReverseBlock(Scope scope)
    {
        Block block = _builder.Collect(() =>
        {
            ZeroTemporaries(scope);
            Reverse(scope);
        });
        return plan.IsOverrun(scope) ? Twins(block, plan.Temporaries.In(scope)) : block;
    }

    /// <summary>Steps with locals of their own in place of temporaries that they compute again or take from the tape.</summary>
    private Block Twins(Block block, IEnumerable<int> temporaries)
    {
        HashSet<int> renamed = [.. temporaries];
        Dictionary<int, int> twins = [];
        int Twin(int local)
        {
            if (renamed.Contains(local) && !twins.ContainsKey(local))
                twins.Add(local, _builder.Twin(local));
            return twins.TryGetValue(local, out int twin) ? twin : local;
        }
        return new Renumbering(operand => operand.IsConstant ? operand : operand with { Local = Twin(operand.Local) }, Twin, array => array).Apply(block);
    }

    private void Reverse(Site site)
    {
        switch (site.Step)
        {
            case If branch:
                ComputeAgain(site);
                _builder.Emit(new If(branch.Condition, ReverseBlock(site.Inner[0]), ReverseBlock(site.Inner[1])));
                break;
            case For loop:
                ComputeAgain(site);
                ReverseFor(site, loop);
                break;
            case While:
                ComputeAgain(site);
                ReverseWhile(site);
                break;
            case Call call:
                ReverseCall(site, call);
                break;
            case Compute or CallOpaque:
                ReverseFunction(site, site.Step.Targets().Single(), [.. site.Step.Reads()]);
                break;
            case Load load:
                RestoreLocals(site);
                ComputeAgain(site);
                ReverseLoad(load);
                break;
            default:
                ComputeAgain(site);
                ReverseMemory(site);
                RestoreArray(site);
                RestoreLocals(site);
                break;
        }
    }

    private void ComputeAgain(Site site)
    {
        foreach (Site again in plan.AgainBefore(site))
            _builder.Emit(again.Step);
    }

    /// <summary>barred += contribution.</summary>
    private void Accumulate(int local, Operand contribution)
    {
        if (!contribution.Is(0))
            _builder.Assign(Bar(local), _builder.Add(_builder[Bar(local)], contribution));
    }

    // y = f(x):  xBar += f'(x) yBar, yBar = 0; where f' is told by y itself, y is put back last, else first
    private void ReverseFunction(Site site, int target, Operand[] arguments)
    {
        bool readsResult = ReadsResult(site, target), restoresFirst = !readsResult && plan.Inverse(site) is null;
        int unit = UnitArgument(site.Step, target);
        Operand bar = IsActive(target) ? _builder[Bar(target)] : Arithmetic.Zero;
        if (restoresFirst)
            RestoreLocals(site);
        if (IsActive(target) && unit < 0 && arguments.Any(argument => argument.Local == target))
        {
            bar = _builder.Compute(Operation.Copy, Kind.Real, bar);
            Clear(target);
        }
        ComputeAgain(site);
        for (int i = 0; i < arguments.Length && IsActive(target); i++)
        {
            if (IsActive(arguments[i]) && i != unit)
                Accumulate(arguments[i].Local, Partials.Times(_builder, bar, site.Step, i, readsResult ? _builder[target] : null, plan.Certain.Contains(site)));
        }
        if (!arguments.Any(argument => argument.Local == target))
            Clear(target);
        if (!restoresFirst)
            RestoreLocals(site);
    }

    private bool ReadsResult(Site site, int target) => IsActive(target) && plan.Uses.ReadsResult(site);

    /// <summary>The argument i of y = y + x or y = y - x that is y itself, whose bar stays as it is; else -1.</summary>
    private static int UnitArgument(Step step, int target)
    {
        if (step is not Compute { Operation: Operation.Add or Operation.Subtract } sum || sum.Arguments[0].Local == sum.Arguments[1].Local)
            return -1;
        return sum.Arguments[0].Local == target ? 0
            : sum.Arguments[1].Local == target && sum.Operation == Operation.Add ? 1
            : -1;
    }

    /// <summary>The bar of a variable before it was overwritten; that of a temporary has no further use.</summary>
    private void Clear(int local)
    {
        if (IsActive(local) && !plan.Temporaries.IsTemporary(local))
            _builder.Assign(Bar(local), Arithmetic.Zero);
    }

    private void ReverseLoad(Load load)
    {
        if (IsActive(load.Target) && activity.IsActiveArray(plan.Number, load.Array))
            _builder.Emit(new AddTo(_arrayBars[load.Array], load.Index, _builder[Bar(load.Target)]));
        Clear(load.Target);
    }

    private void ReverseMemory(Site site)
    {
        switch (site.Step)
        {
            case Store store when activity.IsActiveArray(plan.Number, store.Array):
                if (IsActive(store.Value))
                    Accumulate(store.Value.Local, _builder.Load(_arrayBars[store.Array], store.Index));
                _builder.Emit(new Store(_arrayBars[store.Array], store.Index, Arithmetic.Zero));
                break;
            case AddTo add when activity.IsActiveArray(plan.Number, add.Array) && IsActive(add.Value):
                Accumulate(add.Value.Local, _builder.Load(_arrayBars[add.Array], add.Index));
                break;
            case Fill fill when activity.IsActiveArray(plan.Number, fill.Array):
                if (IsActive(fill.Value))
                    _builder.ForEach(Operand.Integer(0), _builder.LengthOf(fill.Array), i => Accumulate(fill.Value.Local, _builder.Load(_arrayBars[fill.Array], i)));
                _builder.Emit(new Fill(_arrayBars[fill.Array], Arithmetic.Zero));
                break;
            default:
                foreach (int target in site.Step.Targets())
                    Clear(target);
                break;
        }
    }

    private void RestoreLocals(Site site)
    {
        foreach (int local in plan.RecordedLocals(site).Reverse())
            _builder.Emit(plan.Inverse(site) ?? (Step)new Pop(local));
    }

    private void RestoreArray(Site site)
    {
        if (!plan.RecordedArrays(site).Any())
            return;
        if (site.Step is Fill fill)
        {
            _builder.Emit(new PopArray(fill.Array));
            return;
        }
        (int array, Operand index) = site.Step is Store store ? (store.Array, store.Index) : (((AddTo)site.Step).Array, ((AddTo)site.Step).Index);
        int old = _builder.Temporary(_source.Arrays[array].Element);
        _builder.Emit(new Pop(old));
        _builder.Emit(new Store(array, index, _builder[old]));
    }

    private void ReverseWhile(Site site)
    {
        int trips = Trips(site);
        if (plan.IsOverrun(site.Scope))
            _builder.Emit(new Pop(trips));
        EmitAll(ReverseBlock(site.Inner[0]));
        _builder.ForEach(Operand.Integer(0), _builder[trips], _ =>
        {
            EmitAll(ReverseBlock(site.Inner[1]));
            EmitAll(ReverseBlock(site.Inner[0]));
        });
    }

    private void EmitAll(Block block)
    {
        foreach (Step step in block.Steps)
            _builder.Emit(step);
    }

    private void ReverseFor(Site site, For loop)
    {
        if (plan.Fused.ContainsKey(site))
        {
            ReverseFused(site, loop);
            return;
        }
        (Operand from, Operand to, int stride) = Backwards(loop);
        if (!plan.Repeated.ContainsKey(site))
        {
            _builder.Emit(new For(loop.Counter, from, to, stride, ReverseBlock(site.Inner[0])));
            return;
        }
        Block body = _builder.Collect(() =>
        {
            PopState(site);
            EmitAll(RunAndReverse(site, isFirst: false));
        });
        IEnumerable<int> temporaries = site.Inner[0].All.Select(inner => inner.Scope).Distinct().SelectMany(plan.Temporaries.In);
        _builder.Emit(new For(loop.Counter, from, to, stride, Twins(body, temporaries)));
        foreach (int array in plan.RecordedArrays(site).Reverse())
            _builder.Emit(new PopArray(array));
        RestoreLocals(site);
    }

    private Block RunAndReverse(Site loop, bool isFirst) =>
        _builder.Collect(() => RunAgain(loop, isFirst, () => EmitAll(ReverseBlock(loop.Inner[0]))));

    private void ReverseFused(Site site, For loop)
    {
        _builder.Emit(loop with { Body = RunAndReverse(site, isFirst: true) });
        List<Site> moved = [.. plan.Fused[site].Where(Runs).Prepend(site)];
        foreach (Site waiting in moved.Skip(1))
            _builder.Emit(waiting.Step);
        foreach (int local in moved.SelectMany(other => other.All).SelectMany(other => other.Step.Targets()).Distinct())
        {
            if (_lateResults.TryGetValue(local, out int copy))
                _builder.Assign(copy, _builder[local]);
        }
    }

    /// <summary>The same counters, last first.</summary>
    private (Operand From, Operand To, int Stride) Backwards(For loop)
    {
        int sign = Math.Sign(loop.Stride);
        Operand step = Operand.Integer(loop.Stride), end = _builder.Subtract(loop.From, Operand.Integer(sign));
        if (loop.Stride == sign)
            return (_builder.Subtract(loop.To, step), end, -loop.Stride);
        // from + stride (ceiling((to - from) / stride) - 1)
        Operand distance = _builder.Add(_builder.Subtract(loop.To, loop.From), Operand.Integer(loop.Stride - sign));
        Operand last = _builder.Subtract(_builder.Divide(distance, step), Operand.Integer(1));
        return (_builder.Add(loop.From, _builder.Multiply(last, step)), end, -loop.Stride);
    }
}
