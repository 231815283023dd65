using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// What the forward sweep of a procedure records for its reverse sweep, and what the reverse sweep computes again instead. Made by
/// <see cref="AdjointPlanner"/>.
/// </summary>
internal sealed class AdjointPlan
{
    public AdjointPlan(ProcedureList programs, int number, bool isSplit, Activity activity)
    {
        (Programs, Number, IsSplit) = (programs, number, isSplit);
        Root = new Scope(Source.Body, null);
        Temporaries = Temporaries.Of(Source, Root);
        Uses = new(Source, number, activity, Temporaries);
        Certain = new(Source, Root, local => activity.IsActive(number, local));
    }

    public ProcedureList Programs { get; }

    public int Number { get; }

    /// <summary>Whether the two sweeps are procedures of their own, with other runs of them in between.</summary>
    public bool IsSplit { get; }

    public Procedure Source => Programs.Procedures[Number];

    public Scope Root { get; }

    public Temporaries Temporaries { get; }

    public ReverseUses Uses { get; }

    public CertainUses Certain { get; }

    /// <summary>The sites at which the reverse sweep does something.</summary>
    public HashSet<Site> Relevant { get; } = [];

    /// <summary>For a site the variables that it overwrites and the reverse sweep needs as they were before.</summary>
    public Dictionary<Site, Places> Recorded { get; } = [];

    /// <summary>For a block the temporaries that lie on the tape between its forward and its reverse sweep.</summary>
    public Dictionary<Scope, List<int>> Saved { get; } = [];

    /// <summary>For a site the earlier sites of its block that the reverse sweep runs again before it, in order.</summary>
    public Dictionary<Site, List<Site>> Again { get; } = [];

    /// <summary>
    /// The loops whose iterations the reverse sweep runs again, one at a time, before it reverses them; and the sites of the body that it runs again. What
    /// they record is taken from the tape before the next iteration.
    /// </summary>
    public Dictionary<Site, HashSet<Site>> Repeated { get; } = [];

    /// <summary>Of these loops those whose iterations start from a state on the tape, see <see cref="Checkpointing"/>.</summary>
    public Dictionary<Site, Places> Checkpoints { get; } = [];

    /// <summary>
    /// Of the loops whose iterations run again those that run there for the first time, see <see cref="LoopFusion"/>; and the later steps of their
    /// blocks that wait for them.
    /// </summary>
    public Dictionary<Site, List<Site>> Fused { get; } = [];

    /// <summary>The variables and arrays whose last values the reverse sweep of a procedure that is called starts from.</summary>
    public Places Last { get; } = new();

    public IReadOnlyList<int> SavedIn(Scope scope) => Saved.TryGetValue(scope, out List<int>? saved) ? saved : [];

    public IReadOnlyList<Site> AgainBefore(Site site) => Again.TryGetValue(site, out List<Site>? again) ? again : [];

    public IEnumerable<int> RecordedLocals(Site site) => Recorded.TryGetValue(site, out Places? places) ? places.Locals.OrderBy(local => local) : [];

    public IEnumerable<int> RecordedArrays(Site site) => Recorded.TryGetValue(site, out Places? places) ? places.Arrays.OrderBy(array => array) : [];

    /// <summary>Whether other runs of a block come between its forward and its reverse sweep.</summary>
    public bool IsOverrun(Scope scope)
    {
        for (Scope current = scope; current.Owner is { } owner; current = owner.Scope)
        {
            if (owner.Step is For or While)
                return !Repeated.ContainsKey(owner);
        }
        return IsSplit;
    }

    /// <summary>Whether the reverse sweep takes back elements of an array.</summary>
    public bool TakesBack(int array) => Root.All.Any(site =>
        (Recorded.TryGetValue(site, out Places? places) && places.Arrays.Contains(array))
        || Checkpoints.ContainsKey(site) && site.All.Any(inner => Effects.ArraysWritten(inner.Step, Programs).Contains(array))
        || (site.Step is Call && Effects.ArraysWritten(site.Step, Programs).Contains(array)));

    /// <summary>The step that takes an integer back to what it was before <c>i = i + x</c> or <c>i = i - x</c>; null for any other step.</summary>
    public Compute? Inverse(Site site)
    {
        if (site.Step is not Compute { Operation: Operation.Add or Operation.Subtract } step || Source.Locals[step.Target].Kind != Kind.Integer)
            return null;
        return step.Arguments[0].Local == step.Target && step.Arguments[1].Local != step.Target
            ? step with { Operation = step.Operation == Operation.Add ? Operation.Subtract : Operation.Add }
            : null;
    }
}
