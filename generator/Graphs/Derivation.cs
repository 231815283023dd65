namespace CurseOfMemory.Generator.Graphs;

/// <summary>The Hessian between two variables: Dense at (k, j), plus delta(k, j) Diagonal at k.</summary>
/// <param name="Row">The number of the variable with index k.</param>
/// <param name="Column">The number of the variable with index j, not below Row.</param>
internal sealed record HessianBlock(int Row, int Column, int Dense, int Diagonal);

/// <summary>The residuals of a loss and their derivatives, number k free in all of them.</summary>
/// <param name="Extent">How many there are.</param>
/// <param name="Value">The residual.</param>
/// <param name="Dense">Its derivative by variable, at the free index j of the variable's block.</param>
/// <param name="Diagonal">What is added to that where j = k.</param>
internal sealed record ResidualSystem(int Extent, int Value, EquatableArray<int> Dense, EquatableArray<int> Diagonal)
{
    public IEnumerable<int> Roots => [Value, .. Dense, .. Diagonal];
}

/// <summary>A definition and all its derivatives, as nodes of one value-equal graph.</summary>
/// <param name="Value">J.</param>
/// <param name="Variables">What J depends on.</param>
/// <param name="Gradient">dJ/dx by variable, free in k.</param>
/// <param name="Hessian">One half of the Hessian by pairs of variables.</param>
/// <param name="Product">The product of the Hessian with a direction by variable, free in k.</param>
/// <param name="Conditions">What must be positive, for all values of its free indices, for the integrals to converge.</param>
/// <param name="Folds">The largest number of nested sums that a product of sums became.</param>
/// <param name="Residuals">The residuals that J is made of, or null.</param>
/// <param name="Failure">Why there is nothing, or null.</param>
internal sealed record Derivation(
    Definition Definition,
    EquatableArray<Node> Nodes,
    int Value,
    EquatableArray<Variable> Variables,
    EquatableArray<int> Gradient,
    EquatableArray<HessianBlock> Hessian,
    EquatableArray<int> Product,
    EquatableArray<int> Conditions,
    int Folds,
    CalculusFailure? Failure,
    ResidualSystem? Residuals = null)
{
    /// <summary>Whose member is missing, and which, for the derivatives in extended precision; null if none is.</summary>
    public (string Owner, string Member)? MissingExtension => ExtendedMembers.Missing(Nodes, Definition.Targets);

    /// <summary>Keeps what the outputs depend on.</summary>
    public Derivation Compact(Graph graph)
    {
        IReadOnlyList<int> kept = graph.Reachable(
            [Value, .. Gradient, .. Product, .. Conditions, .. Hessian.Select(block => block.Dense), .. Hessian.Select(block => block.Diagonal), .. Residuals?.Roots ?? []]);
        Dictionary<int, int> place = kept.Select((node, i) => (node, i)).ToDictionary(pair => pair.node, pair => pair.i);
        EquatableArray<int> Moved(IEnumerable<int> nodes) => nodes.Select(node => place[node]).ToEquatableArray();
        return this with
        {
            Nodes = kept.Select(node => graph[node] with { Operands = Moved(graph[node].Operands) }).ToEquatableArray(),
            Value = place[Value],
            Gradient = Moved(Gradient),
            Product = Moved(Product),
            Conditions = Moved(Conditions),
            Hessian = Hessian.Select(block => block with { Dense = place[block.Dense], Diagonal = place[block.Diagonal] }).ToEquatableArray(),
            Residuals = Residuals is { } system
                ? system with { Value = place[system.Value], Dense = Moved(system.Dense), Diagonal = Moved(system.Diagonal) }
                : null,
        };
    }
}
