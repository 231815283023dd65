namespace CurseOfMemory.Generator.Graphs;

/// <summary>The gamma function, its logarithm and that one's derivatives.</summary>
internal static partial class Functions
{
    private static Function[] GammaFunctions() =>
    [
        // d Gamma(x) = Gamma(x) psi(x)
        OfSpecial("gamma", "Gamma", 1, (g, node, _) => g.Multiply(g.Call("gamma", node.X), g.Call("digamma", node.X)), MathNet("Gamma")),
        // d log Gamma(x) = psi(x)
        OfSpecial("gammaln", "GammaLn", 1, (g, node, _) => g.Call("digamma", node.X), MathNet("GammaLn")),
        // d psi(x) = psi_1(x)
        OfSpecial("digamma", "Digamma", 1, (g, node, _) => g.CallOfOrder("polygamma", 1, node.X), MathNet("DiGamma")),
        // d psi_n(x) = psi_{n+1}(x)
        OfSpecial("polygamma", "Polygamma", 1, (g, node, _) => g.CallOfOrder("polygamma", node.B + 1, node.X)) with { HasOrder = true },
    ];
}
