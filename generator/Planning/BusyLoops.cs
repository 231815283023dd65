namespace CurseOfMemory.Generator.Planning;

/// <summary>Loops with so many products to each reciprocal that a fast divider keeps up with them: there it is asked first.</summary>
internal static class BusyLoops
{
    private const string Divider = "global::CurseOfMemory.Divider";

    // four cycles of the multipliers, two of which work at once, beside what an estimate's refinement would take of them
    private const int Products = 6;

    /// <summary>The statements of a loop's body, their reciprocals by the divider where the loop is busy.</summary>
    public static Statement[] Apply(ExpressionPool pool, Statement[] statements)
    {
        int reciprocals = 0, products = 0;
        foreach (Expression expression in pool.Inside(statements))
        {
            reciprocals += IsReciprocal(expression) ? 1 : 0;
            products += expression is { Kind: ExpressionKind.Multiply, IsLanes: true } ? 1 : 0;
        }
        return reciprocals == 0 || products < Products * reciprocals
            ? statements
            : Array.ConvertAll(statements, statement => statement.With(value => Divided(pool, value)));
    }

    private static bool IsReciprocal(Expression expression) => expression.Kind == ExpressionKind.ReciprocalOfSum;

    private static Expression Divided(ExpressionPool pool, Expression expression) => IsReciprocal(expression)
        ? pool.ReciprocalOfSum(expression.Arguments[0], expression.Arguments[1], Divider)
        : pool.With(expression, argument => Divided(pool, argument));
}
