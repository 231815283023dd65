namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Sums of c r and of c r^2 share their products, c r^2 = (c r) r: what is a multiply-add and a power less becomes an addition, which many machines do
/// beside their multiplications. Only in loops that sum and store nothing: what is stored may have to be symmetric to the last bit.
/// </summary>
internal static class PowerChains
{
    /// <summary>The statements of a loop's body, with such products as chains.</summary>
    public static Statement[] Apply(ExpressionPool pool, Statement[] statements)
    {
        if (Array.Exists(statements, statement => statement is not (Accumulate or Define or Declare or Loop)))
            return statements;
        List<Expression[]> products = Products(statements);
        foreach (Expression r in products.SelectMany(product => product).Where(IsReciprocal).Distinct().ToArray())
        {
            if (Partner(r, products) is not Expression c)
                continue;
            statements = Array.ConvertAll(statements, statement => statement.With(value => Chained(pool, value, c, r)));
            products = Products(statements);
        }
        return statements;
    }

    private static bool IsReciprocal(Expression factor) => factor is { IsLanes: true, Kind: ExpressionKind.Reciprocal or ExpressionKind.ReciprocalOfSum };

    /// <summary>The factors of each product in lanes.</summary>
    private static List<Expression[]> Products(Statement[] statements)
    {
        List<Expression[]> products = [];
        HashSet<Expression> seen = [];
        Stack<Expression> pending = new(statements.OfType<Evaluation>().Select(evaluation => evaluation.Value).Reverse());
        while (pending.Count > 0)
        {
            Expression expression = pending.Pop();
            if (!seen.Add(expression))
                continue;
            Expression[] inner = expression.Kind == ExpressionKind.Multiply ? Factors(expression) : expression.Arguments;
            if (expression is { Kind: ExpressionKind.Multiply, IsLanes: true })
                products.Add(inner);
            for (int i = inner.Length - 1; i >= 0; i--)
                pending.Push(inner[i]);
        }
        return products;
    }

    /// <summary>The factors of a product whose factors may be products in turn; of anything else none but itself.</summary>
    private static Expression[] Factors(Expression product)
    {
        if (product.Kind != ExpressionKind.Multiply)
            return [product];
        return Array.Exists(product.Arguments, argument => argument.Kind == ExpressionKind.Multiply)
            ? [.. product.Arguments.SelectMany(Factors)]
            : product.Arguments;
    }

    /// <summary>What all products of r have as well, where r and its square are among them; else r^2 would be needed beside the chain.</summary>
    private static Expression? Partner(Expression r, List<Expression[]> products)
    {
        Expression[][] own = [.. products.Where(product => product.Contains(r))];
        return own.Any(product => Exponent(product, r) == 1) && own.Any(product => Exponent(product, r) == 2)
            ? own[0].FirstOrDefault(factor => factor != r && factor.Kind != ExpressionKind.Number && own.All(product => product.Contains(factor)))
            : null;
    }

    private static int Exponent(Expression[] product, Expression r) => product.Count(factor => factor == r);

    /// <summary>An expression with c r^n as (c r) r ... wherever it stands in it.</summary>
    private static Expression Chained(ExpressionPool pool, Expression expression, Expression c, Expression r)
    {
        Expression[] factors = expression.Kind == ExpressionKind.Multiply ? Factors(expression) : [];
        if (!factors.Contains(c) || !factors.Contains(r))
            return expression == r || expression == c ? expression : pool.With(expression, argument => Chained(pool, argument, c, r));
        Expression chain = Enumerable.Repeat(r, Exponent(factors, r)).Aggregate(c, pool.Multiply);
        List<Expression> others = [.. factors.Where(factor => factor != r)];
        others.Remove(c);
        ILookup<bool, Expression> isNumber = others.ToLookup(factor => factor.Kind == ExpressionKind.Number);
        Expression product = isNumber[false].Select(factor => Chained(pool, factor, c, r)).Append(chain).Aggregate(pool.Multiply);
        return isNumber[true].Aggregate(product, (rest, number) => pool.Multiply(number, rest));
    }
}
