using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// The Hessian: rows of the dense parts in lanes, one triangle mirrored to the other, then diagonals, and the rows and columns of scalars.
/// </summary>
internal sealed partial class KernelPlanner
{
    /// <summary>
    /// Plans the dense parts by rows, in lanes over columns. What else is summed over a row's index runs in the same loop, so that each pair
    /// is met once. Gives back the outputs that remain.
    /// </summary>
    private Outputs PlanRows(KernelBuilder builder, HessianBlock[] dense, Outputs outputs)
    {
        if ((!CoversTheta || Dense.Length < Halved.Hessian.Count) && (dense.Length == 0 || dense[0] == Dense[0]))
            builder.Root.Statements.Add(new Line($"{Layout.Own("hessian")}.Clear();"));
        IEnumerable<HessianBlock> blocks = dense.SelectMany(block => IsRoleBlind(block) && block.Row != block.Column ? new[] { block, Transposed(block) } : [block]);
        foreach (IGrouping<int, HessianBlock> rows in blocks.GroupBy(block => Halved.Variables[block.Row].Extent))
            outputs = PlanRows(builder, rows.Key, rows.ToArray(), outputs);
        foreach (HessianBlock block in dense.Where(block => !IsRoleBlind(block)))
            builder.Root.Statements.Add(new Line(Mirror(block)));
        return outputs;
    }

    /// <summary>The blocks between indexed variables that have more than a diagonal.</summary>
    private HessianBlock[] Dense => _dense ??= Halved.Hessian.Where(block => BothIndexed(block) && !Graph.IsConstant(block.Dense, 0)).ToArray();

    /// <summary>Each dense block as a part of its own.</summary>
    private IEnumerable<Kernel> RowParts() => Dense.Select((block, i) => Build(
        "Hessian", Layout.Own($"HessianPart{i + 1}"), builder => PlanRows(builder, [block], Outputs.None), returnsValue: false));

    /// <summary>J, its gradient, and what the Hessian has beside its dense blocks.</summary>
    private Kernel EdgesKernel()
    {
        Kernel edges = Build("Hessian", Layout.Own("HessianPart0"), builder =>
        {
            if (Dense.Length == 0)
                builder.Root.Statements.Add(new Line($"{Layout.Own("hessian")}.Clear();"));
            Plan(builder, Diagonals(Halved) + Edges(builder));
        }, returnsValue: false);
        return Split(Main("Hessian"), [edges]);
    }

    private Outputs PlanRows(KernelBuilder builder, int extent, HessianBlock[] blocks, Outputs outputs)
    {
        ILookup<bool, LoopItem> items = outputs.Looped.ToLookup(item => item.Index.Extent == extent);
        ILookup<bool, (string Name, int Extent)> totals = outputs.Totals.ToLookup(total => total.Extent == extent);
        builder.Plan(builder.Root, [], [], [.. blocks.Select(block => block.Dense), .. items[true].Select(item => item.Node)]);
        foreach ((string name, _) in totals[true])
            builder.Root.Statements.Add(new Declare(name, IsLanes: false, ""));
        Scope row = new(builder.Root, Index.K(extent), "k", isLanes: false);
        List<LoopItem> columns = blocks.Select(block => RowItem(builder, row, block)).ToList();
        builder.Plan(row, items[true].Select(item => (item.Node, (Action<Expression>)(value => item.Finish(row, value)))).ToArray(), columns);
        builder.Close(row);
        builder.Root.Statements.Add(new Loop("k", Layout.Length(extent), false, [.. row.Statements]));
        return outputs with
        {
            Looped = [.. items[false]],
            Totals = [.. totals[false]],
            RowTotals = [.. outputs.RowTotals, .. totals[true].Select(total => total.Name)],
        };
    }

    /// <summary>Whether both triangles of a block have the same bits, so that no mirror is needed.</summary>
    private bool IsRoleBlind(HessianBlock block) => !Layout.Precision.IsExtended
        && RoleBlind.Is(Graph, block.Dense, Index.K(Halved.Variables[block.Row].Extent), Index.J(Halved.Variables[block.Column].Extent));

    /// <summary>The block on the other side of the diagonal.</summary>
    private HessianBlock Transposed(HessianBlock block)
    {
        int rows = Halved.Variables[block.Row].Extent, columns = Halved.Variables[block.Column].Extent;
        int dense = Graph.Substitute(block.Dense, (Index.K(rows), Index.J(rows)), (Index.J(columns), Index.K(columns)));
        return block with { Row = block.Column, Column = block.Row, Dense = dense };
    }

