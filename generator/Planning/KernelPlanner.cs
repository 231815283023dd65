using CurseOfMemory.Generator.Calculus;
using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>Plans the four kernels of an objective: the value alone, and the value fused with gradient, Hessian or Hessian product.</summary>
internal sealed partial class KernelPlanner
{
    private const int MostAttempts = 4;

    private readonly Derivation _derivation;
    private readonly Graph _graph;

    public KernelPlanner(Derivation derivation)
    {
        _derivation = derivation;
        _graph = new Graph(derivation.Nodes);
        Layout = new Layout(derivation.Definition);
        Constants = new DataConstants(_graph, derivation.Definition);
    }

    public Layout Layout { get; }

    /// <summary>The data that the kernels read from fields.</summary>
    public DataConstants Constants { get; }

    /// <summary>A node as a formula.</summary>
    public string FormulaText(int node) => Layout.Formula(_graph, node);

    /// <summary>The initialiser of a field.</summary>
    public Expression Initialiser(int node)
    {
        KernelBuilder builder = new(_graph, Layout, null, []) { IsScalar = true };
        return builder.Lower(node, builder.Root);
    }

    public Kernel Value() => Build("Value", builder => Finish(builder, Totals(builder)));

    public Kernel Gradient() => Build("Gradient", builder =>
        Finish(builder, Totals(builder) + Vector(builder, "gradient", _derivation.Gradient, Layout.Gradient, "dJ/d{0}_k")));

    public Kernel HessianProduct() => Build("HessianProduct", builder => Finish(
        builder,
        Totals(builder)
            + Vector(builder, "gradient", _derivation.Gradient, Layout.Gradient, "dJ/d{0}_k")
            + Vector(builder, "product", _derivation.Product, Layout.Product, "(Hv)_{0}_k")));

    public Kernel Hessian() => Build("Hessian", builder =>
    {
        Outputs outputs = Totals(builder) + Vector(builder, "gradient", _derivation.Gradient, Layout.Gradient, "dJ/d{0}_k") + Diagonals();
        Finish(builder, PlanRows(builder, outputs) + Edges(builder));
    });

    /// <summary>Plans a kernel again until it reads every column that it computes.</summary>
    private Kernel Build(string name, Action<KernelBuilder> plan)
    {
        int[] wanted = [];
        for (int attempt = 0; ; attempt++)
        {
            KernelBuilder builder = new(_graph, Layout, Constants, wanted);
            plan(builder);
            builder.Close(builder.Root);
            int[] columns = builder.Columns.Keys.OrderBy(column => column).ToArray();
            if (columns.All(wanted.Contains) || attempt == MostAttempts)
                return Kernel(name, builder);
            wanted = columns;
        }
    }

    private Kernel Kernel(string name, KernelBuilder builder) => new(
        name,
        new Naming(builder.Pool, builder.Names).Apply(builder.Root.Statements),
        builder.UsesLanes,
        builder.LaneExtents.Select(Layout.Length).ToArray(),
        builder.Columns.Select(column => (column.Value, Layout.Length(new Index(_graph.Free(column.Key)[0]).Extent))).ToArray());

    /// <summary>J: its top-level sums as items of the loops over k, so that they share those of the derivatives, and the rest.</summary>
    private Outputs Totals(KernelBuilder builder)
    {
        TopLevelSums sums = TopLevelSums.Of(_graph, _derivation.Value);
        Outputs outputs = Outputs.None;
        foreach (KeyValuePair<int, int> body in sums.Bodies)
        {
            string name = builder.Names.Take("J");
            outputs.Looped.Add(new LoopItem(body.Value, Index.K(body.Key), (loop, value) => loop.Statements.Add(
                new Accumulate(name, value, loop.IsLanes ? $"{Layout.Length(body.Key)} - {loop.Name}" : null))));
            outputs.Totals.Add((name, body.Key));
        }
        if (sums.Rest >= 0 || sums.Bodies.Count == 0)
            outputs.Direct.Add((sums.Rest >= 0 ? sums.Rest : _graph.Zero, value => outputs.Rest.Add(value)));
        return outputs;
    }

    /// <summary>Plans the outputs, and returns J.</summary>
    private void Finish(KernelBuilder builder, Outputs outputs)
    {
        foreach ((string name, _) in outputs.Totals)
            builder.Root.Statements.Add(new Declare(name, IsLanes: true, "J"));
        builder.Plan(builder.Root, outputs.Direct, outputs.Looped);
        Expression[] parts =
        [
            .. outputs.Totals.Select(total => builder.Pool.SumOfLanes(builder.Pool.Name(total.Name, true))),
            .. outputs.RowTotals.Select(name => builder.Pool.Name(name, false)),
            .. outputs.Rest,
        ];
        builder.Root.Statements.Add(new Return(parts.Aggregate(builder.Pool.Add)));
    }

    /// <summary>The outputs of a vector over theta: stores in loops for blocks, single stores for scalars and positions.</summary>
    private Outputs Vector(KernelBuilder builder, string span, EquatableArray<int> nodes, Func<int, string> local, string formula)
    {
        Outputs outputs = Outputs.None;
        if (!CoversTheta)
            builder.Root.Statements.Add(new Line($"{span}.Clear();"));
        for (int i = 0; i < nodes.Count; i++)
        {
            Variable variable = _derivation.Variables[i];
            if (variable.IsIndexed)
                outputs.Looped.Add(StoreItem(
                    nodes[i], Index.K(variable.Extent), local(variable.Block), string.Format(formula, _derivation.Definition.Blocks[variable.Block].Name)));
            else
                outputs.Direct.Add((nodes[i], value => builder.Root.Statements.Add(new AddTo(span, Place(variable), value))));
        }
        return outputs;
    }

    private LoopItem StoreItem(int node, Index index, string span, string formula) => new(node, index, (body, value) =>
        body.Statements.Add(new Store(span, body.Name, value, body.IsLanes, formula)));

    /// <summary>Whether every block is an indexed variable and nothing else, so that loops write every element.</summary>
    private bool CoversTheta =>
        _derivation.Variables.All(variable => variable.IsIndexed)
        && _derivation.Variables.Count == _derivation.Definition.Blocks.Count;

    /// <summary>The place in theta of a scalar or a position.</summary>
    private string Place(Variable variable) => variable.Position > 0
        ? $"{Layout.Offset(variable.Block)} + {variable.Position}"
        : Layout.Offset(variable.Block);

    /// <summary>What a kernel has to compute.</summary>
    /// <param name="Direct">Nodes without an index.</param>
    /// <param name="Looped">Nodes over an index.</param>
    /// <param name="Totals">The accumulators of J in lanes, with the extents of their loops.</param>
    /// <param name="RowTotals">The accumulators of J in loops over rows.</param>
    /// <param name="Rest">The rest of J, once it is planned.</param>
    private sealed record Outputs(
        List<(int Node, Action<Expression> Finish)> Direct,
        List<LoopItem> Looped,
        List<(string Name, int Extent)> Totals,
        List<string> RowTotals,
        List<Expression> Rest)
    {
        public static Outputs None => new([], [], [], [], []);

        /// <summary>The outputs of both; the rest of J is only ever in the first.</summary>
        public static Outputs operator +(Outputs left, Outputs right) => left with
        {
            Direct = [.. left.Direct, .. right.Direct],
            Looped = [.. left.Looped, .. right.Looped],
        };
    }
}
