namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Kernels that are one loop in lanes over k: they begin at any k, so that what is left of a short block after whole vectors can run at its
/// own width instead of wasting most of a wide one. They add to a value that they are given, and leave the rest to narrower ones.
/// </summary>
internal static class Ranges
{
    /// <summary>A kernel from some k on, or the kernel itself where it is more than one loop.</summary>
    public static Kernel Apply(Kernel kernel, Layout layout)
    {
        Loop[] loops = [.. kernel.Statements.OfType<Loop>()];
        if (kernel.Parts.Count > 0 || kernel.Columns.Count > 0 || loops is not [{ IsLanes: true } loop] || kernel.Statements.Last() is not Return result)
            return kernel;
        if (kernel.Statements.Any(statement => statement is not (Declare { IsLanes: true } or Loop or Return)))
            return kernel;
        Expression[] terms = [.. Terms(result.Value)];
        if (terms[0].Kind != ExpressionKind.SumOfLanes || !terms.Skip(1).All(IsConstant))
            return kernel;
        if (loop.Body.OfType<Accumulate>().Where(statement => statement.Name == terms[0].Arguments[0].Text).ToArray() is not [{ Keep: not null } term])
            return kernel;
        KernelRange range = new(layout.Own("from"), layout.Own("end"), layout.Own("value"), loop.Limit, [.. terms.Skip(1)]);
        range = range with
        {
            At = layout.Own(kernel.Method + "At"),
            AtOnce = layout.Own(kernel.Method + "AtOnce"),
            Index = loop.Index,
            Body = [.. loop.Body.Where(statement => statement != term)],
            Term = term,
            Widths = [.. layout.Precision.WholeWidths.Where(width => !range.IsFixed || range.Length == width.LengthText)
                .Where(width => layout.ThetaLengthAt(range.Length, width.LengthText) is not null && (width.Vectors == 1 || width.Vectors * LaneBudget.Calls(loop.Body) <= layout.Precision.MostCalls))],
        };
        Line end = new($"int {range.End} = global::CurseOfMemory.LaneWidths.End({range.From}, {range.Length}, {layout.Own("L")}.Count);");
        return kernel with
        {
            Statements =
            [
                end,
                .. kernel.Statements.Select(statement => statement is Loop ? loop with { From = range.From, Limit = range.End } : statement).Where(statement => statement is not Return),
                new Around($"{range.Value} += ", terms[0], ";"),
            ],
            Range = range,
        };
    }

    private static IEnumerable<Expression> Terms(Expression sum) =>
        sum.Kind == ExpressionKind.Add ? sum.Arguments.SelectMany(Terms) : [sum];

    private static bool IsConstant(Expression term) => term.Kind is ExpressionKind.Data or ExpressionKind.Field or ExpressionKind.Number;
}

/// <summary>The names that a kernel's range goes by: where it begins, where it ends, and the value that it adds to.</summary>
/// <param name="Length">The C# expression of the length of all.</param>
/// <param name="Constants">What the value begins with.</param>
internal sealed record KernelRange(string From, string End, string Value, string Length, IReadOnlyList<Expression> Constants)
{
    /// <summary>Whether the length is a number that is known when the kernel is written.</summary>
    public bool IsFixed => char.IsDigit(Length[0]);

    /// <summary>The method for one vector of k.</summary>
    public string At { get; init; } = "";

    /// <summary>The method for as many k as there are lanes.</summary>
    public string AtOnce { get; init; } = "";

    /// <summary>The name of k.</summary>
    public string Index { get; init; } = "";

    /// <summary>What is done for one vector of k, but for its part of the value.</summary>
    public IReadOnlyList<Statement> Body { get; init; } = [];

    /// <summary>Its part of the value.</summary>
    public Accumulate Term { get; init; } = null!;

    /// <summary>The lane types that take all k at once.</summary>
    public IReadOnlyList<WholeWidth> Widths { get; init; } = [];
}
