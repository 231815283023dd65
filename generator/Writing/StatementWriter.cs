using CurseOfMemory.Generator.Planning;

namespace CurseOfMemory.Generator.Writing;

/// <summary>Prints statements of kernels as C#.</summary>
internal sealed class StatementWriter(CodeWriter code, ExpressionWriter expressions, Layout layout)
{
    private readonly string _lanes = layout.Own("L"), _scalar = layout.Precision.Scalar;

    public void Write(Statement[] statements)
    {
        for (int i = 0; i < statements.Length; i++)
        {
            if (i > 0 && IsGap(statements[i - 1], statements[i]))
                code.Line();
            Write(statements[i]);
        }
    }

    /// <summary>An empty line stands after a loop, and before a loop with its accumulators.</summary>
    private static bool IsGap(Statement before, Statement after) =>
        before is Loop || (after is Loop or Declare && before is not (Declare or Line or OpenRow or Once));

    private void Write(Statement statement)
    {
        switch (statement)
        {
            case Loop { Body: [Accumulate or Around] } loop:
                code.Line(Header(loop));
                code.Indented(Text(loop.Body[0]));
                break;
            case Loop loop:
                code.Open(Header(loop));
                Write(loop.Body);
                code.Close();
                break;
            default:
                code.Line(Text(statement) + Remark(statement));
                break;
        }
    }

    /// <summary>What a statement is about, as a formula behind it.</summary>
    private static string Remark(Statement statement) => statement switch
    {
        Declare { Formula.Length: > 0 } declare => "  // " + declare.Formula,
        Define { Value: { Kind: ExpressionKind.Grid } grid } => $"  // a uniform grid: a {(grid.Text.StartsWith("Exp", StringComparison.Ordinal) ? "product" : "turn")} a pass, functions every 16, off by at most {(grid.Text.StartsWith("Exp", StringComparison.Ordinal) ? "6.0e-15" : "1.1e-14")}",
        Store store => "  // " + store.Formula,
        StoreColumn column => "  // " + column.Formula,
        _ => "",
    };

    private string Header(Loop loop) =>
        $"for (int {loop.Index} = {loop.From}; {loop.Index} < {loop.Limit}; {loop.Index}{(loop.IsLanes ? $" += {_lanes}.Count" : "++")})";

    private string Text(Statement statement) => statement switch
    {
        Define { Value.Kind: ExpressionKind.Grid } grid => $"var {grid.Name} = {expressions.Text(grid.Value)};",
        Advance advance => $"{advance.Name} = {expressions.Text(advance.Value)};",
        Define { Next: string next } pair => $"{_lanes} {pair.Name} = {expressions.MomentAndNext(pair.Value, next)};",
        Define define => $"{(define.Value.IsLanes ? _lanes : _scalar)} {define.Name} = {expressions.Text(define.Value)};",
        Declare declare => declare.IsLanes ? $"{_lanes} {declare.Name} = {_lanes}.Zero;" : $"{_scalar} {declare.Name} = 0;",
        Accumulate accumulate => AccumulateText(accumulate),
        OpenRow row => $"var {row.Span} = {row.Slice};",
        Store { IsLanes: true } store when layout.IsBatch => $"{_lanes}.Store({expressions.AsLanes(store.Value)}, {layout.Group(store.Span, store.Index)}, 0);",
        Store { IsLanes: true } store => $"{store.Writer ?? _lanes}.Store({expressions.AsLanes(store.Value)}, {store.Span}, {store.Index});",
        Store store => $"{store.Span}[{store.Index}] = {expressions.Text(store.Value)};",
        AddToRow add => $"global::CurseOfMemory.ProblemRows.Add({expressions.AsLanes(add.Value)}, {layout.Group(add.Span, add.Place)}, {add.From});",
        Once once => once.Text,
        AddTo add => $"{add.Span}[{add.Index}] += {expressions.Text(add.Value)};",
        AddToDiagonal { IsLanes: false } diagonal =>
            $"global::CurseOfMemory.HessianBlocks.AddDiagonal({layout.Own("hessian")}, {layout.Own("n")}, {diagonal.Row}, {diagonal.Column}, {diagonal.Index}, {expressions.Text(diagonal.Value)});",
        AddToDiagonal diagonal => EdgeText("AddDiagonal", diagonal.Row, diagonal.Column, diagonal.Index, diagonal.Limit, diagonal.Value),
        AddToEdge edge => EdgeText("AddEdge", edge.Row, edge.Column, edge.Index, edge.Limit, edge.Value),
        StoreColumn column => $"global::CurseOfMemory.JacobianRows.{(column.Adds ? "AddColumn" : "StoreColumn")}<{_lanes}, {_scalar}>({layout.Own("jacobian")}, {layout.Own("n")}, {column.Row}, {column.Column}, {expressions.AsLanes(column.Value)});",
        AddToJacobianDiagonal diagonal => $"global::CurseOfMemory.JacobianRows.AddDiagonal<{_lanes}, {_scalar}>({layout.Own("jacobian")}, {layout.Own("n")}, {diagonal.Row}, {diagonal.Column}, {expressions.AsLanes(diagonal.Value)});",
        PartCall call => $"{call.Part.Name}{(call.Part.UsesLanes ? $"<{_lanes}>" : "")}({KernelWriter.Arguments(layout, call.Part)});",
        Around around => around.Before + expressions.Text(around.Value) + around.After,
        Line line => line.Text,
        Return result => $"return {expressions.Text(result.Value)};",
        _ => throw new InvalidOperationException(statement.GetType().Name),
    };

    private string AccumulateText(Accumulate accumulate)
    {
        Expression value = accumulate.Value;
        if (layout.Precision.IsExtended && (value.IsLanes || accumulate.Keep is not null))
            return ExtendedAccumulateText(accumulate);
        if (accumulate.Keep is string count)
            return $"{accumulate.Name} += {_lanes}.Keep({expressions.AsLanes(value)}, {count});";
        return value is { Kind: ExpressionKind.Multiply, IsLanes: true } && value.Arguments[1].IsLanes
            ? $"{accumulate.Name} = {_lanes}.MultiplyAdd({expressions.Text(value.Arguments[0])}, {expressions.Text(value.Arguments[1])}, {accumulate.Name});"
            : $"{accumulate.Name} += {expressions.Text(value)};";
    }

    /// <summary>Sums in extended precision are numbers only at their end, see <see cref="ExpressionKind.Normalized"/>.</summary>
    private string ExtendedAccumulateText(Accumulate accumulate)
    {
        Expression value = accumulate.Value;
        if (accumulate.Keep is string count)
            return $"{accumulate.Name} = {ExpressionWriter.Extended}AddTerm({_lanes}.Keep({expressions.AsLanes(value)}, {count}), {accumulate.Name});";
        return value.Kind is ExpressionKind.Multiply or ExpressionKind.Product
            ? $"{accumulate.Name} = {ExpressionWriter.Extended}AddProduct({expressions.AsLanes(value.Arguments[0])}, {expressions.AsLanes(value.Arguments[1])}, {accumulate.Name});"
            : $"{accumulate.Name} = {ExpressionWriter.Extended}AddTerm({expressions.Text(value)}, {accumulate.Name});";
    }

    private string EdgeText(string method, string row, string column, string index, string limit, Expression value) =>
        $"global::CurseOfMemory.HessianBlocks.{method}<{_lanes}, {_scalar}>({layout.Own("hessian")}, {layout.Own("n")}, {row}, {column}, {index}, {limit}, {expressions.AsLanes(value)});";
}
