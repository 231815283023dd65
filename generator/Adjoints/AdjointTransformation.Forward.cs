using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>The forward sweep.</summary>
internal sealed partial class AdjointTransformation
{
    private HashSet<Site>? _only;
    private bool _isPlain;

    private void Forward(Scope scope)
    {
        Site[] waiting = _isPlain || IsCounting ? [] : [.. scope.Sites.Where(plan.Fused.ContainsKey).SelectMany(loop => plan.Fused[loop].Prepend(loop))];
        foreach (Site site in scope.Sites.Where(site => Runs(site) || plan.Repeated.ContainsKey(site)).Except(waiting))
            Forward(site);
        if (_isPlain)
            return;
        foreach (int local in plan.SavedIn(scope))
            Push(_builder[local]);
    }

    private Block ForwardBlock(Scope scope) => _builder.Collect(() => Forward(scope));

    /// <summary>Whether a site is among those that run, where an iteration runs again.</summary>
    private bool Runs(Site site) => _only is null || _only.Contains(site);

    private void Forward(Site site)
    {
        switch (site.Step)
        {
            case If branch:
                _builder.Emit(new If(branch.Condition, ForwardBlock(site.Inner[0]), ForwardBlock(site.Inner[1])));
                break;
            case For loop when plan.Repeated.ContainsKey(site):
                ForwardRepeated(site, loop);
                break;
            case For loop:
                _builder.Emit(loop with { Body = ForwardBlock(site.Inner[0]), Every = 0 });
                break;
            case While loop when _isPlain || !plan.Relevant.Contains(site):
                _builder.Emit(new While(ForwardBlock(site.Inner[0]), loop.Condition, ForwardBlock(site.Inner[1])));
                break;
            case While loop:
                ForwardWhile(site, loop);
                break;
            case Call call when _isPlain:
                _builder.Emit(call with { Procedure = sweepsOf(call.Procedure).Primal });
                break;
            case Call call:
                ForwardCall(site, call);
                break;
            default:
                Record(site);
                _builder.Emit(site.Step);
                break;
        }
    }

    /// <summary>A loop whose iterations run again only runs; what it overwrites for good is recorded first.</summary>
    private void ForwardRepeated(Site site, For loop)
    {
        if (!_isPlain)
        {
            foreach (int local in plan.RecordedLocals(site))
                Push(_builder[local]);
            foreach (int array in plan.RecordedArrays(site))
                PushArray(array);
        }
        if (IsCounting && !_isPlain)
        {
            CountAgain(site, loop);
            if (plan.Checkpoints.ContainsKey(site))
                return;
        }
        if (!Runs(site))
            return;
        bool wasPlain = _isPlain;
        Block body = _builder.Collect(() =>
        {
            if (!wasPlain)
                PushState(site);
            _isPlain = true;
            Forward(site.Inner[0]);
        });
        _builder.Emit(loop with { Body = body, Every = 0 });
        _isPlain = wasPlain;
    }

    /// <summary>What the passes of a segment start from.</summary>
    private void PushState(Site loop)
    {
        if (!plan.Checkpoints.TryGetValue(loop, out Places? state))
            return;
        foreach (int local in state.Locals.OrderBy(local => local))
            Push(_builder[local]);
        foreach (int array in state.Arrays.OrderBy(array => array))
            PushArray(array);
    }

    private void PopState(Site loop)
    {
        if (!plan.Checkpoints.TryGetValue(loop, out Places? state))
            return;
        foreach (int array in state.Arrays.OrderByDescending(array => array))
            _builder.Emit(new PopArray(array));
        foreach (int local in state.Locals.OrderByDescending(local => local))
            _builder.Emit(new Pop(local));
    }

    /// <summary>One iteration of a loop: what its reverse sweep needs, and all else that it does where it runs for the first time.</summary>
    private void RunAgain(Site loop, bool isFirst, Action reverse)
    {
        HashSet<Site>? outer = _only;
        _only = !isFirst ? plan.Repeated[loop] : outer is null ? null : [.. outer, .. plan.Repeated[loop]];
        Forward(loop.Inner[0]);
        reverse();
        _only = outer;
    }

    private void Record(Site site)
    {
        if (_isPlain)
            return;
        if (plan.Inverse(site) is null)
        {
            foreach (int local in plan.RecordedLocals(site))
                Push(_builder[local]);
        }
        if (!plan.RecordedArrays(site).Any())
            return;
        switch (site.Step)
        {
            case Store store:
                Push(_builder.Load(store.Array, store.Index));
                break;
            case AddTo add:
                Push(_builder.Load(add.Array, add.Index));
                break;
            case Fill fill:
                PushArray(fill.Array);
                break;
        }
    }

    /// <summary>A loop of unknown length counts its trips.</summary>
    private void ForwardWhile(Site site, While loop)
    {
        int trips = Trips(site);
        _builder.Assign(trips, Operand.Integer(0));
        Block test = ForwardBlock(site.Inner[0]);
        Block body = _builder.Collect(() =>
        {
            Forward(site.Inner[1]);
            _builder.Emit(new Compute(trips, Operation.Add, new([_builder[trips], Operand.Integer(1)])));
        });
        _builder.Emit(new While(test, loop.Condition, body));
        if (plan.IsOverrun(site.Scope))
            Push(_builder[trips]);
    }

    private int Trips(Site site)
    {
        if (!_trips.TryGetValue(site, out int trips))
            _trips.Add(site, trips = _builder.Variable("trips", Kind.Integer));
        return trips;
    }

    /// <summary>What the call overwrites goes on the tape above what the callee puts there, so that it comes back first.</summary>
    private void ForwardCall(Site site, Call call)
    {
        int[] copies = plan.RecordedLocals(site).Select(Kept).ToArray();
        _builder.Emit(IsCounting ? Counted(call) : call with { Procedure = sweepsOf(call.Procedure).Forward });
        foreach (int copy in copies)
            Push(_builder[copy]);
    }
}
