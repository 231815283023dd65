namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Finished sums of extended precision are off by what their terms lose, so that sums and differences of them need no accurate addition, and become
/// numbers only once: x and y as numbers, their accurate difference and its product wait for each other longer than a short loop takes.
/// </summary>
internal sealed class UnfinishedSums
{
    private readonly ExpressionPool _pool;
    private readonly Dictionary<Expression, Expression> _sums, _names, _known = [];

    private UnfinishedSums(ExpressionPool pool, IEnumerable<Define> finished)
    {
        _pool = pool;
        _sums = finished.ToDictionary(define => pool.Name(define.Name, true), define => define.Value);
        _names = _sums.ToDictionary(sum => sum.Value, sum => sum.Key);
    }

    /// <summary>The statements of a scope, with each sum a number only where one is needed.</summary>
    public static Statement[] Apply(ExpressionPool pool, Statement[] statements)
    {
        UnfinishedSums sums = new(pool, statements.OfType<Define>().Where(IsFinished));
        statements = Array.ConvertAll(statements, sums.Apply);
        HashSet<Expression> used = [.. pool.Inside([.. Flat(statements)])];
        return [.. statements.Where(statement => statement is not Define define || !IsFinished(define) || used.Contains(pool.Name(define.Name, true)))];
    }

    private static bool IsFinished(Define define) => define.Value.Kind == ExpressionKind.Normalized;

    private static IEnumerable<Statement> Flat(Statement[] statements) => statements.SelectMany(statement => statement is Loop loop ? Flat(loop.Body) : [statement]);

    private Statement Apply(Statement statement) => statement switch
    {
        Define define when IsFinished(define) => define,
        Accumulate accumulate => accumulate.With(value => Named(Term(Unfinished(value)))),
        Store store => store.With(value => Named(Finished(Unfinished(value)))),
        _ => statement.With(value => Named(Unfinished(value))),
    };

    /// <summary>What is added to a sum need not be a number.</summary>
    private Expression Term(Expression value) => value switch
    {
        { Kind: ExpressionKind.Normalized } => value.Arguments[0],
        { Kind: ExpressionKind.Multiply, Arguments: [{ IsLanes: true, Kind: not ExpressionKind.Normalized } x, { Kind: ExpressionKind.Normalized } y] } => _pool.Product(x, y.Arguments[0]),
        _ => value,
    };

    /// <summary>What is stored is a number.</summary>
    private Expression Finished(Expression value) => Term(value) is var term && term != value ? _pool.Normalized(term) : value;

    /// <summary>An expression with <see cref="ExpressionKind.Normalized"/> as far outside as it can stand.</summary>
    private Expression Unfinished(Expression expression)
    {
        if (_sums.TryGetValue(expression, out Expression? sum))
            return sum;
        if (!_known.TryGetValue(expression, out Expression? known))
            _known.Add(expression, known = Moved(_pool.With(expression, Unfinished)));
        return known;
    }

    private Expression Moved(Expression expression) => expression switch
    {
        { Kind: ExpressionKind.Multiply, Arguments: [{ Kind: ExpressionKind.Number } power, { IsLanes: true } x] } when IsPowerOfTwo(power.Value) => Scaled(power, x),
        { Kind: ExpressionKind.Negate, Arguments: [{ Kind: ExpressionKind.Normalized } x] } => _pool.Normalized(Negated(x.Arguments[0])),
        { Kind: ExpressionKind.Add, Arguments: [{ Kind: ExpressionKind.Normalized } x, { Kind: ExpressionKind.Normalized } y] } =>
            _pool.Normalized(_pool.AddTerm(y.Arguments[0], x.Arguments[0])),
        { Kind: ExpressionKind.Subtract, Arguments: [{ Kind: ExpressionKind.Normalized } x, { Kind: ExpressionKind.Normalized } y] } =>
            _pool.Normalized(_pool.AddTerm(Negated(y.Arguments[0]), x.Arguments[0])),
        _ => expression,
    };

    private Expression Scaled(Expression power, Expression x) => x.Kind switch
    {
        ExpressionKind.Normalized => _pool.Normalized(_pool.Scaled(power, x.Arguments[0])),
        ExpressionKind.ReciprocalOfSum => _pool.Normalized(_pool.Scaled(power, x)),
        _ => _pool.Scaled(power, x),
    };

    private Expression Negated(Expression x) =>
        x.Kind == ExpressionKind.Scaled ? _pool.Scaled(_pool.Negate(x.Arguments[0]), x.Arguments[1]) : _pool.Negate(x);

    private static bool IsPowerOfTwo(Graphs.Number number)
    {
        long bits = BitConverter.DoubleToInt64Bits(number.High), exponent = (bits >> 52) & 0x7FF;
        return number.Low == 0 && exponent is > 0 and < 0x7FF && bits << 12 == 0;
    }

    /// <summary>An expression with the names of sums that are numbers.</summary>
    private Expression Named(Expression expression) =>
        _names.TryGetValue(expression, out Expression? name) ? name : _pool.With(expression, Named);
}
