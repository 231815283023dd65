using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Reading.Libraries;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>What the reading of one function shares among its procedures.</summary>
/// <param name="accessedFrom">The type whose generated half will hold the code; null where the graph is written for other assemblies.</param>
internal sealed class Session(Compilation compilation, INamedTypeSymbol? accessedFrom, ProblemList problems, Findings findings, CancellationToken cancellation)
{
    /// <summary>More steps than this is an explosion.</summary>
    public const int MostSteps = 100_000;

    private int _paid, _begun;

    public Compilation Compilation { get; } = compilation;

    /// <summary>Whether the graph is written for other assemblies, which see what is public alone and bind the parameters anew.</summary>
    public bool IsExport => accessedFrom is null;

    /// <summary>Where the code will stand, for messages.</summary>
    public string Place => accessedFrom?.Name ?? "another assembly";

    /// <summary>Whether the code can read a member.</summary>
    public bool CanRead(ISymbol symbol) => accessedFrom is null ? Exports.IsPublic(symbol) : Compilation.IsSymbolAccessibleWithin(symbol, accessedFrom);

    public ProblemList Problems { get; } = problems;

    public CancellationToken Cancellation { get; } = cancellation;

    public Bodies Bodies { get; } = new(compilation, cancellation);

    /// <summary>Whether a statement could not be read.</summary>
    public bool HasRefused { get; set; }

    /// <summary>How the array variables of each body are kept.</summary>
    public Dictionary<SyntaxNode, SequencePlan> Plans { get; } = [];

    public CallGraph CallGraph { get; } = new(new Bodies(compilation, cancellation));

    /// <summary>What earlier readings of the function found.</summary>
    public Findings Findings { get; } = findings;

    /// <summary>The first row that is read above the line that sets it: from there on reading looks for that line alone.</summary>
    public SyntaxNode? Unset { get; private set; }

    private int _toldBefore;

    public void LookFor(SyntaxNode unset)
    {
        if (Unset is not null)
            return;
        Unset = unset;
        _toldBefore = Problems.Problems.Count;
    }

    /// <summary>Refuses the row whose line was not found; what else was refused on the way follows from it.</summary>
    public void RefuseUnset()
    {
        if (Unset is null)
            return;
        Problems.Forget(_toldBefore);
        Problems.Add(new Problem(Descriptors.Allocation, Unset.GetLocation(), Unset.ToString()));
        HasRefused = true;
    }

    /// <summary>The numbers of the procedures by method and shape of what they are given.</summary>
    public Dictionary<string, int> Shapes { get; } = [];

    /// <summary>The procedures of the program; the place of one that is still being read holds null.</summary>
    public List<Procedure?> Procedures { get; } = [];

    /// <summary>The number of the first procedure that a graph from another assembly brought, by graph and data.</summary>
    public Dictionary<string, int> Imported { get; } = [];

    public ProcedureBuilder Begin(string name) => new(name, name + ++_begun, Pay);

    public void Pay(int steps)
    {
        Cancellation.ThrowIfCancellationRequested();
        if ((_paid += steps) > MostSteps)
            throw new TooManySteps();
    }
}
