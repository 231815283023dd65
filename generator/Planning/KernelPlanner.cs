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
    public string FormulaText(int node) => new Formula(_graph, _derivation.Definition).Text(node);

    /// <summary>The initialiser of a field.</summary>
    public Expression Initialiser(int node)
    {
        KernelBuilder builder = new(_graph, Layout, null, []) { IsScalar = true };
        return builder.Lower(node, builder.Root);
    }

    public Kernel Value() => Build("Value", builder => Finish(builder, Outputs.None));

    public Kernel Gradient() => Build("Gradient", builder => Finish(builder, GradientOutputs(builder, "gradient", _derivation.Gradient, Layout.Gradient)));

    public Kernel HessianProduct() => Build("HessianProduct", builder => Finish(
        builder,
        GradientOutputs(builder, "gradient", _derivation.Gradient, Layout.Gradient)
            + GradientOutputs(builder, "product", _derivation.Product, Layout.Product)));

    public Kernel Hessian() => Build("Hessian", builder =>
    {
        PlanRows(builder);
        Finish(builder, GradientOutputs(builder, "gradient", _derivation.Gradient, Layout.Gradient) + HessianEdges(builder));
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
        builder.Root.Statements,
        builder.UsesLanes,
        builder.LaneExtents.Select(Layout.Length).ToArray(),
        builder.Columns.Select(column => (column.Value, Layout.Length(new Index(_graph.Free(column.Key)[0]).Extent))).ToArray());

    /// <summary>Plans the outputs together with J, which takes its top-level sums from the same loops, and returns J.</summary>
    private void Finish(KernelBuilder builder, Outputs outputs)
    {
        List<LoopItem> totals = [];
        List<(string Name, int Extent)> accumulators = [];
        ILookup<int, int> terms = _graph.Terms(_derivation.Value).ToLookup(TopLevelExtent);
        foreach (IGrouping<int, int> group in terms.Where(group => group.Key >= 0).OrderBy(group => group.Key))
        {
            string name = builder.Names.Take("J");
            accumulators.Add((name, group.Key));
            Index k = Index.K(group.Key);
            int body = Factoring.Apply(_graph, _graph.Add(group.Select(term => Opened(term, k)).ToArray()));
            builder.Root.Statements.Add(new Declare(name, IsLanes: true));
            totals.Add(new LoopItem(body, k, (loop, value) => loop.Statements.Add(new Accumulate(name, value, $"{Layout.Length(group.Key)} - {loop.Name}"))));
        }
        int rest = terms[-1].Any() ? _graph.Add(terms[-1].ToArray()) : _graph.Zero;
        Expression? result = terms[-1].Any() || accumulators.Count == 0 ? builder.Pool.Number(0) : null;
        builder.Plan(
            builder.Root,
            [.. outputs.Direct, (rest, value => result = result is null ? null : value)],
            [.. totals, .. outputs.Looped]);
        foreach ((string name, _) in accumulators)
        {
            Expression total = builder.Pool.SumOfLanes(builder.Pool.Name(name, true));
            result = result is null ? total : builder.Pool.Add(total, result);
        }
        builder.Root.Statements.AddRange(outputs.Last);
        builder.Root.Statements.Add(new Return(result!));
    }

    /// <summary>The extent of a term that is a number times a sum, else -1.</summary>
    private int TopLevelExtent(int term)
    {
        int rest = _graph.SplitCoefficient(term).Remainder;
        return _graph[rest].Op == Op.Sum ? new Index(_graph[rest].B).Extent : -1;
    }

    private int Opened(int term, Index k)
    {
        (double coefficient, int sum) = _graph.SplitCoefficient(term);
        return _graph.Multiply(_graph.Constant(coefficient), _graph.OpenAt(sum, k));
    }

    /// <summary>The outputs of a vector over theta: stores in loops for blocks, single stores for scalars and positions.</summary>
    private Outputs GradientOutputs(KernelBuilder builder, string span, EquatableArray<int> nodes, Func<int, string> local)
    {
        Outputs outputs = new([], [], []);
        if (!CoversTheta)
            builder.Root.Statements.Add(new Line($"{span}.Clear();"));
        for (int i = 0; i < nodes.Count; i++)
        {
            Variable variable = _derivation.Variables[i];
            if (variable.IsIndexed)
                outputs.Looped.Add(StoreItem(nodes[i], Index.K(variable.Extent), local(variable.Block)));
            else
                outputs.Direct.Add((nodes[i], value => builder.Root.Statements.Add(new AddTo(span, Place(variable), value))));
        }
        return outputs;
    }

    private LoopItem StoreItem(int node, Index index, string span) => new(node, index, (body, value) =>
        body.Statements.Add(new Store(span, body.Name, value, "")));

    /// <summary>Whether every block is an indexed variable and nothing else, so that loops write every element.</summary>
    private bool CoversTheta =>
        _derivation.Variables.All(variable => variable.IsIndexed)
        && _derivation.Variables.Count == _derivation.Definition.Blocks.Count;

    /// <summary>The place in theta of a scalar or a position.</summary>
    private string Place(Variable variable) => variable.Position > 0
        ? $"{Layout.Offset(variable.Block)} + {variable.Position}"
        : Layout.Offset(variable.Block);

    private sealed record Outputs(List<(int Node, Action<Expression> Finish)> Direct, List<LoopItem> Looped, List<Statement> Last)
    {
        public static Outputs None => new([], [], []);

        public static Outputs operator +(Outputs left, Outputs right) =>
            new([.. left.Direct, .. right.Direct], [.. left.Looped, .. right.Looped], [.. left.Last, .. right.Last]);
    }
}
