using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>What an expression of a kernel computes from its arguments.</summary>
internal enum ExpressionKind
{
    /// <summary>The number Value.</summary>
    Number,

    /// <summary>The variable Text.</summary>
    Name,

    /// <summary>The C# expression Text of the annotated type, a double.</summary>
    Data,

    /// <summary>The C# expression Text of the generated half or of a target, in the kernel's precision.</summary>
    Field,

    /// <summary>Element Index of span Text, or as many from there on as there are lanes.</summary>
    Element,

    /// <summary>The same of a span of data, which are doubles.</summary>
    Datum,

    /// <summary>Element Index of span Text in every lane, or zero where the span ends before.</summary>
    Within,

    /// <summary>The loop variable Text as a number, or as consecutive numbers.</summary>
    Position,

    Add,
    Subtract,
    Multiply,
    Negate,
    Reciprocal,

    /// <summary>1 / (x + y), in lanes, of positive numbers; by class Text, or by the lanes where that is empty.</summary>
    ReciprocalOfSum,

    /// <summary>x y + z, in lanes.</summary>
    MultiplyAdd,

    /// <summary>z - x y, in lanes.</summary>
    NegatedMultiplyAdd,

    /// <summary>The function Text of plain numbers, or Index of lanes, of order Order where that is not negative.</summary>
    Function,

    /// <summary>Method Text of target Number, of order Order.</summary>
    Target,

    /// <summary>The sum of the lanes.</summary>
    SumOfLanes,

    /// <summary>A plain number in every lane.</summary>
    Broadcast,

    /// <summary>x y, in lanes, for other products and sums of them only.</summary>
    Product,

    /// <summary>The uniform grid c + d k of a loop's counter, made by Text, of length Index where that matters.</summary>
    Grid,

    /// <summary>Function Text on a grid at counter Index, from the values of the pass before.</summary>
    OnGrid,

    /// <summary>A finished sum, in lanes, as a number that others can be computed from.</summary>
    Normalized,

    /// <summary>x times the number before it, a power of two, in lanes.</summary>
    Scaled,

    /// <summary>The term x and the sum z as a sum that isn't finished, in lanes.</summary>
    AddTerm,
}

/// <summary>What an expression is beside its arguments.</summary>
internal readonly record struct ExpressionShape(ExpressionKind Kind, bool IsLanes, string Text, string Index, Number Value, int Number, int Order)
{
    public ulong Hash()
    {
        ulong hash = Graph.Mix(((ulong)Kind * 2) + (IsLanes ? 1UL : 0), unchecked(((ulong)Text.GetHashCode() << 32) + (uint)Index.GetHashCode()));
        hash = Graph.Mix(hash, unchecked((ulong)BitConverter.DoubleToInt64Bits(Value.High)));
        return Graph.Mix(hash, unchecked(((ulong)Number << 32) + (uint)Order));
    }
}

/// <summary>An expression of a kernel: a node of a graph in which equal expressions are the same object.</summary>
internal sealed class Expression(int id, ExpressionShape shape, Expression[] arguments)
{
    /// <summary>The number of expressions that were made before.</summary>
    public int Id { get; } = id;

    public ExpressionShape Shape { get; } = shape;

    public ExpressionKind Kind => Shape.Kind;

    /// <summary>Whether it has a value per lane, or one for all.</summary>
    public bool IsLanes => Shape.IsLanes;

    public string Text => Shape.Text;

    public string Index => Shape.Index;

    public Number Value => Shape.Value;

    /// <summary>The number rounded to double.</summary>
    public double High => Value.High;

    /// <summary>What that leaves of it.</summary>
    public double Low => Value.Low;

    public int Number => Shape.Number;

    public int Order => Shape.Order;

    public Expression[] Arguments { get; } = arguments;

    public override int GetHashCode() => Id;

    public bool IsTrivial => Kind is ExpressionKind.Number or ExpressionKind.Name;
}

/// <summary>Makes expressions; equal ones once.</summary>
internal sealed class ExpressionPool
{
    private readonly HashChains _hashes = new();
    private readonly List<Expression> _expressions = [];
    private readonly Marks _marks = new();

    public Expression Number(Number value) => Make(ExpressionKind.Number, false, "", "", value, 0, 0);

    public Expression Name(string name, bool isLanes) => Make(ExpressionKind.Name, isLanes, name, "", 0, 0, 0);

    public Expression Data(string text) => Make(ExpressionKind.Data, false, text, "", 0, 0, 0);

    public Expression Field(string text) => Make(ExpressionKind.Field, false, text, "", 0, 0, 0);

    public Expression Element(string span, string index, bool isLanes, bool isData = false) => Make(isData ? ExpressionKind.Datum : ExpressionKind.Element, isLanes, span, index, 0, 0, 0);

    public Expression Within(string span, string index) => Make(ExpressionKind.Within, true, span, index, 0, 0, 0);

    public Expression Position(string index, bool isLanes) => Make(ExpressionKind.Position, isLanes, index, "", 0, 0, 0);

    public Expression SumOfLanes(Expression x) => Make(ExpressionKind.SumOfLanes, false, "", "", 0, 0, 0, x);

    public Expression Broadcast(Expression x) => Make(ExpressionKind.Broadcast, true, "", "", 0, 0, 0, x);

