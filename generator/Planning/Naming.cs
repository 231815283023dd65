namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Gives the locals of a finished kernel their last names: the wished one where no enclosing scope has it. Loops beside each other may use
/// the same names.
/// </summary>
internal sealed class Naming(ExpressionPool pool, NameTable names)
{
    public IReadOnlyList<Statement> Apply(IReadOnlyList<Statement> statements)
    {
        HashSet<string> kept = [.. names.Taken];
        kept.ExceptWith(Declared(statements));
        return Apply(statements, new(kept, [], []));
    }

    private static IEnumerable<string> Declared(IReadOnlyList<Statement> statements) => statements.SelectMany(statement => statement switch
    {
        Define define => define.Next is string next ? [define.Name, next] : [define.Name],
        Declare declare => [declare.Name],
        Loop loop => Declared(loop.Body),
        _ => Enumerable.Empty<string>(),
    });

    /// <summary>The names of a scope.</summary>
    /// <param name="Taken">Those that are taken there.</param>
    /// <param name="Renamed">New names by old ones.</param>
    /// <param name="Numbers">The last number that a wish was given.</param>
    private sealed record Names(HashSet<string> Taken, Dictionary<string, string> Renamed, Dictionary<string, int> Numbers)
    {
        public Names Inner() => new([.. Taken], new(Renamed), new(Numbers));
    }

    private List<Statement> Apply(IReadOnlyList<Statement> statements, Names outer)
    {
        Names inner = outer.Inner();
        foreach (Statement statement in statements)
        {
            if (statement is Declare declare)
                Rename(declare.Name, names.Wish(declare.Name), inner);
            else if (statement is Define define)
                Rename(define.Name, KernelBuilder.PowerName(Apply(define.Value, inner.Renamed)) ?? names.Wish(define.Name), inner);
            if (statement is Define { Next: string next })
                Rename(next, names.Wish(next), inner);
        }
        return statements.Select(statement => Apply(statement, inner)).ToList();
    }

    private void Rename(string name, string wish, Names scope) =>
        scope.Renamed[name] = NameTable.Free(wish, scope.Numbers, free => names.IsGiven(free) || !scope.Taken.Add(free));

    private Statement Apply(Statement statement, Names scope) => statement switch
    {
        Loop loop => loop with { Body = Apply(loop.Body, scope) },
        Declare declare => declare with { Name = scope.Renamed[declare.Name] },
        Define define => new Define(scope.Renamed[define.Name], Apply(define.Value, scope.Renamed)) { Next = define.Next is string next ? scope.Renamed[next] : null },
        Advance advance => new Advance(scope.Renamed[advance.Name], Apply(advance.Value, scope.Renamed)),
        Accumulate accumulate => accumulate with { Name = scope.Renamed[accumulate.Name], Value = Apply(accumulate.Value, scope.Renamed) },
        _ => statement.With(value => Apply(value, scope.Renamed)),
    };

    private Expression Apply(Expression expression, Dictionary<string, string> renamed) => expression.Kind == ExpressionKind.Name
        ? renamed.TryGetValue(expression.Text, out string? name) ? pool.Name(name, expression.IsLanes) : expression
        : pool.With(expression, argument => Apply(argument, renamed));
}
