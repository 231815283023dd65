namespace CurseOfMemory.Generator.Graphs;

/// <summary>Moments of exponentials and waves over [0, 1], which integrals over finite intervals are made of.</summary>
internal static partial class Functions
{
    private static Function[] Moments() =>
    [
        // E_n(x) = integral over u in [0, 1] of u^n e^{-xu};  dE_n/dx = -E_{n+1}
        OfSpecial("E", "ExponentialMoment", 1, (g, node, _) => g.Negate(g.CallOfOrder("E", node.B + 1, node.X))) with { HasOrder = true },
        // C_n(x, y) = integral over u in [0, 1] of u^n e^{-xu} cos(yu);  dC_n = -C_{n+1} dx - S_{n+1} dy
        OfSpecial("C", "CosineMoment", 2, (g, node, i) => g.Negate(g.CallOfOrder(i == 0 ? "C" : "S", node.B + 1, node.X, node.Y))) with { HasOrder = true, Parities = [Parity.None, Parity.Even] },
        // S_n(x, y) = integral over u in [0, 1] of u^n e^{-xu} sin(yu);  dS_n = -S_{n+1} dx + C_{n+1} dy
        OfSpecial("S", "SineMoment", 2, (g, node, i) => i == 0
            ? g.Negate(g.CallOfOrder("S", node.B + 1, node.X, node.Y))
            : g.CallOfOrder("C", node.B + 1, node.X, node.Y)) with { HasOrder = true, Parities = [Parity.None, Parity.Odd] },
        // G_n(u, h) = integral over v in [0, inf) of v^n e^{u - hv - v^2/2};  dG_n = G_n du - G_{n+1} dh
        OfSpecial("G", "ScaledGaussianMoment", 2, (g, node, i) => i == 0
            ? g.CallOfOrder("G", node.B, node.X, node.Y)
            : g.Negate(g.CallOfOrder("G", node.B + 1, node.X, node.Y))) with { HasOrder = true },
        // K_n(u, s, p) = integral over v in [0, inf) of v^n e^{u - sv - pv^2/2};  dK_n = K_n du - K_{n+1} ds - K_{n+2} dp/2
        OfSpecial("K", "GaussianIntegral", 3, (g, node, i) => GaussianIntegral(g, node, "K", i)) with { HasOrder = true },
        // U_n(u, x, y) = integral over v in [0, 1] of v^n e^{u - xv - yv^2/2};  dU_n = U_n du - U_{n+1} dx - U_{n+2} dy/2
        OfSpecial("U", "UnitGaussian", 3, (g, node, i) => GaussianIntegral(g, node, "U", i)) with { HasOrder = true },
        // GC_n(u, h, y) = integral over v in [0, inf) of v^n e^{u - hv - v^2/2} cos(yv);  dGC_n = GC_n du - GC_{n+1} dh - GS_{n+1} dy
        OfSpecial("GC", "ScaledGaussianCosine", 3, (g, node, i) => GaussianWave(g, node, i == 2 ? "GS" : "GC", i)) with { HasOrder = true, Parities = [Parity.None, Parity.None, Parity.Even] },
        // GS_n(u, h, y) = integral over v in [0, inf) of v^n e^{u - hv - v^2/2} sin(yv);  dGS_n = GS_n du - GS_{n+1} dh + GC_{n+1} dy
        OfSpecial("GS", "ScaledGaussianSine", 3, (g, node, i) => i == 2
            ? g.Negate(GaussianWave(g, node, "GC", i))
            : GaussianWave(g, node, "GS", i)) with { HasOrder = true, Parities = [Parity.None, Parity.None, Parity.Odd] },
        // KC_n(u, s, p, f) and UC_n(u, x, y, f): K_n and U_n with cos(fv) in the integral;  dKC_n = ... - KS_{n+1} df
        WithWave("KC", "GaussianCosineIntegral", "KS", Parity.Even),
        WithWave("UC", "UnitGaussianCosine", "US", Parity.Even),
        // KS_n(u, s, p, f) and US_n(u, x, y, f): with sin(fv);  dKS_n = ... + KC_{n+1} df
        WithWave("KS", "GaussianSineIntegral", "KC", Parity.Odd),
        WithWave("US", "UnitGaussianSine", "UC", Parity.Odd),
    ];

    private static Function WithWave(string name, string method, string other, Parity parity) =>
        OfSpecial(name, method, 4, (g, node, i) => i == 3 ? OtherWave(g, node, other, parity) : GaussianIntegral(g, node, name, i)) with { HasOrder = true, Parities = [Parity.None, Parity.None, Parity.None, parity] };

    private static int OtherWave(Graph g, Node node, string other, Parity parity)
    {
        int moment = g.CallOfOrder(other, node.B + 1, node.Operands.ToArray());
        return parity == Parity.Even ? g.Negate(moment) : moment;
    }

    /// <summary>The integral itself for its exponent, its next with a minus sign for the rate, the one after that with -1/2 for the curvature.</summary>
    private static int GaussianIntegral(Graph g, Node node, string name, int i)
    {
        int moment = g.CallOfOrder(name, node.B + i, node.Operands.ToArray());
        return i == 0 ? moment : g.Multiply(g.Constant(i == 1 ? -1 : -0.5), moment);
    }

    /// <summary>The wave itself for its exponent, its next moment with a minus sign for the others.</summary>
    private static int GaussianWave(Graph g, Node node, string wave, int i) => i == 0
        ? g.CallOfOrder(wave, node.B, node.X, node.Y, node.Z)
        : g.Negate(g.CallOfOrder(wave, node.B + 1, node.X, node.Y, node.Z));
}
