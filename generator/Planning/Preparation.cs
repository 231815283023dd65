using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>What the plans of an objective have in common, in whatever precision, alone and over batches: one graph, the sums that are halved, and formulas.</summary>
internal sealed class Preparation
{
    public Preparation(Derivation derivation)
    {
        (Plain, Graph) = (derivation, new Graph(derivation.Nodes));
        Formulas = new Formulas(Graph, derivation.Definition);
        Positive = new PositiveLeaves(Graph, derivation.Conditions);
        int[] gradient = [.. derivation.Gradient.Select(Symmetric)];
        Product = [.. derivation.Product.Select(Symmetric)];
        Halved = derivation with
        {
            Gradient = gradient.ToEquatableArray(),
            Product = MergedSums.Apply(Graph, Product, [derivation.Value, .. gradient]),
            Hessian = derivation.Hessian
                .Select(block => block with { Dense = Symmetric(block.Dense), Diagonal = Symmetric(block.Diagonal) }).ToEquatableArray(),
        };
        Totals = TopLevelSums.Of(Graph, derivation.Value);
        HalvedTotals = Totals with { Bodies = Totals.Bodies.ToDictionary(body => body.Key, body => Symmetric(body.Value)) };
        Remarks = new Remarks(derivation, Graph, Totals);
    }

    /// <summary>The graph, which grows with each plan.</summary>
    public Graph Graph { get; }

    public Derivation Plain { get; }

    /// <summary>The derivation with symmetric double sums halved, which loops in lanes over k can run, rows cannot.</summary>
    public Derivation Halved { get; }

    /// <summary>The Hessian product with symmetric double sums halved, before sums are merged.</summary>
    public IReadOnlyList<int> Product { get; }

    /// <summary>J as sums over k and a rest.</summary>
    public TopLevelSums Totals { get; }

    /// <summary>The same with symmetric double sums halved.</summary>
    public TopLevelSums HalvedTotals { get; }

    public PositiveLeaves Positive { get; }

    public Formulas Formulas { get; }

    /// <summary>How many lane calls each method took in one piece, when it was planned last.</summary>
    public Dictionary<string, int> Calls { get; } = [];

    public Remarks Remarks { get; }

    private int Symmetric(int node) => Symmetry.Apply(Graph, node);
}
