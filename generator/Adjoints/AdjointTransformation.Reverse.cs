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
        foreach (int local in plan.Saved(scope).Reverse())
            _builder.Emit(new Pop(local));
        foreach (Site site in scope.Sites.Reverse())
            Reverse(site);
    }

    private Block ReverseBlock(Scope scope) => _builder.Collect(() =>
    {
        ZeroTemporaries(scope);
        Reverse(scope);
    });

    private void Reverse(Site site)
    {
        switch (site.Step)
        {
            case If branch:
                _builder.Emit(new If(branch.Condition, ReverseBlock(site.Inner[0]), ReverseBlock(site.Inner[1])));
                break;
            case For loop:
                ReverseFor(site, loop);
                break;
            case While:
                ReverseWhile(site);
                break;
            case Call call:
                ReverseCall(site, call);
                break;
            case Compute or CallOpaque:
                ReverseFunction(site, Effects.Targets(site.Step).Single(), [.. Effects.Reads(site.Step)]);
                break;
            default:
                ReverseMemory(site);
                Restore(site);
                break;
        }
    }

    /// <summary>barred += contribution.</summary>
    private void Accumulate(int local, Operand contribution)
    {
        if (!contribution.Is(0))
            _builder.Assign(Bar(local), _builder.Add(_builder[Bar(local)], contribution));
    }

    // y = f(x):  xBar += f'(x) yBar, yBar = 0
    private void ReverseFunction(Site site, int target, Operand[] arguments)
    {
        bool overwrites = arguments.Any(argument => argument.Local == target);
        Operand bar = Arithmetic.Zero;
        if (IsActive(target))
        {
            bar = _builder[Bar(target)];
            if (overwrites)
            {
                bar = _builder.Compute(Operation.Copy, Kind.Real, bar);
                _builder.Assign(Bar(target), Arithmetic.Zero);
                Restore(site);
            }
            for (int i = 0; i < arguments.Length; i++)
            {
                if (IsActive(arguments[i]))
                    Accumulate(arguments[i].Local, Partials.Times(_builder, bar, site.Step, i, overwrites ? null : _builder[target]));
            }
            if (!overwrites)
                Clear(target);
        }
        if (!overwrites || bar.IsConstant)
            Restore(site);
    }

    /// <summary>The bar of a variable before it was overwritten; that of a temporary has no further use.</summary>
    private void Clear(int local)
    {
        if (IsActive(local) && !plan.Temporaries.IsTemporary(local))
            _builder.Assign(Bar(local), Arithmetic.Zero);
    }

    private void ReverseMemory(Site site)
    {
        switch (site.Step)
        {
            case Load load when IsActive(load.Target) && activity.IsActiveArray(plan.Number, load.Array):
                _builder.Emit(new AddTo(_arrayBars[load.Array], load.Index, _builder[Bar(load.Target)]));
                Clear(load.Target);
                break;
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
                foreach (int target in Effects.Targets(site.Step))
                    Clear(target);
                break;
        }
    }

    private void Restore(Site site)
    {
        if (plan.RecordsArray(site))
            RestoreArray(site.Step);
        foreach (int local in plan.RecordedLocals(site).Reverse())
            _builder.Emit(new Pop(local));
    }

    private void RestoreArray(Step step)
    {
        if (step is Fill fill)
        {
            _builder.Emit(new PopArray(fill.Array));
            return;
        }
        (int array, Operand index) = step is Store store ? (store.Array, store.Index) : (((AddTo)step).Array, ((AddTo)step).Index);
        int old = _builder.Temporary(_source.Arrays[array].Element);
        _builder.Emit(new Pop(old));
        _builder.Emit(new Store(array, index, _builder[old]));
    }

    private void ReverseWhile(Site site)
    {
        int trips = Trips(site);
        if (plan.IsRepeated(site.Scope))
            _builder.Emit(new Pop(trips));
        foreach (Step step in ReverseBlock(site.Inner[0]).Steps)
            _builder.Emit(step);
        _builder.ForEach(Operand.Integer(0), _builder[trips], _ =>
        {
            foreach (Step step in ReverseBlock(site.Inner[1]).Steps.Concat(ReverseBlock(site.Inner[0]).Steps))
                _builder.Emit(step);
        });
    }

    private void ReverseFor(Site site, For loop)
    {
        (Operand from, Operand to, int stride) = Backwards(loop);
        _builder.Emit(new For(loop.Counter, from, to, stride, ReverseBlock(site.Inner[0])));
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
