namespace CurseOfMemory.Generator.Graphs;

/// <summary>Functions with kinks and jumps, see docs/conventions.md.</summary>
internal static partial class Functions
{
    private static Function[] Kinked() =>
    [
        // d |x| = sign x, 0 at 0
        Unary("abs", "Abs", (g, x) => g.Call("sign", x)) with { AtZero = 0, Parities = [Parity.Even], IsTame = true },
        Unary("sign", "Sign", (g, _) => g.Zero) with { Scalar = Special + "Sign", Extended = Special + "Sign", Parities = [Parity.Odd], IsTame = true },
        // d max(x, y) = [x > y] dx + [y > x] dy
        Binary("max", "Max", (g, x, y, i) => i == 0 ? Step(g, x, y) : Step(g, y, x)) with { IsSwitch = true, Simplified = OfEqual },
        // d min(x, y) = [y > x] dx + [x > y] dy
        Binary("min", "Min", (g, x, y, i) => i == 0 ? Step(g, y, x) : Step(g, x, y)) with { IsSwitch = true, Simplified = OfEqual },
        // clamp(x, a, b) = min(max(x, a), b)
        OfSpecial("clamp", "Clamp", 3, Clamp, Names("Clamp")) with { IsSwitch = true, Simplified = (g, x) => g.Call("min", g.Call("max", x[0], x[1]), x[2]) },
        // [x > y], 1/2 where they are equal
        OfSpecial("step", "Step", 2, (g, _, _) => g.Zero) with { IsTame = true },
        // d |x| sign(y) = sign(x) sign(y) dx
        Binary("copysign", "CopySign", (g, x, y, i) => i == 0 ? g.Multiply(g.Call("sign", x), g.Call("copysign", g.One, y)) : g.Zero) with { Parities = [Parity.Even], IsTame = true },
        Unary("floor", "Floor", (g, _) => g.Zero) with { IsTame = true },
        Unary("ceiling", "Ceiling", (g, _) => g.Zero) with { IsTame = true },
        Unary("round", "Round", (g, _) => g.Zero) with { Parities = [Parity.Odd], IsTame = true },
        Unary("truncate", "Truncate", (g, _) => g.Zero) with { Parities = [Parity.Odd], IsTame = true },
        // d (x y + z) = y dx + x dy + dz
        new("fma", [.. Names("FusedMultiplyAdd")], "global::System.Math.FusedMultiplyAdd", "MultiplyAdd", Special + "MultiplyAdd", 3,
            (g, node, i) => i switch { 0 => node.Y, 1 => node.X, _ => g.One }) { Simplified = (g, x) => g.Add(g.Multiply(x[0], x[1]), x[2]) },
    ];

    // max(x, x) = min(x, x) = x
    private static int? OfEqual(Graph g, int[] x) => x[0] == x[1] ? x[0] : null;

    private static int Step(Graph g, int x, int y) => g.Call("step", x, y);

    private static int Clamp(Graph g, Node node, int i)
    {
        (int x, int from, int to) = (node.X, node.Y, node.Z);
        int above = g.Call("max", x, from);
        return i switch
        {
            0 => g.Multiply(Step(g, x, from), Step(g, to, above)),
            1 => g.Multiply(Step(g, from, x), Step(g, to, above)),
            _ => Step(g, above, to),
        };
    }
}
