namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>A statement of a planned method.</summary>
internal abstract record Line
{
    /// <summary>A statement without its semicolon, as C#.</summary>
    public static Line Plain(string text) => new PlainLine(Term.Plain(text));

    /// <summary>The declaration of a variable with a value, both as C#.</summary>
    public static Line Declaration(string type, string name, string value) => new DeclareLine(new Variable(name, type), Term.Plain(value));
}

/// <summary><c>double x = value;</c>, or without a value.</summary>
internal sealed record DeclareLine(Variable Variable, Term? Value) : Line;

/// <summary><c>x = value;</c></summary>
internal sealed record AssignLine(Variable Variable, Term Value) : Line;

/// <summary><c>array[index] = value;</c>, or with another assignment operator.</summary>
internal sealed record ElementLine(Variable Array, Term Index, string Operator, Term Value) : Line;

/// <summary>Any other statement, as C# with places for terms, without its semicolon.</summary>
internal sealed record PlainLine(Term Term) : Line;

/// <summary>A comment.</summary>
internal sealed record RemarkLine(string Text) : Line;

internal sealed record BranchLine(Term Condition, IReadOnlyList<Line> Then, IReadOnlyList<Line> Else) : Line;

/// <summary>A loop over a counter.</summary>
/// <param name="Declares">Whether the loop declares its counter.</param>
internal sealed record CountLine(Variable Counter, bool Declares, Term From, Term To, int Stride, IReadOnlyList<Line> Body) : Line;

/// <summary>A loop below a limit in steps that are no number.</summary>
internal sealed record StrideLine(string Counter, string Limit, string Stride, IReadOnlyList<Line> Body, string From = "0") : Line;

/// <summary>A loop as long as a condition holds; <paramref name="Test"/> runs before each look at it.</summary>
internal sealed record RepeatLine(IReadOnlyList<Line> Test, Term Condition, IReadOnlyList<Line> Body) : Line;

/// <summary>Statements, and <paramref name="Finally"/> whatever happens in them.</summary>
internal sealed record TryLine(IReadOnlyList<Line> Body, IReadOnlyList<Line> Finally) : Line;

/// <summary>Statements, and others if they throw while <paramref name="Condition"/> holds.</summary>
internal sealed record GuardLine(IReadOnlyList<Line> Body, Term Condition, IReadOnlyList<Line> Otherwise) : Line;
