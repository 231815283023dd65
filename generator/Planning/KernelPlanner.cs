using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>Plans the four kernels of an objective: the value alone, and the value fused with gradient, Hessian or Hessian product.</summary>
internal sealed partial class KernelPlanner
{
    private const int MostAttempts = 4;

    private readonly Preparation _prepared;
    private Kernel? _value, _gradient;
    private HessianBlock[]? _dense;

    public KernelPlanner(Preparation prepared, Precision precision)
    {
        _prepared = prepared;
        Layout = new Layout(prepared.Plain.Definition, prepared.Formulas, precision);
        Constants = new DataConstants(Graph, prepared.Plain.Definition, precision);
    }

    private Graph Graph => _prepared.Graph;

    private Derivation Plain => _prepared.Plain;

    private Derivation Halved => _prepared.Halved;

    public Layout Layout { get; }

    /// <summary>The data that the kernels read from fields.</summary>
    public DataConstants Constants { get; }

    /// <summary>A field: an expression, or a method where it takes statements.</summary>
    public FieldPlan Field(int node, string name)
    {
        KernelBuilder builder = new(Graph, Layout, null, []) { IsScalar = true };
        if (!Constants.NeedsMethod(node))
            return new(name, Layout.Formulas.Text(node), [new Return(builder.Lower(node, builder.Root))], []);
        builder.Plan(builder.Root, [(node, value => builder.Root.Statements.Add(new Return(value)))], []);
        builder.Close(builder.Root);
        return new(name, Layout.Formulas.Text(node), new Naming(builder.Pool, builder.Names).Apply([.. builder.Root.Statements]), [.. Constants.Parameters(node)]);
    }

    /// <summary>The kernels of the four methods.</summary>
    public IEnumerable<Kernel> All() => new[] { Value(), Gradient(), Hessian(), HessianProduct() }
        .Select(kernel => Ranges.Apply(kernel, Layout))
        .Select(kernel => kernel switch
        {
            { Method: "Value" } => kernel with { Many = ValueOfMany() },
            { Method: "Gradient" } => kernel with { Many = GradientOfMany() },
            { Method: "HessianProduct", Range: not null } => kernel with { Many = ProductOfMany() },
            { Method: "Hessian", Range: null } => HessianOfFew() is Kernel few ? StreamedRows.Apply(kernel, Layout) with { Few = few } : kernel,
            _ => kernel,
        });

    private Kernel Value() => _value ??= Build(Layout.Named("Value"), KernelName("Value"), builder => Finish(builder, Totals(builder)));

    private string KernelName(string method) => Layout.Own(Layout.Named(method) + "Kernel");

    private Kernel Gradient() => _gradient ??= PlanGradient();

    private Kernel PlanGradient()
    {
        string method = Layout.Named("Gradient"), name = KernelName("Gradient");
        return InOnePiece(method, name, builder => Finish(builder, Totals(builder) + Gradient(builder, Everything)))
            ?? Split(Value() with { Method = method, Name = name }, Parts(method, Gradient));
    }

    private Kernel HessianProduct()
    {
        string method = Layout.Named("HessianProduct");
        return InOnePiece(method, KernelName("HessianProduct"), builder => Finish(builder, Totals(builder) + Gradient(builder, Everything) + Product(builder, Everything)))
            ?? Split(Main("HessianProduct"), Parts(method, Product));
    }

    private Kernel Hessian()
    {
        Kernel whole = Build("Hessian", Layout.Own("HessianKernel"), builder => Finish(
            builder,
            PlanRows(builder, Dense, Totals(builder, inRows: true) + Gradient(builder, Everything, Plain.Gradient) + Diagonals(Plain)) + Edges(builder)));
        return IsTooLong(whole) ? Split(EdgesKernel(), RowParts()) : whole;
    }

    /// <summary>
    /// A kernel of vectors that does everything, or null where it would be too long. Extended precision doesn't try what was too long for it in double
    /// already: there it has the same operations and more.
    /// </summary>
    private Kernel? InOnePiece(string method, string name, Action<KernelBuilder> plan)
    {
        if (_prepared.Calls.TryGetValue(method, out int before) && before > Layout.Precision.MostCalls)
            return null;
        Kernel whole = Build(method, name, plan);
        _prepared.Calls[method] = LaneBudget.Calls(whole.Statements);
        return IsTooLong(whole) ? null : whole;
    }

