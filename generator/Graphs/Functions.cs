namespace CurseOfMemory.Generator.Graphs;

/// <summary>
/// A row of the function table: what readers recognise, calculus differentiates and writers print.
/// </summary>
/// <param name="Name">The field's name, as formulas show it.</param>
/// <param name="Recognised">The qualified C# methods that mean it, such as <c>System.Math.Exp</c>.</param>
/// <param name="Scalar">The C# method for a plain number; its arguments follow in brackets.</param>
/// <param name="Lanes">The method for lanes: a member of the lane type, or a method of <c>Special</c> generic over it.</param>
/// <param name="Extended">The method for a <c>DoubleDouble</c>, or null.</param>
/// <param name="Arity">The number of operands.</param>
/// <param name="Derivative">The partial derivative by operand i, from the graph, the node and i.</param>
/// <param name="HasOrder">Whether an integer order comes before the operands.</param>
internal sealed record Function(
    string Name,
    string[] Recognised,
    string Scalar,
    string Lanes,
    string? Extended,
    int Arity,
    Func<Graph, Node, int, int> Derivative,
    bool HasOrder = false);

/// <summary>The table of elementary and special functions. A new function is one row here and one lane method.</summary>
internal static class Functions
{
    private const string Special = "global::CurseOfMemory.Special.";

    private static readonly Function[] Rows =
    [
        // d e^x = e^x
        Unary("exp", "Exp", (g, x) => g.Call("exp", x)),
        // d (e^x - 1) = e^x
        Unary("expm1", "Expm1", (g, x) => g.Call("exp", x), ["System.Double.ExpM1"], Special + "Expm1"),
        // d log x = 1 / x
        Unary("log", "Log", (g, x) => g.Power(x, -1)),
        // d log(1 + x) = 1 / (1 + x)
        Unary("log1p", "Log1p", (g, x) => g.Power(g.Add(g.One, x), -1), ["System.Double.LogP1"], Special + "Log1p"),
        // d log2 x = 1 / (x log 2)
        Unary("log2", "Log2", (g, x) => g.Power(g.Multiply(x, g.Call("log", g.Constant(2))), -1)),
        // d log10 x = 1 / (x log 10)
        Unary("log10", "Log10", (g, x) => g.Power(g.Multiply(x, g.Call("log", g.Constant(10))), -1)),
        // d sqrt x = 1 / (2 sqrt x)
        Unary("sqrt", "Sqrt", (g, x) => g.Multiply(g.Constant(0.5), g.Power(g.Call("sqrt", x), -1))),
        // d cbrt x = 1 / (3 cbrt(x)^2)
        Unary("cbrt", "Cbrt", (g, x) => g.Power(g.Multiply(g.Constant(3), g.Power(g.Call("cbrt", x), 2)), -1)),
        // d sin x = cos x
        Unary("sin", "Sin", (g, x) => g.Call("cos", x)),
        // d cos x = -sin x
        Unary("cos", "Cos", (g, x) => g.Negate(g.Call("sin", x))),
        // d tan x = 1 + tan(x)^2
        Unary("tan", "Tan", (g, x) => g.Add(g.One, g.Power(g.Call("tan", x), 2))),
        // d asin x = 1 / sqrt((1 - x) (1 + x))
        Unary("asin", "Asin", (g, x) => g.Power(OneMinusSquareRoot(g, x), -1)),
        // d acos x = -1 / sqrt((1 - x) (1 + x))
        Unary("acos", "Acos", (g, x) => g.Negate(g.Power(OneMinusSquareRoot(g, x), -1))),
        // d atan x = 1 / (1 + x^2)
        Unary("atan", "Atan", (g, x) => g.Power(g.Add(g.One, g.Power(x, 2)), -1)),
        // d sinh x = cosh x
        Unary("sinh", "Sinh", (g, x) => g.Call("cosh", x)),
        // d cosh x = sinh x
        Unary("cosh", "Cosh", (g, x) => g.Call("sinh", x)),
        // d tanh x = 1 - tanh(x)^2
        Unary("tanh", "Tanh", (g, x) => g.Subtract(g.One, g.Power(g.Call("tanh", x), 2))),
        // d asinh x = 1 / sqrt(x^2 + 1)
        Unary("asinh", "Asinh", (g, x) => g.Power(g.Call("sqrt", g.Add(g.Power(x, 2), g.One)), -1)),
        // d acosh x = 1 / sqrt((x - 1) (x + 1))
        Unary("acosh", "Acosh", (g, x) => g.Power(g.Call("sqrt", g.Multiply(g.Subtract(x, g.One), g.Add(x, g.One))), -1)),
        // d atanh x = 1 / ((1 - x) (1 + x))
        Unary("atanh", "Atanh", (g, x) => g.Power(g.Multiply(g.Subtract(g.One, x), g.Add(g.One, x)), -1)),
        // d |x| = sign x, 0 at 0
        Unary("abs", "Abs", (g, x) => g.Call("sign", x)),
        // d sign x = 0
        Unary("sign", "Sign", (g, _) => g.Zero, ["System.Double.Sign"], Special + "Sign"),
        // d x^y = y x^(y - 1) dx + x^y log(x) dy
        Binary("pow", "Pow", (g, x, y, i) => i == 0
            ? g.Multiply(y, g.Call("pow", x, g.Subtract(y, g.One)))
            : g.Multiply(g.Call("pow", x, y), g.Call("log", x))),
        // d atan2(y, x) = (x dy - y dx) / (x^2 + y^2)
        Binary("atan2", "Atan2", (g, y, x, i) => g.Divide(i == 0 ? x : g.Negate(y), g.Add(g.Power(x, 2), g.Power(y, 2)))),
        // d hypot(x, y) = (x dx + y dy) / hypot(x, y)
        Binary("hypot", "Hypot", (g, x, y, i) => g.Divide(i == 0 ? x : y, g.Call("hypot", x, y)), ["System.Double.Hypot"], "double.Hypot"),
        // E_n(x) = integral over u in [0, 1] of u^n e^{-xu};  dE_n/dx = -E_{n+1}
        new("E", [Name("ExponentialMoment")], Special + "ExponentialMoment", Special + "ExponentialMoment", Special + "ExponentialMoment", 1,
            (g, node, _) => g.Negate(g.CallOfOrder("E", node.B + 1, node.X)), HasOrder: true),
        // C_n(x, y) = integral over u in [0, 1] of u^n e^{-xu} cos(yu);  dC_n = -C_{n+1} dx - S_{n+1} dy
        new("C", [Name("CosineMoment")], Special + "CosineMoment", Special + "CosineMoment", Special + "CosineMoment", 2,
            (g, node, i) => g.Negate(g.CallOfOrder(i == 0 ? "C" : "S", node.B + 1, node.X, node.Y)), HasOrder: true),
        // S_n(x, y) = integral over u in [0, 1] of u^n e^{-xu} sin(yu);  dS_n = -S_{n+1} dx + C_{n+1} dy
        new("S", [Name("SineMoment")], Special + "SineMoment", Special + "SineMoment", Special + "SineMoment", 2,
            (g, node, i) => i == 0
                ? g.Negate(g.CallOfOrder("S", node.B + 1, node.X, node.Y))
                : g.CallOfOrder("C", node.B + 1, node.X, node.Y), HasOrder: true),
    ];

