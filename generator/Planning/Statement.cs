namespace CurseOfMemory.Generator.Planning;

/// <summary>A statement of a kernel.</summary>
internal abstract record Statement
{
    /// <summary>The statement with what becomes of the expression that it evaluates, if any.</summary>
    public virtual Statement With(Func<Expression, Expression> map) => this;
}

/// <summary>A statement that evaluates an expression.</summary>
internal abstract record Evaluation(Expression Value) : Statement
{
    public override Statement With(Func<Expression, Expression> map) => this with { Value = map(Value) };
}

/// <summary><c>name = value</c>, once.</summary>
internal sealed record Define(string Name, Expression Value) : Evaluation(Value)
{
    /// <summary>Of a moment: the name of the one of the next order, which is defined as well; else null.</summary>
    public string? Next { get; init; }
}

/// <summary>An accumulator that starts at zero.</summary>
/// <param name="Formula">What it adds up, for the reader, or empty.</param>
internal sealed record Declare(string Name, bool IsLanes, string Formula) : Statement;

/// <summary><c>name += value</c>; in a loop over lanes only the first <paramref name="Keep"/> of them count.</summary>
internal sealed record Accumulate(string Name, Expression Value, string? Keep) : Evaluation(Value);

/// <summary><c>name = value</c> in a loop that carries the name from pass to pass, in lanes.</summary>
internal sealed record Advance(string Name, Expression Value) : Evaluation(Value);

/// <summary>A loop over an index below <paramref name="Limit"/>, in steps of 1 or of the number of lanes.</summary>
internal sealed record Loop(string Index, string Limit, bool IsLanes, Statement[] Body) : Statement
{
    /// <summary>Where it starts.</summary>
    public string From { get; init; } = "0";
}

/// <summary>Stores lanes, or one number, in a span.</summary>
/// <param name="Formula">What is stored, for the reader.</param>
internal sealed record Store(string Span, string Index, Expression Value, bool IsLanes, string Formula) : Evaluation(Value)
{
    /// <summary>What writes the row that it stores in, or null where it stores itself.</summary>
    public string? Writer { get; init; }
}

/// <summary>A row of the Hessian, which stores in lanes fill from its beginning to its end.</summary>
/// <param name="Writer">The name for what writes it past the caches.</param>
internal sealed record OpenRow(string Span, string Slice, string Writer) : Statement;

/// <summary><c>span[index] += value</c>.</summary>
internal sealed record AddTo(string Span, string Index, Expression Value) : Evaluation(Value);

/// <summary><c>span[place ..] += value</c> over a group of problems.</summary>
/// <param name="Span">What is added to.</param>
/// <param name="Place">Where the group's numbers begin.</param>
/// <param name="From">How many problems to pass over: those that a group before has had, unless this one has stored their numbers anew.</param>
/// <param name="Value">What is added.</param>
internal sealed record AddToRow(string Span, string Place, string From, Expression Value) : Evaluation(Value);

/// <summary>A line of C# that stands before the loop over problems where there is one.</summary>
internal sealed record Once(string Text) : Statement;

/// <summary>Adds lanes, or one number, to a diagonal of the Hessian: row <paramref name="Row"/> + k, column <paramref name="Column"/> + k.</summary>
internal sealed record AddToDiagonal(string Row, string Column, string Index, string Limit, Expression Value, bool IsLanes) : Evaluation(Value);

/// <summary>Adds lanes to row <paramref name="Row"/> of the Hessian, columns <paramref name="Column"/> + k, and to its mirror image.</summary>
internal sealed record AddToEdge(string Row, string Column, string Index, string Limit, Expression Value) : Evaluation(Value);

/// <summary>Stores lanes down column <paramref name="Column"/> of the Jacobian, or adds them to it, from row <paramref name="Row"/> on.</summary>
/// <param name="Formula">What is stored, for the reader.</param>
internal sealed record StoreColumn(string Column, string Row, Expression Value, bool Adds, string Formula) : Evaluation(Value);

/// <summary>Adds lanes to the Jacobian at (row, column + row), from row <paramref name="Row"/> on.</summary>
internal sealed record AddToJacobianDiagonal(string Column, string Row, Expression Value) : Evaluation(Value);

/// <summary>The call of a part that was split off.</summary>
internal sealed record PartCall(Kernel Part) : Statement;

/// <summary>A line of C# around an expression.</summary>
internal sealed record Around(string Before, Expression Value, string After) : Evaluation(Value);

/// <summary>Any other line, already in C#.</summary>
internal sealed record Line(string Text) : Statement;

/// <summary>The end of a kernel.</summary>
internal sealed record Return(Expression Value) : Evaluation(Value);
