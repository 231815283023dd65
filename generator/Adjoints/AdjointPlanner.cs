using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// Decides what is recorded. Whatever is recorded makes the reverse sweep do more and need more, so the decisions are repeated until nothing is added.
/// </summary>
internal sealed class AdjointPlanner
{
    private readonly AdjointPlan _plan;

    private AdjointPlanner(AdjointPlan plan) => _plan = plan;

    public static AdjointPlan Plan(ProcedureList programs, int number, bool isSplit, Activity activity)
    {
        AdjointPlanner planner = new(new AdjointPlan(programs, number, isSplit, activity));
        planner.Run();
        LoopFusion.Plan(planner._plan, activity);
        return planner._plan;
    }

    private void Run()
    {
        MarkRelevant();
        foreach (Site loop in _plan.Root.All.Where(site => site.Step is For && _plan.Relevant.Contains(site)))
        {
            if (((For)loop.Step).Every == For.Segments && !_plan.IsSplit)
            {
                _plan.Checkpoints.Add(loop, Independence.Carried(_plan, loop, Before));
                _plan.Repeated.Add(loop, [.. loop.Inner[0].All]);
            }
            else if (Independence.Of(_plan, loop, Before) is { } slice && !IsDear(loop, slice))
                _plan.Repeated.Add(loop, slice);
        }
        int size;
        do
        {
            size = Size;
            new Demands(_plan, Before).Run();
            new ToBeRecorded(_plan, Before).Run();
            MarkRelevant();
        }
        while (Size > size);
    }

    /// <summary>Whether a loop whose state goes on the tape anyway would compute functions again in each of its passes: a function costs more than the tape.</summary>
    private bool IsDear(Site loop, HashSet<Site> slice) => loop.Scope.Owner is not null && _plan.IsOverrun(loop.Scope) && slice.Any(site =>
        site.Scope == loop.Inner[0] && site.Step is Compute { Operation: Operation.Function } or CallOpaque);

    private int Size => _plan.Relevant.Count + _plan.Recorded.Values.Sum(places => places.Count) + _plan.Saved.Values.Sum(saved => saved.Count);

    private void MarkRelevant()
    {
        foreach (Site site in _plan.Root.All.Where(site => _plan.Uses.HasAdjoint(site) || _plan.Recorded.ContainsKey(site)).ToArray())
        {
            for (Site? current = site; current is not null && _plan.Relevant.Add(current); current = current.Scope.Owner)
            {
            }
        }
    }

    /// <summary>The locals that the reverse sweep reads at a site itself, as they were before it.</summary>
    private IEnumerable<int> Before(Site site) => site.Step switch
    {
        _ when !_plan.Relevant.Contains(site) => [],
        If or For => Effects.LocalsRead(site.Step),
        While => [],
        _ when _plan.Recorded.TryGetValue(site, out Places? recorded) => _plan.Uses.Before(site).Concat(OfRecord(site, recorded)),
        _ => _plan.Uses.Before(site),
    };

    /// <summary>What it takes to put back what was recorded: the place of an element, the summand of an integer.</summary>
    private IEnumerable<int> OfRecord(Site site, Places recorded)
    {
        IEnumerable<int> index = recorded.Arrays.Count > 0 ? ReverseUses.Index(site.Step) : [];
        return recorded.Locals.Count > 0 && _plan.Inverse(site) is { } inverse && !inverse.Arguments[1].IsConstant ? index.Append(inverse.Arguments[1].Local) : index;
    }
}
