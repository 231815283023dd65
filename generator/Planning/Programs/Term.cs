namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>How a term is written.</summary>
internal enum TermKind
{
    /// <summary>A variable.</summary>
    Name,

    /// <summary>A real number.</summary>
    Real,

    /// <summary>An integer number.</summary>
    Integer,

    /// <summary>C# text of the user's with places {0}, {1}, ... for the arguments.</summary>
    Text,

    /// <summary>C# text of ours with such places, none of them next to an operator.</summary>
    Code,

    /// <summary>An operator before its argument.</summary>
    Prefix,

    /// <summary>An operator between its arguments, grouped from the left.</summary>
    Infix,

    /// <summary>A call of the method Text.</summary>
    Call,

    /// <summary>An element of the array Variable.</summary>
    Element,

    /// <summary>The length of the array Variable.</summary>
    Length,

    /// <summary>An integer as a real, which C# converts by itself beside another real.</summary>
    ToReal,

    /// <summary>A choice between the second and the third argument.</summary>
    Choice,
}

/// <summary>An expression of a planned method.</summary>
/// <param name="Text">The operator, method or text.</param>
/// <param name="Precedence">How tightly it binds, as in <see cref="Operators"/>.</param>
/// <param name="IsReal">Whether it is a <c>double</c>.</param>
internal sealed record Term(TermKind Kind, string Text, Variable? Variable, double Value, int Precedence, bool IsReal, IReadOnlyList<Term> Arguments)
{
    private static readonly IReadOnlyList<Term> None = [];

    /// <summary>Whether it is an integer of 64 bits.</summary>
    public bool IsLong { get; init; }

    /// <summary>Whether it is wider than a double: it has a value for each lane, or is of extended precision.</summary>
    public bool IsWide { get; init; }

    /// <summary>The number of operations in it.</summary>
    public int Size { get; } = 1 + Arguments.Sum(argument => argument.Size);

    /// <summary>Whether C# would take what is printed for an integer, though it is a real.</summary>
    public bool IsWeak => Kind == TermKind.ToReal || (Kind == TermKind.Real && Math.Abs(Value) < 1e15 && Value == Math.Floor(Value) && !IsNegativeZero(Value));

    public bool IsConstant => Kind is TermKind.Real or TermKind.Integer;

    public bool IsName(Variable variable) => Kind == TermKind.Name && Variable == variable;

    /// <summary>Whether its value changes when a variable, or an element of an array, is assigned.</summary>
    public bool Reads(Variable variable) => (Variable == variable && Kind != TermKind.Length) || Arguments.Any(argument => argument.Reads(variable));

    public static bool IsNegativeZero(double value) => value == 0 && BitConverter.DoubleToInt64Bits(value) != 0;

    public static Term Name(Variable variable) => new(TermKind.Name, "", variable, 0, Operators.Primary, variable.IsWide || variable.Type == "double", None) { IsLong = variable.Type is "long" or "uint" or "nint", IsWide = variable.IsWide };

    public static Term Real(double value) => new(TermKind.Real, "", null, value, value < 0 || IsNegativeZero(value) ? Operators.Unary : Operators.Primary, true, None);

    public static Term Integer(double value) => new(TermKind.Integer, "", null, value, value < 0 ? Operators.Unary : Operators.Primary, false, None) { IsLong = IntegerWidths.IsLong(value) };

    /// <summary>A term as an <c>int</c>.</summary>
    public static Term Narrow(Term term) => term switch
    {
        { IsLong: false } => term,
        { Kind: TermKind.Integer } => Integer(unchecked((int)(long)term.Value)),
        // sums and products modulo 2^32 follow from their operands modulo 2^32
        { Kind: TermKind.Infix, Text: "+" or "-" or "*" } => term with { Arguments = [.. term.Arguments.Select(Narrow)], IsLong = false },
        _ => Prefix("(int)", false, term) with { IsLong = false },
    };

    public static Term Plain(string text, int precedence = Operators.Primary) => new(TermKind.Code, text, null, 0, precedence, false, None);

    public static Term Filled(string text, bool isReal, IReadOnlyList<Term> arguments) =>
        new(TermKind.Text, text, null, 0, IsPrimary(text) ? Operators.Primary : Operators.Lowest, isReal, arguments) { IsLong = text.StartsWith("(long)", StringComparison.Ordinal) };

    public static Term Code(string text, params Term[] arguments) => new(TermKind.Code, text, null, 0, Operators.Primary, false, arguments);

    public static Term Prefix(string symbol, bool isReal, Term argument) =>
        new(TermKind.Prefix, symbol, null, 0, Operators.Unary, isReal, [argument]) { IsLong = argument.IsLong };

    public static Term Infix(string symbol, bool isReal, Term left, Term right) => symbol switch
    {
        "+" when right is { Kind: TermKind.Prefix, Text: "-" } => Infix("-", isReal, left, right.Arguments[0]),
        "+" when right is { IsConstant: true, Value: < 0 and > int.MinValue } => Infix("-", isReal, left, right.Kind == TermKind.Real ? Real(-right.Value) : Integer(-right.Value)),
        "-" when right is { IsConstant: true, Value: < 0 and > int.MinValue } => Infix("+", isReal, left, right.Kind == TermKind.Real ? Real(-right.Value) : Integer(-right.Value)),
        "<<" or ">>" when right.IsLong => Infix(symbol, isReal, left, Narrow(right)),
        "<" or "<=" when left.IsConstant && !right.IsConstant => Infix(symbol.Replace('<', '>'), isReal, right, left),
        _ => new(TermKind.Infix, symbol, null, 0, Operators.PrecedenceOf(symbol), isReal, [left, right]) { IsLong = left.IsLong || right.IsLong },
    };

    /// <summary>Whether a text is a name with members, elements and calls of it.</summary>
    private static bool IsPrimary(string text)
    {
        int depth = 0;
        foreach (char letter in text)
        {
            depth += letter is '[' or '(' ? 1 : letter is ']' or ')' ? -1 : 0;
            if (depth == 0 && !(char.IsLetterOrDigit(letter) || letter is '_' or '.' or '@' or ':' or ']' or ')'))
                return false;
        }
        return text.Length > 0 && text[0] != '(';
    }

    public static Term Call(string method, bool isReal, IReadOnlyList<Term> arguments) => new(TermKind.Call, method, null, 0, Operators.Primary, isReal, arguments);

    public static Term Element(Variable array, Term index) => new(TermKind.Element, "", array, 0, Operators.Primary, true, [index]) { IsWide = array.IsWide };

    public static Term Length(Variable array) => new(TermKind.Length, "", array, 0, Operators.Primary, false, None);

    public static Term ToReal(Term integer) => new(TermKind.ToReal, "(double)", null, 0, Operators.Unary, true, [integer]);

    public static Term Choice(Term condition, Term then, Term otherwise) =>
        new(TermKind.Choice, "", null, 0, Operators.Choice, then.IsReal, [condition, then, otherwise]) { IsLong = then.IsLong || otherwise.IsLong, IsWide = then.IsWide };
}
