using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>A block as a place: equal blocks at two places are two scopes.</summary>
internal sealed class Scope
{
    public Scope(Block block, Site? owner)
    {
        Owner = owner;
        Sites = block.Steps.Select((step, i) => new Site(step, this, i)).ToArray();
    }

    /// <summary>The step that the block is inside of; null for the body of the procedure.</summary>
    public Site? Owner { get; }

    public IReadOnlyList<Site> Sites { get; }

    /// <summary>All sites, each before those inside it.</summary>
    public IEnumerable<Site> All => Sites.SelectMany(site => site.Inner.SelectMany(scope => scope.All).Prepend(site));

    /// <summary>Whether the scope is another one or inside it.</summary>
    public bool IsInside(Scope outer)
    {
        Scope? scope = this;
        while (scope is not null && scope != outer)
            scope = scope.Owner?.Scope;
        return scope is not null;
    }
}

/// <summary>A step as a place.</summary>
internal sealed class Site
{
    public Site(Step step, Scope scope, int position)
    {
        (Step, Scope, Position) = (step, scope, position);
        Inner = step.Blocks().Select(block => new Scope(block, this)).ToArray();
    }

    public Step Step { get; }

    public Scope Scope { get; }

    /// <summary>The place in the scope.</summary>
    public int Position { get; }

    /// <summary>The blocks directly inside: then and else, the body, or the test and the body.</summary>
    public IReadOnlyList<Scope> Inner { get; }

    /// <summary>This site and all inside it.</summary>
    public IEnumerable<Site> All => Inner.SelectMany(scope => scope.All).Prepend(this);
}
