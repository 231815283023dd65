using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// To-be-recorded analysis (Hascoet, Naumann and Pascual, 2005): forwards through the blocks with the set of variables and arrays whose values the
/// reverse sweep of earlier steps reads. A step that overwrites one of them records it.
/// </summary>
internal sealed class ToBeRecorded(AdjointPlan plan, Func<Site, IEnumerable<int>> before)
{
    public void Run()
    {
        Places needed = new();
        if (plan.IsSplit)
            needed.Arrays.UnionWith(plan.Source.ArrayParameters);
        Pass(plan.Root, needed, null);
        if (!plan.IsSplit)
            return;
        plan.Last.Locals.UnionWith(needed.Locals.Intersect(plan.Root.All.SelectMany(site => site.Step.Targets())));
        plan.Last.Arrays.UnionWith(needed.Arrays.Where(array => plan.Source.Arrays[array].Role == ArrayRole.Own));
    }

    /// <param name="only">The sites that run, where not all do.</param>
    private void Pass(Scope scope, Places needed, HashSet<Site>? only)
    {
        foreach (Site site in scope.Sites)
            Pass(site, needed, only);
    }

    private void Pass(Site site, Places needed, HashSet<Site>? only)
    {
        switch (site.Step)
        {
            case If:
                Places other = needed.Copy();
                Pass(site.Inner[0], needed, only);
                Pass(site.Inner[1], other, only);
                needed.Add(other);
                Need(site, needed);
                break;
            case For when plan.Repeated.ContainsKey(site):
                PassRepeated(site, needed);
                break;
            case For or While:
                Around(site, needed, only);
                Need(site, needed);
                break;
            default:
                PassSimple(site, needed, only);
                break;
        }
    }

    /// <summary>A loop, at the fixed point of what is needed when its next trip begins.</summary>
    private void Around(Site site, Places needed, HashSet<Site>? only)
    {
        int count;
        do
        {
            count = needed.Count;
            Places trip = needed.Copy();
            foreach (Scope scope in site.Inner)
            {
                Pass(scope, trip, only);
                needed.Add(trip);
            }
        }
        while (needed.Count > count);
    }

    /// <summary>A loop whose iterations run again: what it overwrites is recorded before the first, and each iteration begins with nothing needed.</summary>
    private void PassRepeated(Site site, Places needed)
    {
        HashSet<Site> slice = plan.Repeated[site];
        Places read = new(), written = new();
        foreach (Site inner in site.Inner[0].All)
        {
            Need(inner, read);
            Write(inner, written);
            if (slice.Contains(inner))
                Read(inner, read);
        }
        Record(site, written, needed);
        needed.Locals.ExceptWith(written.Locals);
        needed.Arrays.ExceptWith(written.Arrays);
        read.Locals.ExceptWith(written.Locals);
        read.Arrays.ExceptWith(written.Arrays);
        needed.Add(read);
        Need(site, needed);
        Pass(site.Inner[0], new Places(), slice);
    }

    private void PassSimple(Site site, Places needed, HashSet<Site>? only)
    {
        bool runs = only is null || only.Contains(site);
        Places written = new(), used = new();
        Need(site, used);
        Write(site, written);
        if (!runs)
        {
            needed.Add(used);
            return;
        }
        Places wanted = needed.Copy();
        wanted.Add(used);
        if (site.Step is Call)
            written.Arrays.Clear();
        Record(site, written, wanted);
        needed.Add(used);
        // taking i + x back to i starts from i + x
        if (plan.Inverse(site) is null)
            needed.Locals.ExceptWith(written.Locals);
        if (site.Step is Fill)
            needed.Arrays.ExceptWith(written.Arrays);
        if (plan.Uses.ReadsResult(site))
            NeedLocals(site.Step.Targets(), needed);
        if (site.Step is Call call)
            needed.Arrays.UnionWith(call.Arrays.Select(view => view.Array));
    }

    private void Record(Site site, Places written, Places needed)
    {
        Places recorded = new();
        recorded.Locals.UnionWith(written.Locals.Where(needed.Locals.Contains));
        recorded.Arrays.UnionWith(written.Arrays.Where(needed.Arrays.Contains));
        if (recorded.Count == 0)
            return;
        if (plan.Recorded.TryGetValue(site, out Places? known))
            known.Add(recorded);
        else
            plan.Recorded.Add(site, recorded);
    }

    /// <summary>What the reverse sweep reads at a site, in its adjoint or because it computes temporaries again.</summary>
    private void Need(Site site, Places needed)
    {
        NeedLocals(before(site), needed);
        foreach (Site again in plan.AgainBefore(site))
            Read(again, needed);
    }

    private void Read(Site site, Places places)
    {
        NeedLocals(Effects.LocalsRead(site.Step), places);
        places.Arrays.UnionWith(Effects.ArraysRead(site.Step, plan.Programs));
    }

    private void NeedLocals(IEnumerable<int> locals, Places needed) => needed.Locals.UnionWith(locals.Where(local => !plan.Temporaries.IsTemporary(local)));

    private void Write(Site site, Places written)
    {
        if (site.Step is not For)
            written.Locals.UnionWith(site.Step.Targets().Where(target => !plan.Temporaries.IsTemporary(target)));
        written.Arrays.UnionWith(Effects.ArraysWritten(site.Step, plan.Programs));
    }
}
