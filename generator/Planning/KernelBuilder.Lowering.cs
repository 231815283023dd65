using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// From nodes to expressions. A product or sum is grouped by the loops its operands belong to, so that each part is computed in the
/// outermost loop where it can stand.
/// </summary>
internal sealed partial class KernelBuilder
{
    /// <summary>The expression of a node at a scope.</summary>
    public Expression Lower(int node, Scope scope)
    {
        if (scope.Find(node) is Expression known)
            return known;
        if (scope.Lowered.TryGetValue(node, out Expression? lowered))
            return lowered;
        Expression expression = constants?.Field(node) is string field ? Pool.Field(field) : ColumnIndex(node, scope) is Index column
            ? Column(node, column, scope)
            : Home(node, scope) is Scope home && home != scope ? Hoist(node, home) : LowerHere(node, scope);
        scope.Lowered[node] = expression;
        return expression;
    }

    /// <summary>The outermost scope where all free indices of a node are open.</summary>
    private Scope Home(int node, Scope scope)
    {
        Scope home = Root;
        foreach (int code in graph.Free(node))
        {
            Scope open = scope.Of(code) ?? throw new InvalidOperationException("An index is used outside its loop.");
            home = open.Depth > home.Depth ? open : home;
        }
        return home;
    }

    private Expression Hoist(int node, Scope home)
    {
        Expression expression = Lower(node, home);
        if (expression.IsTrivial)
            return expression;
        string name = Names.Take(WishedName(expression));
        home.Statements.Add(new Define(name, expression));
        return home.Known[node] = Pool.Name(name, expression.IsLanes);
    }

    private Expression LowerHere(int node, Scope scope)
    {
        Node top = graph[node];
        return top.Op switch
        {
            Op.Constant => Pool.Number(top.Number),
            Op.ExtentSize => layout.Precision.IsExtended ? Pool.Data(layout.Length(top.A)) : Pool.Name(layout.Length(top.A), false),
            Op.Data => Leaf(layout.Data(top.A), top.B, scope, scalar: Pool.Data(layout.DataText(top.A)), isData: true, layout.IsPerProblem(top.A)),
            Op.Parameter => Leaf(layout.Block(top.A), top.B, scope, scalar: Scalar(layout.Block(top.A))),
            Op.Direction => Leaf(layout.Direction(top.A), top.B, scope, scalar: Scalar(layout.Direction(top.A))),
            Op.IndexValue => Pool.Position(scope.Of(top.B)!.Name, scope.Of(top.B)!.IsLanes),
            Op.Add => AddByLoop(top, scope),
            Op.Multiply or Op.Power => MultiplyByLoop(node, scope),
            Op.Function => OnGrid(node, scope) ?? Function(Functions.All[top.A], top, scope),
            Op.Moment => Pool.Target(top.A, "Moment", top.B, Arguments(top, scope)),
            Op.SquaredMoment => Pool.Target(top.A, "SquaredMoment", top.B, Arguments(top, scope)),
            Op.SquaredNorm => Pool.Field($"{layout.TargetText(top.A)}.SquaredNorm{layout.Precision.Suffix}"),
            Op.TargetAt => Pool.Target(top.A, "At", -1, Arguments(top, scope)),
            Op.Sum or Op.SumBelow => SumHere(node, scope),
            _ => throw new InvalidOperationException($"{top.Op} has no expression."),
        };
    }

    private Expression Function(Function function, Node call, Scope scope) =>
        Pool.Function(layout.Precision.IsExtended ? function.Extended! : function.Scalar, function.Lanes, function.HasOrder ? call.B : -1, Arguments(call, scope));

    private Expression[] Arguments(Node node, Scope scope) => Array.ConvertAll(node.Operands.ToArray(), operand => Finished(Lower(operand, scope)));

    private Expression SumHere(int node, Scope scope)
    {
        Plan(scope, [], [], [node]);
        return scope.Find(node)!;
    }

    /// <summary>A scalar block: a local, or over a batch a row.</summary>
    private Expression Scalar(string local) => layout.IsBatch ? Pool.Element(local, layout.First, true) : Pool.Name(local, false);

    private Expression Leaf(string span, int code, Scope scope, Expression scalar, bool isData = false, bool isPerProblem = false)
    {
        Index index = new(code);
        if (index == Index.None)
            return scalar;
        if (layout.IsBatch && (!isData || isPerProblem))
            return Pool.Element(span, layout.Row(index.IsConstant ? Formula.Number(index.Position) : scope.Of(code)!.Name), true, isData);
        if (index.IsConstant)
            return Pool.Element(span, Formula.Number(index.Position), false, isData);
        Scope loop = scope.Of(code)!;
        return Pool.Element(span, loop.Name, loop.IsLanes, isData);
    }

    /// <summary>Operands by the loops they depend on: plain numbers before lanes, outer loops before inner ones.</summary>
    private List<int[]> GroupByLoop(int[] operands, Scope scope) => AreOfOneLoop(operands) ? [operands] : operands
        .GroupBy(graph.FreeSet)
        .Select(group => group.ToArray())
        .OrderBy(group => (DependsOnLanes(group[0], scope), Home(group[0], scope).Depth, graph.Free(group[0]).Length))
        .ToList();

    private bool AreOfOneLoop(int[] operands)
    {
        foreach (int operand in operands)
        {
            if (graph.FreeSet(operand) != graph.FreeSet(operands[0]))
                return false;
        }
        return true;
    }

    /// <summary>Those that fulfil a condition behind the others.</summary>
    private static IEnumerable<int> Last(int[] operands, Predicate<int> isLast) =>
        operands.Length == 1 ? operands : [.. Array.FindAll(operands, operand => !isLast(operand)), .. Array.FindAll(operands, isLast)];

