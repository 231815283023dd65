using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// Temporaries that the reverse sweep reads in blocks that have run again since: cheap ones are computed again as soon as their operands are as they
/// were, the others lie on the tape from the end of the block to its reverse sweep.
/// </summary>
internal sealed class Demands(AdjointPlan plan, Func<Site, IEnumerable<int>> before)
{
    public void Run()
    {
        plan.Again.Clear();
        Of(plan.Root);
    }

    /// <summary>Plans a block and returns the temporaries of the blocks around it that its reverse sweep reads.</summary>
    private HashSet<int> Of(Scope scope)
    {
        HashSet<int> outer = [], available = [.. plan.SavedIn(scope)];
        bool isOverrun = plan.IsOverrun(scope);
        foreach (Site site in scope.Sites.Reverse())
        {
            foreach (int local in OfSite(site).Where(plan.Temporaries.IsTemporary).ToArray())
            {
                if (plan.Temporaries[local]!.Scope != scope)
                    outer.Add(local);
                else if (isOverrun && !available.Contains(local))
                    Obtain(local, site, available, outer);
            }
        }
        return outer;
    }

    private IEnumerable<int> OfSite(Site site)
    {
        IEnumerable<int> own = plan.Relevant.Contains(site) ? before(site) : [];
        if (plan.Uses.ReadsResult(site))
            own = own.Concat(site.Step.Targets());
        IEnumerable<int> repeated = plan.Repeated.TryGetValue(site, out HashSet<Site>? slice) ? slice.SelectMany(inner => Effects.LocalsRead(inner.Step)) : [];
        return own.Concat(repeated).Concat(site.Inner.SelectMany(Of)).Where(local => !IsInside(local, site)).ToArray();
    }

    private bool IsInside(int local, Site site) => plan.Temporaries[local] is { } definition && site.Inner.Any(definition.Scope.IsInside);

    private void Obtain(int local, Site site, HashSet<int> available, HashSet<int> outer)
    {
        List<Site> again = [];
        if (CanRepeat(local, site, available, again))
        {
            plan.Again[site] = [.. again.Concat(plan.AgainBefore(site)).Distinct().OrderBy(other => other.Position)];
            available.UnionWith(again.SelectMany(other => other.Step.Targets()));
            outer.UnionWith(again.SelectMany(other => Effects.LocalsRead(other.Step)).Where(read => plan.Temporaries[read] is { } definition && definition.Scope != site.Scope));
            return;
        }
        if (!plan.Saved.TryGetValue(site.Scope, out List<int>? saved))
            plan.Saved.Add(site.Scope, saved = []);
        saved.Add(local);
        available.Add(local);
    }

    /// <summary>Whether a temporary can be computed just before a site is reversed; adds the sites that do it.</summary>
    private bool CanRepeat(int local, Site site, HashSet<int> available, List<Site> again)
    {
        Site definition = plan.Temporaries[local]!;
        if (!IsCheap(definition.Step) || Effects.ArraysRead(definition.Step, plan.Programs).Any(array => IsWritten(array, definition, site)))
            return false;
        foreach (int read in Effects.LocalsRead(definition.Step))
        {
            if (plan.Temporaries[read] is not { } inner)
            {
                if (IsAssigned(read, definition, site))
                    return false;
            }
            else if (inner.Scope == site.Scope && !available.Contains(read) && !again.Contains(inner) && !CanRepeat(read, site, available, again))
            {
                return false;
            }
        }
        if (!again.Contains(definition))
            again.Add(definition);
        return true;
    }

    // a function, and what the user may call, costs more than the tape
    private static bool IsCheap(Step step) => step is Load or LengthOf or Compute { Operation: not Operation.Function } || (step is ReadData read && !read.Text.Contains("("));

    private bool IsAssigned(int variable, Site definition, Site site) =>
        Between(definition, site, RestoresFirst(site)).Any(other => other.Step.Targets().Contains(variable));

    private bool IsWritten(int array, Site definition, Site site) =>
        Between(definition, site, excludesSite: false).Any(other => Effects.ArraysWritten(other.Step, plan.Programs).Contains(array));

    /// <summary>Whether what a step overwrites is put back before its adjoint, so that the state is that before the step.</summary>
    private bool RestoresFirst(Site site) => site.Step is Compute or CallOpaque or Load or Call && !plan.Uses.ReadsResult(site) && plan.Inverse(site) is null;

    private static IEnumerable<Site> Between(Site definition, Site site, bool excludesSite) => definition.Scope.Sites
        .Skip(definition.Position + 1)
        .Take(site.Position - definition.Position - (excludesSite ? 1 : 0))
        .SelectMany(other => other.All);
}
