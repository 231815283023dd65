using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// Whether the iterations of a loop may be reversed in any order, and between its other iterations: adjoints outside the iteration are only added to, and
/// what the iteration takes back is its own.
/// </summary>
internal sealed class OrderFreedom
{
    private readonly AdjointPlan _plan;
    private readonly Activity _activity;
    private readonly For _loop;
    private readonly Site[] _inside;
    private readonly HashSet<int> _outerLocals, _outerArrays;

    private OrderFreedom(AdjointPlan plan, Activity activity, Site loop)
    {
        (_plan, _activity, _loop) = (plan, activity, (For)loop.Step);
        _inside = [.. loop.Inner[0].All];
        HashSet<Site> inside = [.. _inside];
        Step[] outside = [.. plan.Root.All.Where(site => !inside.Contains(site)).Select(site => site.Step)];
        _outerLocals = [.. outside.Concat(plan.Source.Prologue.All()).SelectMany(step => Effects.LocalsRead(step).Concat(step.Targets())), .. plan.Source.Results, .. plan.Source.Parameters];
        _outerArrays = [.. outside.SelectMany(step => Effects.ArraysRead(step, plan.Programs).Concat(Effects.ArraysWritten(step, plan.Programs)))];
    }

    public static bool Of(AdjointPlan plan, Activity activity, Site loop)
    {
        OrderFreedom freedom = new(plan, activity, loop);
        return freedom._inside.Where(plan.Relevant.Contains).All(freedom.IsFree);
    }

    private bool IsFree(Site site)
    {
        if (_plan.Recorded.TryGetValue(site, out Places? recorded) && (recorded.Locals.Any(_outerLocals.Contains) || recorded.Arrays.Any(array => !IsOwn(array))))
            return false;
        return site.Step switch
        {
            Compute sum when Effects.IsIncrement(sum) => !_outerLocals.Contains(sum.Target) || _inside.All(other => IsSilentOn(other, sum.Target)),
            AddTo add => !_activity.IsActiveArray(_plan.Number, add.Array) || IsOwn(add.Array) || IsElementwise(add.Array) || _inside.All(other => other.Step is not Load load || load.Array != add.Array),
            Store store => !_activity.IsActiveArray(_plan.Number, store.Array) || IsOwn(store.Array) || IsElementwise(store.Array),
            Fill fill => !_activity.IsActiveArray(_plan.Number, fill.Array) || IsOwn(fill.Array),
            Call => false,
            If or For or While => true,
            _ => site.Step.Targets().All(target => !_activity.IsActive(_plan.Number, target) || !_outerLocals.Contains(target)),
        };
    }

    /// <summary>Whether a step reads a sum at most to add to it.</summary>
    private static bool IsSilentOn(Site site, int sum) =>
        !Effects.LocalsRead(site.Step).Contains(sum) || (site.Step is Compute step && step.Target == sum && Effects.IsIncrement(step));

    /// <summary>Whether an array is scratch that nothing outside the loop touches.</summary>
    private bool IsOwn(int array) => _plan.Source.Arrays[array].Role is ArrayRole.Own or ArrayRole.Work && !_outerArrays.Contains(array);

    /// <summary>Whether each iteration touches the one element at the loop's counter.</summary>
    private bool IsElementwise(int array) => _inside.All(site => site.Step switch
    {
        Load load => load.Array != array || IsCounter(load.Index),
        Store store => store.Array != array || IsCounter(store.Index),
        AddTo add => add.Array != array || IsCounter(add.Index),
        _ => !Effects.ArraysRead(site.Step, _plan.Programs).Concat(Effects.ArraysWritten(site.Step, _plan.Programs)).Contains(array),
    });

    private bool IsCounter(Operand index) => !index.IsConstant && index.Local == _loop.Counter;
}