    public Expression Add(Expression x, Expression y) => Operation(ExpressionKind.Add, x, y);

    public Expression Subtract(Expression x, Expression y)
    {
        HasDoubles |= FirstFactor(y) is { Kind: ExpressionKind.Number } factor && factor.Value == 2;
        return Operation(ExpressionKind.Subtract, x, y);
    }

    /// <summary>Whether twice something was subtracted.</summary>
    public bool HasDoubles { get; private set; }

    private static Expression FirstFactor(Expression product) => product.Kind == ExpressionKind.Multiply ? FirstFactor(product.Arguments[0]) : product;

    public Expression Multiply(Expression x, Expression y) => x.Kind == ExpressionKind.Number && y.Kind == ExpressionKind.Negate
        ? Multiply(Negate(x), y.Arguments[0])
        : Operation(ExpressionKind.Multiply, x, y);

    public Expression Negate(Expression x) => x.Kind == ExpressionKind.Number ? Number(-x.Value) : Operation(ExpressionKind.Negate, x);

    public Expression MultiplyAdd(Expression x, Expression y, Expression z) => Operation(ExpressionKind.MultiplyAdd, x, y, z);

    public Expression NegatedMultiplyAdd(Expression x, Expression y, Expression z) => Operation(ExpressionKind.NegatedMultiplyAdd, x, y, z);

    public Expression Reciprocal(Expression x) => Operation(ExpressionKind.Reciprocal, x);

    public Expression ReciprocalOfSum(Expression x, Expression y, string by = "") => Make(ExpressionKind.ReciprocalOfSum, true, by, "", 0, 0, 0, x, y);

    public Expression Product(Expression x, Expression y) => Operation(ExpressionKind.Product, x, y);

    public Expression Normalized(Expression x) => Operation(ExpressionKind.Normalized, x);

    public Expression Scaled(Expression power, Expression x) => Operation(ExpressionKind.Scaled, power, x);

    public Expression AddTerm(Expression x, Expression z) => Operation(ExpressionKind.AddTerm, x, z);

    public Expression Function(string scalar, string lanes, int order, params Expression[] arguments) =>
        Make(ExpressionKind.Function, AreLanes(arguments), scalar, lanes, 0, 0, order, arguments);

    public Expression Target(int target, string method, int order, params Expression[] arguments) =>
        Make(ExpressionKind.Target, AreLanes(arguments), method, "", 0, target, order, arguments);

    public Expression Grid(string method, string length, Expression c, Expression d) => Make(ExpressionKind.Grid, false, method, length, 0, 0, 0, c, d);

    public Expression OnGrid(string function, string counter, params Expression[] arguments) => Make(ExpressionKind.OnGrid, true, function, counter, 0, 0, 0, arguments);

    /// <summary>An expression with what becomes of each of its arguments.</summary>
    public Expression With(Expression expression, Func<Expression, Expression> map)
    {
        Expression[] arguments = expression.Arguments;
        for (int i = 0; i < arguments.Length; i++)
        {
            Expression mapped = map(expression.Arguments[i]);
            if (mapped != arguments[i])
            {
                arguments = arguments == expression.Arguments ? [.. arguments] : arguments;
                arguments[i] = mapped;
            }
        }
        return arguments == expression.Arguments ? expression : Make(
            expression.Shape with { IsLanes = expression.IsLanes || (expression.Kind == ExpressionKind.Multiply && AreLanes(arguments)) }, arguments);
    }

    /// <summary>The expressions that statements evaluate and all that is inside them, each once, in the order in which they are met.</summary>
    public List<Expression> Inside(params Statement[] statements)
    {
        List<Expression> all = [];
        _marks.Begin(_expressions.Count);
        foreach (Statement statement in statements)
        {
            if (statement is Evaluation evaluation)
                Collect(evaluation.Value, all);
        }
        return all;
    }

    private void Collect(Expression expression, List<Expression> all)
    {
        if (!_marks.Add(expression.Id))
            return;
        all.Add(expression);
        foreach (Expression argument in expression.Arguments)
            Collect(argument, all);
    }

    private Expression Operation(ExpressionKind kind, params Expression[] arguments) => Make(kind, AreLanes(arguments), "", "", 0, 0, 0, arguments);

    private static bool AreLanes(Expression[] arguments) => Array.Exists(arguments, argument => argument.IsLanes);

    private Expression Make(
        ExpressionKind kind, bool isLanes, string text, string index, Number value, int number, int order, params Expression[] arguments) =>
        Make(new(kind, isLanes, text, index, value, number, order), arguments);

    private Expression Make(in ExpressionShape shape, Expression[] arguments)
    {
        ulong hash = shape.Hash();
        foreach (Expression argument in arguments)
            hash = Graph.Mix(hash, (ulong)argument.Id);
        for (int known = _hashes.Last(hash); known >= 0; known = _hashes.Before(known))
        {
            if (_expressions[known].Shape.Equals(shape) && arguments.SequenceEqual(_expressions[known].Arguments))
                return _expressions[known];
        }
        Expression made = new(_expressions.Count, shape, arguments);
        _expressions.Add(made);
        _hashes.Add(hash);
        return made;
    }
}
