using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// Loops that the reverse sweep runs through once for both: an iteration is computed and at once reversed, instead of being computed in the forward sweep
/// and again in the reverse sweep. That needs a reverse sweep down to the loop that asks for nothing the loop computes, as after a sum.
/// </summary>
internal sealed class LoopFusion
{
    private readonly AdjointPlan _plan;
    private readonly Site _loop;
    private readonly List<Site> _moved;
    private readonly Places _read = new();
    private readonly Places _written = new();

    private LoopFusion(AdjointPlan plan, Site loop)
    {
        (_plan, _loop, _moved) = (plan, loop, [loop]);
        Move(loop);
    }

    /// <summary>Finds the loops of blocks that are reversed as soon as they have run, last first.</summary>
    public static void Plan(AdjointPlan plan, Activity activity)
    {
        IEnumerable<Scope> bodies = plan.Repeated.Keys.Select(loop => loop.Inner[0]);
        foreach (Site loop in (plan.IsSplit ? bodies : bodies.Prepend(plan.Root)).SelectMany(scope => scope.Sites.Reverse())
            .Where(site => plan.Repeated.ContainsKey(site) && !plan.Checkpoints.ContainsKey(site)).ToArray())
        {
            LoopFusion fusion = new(plan, loop);
            if (!fusion.IsPossible() || !OrderFreedom.Of(plan, activity, loop))
                continue;
            foreach (List<Site> tail in plan.Fused.Values)
                tail.RemoveAll(fusion._moved.Contains);
            plan.Fused.Add(loop, [.. fusion._moved.Skip(1)]);
        }
    }

    private void Move(Site site)
    {
        foreach (Site inner in site.All)
        {
            _read.Locals.UnionWith(Effects.LocalsRead(inner.Step));
            _read.Arrays.UnionWith(Effects.ArraysRead(inner.Step, _plan.Programs));
            _written.Locals.UnionWith(inner.Step.Targets());
            _written.Arrays.UnionWith(Effects.ArraysWritten(inner.Step, _plan.Programs));
        }
    }

    /// <summary>Whether the loop, and after it the steps that depend on it, can wait until the reverse sweep arrives at it.</summary>
    private bool IsPossible()
    {
        IReadOnlyList<Site> later = [.. _loop.Scope.Sites.Skip(_loop.Position + 1)];
        foreach (Site site in later)
        {
            if (site.All.Any(ReadsMoved))
            {
                if (site.Inner.Count > 0 || site.Step is Call)
                    return false;
                _moved.Add(site);
                Move(site);
            }
            else if (site.All.Any(WritesMoved))
            {
                return false;
            }
        }
        return !_written.Arrays.Any(_plan.TakesBack)
            && !_moved.Any(_plan.Recorded.ContainsKey)
            && !later.SelectMany(site => site.All).Any(AsksForMoved)
            && !_moved.Skip(1).Any(site => ReadsRestored(site, later));
    }

    /// <summary>Whether a step that waits reads what later steps changed and the reverse sweep has taken back by then.</summary>
    private bool ReadsRestored(Site waiting, IReadOnlyList<Site> later) => later.SelectMany(site => site.All).Any(site =>
        _plan.RecordedLocals(site).Intersect(Effects.LocalsRead(waiting.Step)).Any()
        || _plan.RecordedArrays(site).Intersect(Effects.ArraysRead(waiting.Step, _plan.Programs)).Any());

    private bool ReadsMoved(Site site) =>
        Effects.LocalsRead(site.Step).Any(_written.Locals.Contains) || Effects.ArraysRead(site.Step, _plan.Programs).Any(_written.Arrays.Contains);

    private bool WritesMoved(Site site) =>
        site.Step.Targets().Any(local => _written.Locals.Contains(local) || _read.Locals.Contains(local))
        || Effects.ArraysWritten(site.Step, _plan.Programs).Any(array => _written.Arrays.Contains(array) || _read.Arrays.Contains(array));

    /// <summary>Whether the reverse sweep at a site reads what is not computed yet by then.</summary>
    private bool AsksForMoved(Site site)
    {
        if (!_plan.Relevant.Contains(site))
            return false;
        IEnumerable<int> uses = site.Step is If or For ? Effects.LocalsRead(site.Step) : _plan.Uses.Before(site);
        if (_plan.Uses.ReadsResult(site))
            uses = uses.Concat(site.Step.Targets());
        return uses.Any(_written.Locals.Contains) || _plan.AgainBefore(site).Any(ReadsMoved);
    }
}