    private LoopItem RowItem(KernelBuilder builder, Scope row, HessianBlock block)
    {
        Variable column = Halved.Variables[block.Column];
        string span = builder.Names.Take($"h{Layout.Block(Halved.Variables[block.Row].Block)}{Layout.Block(column.Block)}");
        row.Statements.Add(new OpenRow(span, $"{Layout.Own("hessian")}.Slice({RowStart(block, "k")}, {Layout.Length(column.Extent)})", builder.Names.Take(span + "Row")));
        return StoreItem(builder, block.Dense, Index.J(column.Extent), span, $"d2J/d{BlockName(Halved.Variables[block.Row])}_k d{BlockName(column)}_j");
    }

    private string RowStart(HessianBlock block, string index) =>
        Entry(Sum(Layout.Offset(Halved.Variables[block.Row].Block), index), Layout.Offset(Halved.Variables[block.Column].Block));

    /// <summary>The place of an entry in the Hessian.</summary>
    private string Entry(string row, string column) => Sum(row == "0" ? row : $"{(row.Contains(' ') ? $"({row})" : row)} * {Layout.Own("n")}", column);

    private static string Sum(string left, string right) => left == "0" ? right : right == "0" ? left : $"{left} + {right}";

    private string Mirror(HessianBlock block)
    {
        Variable row = Halved.Variables[block.Row], column = Halved.Variables[block.Column];
        return $"global::CurseOfMemory.HessianBlocks.Mirror({Layout.Own("hessian")}, {Layout.Own("n")}, {Layout.Offset(row.Block)}, {Layout.Length(row.Extent)}, {Layout.Offset(column.Block)}, {Layout.Length(column.Extent)});";
    }

    /// <summary>The parts on the diagonals of blocks.</summary>
    private Outputs Diagonals(Derivation source)
    {
        Outputs outputs = Outputs.None;
        foreach (HessianBlock block in source.Hessian.Where(block => BothIndexed(block) && !Graph.IsConstant(block.Diagonal, 0)))
        {
            Variable row = Halved.Variables[block.Row], column = Halved.Variables[block.Column];
            outputs.Looped.Add(new LoopItem(block.Diagonal, Index.K(row.Extent), (body, value) => body.Statements.Add(new AddToDiagonal(
                Layout.Offset(row.Block), Layout.Offset(column.Block), body.Name, Layout.Length(row.Extent), value, body.IsLanes))));
        }
        return outputs;
    }

    /// <summary>The rows and columns of scalars and positions.</summary>
    private Outputs Edges(KernelBuilder builder)
    {
        Outputs outputs = Outputs.None;
        foreach (HessianBlock block in Halved.Hessian.Where(block => !BothIndexed(block) && !Graph.IsConstant(block.Dense, 0)))
            AddEdge(outputs, builder, block, Halved.Variables[block.Row], Halved.Variables[block.Column]);
        return outputs;
    }

    private void AddEdge(Outputs outputs, KernelBuilder builder, HessianBlock block, Variable row, Variable column)
    {
        if (!row.IsIndexed && !column.IsIndexed)
        {
            outputs.Direct.Add((block.Dense, value => AddPair(builder.Root, Place(row), Place(column), value)));
            return;
        }
        (Variable single, Variable indexed) = row.IsIndexed ? (column, row) : (row, column);
        int node = row.IsIndexed ? block.Dense : Graph.Substitute(block.Dense, Index.J(indexed.Extent), Index.K(indexed.Extent));
        outputs.Looped.Add(new LoopItem(node, Index.K(indexed.Extent), (body, value) => body.Statements.Add(
            new AddToEdge(Place(single), Layout.Offset(indexed.Block), body.Name, Layout.Length(indexed.Extent), value))));
    }

    private void AddPair(Scope root, string row, string column, Expression value)
    {
        root.Statements.Add(new AddTo(Layout.Own("hessian"), Entry(row, column), value));
        if (row != column)
            root.Statements.Add(new AddTo(Layout.Own("hessian"), Entry(column, row), value));
    }

    private bool BothIndexed(HessianBlock block) =>
        Halved.Variables[block.Row].IsIndexed && Halved.Variables[block.Column].IsIndexed;
}
