namespace CurseOfMemory.Generator.Graphs;

/// <summary>Hyperbolic functions and their inverses.</summary>
internal static partial class Functions
{
    private static Function[] Hyperbolic() =>
    [
        // d sinh x = cosh x
        Unary("sinh", "Sinh", (g, x) => g.Call("cosh", x)) with { Parities = [Parity.Odd], IsTame = true },
        // d cosh x = sinh x
        Unary("cosh", "Cosh", (g, x) => g.Call("sinh", x)) with { AtZero = 1, Parities = [Parity.Even], IsTame = true },
        // d tanh x = 1 - tanh(x)^2
        Unary("tanh", "Tanh", (g, x) => g.Subtract(g.One, g.Power(g.Call("tanh", x), 2))) with { Parities = [Parity.Odd], IsTame = true },
        // d asinh x = 1 / sqrt(x^2 + 1)
        Unary("asinh", "Asinh", (g, x) => g.Power(g.Call("sqrt", g.Add(g.Power(x, 2), g.One)), -1)) with { Parities = [Parity.Odd] },
        // d acosh x = 1 / sqrt((x - 1) (x + 1))
        Unary("acosh", "Acosh", (g, x) => g.Power(g.Call("sqrt", g.Multiply(g.Subtract(x, g.One), g.Add(x, g.One))), -1)),
        // d atanh x = 1 / ((1 - x) (1 + x))
        Unary("atanh", "Atanh", (g, x) => g.Power(g.Multiply(g.Subtract(g.One, x), g.Add(g.One, x)), -1)) with { Parities = [Parity.Odd] },
    ];
}
