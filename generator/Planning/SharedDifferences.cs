namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// x - 2 y in lanes as (x - y) - y where x - y is needed, too: no doubled factor, and one operation for a product y. A multiple c (y - x) becomes -c (x - y)
/// for it.
/// </summary>
internal static class SharedDifferences
{
    /// <summary>The statements of a scope, with such differences shared.</summary>
    public static Statement[] Apply(ExpressionPool pool, Statement[] statements)
    {
        List<Expression> all = pool.Inside(statements);
        foreach (Expression twice in all.FindAll(expression => IsDifference(expression)))
        {
            if (Halved(pool, twice.Arguments[1]) is not Expression y)
                continue;
            Expression x = twice.Arguments[0], once = pool.Subtract(x, y);
            Expression? turned = all.Contains(once) ? null : Multiple(all, pool.Subtract(y, x));
            if (turned is null && !all.Contains(once))
                continue;
            Expression shared = IsProduct(y) ? pool.NegatedMultiplyAdd(y.Arguments[0], y.Arguments[1], once) : pool.Subtract(once, y);
            statements = Array.ConvertAll(statements, statement => statement.With(Replaced));

            Expression Replaced(Expression expression) => expression == twice ? shared
                : expression == turned ? pool.Multiply(pool.Negate(expression.Arguments[0]), once)
                : pool.With(expression, Replaced);
        }
        return statements;
    }

    private static bool IsDifference(Expression expression) => expression is { Kind: ExpressionKind.Subtract, IsLanes: true };

    private static bool IsProduct(Expression expression) =>
        expression is { Kind: ExpressionKind.Multiply, IsLanes: true } && expression.Arguments[1].IsLanes && expression.Arguments[0].Kind != ExpressionKind.Number;

    /// <summary>The only use of a difference, if that is a multiple of it.</summary>
    private static Expression? Multiple(List<Expression> all, Expression difference) =>
        all.FindAll(expression => Array.IndexOf(expression.Arguments, difference) >= 0) is [{ Kind: ExpressionKind.Multiply } multiple] && multiple.Arguments[0].Kind == ExpressionKind.Number
            ? multiple
            : null;

    /// <summary>Half of a product whose first factor is 2, else null.</summary>
    private static Expression? Halved(ExpressionPool pool, Expression product)
    {
        if (product.Kind != ExpressionKind.Multiply)
            return null;
        Expression first = product.Arguments[0], rest = product.Arguments[1];
        if (first.Kind == ExpressionKind.Number)
            return first.Value == 2 ? rest : null;
        return Halved(pool, first) is Expression half ? pool.Multiply(half, rest) : null;
    }
}