    private IEnumerable<int> Everything => Enumerable.Range(0, Halved.Variables.Count);

    /// <summary>J and its gradient, as the last part of a split kernel.</summary>
    private Kernel Main(string method)
    {
        Kernel gradient = Gradient();
        return gradient with
        {
            Method = Layout.Named(method),
            Name = KernelName(method),
            Parts = gradient.Parts.Select(part => part with { Method = Layout.Named(method), Name = method + part.Name }).ToArray(),
            Statements = gradient.Statements.Where(statement => statement is not PartCall).ToArray(),
        };
    }

    /// <summary>A vector as one part, or as one for each variable.</summary>
    private IEnumerable<Kernel> Parts(string method, Func<KernelBuilder, IEnumerable<int>, Outputs> outputs)
    {
        Kernel whole = Part(0, Everything);
        return IsTooLong(whole) ? Everything.Select(i => Part(i, [i])) : [whole];

        Kernel Part(int number, IEnumerable<int> variables) => Build(
            method, Layout.Own($"{method}Part{number + 1}"), builder => Plan(builder, outputs(builder, variables)), returnsValue: false);
    }

    private static Kernel Split(Kernel main, IEnumerable<Kernel> before)
    {
        Kernel[] parts = [.. before, .. main.Parts];
        return main with
        {
            Parts = parts,
            Statements = [.. parts.Select(part => new PartCall(part)), .. main.Statements.Where(statement => statement is not PartCall)],
            UsesLanes = main.UsesLanes || parts.Any(part => part.UsesLanes),
            LaneLengths = main.LaneLengths.Concat(parts.SelectMany(part => part.LaneLengths)).Distinct().ToArray(),
        };
    }

    private bool IsTooLong(Kernel kernel) => LaneBudget.Calls(kernel.Statements) > Layout.Precision.MostCalls;

    /// <summary>Plans a kernel again until it reads every column that it computes.</summary>
    private Kernel Build(string method, string name, Action<KernelBuilder> plan, bool returnsValue = true)
    {
        int[] wanted = [];
        for (int attempt = 0; ; attempt++)
        {
            KernelBuilder builder = new(Graph, Layout, Constants, wanted) { Positive = _prepared.Positive };
            plan(builder);
            builder.Close(builder.Root);
            int[] columns = builder.Columns.Keys.OrderBy(column => column).ToArray();
            if (columns.All(wanted.Contains) || attempt == MostAttempts)
                return Kernel(method, name, builder, returnsValue);
            wanted = columns;
        }
    }

    private Kernel Kernel(string method, string name, KernelBuilder builder, bool returnsValue) => new(
        name,
        method,
        new Naming(builder.Pool, builder.Names).Apply([.. builder.Root.Statements]),
        builder.UsesLanes || Layout.IsBatch,
        Layout.IsBatch ? [Layout.Own("values") + ".Length"] : builder.LaneExtents.Select(Layout.Length).ToArray(),
        builder.Columns.Select(column => (column.Value, Layout.ColumnLength(new Index(Graph.Free(column.Key)[0]).Extent))).ToArray(),
        [],
        returnsValue && !Layout.IsBatch);

    private static void Plan(KernelBuilder builder, Outputs outputs) => builder.Plan(builder.Root, outputs.Direct, outputs.Looped);

    /// <summary>J: its top-level sums as items of the loops over k, so that they share those of the derivatives, and the rest.</summary>
    private Outputs Totals(KernelBuilder builder, bool inRows = false) => Totals(builder, inRows ? _prepared.Totals : _prepared.HalvedTotals);

    private Outputs Totals(KernelBuilder builder, TopLevelSums sums)
    {
        Outputs outputs = Outputs.None;
        foreach (KeyValuePair<int, int> body in sums.Bodies)
        {
            string name = builder.Names.Take("J");
            outputs.Looped.Add(new LoopItem(body.Value, Index.K(body.Key), (loop, value) => loop.Statements.Add(
                new Accumulate(name, value, loop.IsLanes ? $"{Layout.Length(body.Key)} - {loop.Name}" : null))));
            outputs.Totals.Add((name, body.Key));
        }
        if (sums.Rest >= 0 || sums.Bodies.Count == 0)
            outputs.Direct.Add((sums.Rest >= 0 ? sums.Rest : Graph.Zero, value => outputs.Rest.Add(value)));
        return outputs;
    }

