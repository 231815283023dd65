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
        return Apply(statements, kept, []);
    }

    private static IEnumerable<string> Declared(IReadOnlyList<Statement> statements) => statements.SelectMany(statement => statement switch
    {
        Define define => define.Next is string next ? [define.Name, next] : [define.Name],
        Declare declare => [declare.Name],
        Loop loop => Declared(loop.Body),
        _ => Enumerable.Empty<string>(),
    });

    private List<Statement> Apply(IReadOnlyList<Statement> statements, HashSet<string> taken, Dictionary<string, string> renamed)
    {
        taken = [.. taken];
        renamed = new(renamed);
        foreach (Statement statement in statements)
        {
            if (statement is Declare declare)
                Rename(declare.Name, names.Wish(declare.Name), taken, renamed);
            else if (statement is Define define)
                Rename(define.Name, KernelBuilder.PowerName(Apply(define.Value, renamed)) ?? names.Wish(define.Name), taken, renamed);
            if (statement is Define { Next: string next })
                Rename(next, names.Wish(next), taken, renamed);
        }
        return statements.Select(statement => Apply(statement, taken, renamed)).ToList();
    }

    private void Rename(string name, string wish, HashSet<string> taken, Dictionary<string, string> renamed)
    {
        string free = wish;
        for (int i = 2; names.IsGiven(free) || !taken.Add(free); i++)
            free = wish + (char.IsDigit(wish[wish.Length - 1]) ? "_" : "") + i;
        renamed[name] = free;
    }

    private Statement Apply(Statement statement, HashSet<string> taken, Dictionary<string, string> renamed) => statement switch
    {
        Loop loop => loop with { Body = Apply(loop.Body, taken, renamed) },
        Declare declare => declare with { Name = renamed[declare.Name] },
        Define define => new Define(renamed[define.Name], Apply(define.Value, renamed)) { Next = define.Next is string next ? renamed[next] : null },
        Advance advance => new Advance(renamed[advance.Name], Apply(advance.Value, renamed)),
        Accumulate accumulate => accumulate with { Name = renamed[accumulate.Name], Value = Apply(accumulate.Value, renamed) },
        _ when statement.Value() is Expression value => statement.With(Apply(value, renamed)),
        _ => statement,
    };

    private Expression Apply(Expression expression, Dictionary<string, string> renamed) => expression.Kind == ExpressionKind.Name
        ? renamed.TryGetValue(expression.Text, out string? name) ? pool.Name(name, expression.IsLanes) : expression
        : pool.With(expression, argument => Apply(argument, renamed));
}
