namespace CurseOfMemory.Generator.Planning;

/// <summary>Loops with so many products to each reciprocal that a fast divider keeps up with them: there it is asked first.</summary>
internal static class BusyLoops
{
    private const string Divider = "global::CurseOfMemory.Divider";

    // four cycles of the multipliers, two of which work at once, beside what an estimate's refinement would take of them
    private const int Products = 6;

    /// <summary>The statements of a loop's body, their reciprocals by the divider where the loop is busy.</summary>
    public static IReadOnlyList<Statement> Apply(ExpressionPool pool, IReadOnlyList<Statement> statements)
    {
        List<Expression> all = pool.Inside(statements);
        int reciprocals = all.Count(IsReciprocal), products = all.Count(expression => expression is { Kind: ExpressionKind.Multiply, IsLanes: true });
        return reciprocals == 0 || products < Products * reciprocals
            ? statements
            : [.. statements.Select(statement => statement.With(value => Divided(pool, value)))];
    }

    private static bool IsReciprocal(Expression expression) => expression.Kind == ExpressionKind.ReciprocalOfSum;

    private static Expression Divided(ExpressionPool pool, Expression expression) => IsReciprocal(expression)
        ? pool.ReciprocalOfSum(expression.Arguments[0], expression.Arguments[1], Divider)
        : pool.With(expression, argument => Divided(pool, argument));
}
