namespace CurseOfMemory.Generator.Graphs;

/// <summary>Calls of rows of the function table.</summary>
internal sealed partial class Graph
{
    /// <summary>A function without an order, by its name in the table.</summary>
    public int Call(string name, params int[] operands) => Function(Functions.All[Functions.IndexOf(name)], 0, operands);

    /// <summary>A function of integer order, by its name in the table.</summary>
    public int CallOfOrder(string name, int order, params int[] operands) => Function(Functions.All[Functions.IndexOf(name)], order, operands);

    /// <summary>A function; exact values at 0 and integer powers are simplified, transcendental values are never folded.</summary>
    public int Function(Function function, int order, params int[] operands)
    {
        return function.Name switch
        {
            "exp" or "cos" or "cosh" when IsConstant(operands[0], 0) => One,
            "expm1" or "sin" or "tan" or "sinh" or "tanh" or "asinh" or "sqrt" or "abs" when IsConstant(operands[0], 0) => Zero,
            "pow" when IsSmallInteger(operands[1]) => Power(operands[0], (int)this[operands[1]].Value),
            "pow" when IsConstant(operands[1], 0.5) => Call("sqrt", operands[0]),
            "gate" => Gate(operands[0], operands[1]),
            "max" or "min" when operands[0] == operands[1] => operands[0],
            // clamp(x, a, b) = min(max(x, a), b)
            "clamp" => Call("min", Call("max", operands[0], operands[1]), operands[2]),
            "fma" => Add(Multiply(operands[0], operands[1]), operands[2]),
            _ => Intern(Op.Function, Functions.IndexOf(function.Name), function.HasOrder ? order : 0, operands),
        };
    }

    /// <summary>c v, 0 where c is, whatever v is there: a product where v can't be infinite or NaN.</summary>
    private int Gate(int c, int v) => this[c].Op == Op.Constant || IsPolynomial(v)
        ? Multiply(c, v)
        : Intern(Op.Function, Functions.IndexOf("gate"), 0, c, v);

    /// <summary>Whether a node is finite wherever its leaves are.</summary>
    private bool IsPolynomial(int node) => Reachable(node).All(inner => this[inner].Op switch
    {
        Op.Constant or Op.Parameter or Op.Data or Op.Direction or Op.IndexValue or Op.ExtentSize or Op.Variable or Op.Add or Op.Multiply or Op.Sum => true,
        Op.Power => this[inner].A > 0,
        _ => false,
    });

    /// <summary>Whether a derivative may be infinite, or not a number, where the function itself is finite: those that divide, and those that aren't elementary.</summary>
    public bool MayBeInfinite(int node) => Reachable(node).Any(inner => this[inner] switch
    {
        { Op: Op.Power, A: < 0 } => true,
        { Op: Op.Function, A: var row } => !IsTame(Functions.All[row].Name),
        _ => false,
    });

    private static bool IsTame(string function) => function is "exp" or "expm1" or "sin" or "cos" or "sinpi" or "cospi" or "sinh" or "cosh" or "tanh" or "tan" or "erf" or "erfc"
        or "abs" or "sign" or "copysign" or "floor" or "ceiling" or "round" or "truncate" or "sigmoid" or "softplus" or "step";

    private bool IsSmallInteger(int node) =>
        this[node] is { Op: Op.Constant, Value: >= -64 and <= 64, Low: 0 } constant && constant.Value == Math.Floor(constant.Value);
}
