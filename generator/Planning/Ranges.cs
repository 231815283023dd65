namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Kernels that are one loop in lanes over k: they work on any range of k, so that what is left of a short block after whole vectors can run
/// at its own width instead of wasting most of a wide one.
/// </summary>
internal static class Ranges
{
    /// <summary>A kernel over from .. to with the constants of J left to its caller, or the kernel itself where it is more than one loop.</summary>
    public static Kernel Apply(Kernel kernel, string from, string to)
    {
        Loop[] loops = [.. kernel.Statements.OfType<Loop>()];
        if (kernel.Parts.Count > 0 || kernel.Columns.Count > 0 || loops is not [{ IsLanes: true } loop] || kernel.Statements.Last() is not Return result)
            return kernel;
        if (kernel.Statements.Any(statement => statement is not (Declare { IsLanes: true } or Loop or Return)))
            return kernel;
        Expression[] terms = [.. Terms(result.Value)];
        if (terms[0].Kind != ExpressionKind.SumOfLanes || !terms.Skip(1).All(IsConstant))
            return kernel;
        return kernel with
        {
            Statements = [.. kernel.Statements.Select(statement => statement is Loop ? loop with { From = from, Limit = to } : statement is Return ? new Return(terms[0]) : statement)],
            Range = new(from, to, [.. terms.Skip(1)]),
        };
    }

    private static IEnumerable<Expression> Terms(Expression sum) =>
        sum.Kind == ExpressionKind.Add ? sum.Arguments.SelectMany(Terms) : [sum];

    private static bool IsConstant(Expression term) => term.Kind is ExpressionKind.Data or ExpressionKind.Field or ExpressionKind.Number;
}

/// <summary>The range of a kernel's loop.</summary>
/// <param name="Constants">What its caller adds to its values.</param>
internal sealed record LoopBounds(string From, string To, IReadOnlyList<Expression> Constants);
