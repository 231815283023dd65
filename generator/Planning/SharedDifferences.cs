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
        if (!pool.HasDoubles)
            return statements;
        List<Expression> all = pool.Inside(statements);
        foreach (Expression twice in all)
        {
            if (twice is not { Kind: ExpressionKind.Subtract, IsLanes: true } || Halved(pool, twice.Arguments[1]) is not Expression y)
                continue;
            Expression x = twice.Arguments[0], once = pool.Subtract(x, y);
            Expression? turned = all.Contains(once) ? null : Multiple(all, pool.Subtract(y, x));
            if (turned is null && !all.Contains(once))
                continue;
            Dictionary<Expression, Expression> known = new() { [twice] = IsProduct(y) ? pool.NegatedMultiplyAdd(y.Arguments[0], y.Arguments[1], once) : pool.Subtract(once, y) };
            if (turned is not null)
                known[turned] = pool.Multiply(pool.Negate(turned.Arguments[0]), once);
            statements = Replaced(pool, statements, known);
        }
        return statements;
    }

    /// <summary>The statements with other expressions for some.</summary>
    private static Statement[] Replaced(ExpressionPool pool, Statement[] statements, Dictionary<Expression, Expression> known)
    {
        Func<Expression, Expression> replaced = null!;
        replaced = expression =>
        {
            if (!known.TryGetValue(expression, out Expression? other))
                known[expression] = other = pool.With(expression, replaced);
            return other;
        };
        return Array.ConvertAll(statements, statement => statement.With(replaced));
    }

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
