namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Moments of consecutive orders of one target at one rate, which a gradient always has, share most of their work: where the target can, it is asked for two at once.
/// </summary>
internal static class MomentPairs
{
    public static Statement[] Apply(ExpressionPool pool, NameTable names, Layout layout, Statement[] statements)
    {
        List<Expression> moments = pool.Inside(statements).FindAll(inner => IsPaired(inner, layout));
        if (moments.Count < 2)
            return statements;
        HashSet<Expression> done = [];
        foreach (Expression moment in moments.OrderBy(moment => moment.Order))
        {
            if (!done.Contains(moment) && moments.Find(other => Follows(moment, other)) is Expression next)
            {
                done.UnionWith([moment, next]);
                statements = Pair(pool, names, statements, moment, next);
            }
        }
        return statements;
    }

    private static bool IsPaired(Expression expression, Layout layout) =>
        expression is { Kind: ExpressionKind.Target, Text: "Moment", IsLanes: true, Arguments.Length: 1 } && layout.HasMomentPairs(expression.Number);

    private static bool Follows(Expression moment, Expression next) =>
        next.Order == moment.Order + 1 && next.Number == moment.Number && next.Arguments[0] == moment.Arguments[0];

    /// <summary>Defines both before the first statement that needs one of them, and reads them from there.</summary>
    private static Statement[] Pair(ExpressionPool pool, NameTable names, Statement[] statements, Expression moment, Expression next)
    {
        Define pair = new(NameOf(moment, names, statements), moment) { Next = NameOf(next, names, statements) };
        Func<Expression, Expression> read = null!;
        read = expression => expression == moment ? pool.Name(pair.Name, true)
            : expression == next ? pool.Name(pair.Next, true)
            : pool.With(expression, read);
        List<Statement> result = [];
        bool isDefined = false;
        foreach (Statement statement in statements)
        {
            if (!isDefined && pool.Inside(statement) is var inside && (inside.Contains(moment) || inside.Contains(next)))
            {
                result.Add(pair);
                isDefined = true;
            }
            if (statement is not Define define || (define.Value != moment && define.Value != next))
                result.Add(statement.With(read));
        }
        return [.. result];
    }

    private static string NameOf(Expression moment, NameTable names, Statement[] statements) =>
        statements.OfType<Define>().FirstOrDefault(define => define.Value == moment)?.Name ?? names.Take($"m{moment.Order}");
}
