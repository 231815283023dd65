namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Gives the locals of a finished kernel their last names: the wished one where no enclosing scope has it. Loops beside each other may use
/// the same names.
/// </summary>
internal sealed class Naming(ExpressionPool pool, NameTable names)
{
    private readonly ExpressionPool _pool = pool;

    /// <summary>The names that the statements define: all others that were handed out are kept.</summary>
    private readonly HashSet<string> _declared = [];

    public Statement[] Apply(Statement[] statements)
    {
        Declare(statements);
        return Apply(statements, new Names(this, null));
    }

    private void Declare(Statement[] statements)
    {
        foreach (Statement statement in statements)
        {
            if (statement is Loop loop)
                Declare(loop.Body);
            else if (statement is Declare declare)
                _declared.Add(declare.Name);
            else if (statement is Define define)
                _declared.UnionWith(define.Next is string next ? [define.Name, next] : [define.Name]);
        }
    }

    private bool IsKept(string name) => names.IsGiven(name) || (names.IsTaken(name) && !_declared.Contains(name));

    /// <summary>The names of a scope, and through it those of the scopes around it.</summary>
    private sealed class Names
    {
        private readonly Naming _naming;
        private readonly Names? _outer;
        private readonly HashSet<string> _taken = [];
        private readonly Dictionary<string, string> _renamed = [];
        private readonly Dictionary<string, int> _numbers = [];
        private readonly Func<Expression, Expression> _apply;

        public Names(Naming naming, Names? outer) => (_naming, _outer, _apply) = (naming, outer, Apply);

        /// <summary>The new name, or the old one where it has none.</summary>
        public string this[string name] => _renamed.TryGetValue(name, out string? renamed) ? renamed : _outer?[name] ?? name;

        /// <summary>Gives a name the wished one, with a number where that is taken.</summary>
        public void Rename(string name, string wish)
        {
            int number = Number(wish);
            string renamed;
            do
                renamed = NameTable.Numbered(wish, ++number);
            while (_naming.IsKept(renamed) || IsTaken(renamed));
            _taken.Add(renamed);
            (_renamed[name], _numbers[wish]) = (renamed, number);
        }

        /// <summary>An expression with the new names in it.</summary>
        public Expression Apply(Expression expression) => expression.Kind == ExpressionKind.Name
            ? _naming._pool.Name(this[expression.Text], expression.IsLanes)
            : _naming._pool.With(expression, _apply);

        private bool IsTaken(string name) => _taken.Contains(name) || _outer?.IsTaken(name) == true;

        private int Number(string wish) => _numbers.TryGetValue(wish, out int number) ? number : _outer?.Number(wish) ?? 0;
    }

    private Statement[] Apply(Statement[] statements, Names scope)
    {
        foreach (Statement statement in statements)
        {
            if (statement is Declare declare)
                scope.Rename(declare.Name, names.Wish(declare.Name));
            else if (statement is Define define)
                scope.Rename(define.Name, KernelBuilder.PowerName(scope.Apply(define.Value)) ?? names.Wish(define.Name));
            if (statement is Define { Next: string next })
                scope.Rename(next, names.Wish(next));
        }
        return Array.ConvertAll(statements, statement => Apply(statement, scope));
    }

    private Statement Apply(Statement statement, Names scope) => statement switch
    {
        Loop loop => loop with { Body = Apply(loop.Body, new Names(this, scope)) },
        Declare declare => declare with { Name = scope[declare.Name] },
        Define define => new Define(scope[define.Name], scope.Apply(define.Value)) { Next = define.Next is string next ? scope[next] : null },
        Advance advance => new Advance(scope[advance.Name], scope.Apply(advance.Value)),
        Accumulate accumulate => accumulate with { Name = scope[accumulate.Name], Value = scope.Apply(accumulate.Value) },
        _ => statement.With(scope.Apply),
    };
}
