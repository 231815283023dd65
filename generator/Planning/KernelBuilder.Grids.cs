using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Exponentials and waves on uniform grids, at c + d k with k the counter of a long loop: from pass to pass they are a product or a rotation,
/// with anchors in between. The runtime's <c>UniformGrid</c> states the error.
/// </summary>
internal sealed partial class KernelBuilder
{
    /// <summary>From so many passes on the exponential of the step pays.</summary>
    private const int LongLoop = 64;

    private readonly Dictionary<(Scope, bool, int, int), Expression> _grids = [];

    /// <summary>A function on a uniform grid as what a pass makes of the pass before; null where it is none, or no lanes run over it.</summary>
    private Expression? OnGrid(int node, Scope scope)
    {
        string function = Functions.All[graph[node].A].Name;
        if (function is not ("exp" or "sin" or "cos") || layout.Precision.IsExtended || scope.Parent is not Scope outside || !IsLong(scope.Index.Extent)
            || Linear(graph[node].X, scope.Index) is not (int c, int d) || d == graph.Zero)
            return null;
        bool isAlong = scope.IsLanes;
        if (!isAlong && !(scope.InLanes && (DependsOnLanes(c, outside) || DependsOnLanes(d, outside))))
            return null;
        Expression grid = Grid(function == "exp", isAlong, c, d, scope);
        if (function == "exp")
            AddPass(node, "Exp", grid, scope);
        else
            AddTurn(graph[node].X, grid, scope);
        return scope.Known[node];
    }

    private bool IsLong(int extent) => layout.IsLong(extent, LongLoop);

    private Expression Grid(bool isExp, bool isAlong, int c, int d, Scope loop)
    {
        Scope outside = loop.Parent!;
        if (_grids.TryGetValue((outside, isExp, c, d), out Expression? known))
            return known;
        Expression grid = Pool.Grid(
            (isExp ? "Exp" : "Wave") + (isAlong ? "Along" : "Each"), isExp ? layout.Length(loop.Index.Extent) : "", Finished(Lower(c, outside)), Finished(Lower(d, outside)));
        string name = Names.Take("grid");
        outside.Statements.Add(new Define(name, grid));
        return _grids[(outside, isExp, c, d)] = Pool.Name(name, false);
    }

    private void AddPass(int node, string method, Expression grid, Scope loop)
    {
        Expression state = State("e", node, loop);
        loop.Statements.Add(new Advance(state.Text, Pool.OnGrid(method, loop.Name, grid, state)));
    }

    /// <summary>Cosine and sine turn together.</summary>
    private void AddTurn(int argument, Expression grid, Scope loop)
    {
        Expression cosine = State("cosine", graph.Call("cos", argument), loop), sine = State("sine", graph.Call("sin", argument), loop);
        string turned = Names.Take("turned");
        loop.Statements.Add(new Define(turned, Pool.OnGrid("Cos", loop.Name, grid, cosine, sine)));
        loop.Statements.Add(new Advance(sine.Text, Pool.OnGrid("Sin", loop.Name, grid, cosine, sine)));
        loop.Statements.Add(new Advance(cosine.Text, Pool.Name(turned, true)));
    }

    /// <summary>What a loop carries from pass to pass; inside the loop it is the node.</summary>
    private Expression State(string wish, int node, Scope loop)
    {
        string name = Names.Take(wish);
        loop.Parent!.Statements.Add(new Declare(name, IsLanes: true, layout.Formulas.Text(node, loop)));
        return loop.Known[node] = Pool.Name(name, true);
    }

    /// <summary>c and d, free of an index, with node = c + d k; null where there are none.</summary>
    private (int C, int D)? Linear(int node, Graphs.Index index)
    {
        if (!graph.IsFree(node, index))
            return (node, graph.Zero);
        Node top = graph[node];
        if (top.Op == Op.IndexValue)
            return (graph.Zero, graph.Constant(1));
        if (top.Op == Op.Add)
        {
            (int C, int D)?[] terms = [.. top.Operands.Select(term => Linear(term, index))];
            return terms.All(term => term is not null) ? (graph.Add([.. terms.Select(term => term!.Value.C)]), graph.Add([.. terms.Select(term => term!.Value.D)])) : null;
        }
        ILookup<bool, int> factors = top.Operands.ToLookup(factor => graph.IsFree(factor, index));
        return top.Op == Op.Multiply && factors[true].ToArray() is [int only] && Linear(only, index) is (int c, int d)
            ? (graph.Multiply([.. factors[false], c]), graph.Multiply([.. factors[false], d]))
            : null;
    }
}
