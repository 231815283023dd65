namespace CurseOfMemory.Generator.Graphs;

/// <summary>Exponentials and logarithms.</summary>
internal static partial class Functions
{
    private static readonly Number NaturalLogarithmOf2 = new(0.6931471805599453, 2.3190468138462996e-17);
    private static readonly Number NaturalLogarithmOf10 = new(2.302585092994046, -2.1707562233822494e-16);

    private static Function[] Exponentials() =>
    [
        // d e^x = e^x
        Unary("exp", "Exp", (g, x) => g.Call("exp", x)) with { AtZero = 1, IsTame = true },
        // d (e^x - 1) = e^x
        Unary("expm1", "Expm1", (g, x) => g.Call("exp", x)) with { Recognised = ["System.Double.ExpM1", "CurseOfMemory.Special.Expm1"], Scalar = Special + "Expm1", AtZero = 0, IsTame = true },
        // d log x = 1 / x
        Unary("log", "Log", (g, x) => g.Power(x, -1)),
        // log_b x = log x / log b
        OfSpecial("logbase", "Log", 2, (g, node, i) => i == 0
            ? g.Power(g.Multiply(node.X, g.Call("log", node.Y)), -1)
            : g.Negate(g.Divide(g.Call("logbase", node.X, node.Y), g.Multiply(node.Y, g.Call("log", node.Y)))),
            "System.Math.Log/2", "System.MathF.Log/2", "System.Double.Log/2"),
        // d log(1 + x) = 1 / (1 + x)
        Unary("log1p", "Log1p", (g, x) => g.Power(g.Add(g.One, x), -1)) with { Recognised = ["System.Double.LogP1", "CurseOfMemory.Special.Log1p", MathNet("Log1p")], Scalar = Special + "Log1p", AtZero = 0 },
        // d log2 x = 1 / (x log 2)
        Unary("log2", "Log2", (g, x) => g.Power(g.Multiply(x, g.Constant(NaturalLogarithmOf2)), -1)),
        // d log10 x = 1 / (x log 10)
        Unary("log10", "Log10", (g, x) => g.Power(g.Multiply(x, g.Constant(NaturalLogarithmOf10)), -1)),
        // d log(1 + e^x) = 1 / (1 + e^{-x})
        OfSpecial("softplus", "Softplus", 1, (g, node, _) => g.Call("sigmoid", node.X)) with { IsTame = true },
        // d 1/(1 + e^{-x}) = 1/(1 + e^{-x}) 1/(1 + e^x), no difference from 1 in it
        OfSpecial("sigmoid", "Sigmoid", 1, (g, node, _) => g.Multiply(g.Call("sigmoid", node.X), g.Call("sigmoid", g.Negate(node.X))), MathNet("Logistic")) with { IsTame = true },
    ];
}
