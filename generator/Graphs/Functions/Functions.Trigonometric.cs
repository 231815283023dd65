namespace CurseOfMemory.Generator.Graphs;

/// <summary>Trigonometric functions and their inverses.</summary>
internal static partial class Functions
{
    private static readonly Number Pi = new(3.141592653589793, 1.2246467991473532e-16);

    private static Function[] Trigonometric() =>
    [
        // d sin x = cos x
        Unary("sin", "Sin", (g, x) => g.Call("cos", x)) with { Parities = [Parity.Odd], IsTame = true },
        // d cos x = -sin x
        Unary("cos", "Cos", (g, x) => g.Negate(g.Call("sin", x))) with { AtZero = 1, Parities = [Parity.Even], IsTame = true },
        // d tan x = 1 + tan(x)^2
        Unary("tan", "Tan", (g, x) => g.Add(g.One, g.Power(g.Call("tan", x), 2))) with { Parities = [Parity.Odd], IsTame = true },
        // d sin(pi x) = pi cos(pi x)
        OfSpecial("sinpi", "SinPi", 1, (g, node, _) => g.Multiply(g.Constant(Pi), g.Call("cospi", node.X)), "System.Double.SinPi") with { Parities = [Parity.Odd], IsTame = true },
        // d cos(pi x) = -pi sin(pi x)
        OfSpecial("cospi", "CosPi", 1, (g, node, _) => g.Multiply(g.Constant(-Pi), g.Call("sinpi", node.X)), "System.Double.CosPi") with { AtZero = 1, Parities = [Parity.Even], IsTame = true },
        // d tan(pi x) = pi (1 + tan(pi x)^2)
        OfSpecial("tanpi", "TanPi", 1, (g, node, _) => g.Multiply(g.Constant(Pi), g.Add(g.One, g.Power(g.Call("tanpi", node.X), 2))), "System.Double.TanPi") with { Parities = [Parity.Odd] },
        // d asin x = 1 / sqrt((1 - x) (1 + x))
        Unary("asin", "Asin", (g, x) => g.Power(OneMinusSquareRoot(g, x), -1)) with { Parities = [Parity.Odd] },
        // d acos x = -1 / sqrt((1 - x) (1 + x))
        Unary("acos", "Acos", (g, x) => g.Negate(g.Power(OneMinusSquareRoot(g, x), -1))),
        // d atan x = 1 / (1 + x^2)
        Unary("atan", "Atan", (g, x) => g.Power(g.Add(g.One, g.Power(x, 2)), -1)) with { Parities = [Parity.Odd] },
        // d atan2(y, x) = (x dy - y dx) / (x^2 + y^2)
        Binary("atan2", "Atan2", (g, y, x, i) => g.Divide(i == 0 ? x : g.Negate(y), g.Add(g.Power(x, 2), g.Power(y, 2)))),
    ];

    private static int OneMinusSquareRoot(Graph g, int x) => g.Call("sqrt", g.Multiply(g.Subtract(g.One, x), g.Add(g.One, x)));
}
