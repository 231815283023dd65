namespace CurseOfMemory.Generator.Graphs;

/// <summary>Powers and roots.</summary>
internal static partial class Functions
{
    private static Function[] Powers() =>
    [
        // d sqrt x = 1 / (2 sqrt x)
        Unary("sqrt", "Sqrt", (g, x) => g.Multiply(g.Constant(0.5), g.Power(g.Call("sqrt", x), -1))) with { AtZero = 0 },
        // d cbrt x = 1 / (3 cbrt(x)^2)
        Unary("cbrt", "Cbrt", (g, x) => g.Power(g.Multiply(g.Constant(3), g.Power(g.Call("cbrt", x), 2)), -1)) with { Parities = [Parity.Odd] },
        // d x^y = y x^{y-1} dx + x^y log(x) dy
        Binary("pow", "Pow", (g, x, y, i) => i == 0
            ? g.Call("gate", y, g.Call("pow", x, g.Subtract(y, g.One)))
            : g.CallOfOrder("powlog", 1, x, y)) with { Simplified = PowerOfNumber },
        // P_n = x^y log(x)^n:  dP_n = (y x^{y-1} log(x)^n + n x^{y-1} log(x)^{n-1}) dx + P_{n+1} dy
        OfSpecial("powlog", "PowLog", 2, (g, node, i) => i == 0
            ? g.Add(g.Call("gate", node.Y, PowLog(g, node.B, node.X, g.Subtract(node.Y, g.One))), g.Multiply(g.Constant(node.B), PowLog(g, node.B - 1, node.X, g.Subtract(node.Y, g.One))))
            : g.CallOfOrder("powlog", node.B + 1, node.X, node.Y)) with { HasOrder = true },
        // d hypot(x, y) = (x dx + y dy) / hypot(x, y)
        Binary("hypot", "Hypot", (g, x, y, i) => g.Call("gate", i == 0 ? x : y, g.Power(g.Call("hypot", x, y), -1)))
            with { Recognised = ["System.Double.Hypot", MathNet("Hypotenuse")], Scalar = "double.Hypot", Parities = [Parity.Even, Parity.Even] },
        // c v, 0 where c is, whatever v is there: a product where v can't be infinite or NaN
        OfSpecial("gate", "Gate", 2, (_, node, i) => i == 0 ? node.Y : node.X) with
        {
            IsSwitch = true,
            Parities = [Parity.Odd, Parity.Odd],
            Simplified = (g, x) => g[x[0]].Op == Op.Constant || g.IsPolynomial(x[1]) ? g.Multiply(x) : null,
        },
        // c / v, 0 where c is:  d (c / v) = dc / v - (c / v) / v dv
        OfSpecial("ratio", "Ratio", 2, (g, node, i) => i == 0 ? g.Power(node.Y, -1) : g.Negate(g.Call("ratio", g.Call("ratio", node.X, node.Y), node.Y))) with { IsSwitch = true, Parities = [Parity.Odd] },
    ];

    // x^{1/2} = sqrt x; small integer powers are multiplied out
    private static int? PowerOfNumber(Graph g, int[] x) => g[x[1]] switch
    {
        { Op: Op.Constant, Value: 0.5, Low: 0 } => g.Call("sqrt", x[0]),
        { Op: Op.Constant, Value: >= -64 and <= 64 and var exponent, Low: 0 } when exponent == Math.Floor(exponent) => g.Power(x[0], (int)exponent),
        _ => null,
    };

    private static int PowLog(Graph g, int n, int x, int y) => n == 0 ? g.Call("pow", x, y) : g.CallOfOrder("powlog", n, x, y);
}
