using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// The locals of a procedure that are names for one value in each run of the block that assigns them: assigned at one step, and read after it in its
/// block alone. All others, which steps overwrite, are variables.
/// </summary>
internal sealed class Temporaries
{
    private readonly Site?[] _definitions;

    private Temporaries(Site?[] definitions) => _definitions = definitions;

    public static Temporaries Of(Procedure procedure, Scope root)
    {
        Site?[] definitions = new Site?[procedure.Locals.Count];
        bool[] excluded = new bool[definitions.Length];
        foreach (int local in procedure.Parameters.Concat(procedure.Prologue.All().SelectMany(step => step.Targets())))
            excluded[local] = true;
        foreach (Site site in root.All)
        {
            foreach (int target in site.Step.Targets())
            {
                excluded[target] |= definitions[target] is not null || site.Step is For;
                definitions[target] = site;
            }
        }
        Exclude(procedure, root, definitions, excluded);
        return new(definitions.Select((site, local) => excluded[local] ? null : site).ToArray());
    }

    private static void Exclude(Procedure procedure, Scope root, Site?[] definitions, bool[] excluded)
    {
        foreach (Site site in root.All)
        {
            foreach (int local in Effects.LocalsRead(site.Step))
                excluded[local] |= definitions[local] is { } definition && !Precedes(definition, site);
        }
        foreach (int result in procedure.Results)
            excluded[result] |= definitions[result]?.Scope != root;
    }

    /// <summary>Whether a site is, or is inside, a later one of the block of the definition; the condition of a loop is read after its test.</summary>
    private static bool Precedes(Site definition, Site site)
    {
        if (site.Step is While && definition.Scope == site.Inner[0])
            return true;
        Site? ancestor = site;
        while (ancestor is not null && ancestor.Scope != definition.Scope)
            ancestor = ancestor.Scope.Owner;
        return ancestor is not null && ancestor.Position > definition.Position;
    }

    /// <summary>The site that assigns a temporary, null for a variable.</summary>
    public Site? this[int local] => _definitions[local];

    public bool IsTemporary(int local) => _definitions[local] is not null;

    /// <summary>The temporaries that the steps of a scope itself assign.</summary>
    public IEnumerable<int> In(Scope scope) => scope.Sites.SelectMany(site => site.Step.Targets()).Where(IsTemporary);
}
