namespace CurseOfMemory.Generator.Graphs;

/// <summary>The error function and its complements.</summary>
internal static partial class Functions
{
    private static readonly Number TwoOverRootPi = new(1.1283791670955126, 1.533545961316588e-17);

    private static Function[] ErrorFunctions() =>
    [
        // d erf x = 2 / sqrt(pi) e^{-x^2}
        OfSpecial("erf", "Erf", 1, (g, node, _) => g.Multiply(g.Constant(TwoOverRootPi), GaussianOf(g, node.X)), MathNet("Erf")) with { Parities = [Parity.Odd], IsTame = true },
        // d erfc x = -2 / sqrt(pi) e^{-x^2}
        OfSpecial("erfc", "Erfc", 1, (g, node, _) => g.Multiply(g.Constant(-TwoOverRootPi), GaussianOf(g, node.X)), MathNet("Erfc")) with { IsTame = true },
        // d (e^{x^2} erfc x) = 2 x e^{x^2} erfc x - 2 / sqrt(pi)
        OfSpecial("erfcx", "Erfcx", 1, (g, node, _) => g.Subtract(g.Multiply(g.Constant(2), node.X, g.Call("erfcx", node.X)), g.Constant(TwoOverRootPi))),
    ];

    private static int GaussianOf(Graph g, int x) => g.Call("exp", g.Negate(g.Power(x, 2)));
}