    public static IReadOnlyList<Function> All => Rows;

    private static readonly Dictionary<string, int> ByName = Rows.Select((row, i) => (row.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i);

    private static readonly Dictionary<string, int> ByMethod =
        Rows.SelectMany((row, i) => row.Recognised.Select(method => (method, i))).ToDictionary(pair => pair.method, pair => pair.i);

    /// <summary>The place of a row in the table.</summary>
    public static int IndexOf(string name) => ByName[name];

    /// <summary>The row that a qualified C# method such as <c>System.Math.Exp</c> means, or null.</summary>
    public static Function? Recognise(string method) => ByMethod.TryGetValue(method, out int row) ? Rows[row] : null;

    private static string Name(string method) => "CurseOfMemory.Special." + method;

    private static int OneMinusSquareRoot(Graph g, int x) => g.Call("sqrt", g.Multiply(g.Subtract(g.One, x), g.Add(g.One, x)));

    private static Function Unary(string name, string method, Func<Graph, int, int> derivative, string[]? recognised = null, string? scalar = null) =>
        new(name, Names(method, recognised), ScalarName(method, scalar), method, ExtendedName(method), 1, (g, node, _) => derivative(g, node.X));

    private static Function Binary(string name, string method, Func<Graph, int, int, int, int> derivative, string[]? recognised = null, string? scalar = null) =>
        new(name, Names(method, recognised), ScalarName(method, scalar), method, ExtendedName(method), 2, (g, node, i) => derivative(g, node.X, node.Y, i));

    private static string[] Names(string method, string[]? more) =>
        ["System.Math." + method, "System.Double." + method, "CurseOfMemory.Special." + method, .. (more ?? []).Where(name => name != "System.Double." + method)];

    private static string ScalarName(string method, string? scalar) => scalar switch
    {
        null => "global::System.Math." + method,
        "double.Hypot" => "double.Hypot",
        _ => scalar,
    };

    private static string ExtendedName(string method) => method == "Sign" ? Special + "Sign" : "global::CurseOfMemory.DoubleDouble." + method;
}
