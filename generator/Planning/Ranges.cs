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
        if (LoopOf(kernel) is not Loop loop || kernel.Statements.Last() is not Return result)
            return kernel;
        Expression[] terms = [.. Terms(result.Value)];
        if (terms[0].Kind != ExpressionKind.SumOfLanes || !terms.Skip(1).All(IsConstant))
            return kernel;
        if (loop.Body.OfType<Accumulate>().Where(statement => statement.Name == terms[0].Arguments[0].Text).ToArray() is not [{ Keep: not null } term])
            return kernel;
        KernelRange range = RangeOf(kernel.Method, loop, term, [.. terms.Skip(1)], layout);
        return kernel with
        {
            Statements =
            [
                new Line($"int {range.End} = global::CurseOfMemory.LaneWidths.End({range.From}, {range.Length}, {layout.Own("L")}.Count);"),
                .. kernel.Statements.Where(statement => statement is Declare),
                loop with { From = range.From, Limit = range.End },
                new Around($"{range.Value} += ", terms[0], ";"),
            ],
            Range = range,
        };
    }

    /// <summary>The loop of a kernel that is accumulators, one loop in lanes and what it returns; else null.</summary>
    private static Loop? LoopOf(Kernel kernel) =>
        kernel.Parts.Count == 0 && kernel.Columns.Count == 0 && kernel.Statements.OfType<Loop>().ToArray() is [{ IsLanes: true } loop]
        && kernel.Statements.All(statement => statement is Declare { IsLanes: true } or Loop or Return) ? loop : null;

    private static KernelRange RangeOf(string method, Loop loop, Accumulate term, Expression[] constants, Layout layout)
    {
        KernelRange range = new(layout.Own("from"), layout.Own("end"), layout.Own("value"), loop.Limit, constants)
        {
            At = layout.Own(method + "At"),
            AtOnce = layout.Own(method + "AtOnce"),
            Index = loop.Index,
            Body = [.. loop.Body.Where(statement => statement != term).Select(statement => InPlace(statement, layout))],
            Term = term,
        };
        int calls = LaneBudget.Calls(loop.Body);
        bool Fits(WholeWidth width) => (!range.IsFixed || range.Length == width.LengthText)
            && layout.ThetaLengthAt(range.Length, width.LengthText) is not null
            && (width.Vectors == 1 || width.Vectors * calls <= layout.Precision.MostCalls);
        return range with { Widths = [.. layout.Precision.WholeWidths.Where(Fits)] };
    }

    /// <summary>A store in an output's block without a local for it: RyuJIT inlines no method that has more than 32 locals.</summary>
    private static Statement InPlace(Statement statement, Layout layout) =>
        statement is Store { IsLanes: true } store && layout.OutputBlock(store.Span) is string block ? store with { Span = block } : statement;

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
    public Statement[] Body { get; init; } = [];

    /// <summary>Its part of the value.</summary>
    public Accumulate Term { get; init; } = null!;

    /// <summary>The lane types that take all k at once.</summary>
    public IReadOnlyList<WholeWidth> Widths { get; init; } = [];
}