    /// <summary>Plans the outputs, and returns J.</summary>
    private void Finish(KernelBuilder builder, Outputs outputs)
    {
        string? margin = Layout.IsBatch ? Margin(builder, outputs) : null;
        foreach ((string name, _) in outputs.Totals)
            builder.Root.Statements.Add(new Declare(name, IsLanes: true, ""));
        Plan(builder, outputs);
        Expression[] parts =
        [
            .. outputs.Totals.Select(total => builder.Pool.Name(total.Name, true)).Select(total => !Layout.IsBatch ? builder.Pool.SumOfLanes(total) : Layout.Precision.IsExtended ? builder.Pool.Normalized(total) : total),
            .. outputs.RowTotals.Select(name => builder.Pool.Name(name, false)),
            .. outputs.Rest,
        ];
        Expression value = parts.Aggregate(builder.Pool.Add);
        builder.Root.Statements.Add(Layout.IsBatch ? StoreValue(builder, value, margin) : new Return(value));
    }

    private Outputs Gradient(KernelBuilder builder, IEnumerable<int> variables) => Gradient(builder, variables, Halved.Gradient);

    private Outputs Gradient(KernelBuilder builder, IEnumerable<int> variables, EquatableArray<int> nodes) =>
        Vector(builder, Layout.Own(Layout.Named("gradient")), nodes, variables, Layout.Gradient, "dJ/d{0}_k");

    private Outputs Product(KernelBuilder builder, IEnumerable<int> variables) =>
        Vector(builder, Layout.Own(Layout.Named("product")), Halved.Product, variables, Layout.Product, "(Hv)_{0}_k");

    /// <summary>The outputs of a vector over theta: stores in loops for blocks, single stores for scalars and positions.</summary>
    private Outputs Vector(
        KernelBuilder builder, string span, EquatableArray<int> nodes, IEnumerable<int> variables, Func<int, string> local, string formula)
    {
        Outputs outputs = Outputs.None;
        if (!CoversTheta && variables.FirstOrDefault() == 0)
            builder.Root.Statements.Add(new Once($"{span}.Clear();"));
        HashSet<int> stored = [.. variables.Select(i => Halved.Variables[i]).Where(variable => variable.IsIndexed).Select(variable => variable.Block)];
        foreach (int i in variables)
        {
            Variable variable = Halved.Variables[i];
            if (variable.IsIndexed)
                outputs.Looped.Add(StoreItem(builder, nodes[i], Index.K(variable.Extent), local(variable.Block), string.Format(formula, BlockName(variable))));
            else
                outputs.Direct.Add((nodes[i], value => builder.AddTo(span, Place(variable), value, stored.Contains(variable.Block))));
        }
        return outputs;
    }

    private string BlockName(Variable variable) => Halved.Definition.Blocks[variable.Block].Name;

    private static LoopItem StoreItem(KernelBuilder builder, int node, Index index, string span, string formula) =>
        new(node, index, (body, value) => builder.Store(body, span, value, formula));

    /// <summary>Whether every block is an indexed variable and nothing else, so that loops write every element.</summary>
    private bool CoversTheta =>
        Halved.Variables.All(variable => variable.IsIndexed)
        && Halved.Variables.Count == Halved.Definition.Blocks.Count;

    /// <summary>The place in theta of a scalar or a position.</summary>
    private string Place(Variable variable) => variable.Position > 0
        ? Sum(Layout.Offset(variable.Block), $"{variable.Position}")
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
        public void Add(Outputs other)
        {
            Direct.AddRange(other.Direct);
            Looped.AddRange(other.Looped);
        }

        public static Outputs operator +(Outputs left, Outputs right) => left with
        {
            Direct = [.. left.Direct, .. right.Direct],
            Looped = [.. left.Looped, .. right.Looped],
        };
    }
}
