using CurseOfMemory.Generator.Calculus.Integration;
using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus;

/// <summary>From a definition to its derivation: integrals first, then gradient, Hessian and Hessian product.</summary>
internal static class Differentiation
{
    /// <summary>More than any definition needs that a person would want the code of.</summary>
    private const int MostNodes = 1 << 15;

    /// <summary>All derivatives of a definition, or the failure that stands in their way.</summary>
    public static Derivation Of(Definition definition, CancellationToken cancellation)
    {
        Graph graph = new(definition.Nodes) { Limit = MostNodes };
        try
        {
            Integral integral = new(graph, definition);
            int value = integral.Evaluate(definition.Root);
            // leaves are numbered by their part in the closed form, so that two integrands of one integral have one derivation
            Definition ordered = Canonical.Order(definition with { Targets = integral.Targets }, graph, value).Definition;
            return ordered.Equals(definition) ? Derive(ordered, graph, integral, value, cancellation) : Derive(ordered, cancellation);
        }
        catch (CalculusException exception) when (exception.Failure.Node >= 0)
        {
            CalculusFailure failure = exception.Failure with { Node = IndexBlind.Find(graph, exception.Failure.Node, definition.Nodes.Count) };
            return new(definition, default, -1, default, default, default, default, default, 0, failure);
        }
    }

    private static Derivation Derive(Definition definition, CancellationToken cancellation)
    {
        Graph graph = new(definition.Nodes) { Limit = MostNodes };
        Integral integral = new(graph, definition);
        return Derive(definition, graph, integral, integral.Evaluate(definition.Root), cancellation);
    }

    private static Derivation Derive(Definition definition, Graph graph, Integral integral, int value, CancellationToken cancellation)
    {
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
            null,
            definition.Residual is { } residual ? Residuals(graph, integral.Evaluate(residual.Node), residual.Extent, variables) : null).Compact(graph);
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

    private static ResidualSystem Residuals(Graph graph, int residual, int extent, Variable[] variables)
    {
        List<int> dense = [], diagonal = [];
        foreach (Variable variable in variables)
        {
            Index j = variable.At(Index.J);
            DerivativeForm form = new Derivative(graph, variable, j).Of(residual);
            dense.Add(Factoring.Apply(graph, form.Smooth));
            diagonal.Add(Factoring.Apply(graph, Diagonal(graph, form, j)));
        }
        return new(extent, Factoring.Apply(graph, residual), new([.. dense]), new([.. diagonal]));
    }

    /// <summary>The sum of what has a delta, at the index that the delta makes equal to j.</summary>
    private static int Diagonal(Graph graph, DerivativeForm form, Index j) =>
        form.Deltas.Aggregate(graph.Zero, (sum, delta) => graph.Add(sum, graph.Substitute(delta.Value, j, new Index(delta.Key))));

    private static IEnumerable<HessianBlock> Blocks(Graph graph, Variable[] variables, int[] gradient)
    {
        for (int column = 0; column < variables.Length; column++)
        {
            Index j = variables[column].At(Index.J);
            Derivative derivative = new(graph, variables[column], j);
            for (int row = 0; row <= column; row++)
            {
                DerivativeForm form = derivative.Of(gradient[row]);
                yield return new(row, column, Factoring.Apply(graph, form.Smooth), Factoring.Apply(graph, Diagonal(graph, form, j)));
            }
        }
    }
}
