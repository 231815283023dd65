using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>What the forward sweep of a procedure records for its reverse sweep.</summary>
internal sealed class AdjointPlan
{
    public AdjointPlan(ProcedureList programs, int number, bool isSplit)
    {
        (Programs, Number, IsSplit) = (programs, number, isSplit);
        Root = new Scope(Source.Body, null);
        Temporaries = Temporaries.Of(Source, Root);
    }

    public ProcedureList Programs { get; }

    public int Number { get; }

    /// <summary>Whether the two sweeps are procedures of their own, with other runs of them in between.</summary>
    public bool IsSplit { get; }

    public Procedure Source => Programs.Procedures[Number];

    public Scope Root { get; }

    public Temporaries Temporaries { get; }

    /// <summary>The variables that a site overwrites and the reverse sweep needs as they were before.</summary>
    public IEnumerable<int> RecordedLocals(Site site) => site.Step is For ? [] : Effects.Targets(site.Step).Where(target => !Temporaries.IsTemporary(target)).Distinct();

    /// <summary>Whether the reverse sweep needs the elements that a site overwrites as they were before.</summary>
    public bool RecordsArray(Site site) => site.Step is Store or AddTo or Fill;

    /// <summary>The temporaries of a block that lie on the tape between its forward and its reverse sweep.</summary>
    public IEnumerable<int> Saved(Scope scope) => IsRepeated(scope) ? Temporaries.In(scope) : [];

    /// <summary>Whether other runs of a block come between its forward and its reverse sweep.</summary>
    public bool IsRepeated(Scope scope) => scope.Owner is { } owner ? owner.Step is For or While || IsRepeated(owner.Scope) : IsSplit;

    /// <summary>The variables whose last values the reverse sweep of a procedure that is called starts from.</summary>
    public IEnumerable<int> FinalLocals => Root.All.SelectMany(RecordedLocals).Distinct();

    public bool RecordsAnyOf(int array) => Root.All.Any(site => RecordsArray(site) && Effects.ArraysWritten(site.Step, Programs).Contains(array));
}
