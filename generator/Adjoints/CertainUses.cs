using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// Which steps compute what each run of the procedure uses, whatever branches it takes: the adjoint of any other may be 0 because nobody asked for the value, and
/// then the derivatives of that value mean nothing. The least fixed point of: a result is used; so is what a step reads that runs whenever the value is set, and
/// whose own value is used.
/// </summary>
internal sealed class CertainUses
{
    private readonly Procedure _procedure;
    private readonly HashSet<Site> _sites = [];
    private readonly HashSet<int> _arrays = [];
    private readonly ILookup<int, Site> _readers, _loads;

    public CertainUses(Procedure procedure, Scope root, Func<int, bool> isActive)
    {
        _procedure = procedure;
        Site[] active = [.. root.All.Where(site => site.Step is Store or AddTo or Fill or Call || site.Step.Targets().Any(isActive))];
        _readers = active.Where(PassesOn).SelectMany(site => Effects.LocalsRead(site.Step).Distinct().Select(local => (local, site))).ToLookup(pair => pair.local, pair => pair.site);
        _loads = active.Where(site => site.Step is Load).ToLookup(site => ((Load)site.Step).Array);
        int[] own = [.. Enumerable.Range(0, procedure.Arrays.Count).Where(array => procedure.Arrays[array].Role == ArrayRole.Own)];
        _arrays.UnionWith(Enumerable.Range(0, procedure.Arrays.Count).Except(own));
        int count;
        do
        {
            count = _sites.Count + _arrays.Count;
            _sites.UnionWith(active.Where(site => !_sites.Contains(site) && IsUsed(site)));
            _arrays.UnionWith(own.Where(array => !_arrays.Contains(array) && _loads[array].All(load => !IsInBranch(load.Scope) && _sites.Contains(load))));
        }
        while (_sites.Count + _arrays.Count > count);
    }

    public bool Contains(Site site) => _sites.Contains(site);

    /// <summary>Whether the value of a step takes part whenever what it reads does; that of a switch may not.</summary>
    private static bool PassesOn(Site site) => site.Step switch
    {
        Compute { Operation: Operation.Function } call => !Functions.All[call.Row].IsSwitch,
        Compute or CallOpaque or Store or AddTo or Fill or Call => true,
        _ => false,
    };

    private bool IsUsed(Site site) => site.Step switch
    {
        Store store => _arrays.Contains(store.Array),
        AddTo add => _arrays.Contains(add.Array),
        Fill fill => _arrays.Contains(fill.Array),
        Call => true,
        _ => site.Step.Targets().Any(target =>
            _procedure.Results.Contains(target) || _readers[target].Any(reader => site.Scope.IsInside(reader.Scope) && _sites.Contains(reader))),
    };

    /// <summary>Whether a scope is inside a branch.</summary>
    private static bool IsInBranch(Scope scope)
    {
        for (Site? owner = scope.Owner; owner is not null; owner = owner.Scope.Owner)
        {
            if (owner.Step is If)
                return true;
        }
        return false;
    }
}
