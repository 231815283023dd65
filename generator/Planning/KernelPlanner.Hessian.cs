using CurseOfMemory.Generator.Calculus;
using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// The Hessian: rows of the dense parts in lanes, one triangle mirrored to the other, then diagonals, and the rows and columns of scalars.
/// </summary>
internal sealed partial class KernelPlanner
{
    private void PlanRows(KernelBuilder builder)
    {
        HessianBlock[] dense = _derivation.Hessian.Where(block => BothIndexed(block) && !_graph.IsConstant(block.Dense, 0)).ToArray();
        if (!CoversTheta || dense.Length < _derivation.Hessian.Count)
            builder.Root.Statements.Add(new Line("hessian.Clear();"));
        foreach (IGrouping<int, HessianBlock> rows in dense.GroupBy(block => _derivation.Variables[block.Row].Extent))
            PlanRows(builder, rows.Key, rows.ToArray());
        foreach (HessianBlock block in dense)
            builder.Root.Statements.Add(new Line(Mirror(block)));
    }

    private void PlanRows(KernelBuilder builder, int extent, HessianBlock[] blocks)
    {
        builder.Plan(builder.Root, [], [], blocks.Select(block => block.Dense));
        Scope row = new(builder.Root, Index.K(extent), "k", isLanes: false);
        List<LoopItem> items = [];
        foreach (HessianBlock block in blocks)
        {
            Variable column = _derivation.Variables[block.Column];
            string span = builder.Names.Take($"h{Layout.Block(_derivation.Variables[block.Row].Block)}{Layout.Block(column.Block)}");
            row.Statements.Add(new Line($"global::System.Span<double> {span} = hessian.Slice({RowStart(block)}, {Layout.Length(column.Extent)});"));
            items.Add(StoreItem(block.Dense, Index.J(column.Extent), span));
        }
        builder.Plan(row, [], items);
        builder.Close(row);
        builder.Root.Statements.Add(new Loop("k", "0", Layout.Length(extent), false, row.Statements, ""));
    }

    private string RowStart(HessianBlock block)
    {
        string row = Sum(Layout.Offset(_derivation.Variables[block.Row].Block), "k");
        string start = row == "k" ? "k * n" : $"({row}) * n";
        return Sum(start, Layout.Offset(_derivation.Variables[block.Column].Block));
    }

    private static string Sum(string left, string right) => left == "0" ? right : right == "0" ? left : $"{left} + {right}";

    private string Mirror(HessianBlock block)
    {
        Variable row = _derivation.Variables[block.Row], column = _derivation.Variables[block.Column];
        return $"global::CurseOfMemory.HessianBlocks.Mirror(hessian, n, {Layout.Offset(row.Block)}, {Layout.Length(row.Extent)}, {Layout.Offset(column.Block)}, {Layout.Length(column.Extent)});";
    }

    /// <summary>Everything but the dense parts: diagonals, and the rows and columns of scalars.</summary>
    private Outputs HessianEdges(KernelBuilder builder)
    {
        Outputs outputs = new([], [], []);
        foreach (HessianBlock block in _derivation.Hessian)
        {
            Variable row = _derivation.Variables[block.Row], column = _derivation.Variables[block.Column];
            if (BothIndexed(block))
                AddDiagonal(outputs, block, row, column);
            else if (!_graph.IsConstant(block.Dense, 0))
                AddEdge(outputs, builder, block, row, column);
        }
        return outputs;
    }

    private void AddDiagonal(Outputs outputs, HessianBlock block, Variable row, Variable column)
    {
        if (_graph.IsConstant(block.Diagonal, 0))
            return;
        outputs.Looped.Add(new LoopItem(block.Diagonal, Index.K(row.Extent), (body, value) => body.Statements.Add(
            new AddToDiagonal(Layout.Offset(row.Block), Layout.Offset(column.Block), body.Name, Layout.Length(row.Extent), value))));
    }

    private void AddEdge(Outputs outputs, KernelBuilder builder, HessianBlock block, Variable row, Variable column)
    {
        if (!row.IsIndexed && !column.IsIndexed)
        {
            outputs.Direct.Add((block.Dense, value => AddPair(builder.Root, Place(row), Place(column), value)));
            return;
        }
        (Variable single, Variable indexed) = row.IsIndexed ? (column, row) : (row, column);
        int node = row.IsIndexed ? block.Dense : _graph.Substitute(block.Dense, Index.J(indexed.Extent), Index.K(indexed.Extent));
        outputs.Looped.Add(new LoopItem(node, Index.K(indexed.Extent), (body, value) => body.Statements.Add(
            new AddToEdge(Place(single), Layout.Offset(indexed.Block), body.Name, Layout.Length(indexed.Extent), value))));
    }

    private static void AddPair(Scope root, string row, string column, Expression value)
    {
        root.Statements.Add(new AddTo("hessian", $"({row}) * n + {column}", value));
        if (row != column)
            root.Statements.Add(new AddTo("hessian", $"({column}) * n + {row}", value));
    }

    private bool BothIndexed(HessianBlock block) =>
        _derivation.Variables[block.Row].IsIndexed && _derivation.Variables[block.Column].IsIndexed;
}
