using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>Gives a name to each expression that a scope uses more than once, at its first use.</summary>
internal sealed partial class KernelBuilder
{
    private bool IsExtended => layout.Precision.IsExtended;

    /// <summary>Finishes a scope: its statements with shared expressions named.</summary>
    public void Close(Scope scope)
    {
        Statement[] statements = PowerChains.Apply(Pool, [.. scope.Statements]);
        statements = IsExtended ? UnfinishedSums.Apply(Pool, statements) : SharedDifferences.Apply(Pool, BusyLoops.Apply(Pool, statements));
        Sharing sharing = new(this, statements);
        foreach (Statement statement in statements)
            sharing.Add(statement);
        scope.Statements.Clear();
        scope.Statements.AddRange(MomentPairs.Apply(Pool, Names, layout, IsExtended ? AheadReciprocals.Apply(Pool, Names, sharing.Result) : [.. sharing.Result]));
    }

    /// <summary>What a scope does with an expression.</summary>
    private sealed class Use
    {
        public int Count { get; set; }

        /// <summary>Whether something else than arithmetic of lanes uses it.</summary>
        public bool IsPlain { get; set; }

        /// <summary>Whether something else than products of lanes uses it.</summary>
        public bool IsNumber { get; set; }

        /// <summary>The name that a definition gives it.</summary>
        public string? Wished { get; set; }

        /// <summary>What it is called from now on.</summary>
        public Expression? Name { get; set; }
    }

    private sealed class Sharing
    {
        private readonly KernelBuilder _builder;
        private readonly Func<Expression, Expression> _share;
        private readonly Dictionary<Expression, Use> _uses = [];
        private readonly List<Expression> _multiples = [];

        public Sharing(KernelBuilder builder, Statement[] statements)
        {
            (_builder, _share) = (builder, Share);
            foreach (Statement statement in statements)
            {
                if (statement is Evaluation evaluation)
                    Count(evaluation.Value, null, isNumber: statement is not Accumulate { Keep: null });
                if (statement is Define define)
                    _uses[define.Value].Wished ??= define.Name;
            }
        }

        public List<Statement> Result { get; } = [];

        public void Add(Statement statement)
        {
            if (statement is Define define)
                AddDefinition(define);
            else
                Result.Add(statement.With(_share));
        }

        private void AddDefinition(Define define)
        {
            Use use = _uses[define.Value];
            if (use.Name is Expression name)
            {
                if (name.Text != define.Name)
                    Result.Add(define with { Value = name });
                return;
            }
            Result.Add(define with { Value = ShareArguments(define.Value) });
            use.Name = _builder.Pool.Name(define.Name, define.Value.IsLanes);
        }

        private void Count(Expression expression, Expression? user, bool isNumber = true)
        {
            if (!_uses.TryGetValue(expression, out Use? use))
                _uses.Add(expression, use = new());
            if (IsMultiple(user))
                _multiples.Add(user!);
            else if (user is not { IsLanes: true, Kind: ExpressionKind.Add or ExpressionKind.Subtract or ExpressionKind.Multiply or ExpressionKind.NegatedMultiplyAdd })
                use.IsPlain = true;
            use.IsNumber |= isNumber && user is not { IsLanes: true, Kind: ExpressionKind.Multiply };
            if (use.Count++ > 0)
                return;
            foreach (Expression argument in expression.Arguments)
                Count(argument, expression);
        }

        /// <summary>Whether something else than lanes uses a number or a multiple of it.</summary>
        private bool IsPlain(Expression number) =>
            _uses[number].IsPlain || _multiples.Exists(multiple => multiple.Arguments[1] == number && _uses[multiple].IsPlain);

        /// <summary>Whether a plain number is a multiple of a leaf: what lanes use of it can as well be made in lanes.</summary>
        private static bool IsMultiple(Expression? user) => user is { IsLanes: false, Kind: ExpressionKind.Multiply }
            && user.Arguments[0].Kind == ExpressionKind.Number && user.Arguments[1].Kind is ExpressionKind.Element or ExpressionKind.Datum;

        private Expression Share(Expression expression)
        {
            if (expression.IsTrivial)
                return expression;
            Use use = _uses[expression];
            if (use.Name is not null)
                return use.Name;
            Expression shared = ShareArguments(expression);
            if (use.Count < 2)
                return shared;
            string text = use.Wished ?? _builder.Names.Take(WishedName(shared));
            // a number that only lanes use is loaded into all of them once; the JIT would move it there at each use
            if (shared is { Kind: ExpressionKind.Element or ExpressionKind.Datum, IsLanes: false } && use.Wished is null && !IsPlain(expression))
                shared = _builder.Pool.Broadcast(shared);
            Result.Add(new Define(text, shared));
            return use.Name = _builder.Pool.Name(text, shared.IsLanes);
        }

        private Expression ShareArguments(Expression expression)
        {
            Expression shared = _builder.Fused(_builder.Pool.With(expression, _share));
            return _builder.IsExtended && !_uses[expression].IsNumber && shared is { Kind: ExpressionKind.Multiply, IsLanes: true } && shared.Arguments[0].Kind != ExpressionKind.Number
                ? _builder.Pool.Product(_builder.AsLanes(shared.Arguments[0]), _builder.AsLanes(shared.Arguments[1]))
                : shared;
        }
    }

    /// <summary>x + a b and x - a b of lanes as multiply-adds; a numeric factor stays in sight.</summary>
    private Expression Fused(Expression sum)
    {
        if (!sum.IsLanes || sum.Kind is not (ExpressionKind.Add or ExpressionKind.Subtract))
            return sum;
        Expression x = sum.Arguments[0], y = sum.Arguments[1];
        if (sum.Kind == ExpressionKind.Add && !IsFusible(y) && IsFusible(x))
            (x, y) = (y, x);
        if (!IsFusible(y))
            return sum;
        Expression a = y.Arguments[0], b = y.Arguments[1], z = AsLanes(x);
        return sum.Kind == ExpressionKind.Add ? Pool.MultiplyAdd(a, b, z) : Pool.NegatedMultiplyAdd(a, b, z);
    }

    private Expression AsLanes(Expression x) => x.IsLanes ? x : Pool.Broadcast(x);

    private static bool IsFusible(Expression product) =>
        product is { Kind: ExpressionKind.Multiply, IsLanes: true } && product.Arguments[1].IsLanes && product.Arguments[0].Kind != ExpressionKind.Number;
}
