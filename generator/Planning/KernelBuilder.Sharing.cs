using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>Gives a name to each expression that a scope uses more than once, at its first use.</summary>
internal sealed partial class KernelBuilder
{
    private bool IsExtended => layout.Precision.IsExtended;

    /// <summary>Finishes a scope: its statements with shared expressions named.</summary>
    public void Close(Scope scope)
    {
        IReadOnlyList<Statement> statements = PowerChains.Apply(Pool, [.. scope.Statements]);
        if (!IsExtended)
            statements = BusyLoops.Apply(Pool, statements);
        Sharing sharing = new(this, statements);
        foreach (Statement statement in statements)
            sharing.Add(statement);
        scope.Statements.Clear();
        scope.Statements.AddRange(MomentPairs.Apply(Pool, Names, layout, sharing.Result));
    }

    private sealed class Sharing
    {
        private readonly KernelBuilder _builder;
        private readonly Dictionary<Expression, int> _uses = [];
        private readonly Dictionary<Expression, string> _wished = [];
        private readonly Dictionary<Expression, Expression> _named = [];
        private readonly HashSet<Expression> _plain = [], _multiples = [], _numbers = [];

        public Sharing(KernelBuilder builder, IReadOnlyList<Statement> statements)
        {
            _builder = builder;
            foreach (Statement statement in statements)
            {
                if (statement is Define define && !_wished.ContainsKey(define.Value))
                    _wished.Add(define.Value, define.Name);
                if (statement is Evaluation evaluation)
                    Count(evaluation.Value, null, isNumber: statement is not Accumulate { Keep: null });
            }
        }

        public List<Statement> Result { get; } = [];

        public void Add(Statement statement)
        {
            if (statement is Define define)
                AddDefinition(define);
            else
                Result.Add(statement.With(Share));
        }

        private void AddDefinition(Define define)
        {
            if (_named.TryGetValue(define.Value, out Expression? name))
            {
                if (name.Text != define.Name)
                    Result.Add(define with { Value = name });
                return;
            }
            Result.Add(define with { Value = ShareArguments(define.Value) });
            _named[define.Value] = _builder.Pool.Name(define.Name, define.Value.IsLanes);
        }

        private void Count(Expression expression, Expression? user, bool isNumber = true)
        {
            if (user is not { IsLanes: true, Kind: ExpressionKind.Add or ExpressionKind.Subtract or ExpressionKind.Multiply })
                (IsMultiple(user) ? _multiples : _plain).Add(IsMultiple(user) ? user! : expression);
            if (isNumber && user is not { IsLanes: true, Kind: ExpressionKind.Multiply })
                _numbers.Add(expression);
            _uses[expression] = _uses.TryGetValue(expression, out int uses) ? uses + 1 : 1;
            if (uses > 0)
                return;
            foreach (Expression argument in expression.Arguments)
                Count(argument, expression);
        }

        /// <summary>Whether something else than lanes uses a number or a multiple of it.</summary>
        private bool IsPlain(Expression number) =>
            _plain.Contains(number) || _multiples.Any(multiple => multiple.Arguments[1] == number && _plain.Contains(multiple));

        /// <summary>Whether a plain number is a multiple of a leaf: what lanes use of it can as well be made in lanes.</summary>
        private static bool IsMultiple(Expression? user) => user is { IsLanes: false, Kind: ExpressionKind.Multiply }
            && user.Arguments[0].Kind == ExpressionKind.Number && user.Arguments[1].Kind is ExpressionKind.Element or ExpressionKind.Datum;

        private Expression Share(Expression expression)
        {
            if (expression.IsTrivial)
                return expression;
            if (_named.TryGetValue(expression, out Expression? name))
                return name;
            Expression shared = ShareArguments(expression);
            if (_uses[expression] < 2)
                return shared;
            string text = _wished.TryGetValue(expression, out string? wished) ? wished : _builder.Names.Take(WishedName(shared));
            // a number that only lanes use is loaded into all of them once; the JIT would move it there at each use
            if (shared is { Kind: ExpressionKind.Element or ExpressionKind.Datum, IsLanes: false } && !IsPlain(expression) && wished is null)
                shared = _builder.Pool.Broadcast(shared);
            Result.Add(new Define(text, shared));
            return _named[expression] = _builder.Pool.Name(text, shared.IsLanes);
        }

        private Expression ShareArguments(Expression expression)
        {
            Expression shared = _builder.Fused(_builder.Pool.With(expression, Share));
            return _builder.IsExtended && !_numbers.Contains(expression) && shared is { Kind: ExpressionKind.Multiply, IsLanes: true } && shared.Arguments[0].Kind != ExpressionKind.Number
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