    private Expression AddByLoop(Node sum, Scope scope)
    {
        List<int[]> groups = GroupByLoop(sum.Operands.ToArray(), scope);
        if (groups.Count == 1)
            return Chain(groups[0], scope);
        return groups.Skip(1).Aggregate(Lower(graph.Add(groups[0]), scope), (total, group) => Append(total, graph.Add(group), scope));
    }

    /// <summary>A sum within one loop, positive terms first; -x - y is -(x + y), whose sign a number beside it can take.</summary>
    private Expression Chain(int[] terms, Scope scope) => terms.Length > 1 && Array.TrueForAll(terms, graph.IsNegative)
        ? Pool.Negate(Chain(Array.ConvertAll(terms, graph.Negate), scope))
        : Last(terms, graph.IsNegative).Aggregate((Expression?)null, (total, term) => Append(total, term, scope))!;

    private Expression Append(Expression? total, int term, Scope scope)
    {
        bool isNegative = graph.IsNegative(term);
        Expression value = Lower(isNegative ? graph.Negate(term) : term, scope);
        if (total is null)
            return isNegative ? Pool.Negate(value) : value;
        return isNegative ? Pool.Subtract(total, value) : Pool.Add(total, value);
    }

    private Expression MultiplyByLoop(int node, Scope scope)
    {
        (Number coefficient, int rest) = graph.SplitCoefficient(node);
        if (coefficient == -1)
            return Pool.Negate(Lower(rest, scope));
        List<int[]> groups = GroupByLoop(graph.Factors(rest).ToArray(), scope);
        if (groups.Count == 1)
            return Product(coefficient, groups[0], scope);
        // the number belongs to the outermost loop
        int[] outermost = groups.OrderBy(group => Home(group[0], scope).Depth).First();
        return groups.Select(group => Lower(group == outermost ? graph.Multiply([graph.Constant(coefficient), .. group]) : graph.Multiply(group), scope))
            .Aggregate(Pool.Multiply);
    }

    /// <summary>A product within one loop: the number, factors, then powers of reciprocals.</summary>
    private Expression Product(Number coefficient, int[] factors, Scope scope)
    {
        Expression? total = coefficient == 1 ? null : Pool.Number(coefficient);
        foreach (int factor in Last(factors, factor => graph.SplitPower(factor).Exponent < 0))
        {
            (int b, int exponent) = graph.SplitPower(factor);
            Expression x = Lower(b, scope);
            Expression power = Power(exponent < 0 ? Reciprocal(x, b) : x, Math.Abs(exponent));
            total = total is null ? power : Pool.Multiply(total, power);
        }
        return total!;
    }

    /// <summary>A value as whoever does more than multiply with it needs it.</summary>
    private Expression Finished(Expression value) => layout.Precision.IsExtended && value.Kind == ExpressionKind.ReciprocalOfSum ? Pool.Normalized(value) : value;

    /// <summary>1 / x, which is cheaper where x is a sum inside the domain.</summary>
    private Expression Reciprocal(Expression x, int node) =>
        x is { Kind: ExpressionKind.Add, IsLanes: true } && x.Arguments[1].IsLanes && Positive is not null && Positive.Sum(graph, node)
            ? Pool.ReciprocalOfSum(x.Arguments[0], x.Arguments[1])
            : Pool.Reciprocal(x);

    // x^n = x^{n/2} x^{n/2} for even n, x^{n-1} x for odd n
    private Expression Power(Expression x, int n) => n switch
    {
        1 => x,
        _ when n % 2 == 0 => Pool.Multiply(Power(x, n / 2), Power(x, n / 2)),
        _ => Pool.Multiply(Power(x, n - 1), x),
    };

    private static string WishedName(Expression expression) => expression.Kind switch
    {
        ExpressionKind.Element or ExpressionKind.Datum => expression.Text.TrimStart('@') + IndexName(expression.Index),
        ExpressionKind.Reciprocal or ExpressionKind.ReciprocalOfSum => "r",
        ExpressionKind.Function => char.ToLowerInvariant(LastIdentifier(expression.Text)[0]) + LastIdentifier(expression.Text).Substring(1),
        ExpressionKind.Target => (expression.Text == "SquaredMoment" ? "q" : "m") + expression.Order,
        ExpressionKind.SumOfLanes => "sum",
        ExpressionKind.Data or ExpressionKind.Field => LastIdentifier(expression.Text) + "Value",
        _ => "t",
    };

    /// <summary>An index in a name: over a batch, without the problem.</summary>
    private static string IndexName(string index) => index.Split(' ')[0] is var name && name.All(letter => char.IsLetterOrDigit(letter) || letter == '_') && name != "first" ? name : "";

    private static string LastIdentifier(string text)
    {
        string identifier = new(text.Reverse().TakeWhile(letter => char.IsLetterOrDigit(letter) || letter == '_').Reverse().ToArray());
        return identifier.Length > 0 && char.IsLetter(identifier[0]) ? identifier : "data";
    }

    /// <summary>r r is named r2, and r2 r is named r3; other expressions are not powers.</summary>
    public static string? PowerName(Expression product)
    {
        if (product.Kind is not (ExpressionKind.Multiply or ExpressionKind.Product) || product.Arguments.Any(argument => argument.Kind != ExpressionKind.Name))
            return null;
        string x = product.Arguments[0].Text, y = product.Arguments[1].Text;
        return !y.StartsWith("r", StringComparison.Ordinal) ? null : x == y ? y + "2" : x == y + "2" ? y + "3" : null;
    }
}
