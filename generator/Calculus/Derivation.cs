using CurseOfMemory.Generator.Calculus.Integration;
using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus;

/// <summary>The Hessian between two variables: Dense at (k, j), plus delta(k, j) Diagonal at k.</summary>
/// <param name="Row">The number of the variable with index k.</param>
/// <param name="Column">The number of the variable with index j, not below Row.</param>
internal sealed record HessianBlock(int Row, int Column, int Dense, int Diagonal);

/// <summary>A definition and all its derivatives, as nodes of one value-equal graph.</summary>
/// <param name="Value">J.</param>
/// <param name="Variables">What J depends on.</param>
/// <param name="Gradient">dJ/dx by variable, free in k.</param>
/// <param name="Hessian">One half of the Hessian by pairs of variables.</param>
/// <param name="Product">The product of the Hessian with a direction by variable, free in k.</param>
/// <param name="Conditions">What must be positive, for all values of its free indices, for the integrals to converge.</param>
/// <param name="Folds">The largest number of nested sums that a product of sums became.</param>
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
    CalculusFailure? Failure)
{
    public static Derivation Of(Definition definition, CancellationToken cancellation)
    {
        try
        {
            return Derive(definition, new Graph(definition.Nodes), cancellation);
        }
        catch (CalculusException exception)
        {
            return new(definition, default, -1, default, default, default, default, default, 0, exception.Failure);
        }
    }

    private static Derivation Derive(Definition definition, Graph graph, CancellationToken cancellation)
    {
        Integral integral = new(graph, definition);
        int value = integral.Evaluate(definition.Root);
        cancellation.ThrowIfCancellationRequested();
        Variable[] variables = Dependencies(graph, value, definition);
        int[] gradient = variables.Select(variable => Smooth(graph, value, variable)).ToArray();
        cancellation.ThrowIfCancellationRequested();
        HessianBlock[] hessian = Blocks(graph, variables, gradient).ToArray();
        cancellation.ThrowIfCancellationRequested();
        Tangent tangent = new(graph);
        int[] product = gradient.Select(node => Factoring.Apply(graph, tangent.Of(node))).ToArray();
        return new Derivation(
            definition,
            default,
            value,
            new(variables),
            gradient.Select(node => Factoring.Apply(graph, node)).ToEquatableArray(),
            new(hessian),
            new(product),
            integral.Conditions.ToEquatableArray(),
            integral.Folds,
            null).Compact(graph);
    }

    /// <summary>What J depends on: for each block its elements at indices, then its elements at constant positions.</summary>
    private static Variable[] Dependencies(Graph graph, int value, Definition definition) => graph.Reachable(value)
        .Select(node => graph[node])
        .Where(node => node.Op == Op.Parameter)
        .Select(node => (Block: node.A, Index: new Index(node.B)))
        .Select(leaf => new Variable(leaf.Block, leaf.Index.IsVariable ? leaf.Index.Extent : -1, leaf.Index.IsConstant ? leaf.Index.Position : -1))
        .Distinct()
        .OrderBy(variable => (variable.Block, !variable.IsIndexed, variable.Position))
        .ToArray();

    private static int Smooth(Graph graph, int node, Variable variable) =>
        new Derivative(graph, variable, variable.At(Index.K)).Of(node).Smooth;

    private static IEnumerable<HessianBlock> Blocks(Graph graph, Variable[] variables, int[] gradient)
    {
        for (int column = 0; column < variables.Length; column++)
        {
            Index j = variables[column].At(Index.J);
            Derivative derivative = new(graph, variables[column], j);
            for (int row = 0; row <= column; row++)
            {
                DerivativeForm form = derivative.Of(gradient[row]);
                int diagonal = form.Deltas.Count == 0
                    ? graph.Zero
                    : form.Deltas.Aggregate(graph.Zero, (sum, delta) => graph.Add(sum, graph.Substitute(delta.Value, j, new Index(delta.Key))));
                yield return new(row, column, Factoring.Apply(graph, form.Smooth), Factoring.Apply(graph, diagonal));
            }
        }
    }

    /// <summary>Keeps what the outputs depend on.</summary>
    private Derivation Compact(Graph graph)
    {
        IReadOnlyList<int> kept = graph.Reachable(
            [Value, .. Gradient, .. Product, .. Conditions, .. Hessian.Select(block => block.Dense), .. Hessian.Select(block => block.Diagonal)]);
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
        };
    }
}
