using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// Whether an iteration of a loop can be run again on its own, so far as the reverse sweep needs it: what it reads of that must not be written by
/// other iterations.
/// </summary>
internal sealed class Independence
{
    private readonly AdjointPlan _plan;
    private readonly Scope _body;
    private readonly Func<Site, IEnumerable<int>> _before;
    private readonly Places _needed = new();
    private readonly Places _written = new();
    private readonly Places _carried = new();
    private HashSet<Site> _slice = [];
    private bool _leavesArrays;

    private Independence(AdjointPlan plan, Scope body, Func<Site, IEnumerable<int>> before) => (_plan, _body, _before) = (plan, body, before);

    /// <summary>The sites of the body to run again; null if the loop is not independent.</summary>
    /// <param name="before">The locals that the reverse sweep reads at a site, as they were before it.</param>
    public static HashSet<Site>? Of(AdjointPlan plan, Site loop, Func<Site, IEnumerable<int>> before)
    {
        Independence independence = new(plan, loop.Inner[0], before);
        HashSet<Site> slice = independence._slice = independence.Slice();
        independence.Check(slice);
        return independence._carried.Count == 0 && !independence._leavesArrays ? slice : null;
    }

    /// <summary>The variables and arrays that an iteration reads as earlier ones, or what precedes the loop, left them, and that iterations write.</summary>
    public static Places Carried(AdjointPlan plan, Site loop, Func<Site, IEnumerable<int>> before)
    {
        Independence independence = new(plan, loop.Inner[0], before);
        independence._slice = [.. loop.Inner[0].All];
        independence.Check(independence._slice);
        return independence._carried;
    }

    /// <summary>The sites that what the reverse sweep reads depends on.</summary>
    private HashSet<Site> Slice()
    {
        HashSet<Site> slice = [];
        Site[] all = [.. _body.All];
        foreach (Site site in all.Where(_plan.Relevant.Contains))
        {
            _needed.Locals.UnionWith(_before(site));
            if (_plan.Uses.ReadsResult(site))
                _needed.Locals.UnionWith(site.Step.Targets());
            if (site.Step is While or Call)
                Include(site, slice);
        }
        int before;
        do
        {
            before = slice.Count;
            foreach (Site site in all.Where(site => site.Step is not (If or For or While) && IsNeeded(site)))
                Include(site, slice);
        }
        while (slice.Count > before);
        return slice;
    }

    private bool IsNeeded(Site site) =>
        site.Step.Targets().Any(_needed.Locals.Contains) || Effects.ArraysWritten(site.Step, _plan.Programs).Any(_needed.Arrays.Contains);

    /// <summary>A site and the branches and loops around it, with all that they read.</summary>
    private void Include(Site site, HashSet<Site> slice)
    {
        for (Site? current = site; current is not null && current.Scope.IsInside(_body) && slice.Add(current); current = current.Scope.Owner)
        {
            _needed.Locals.UnionWith(Effects.LocalsRead(current.Step));
            _needed.Arrays.UnionWith(Effects.ArraysRead(current.Step, _plan.Programs));
        }
    }

    private void Check(HashSet<Site> slice)
    {
        foreach (Site site in slice)
        {
            _written.Locals.UnionWith(site.Step.Targets());
            _written.Arrays.UnionWith(Effects.ArraysWritten(site.Step, _plan.Programs));
        }
        // an array that the caller sees holds what the last iteration left
        _leavesArrays = !_written.Arrays.All(array => _plan.Source.Arrays[array].Role == ArrayRole.Own || (_plan.Source.Arrays[array].Role == ArrayRole.Work && !_plan.IsSplit));
        Walk(_body, new Assigned());
    }

    private void Walk(Scope scope, Assigned assigned)
    {
        foreach (Site site in scope.Sites)
            Walk(site, assigned);
    }

    private void Walk(Site site, Assigned assigned)
    {
        if (_plan.Relevant.Contains(site))
            Know(_before(site), assigned);
        if (site.Step is not While)
            Read(site, assigned);
        switch (site.Step)
        {
            case If:
                Assigned other = assigned.Copy();
                Walk(site.Inner[0], assigned);
                Walk(site.Inner[1], other);
                assigned.Intersect(other);
                break;
            case For loop:
                assigned.Forget(loop);
                Assigned inside = assigned.Copy();
                inside.Open(loop);
                Walk(site.Inner[0], inside);
                assigned.Close(loop, inside);
                break;
            case While:
                assigned.Forget(site.Step);
                Walk(site.Inner[0], assigned);
                Read(site, assigned);
                Walk(site.Inner[1], assigned.Copy());
                break;
            default:
                if (_slice.Contains(site))
                    assigned.Write(site.Step);
                break;
        }
    }

    private void Know(IEnumerable<int> locals, Assigned assigned) => _carried.Locals.UnionWith(locals.Where(local => _written.Locals.Contains(local) && !assigned.Has(local)));

    /// <summary>Everything read that an iteration writes must have been written earlier in the same iteration.</summary>
    private void Read(Site site, Assigned assigned)
    {
        if (!_slice.Contains(site))
            return;
        Know(Effects.LocalsRead(site.Step), assigned);
        _carried.Arrays.UnionWith(Effects.ArraysRead(site.Step, _plan.Programs)
            .Where(array => _written.Arrays.Contains(array) && !assigned.Has(site.Step, array) && !assigned.Ranges(array).Any(IsAllWritten)));
    }

    /// <summary>
    /// Whether iterations write no element of an array but those of one range, the same in all iterations: after the range has been filled, an element
    /// is of this iteration, or of none.
    /// </summary>
    private bool IsAllWritten(Range range) =>
        !_written.Locals.Contains(range.From.Local) && !_written.Locals.Contains(range.To.Local)
        && _slice.Where(site => Effects.ArraysWritten(site.Step, _plan.Programs).Contains(range.Array)).All(site => IsWithin(site, range));

    private bool IsWithin(Site site, Range range)
    {
        int index = ReverseUses.Index(site.Step).DefaultIfEmpty(-1).First();
        for (Site? around = site.Scope.Owner; around is not null && around.Scope.IsInside(_body); around = around.Scope.Owner)
        {
            if (around.Step is For loop && loop.Counter == index)
                return site.Step is Store or AddTo && (loop.From, loop.To, loop.Stride) == (range.From, range.To, range.Stride);
        }
        return false;
    }
}
