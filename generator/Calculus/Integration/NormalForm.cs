using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>
/// Expands an integrand into terms. Each use of a sum gets indices of its own, so a product of p sums becomes a p-fold sum; equal terms
/// find each other again after integration, when sums take canonical indices.
/// </summary>
internal sealed class NormalForm(Graph graph, int variable, Func<int, string, CalculusException> refuse)
{
    private readonly Affine _affine = new(graph, variable);

    private int[]? Quadratic(int node) => new Quadratic(graph, _affine).Of(node);

    public IReadOnlyList<Term> Expand(int node)
    {
        Node top = graph[node];
        if (_affine.IsConstant(node))
            return [Free(node)];
        return top.Op switch
        {
            Op.Variable => [Free(graph.One) with { Power = 1, Origin = node }],
            Op.Add => top.Operands.SelectMany(Expand).ToArray(),
            Op.Multiply => Product(top.Operands),
            Op.Power => PowerOf(node, top),
            Op.Sum => Sum(node),
            Op.TargetAt => [Target(node, top)],
            Op.Function => Function(node, top),
            _ => throw refuse(node, "there is no rule for it"),
        };
    }

    private Term Free(int coefficient) => new([], coefficient, 0, graph.Zero, graph.Zero, Wave.None, graph.Zero, [], -1);

    private IReadOnlyList<Term> Product(IReadOnlyList<int> factors)
    {
        IReadOnlyList<Term> product = [Free(graph.One)];
        foreach (int factor in factors)
        {
            IReadOnlyList<Term> terms = Expand(factor);
            product = product.SelectMany(left => terms.SelectMany(right => Waves.Multiply(graph, left, right))).ToArray();
        }
        return product;
    }

    private IReadOnlyList<Term> PowerOf(int node, Node power)
    {
        // (e^u)^n = e^{nu}, for negative n too
        if (graph[power.X] is { Op: Op.Function } call && Functions.All[call.A].Name == "exp")
            return Expand(graph.Call("exp", graph.Multiply(graph.Constant(power.A), call.X)));
        return power.A > 0
            ? Product(Enumerable.Repeat(power.X, power.A).ToArray())
            : throw refuse(node, "a quotient with the integration variable below has no rule");
    }

    private IReadOnlyList<Term> Sum(int node)
    {
        (Index index, int body) = graph.Open(node);
        return Expand(body).Select(term => term with { Indices = [index, .. term.Indices] }).ToArray();
    }

    private Term Target(int node, Node at) => graph[at.X].Op == Op.Variable && graph[at.X].A == variable
        ? Free(graph.One) with { Targets = [at.A], Origin = node }
        : throw refuse(node, "a target can only be taken at the integration variable itself");

    private IReadOnlyList<Term> Function(int node, Node call)
    {
        string name = Functions.All[call.A].Name;
        if (name is "exp" or "sin" or "cos" or "sinh" or "cosh" or "expm1" && _affine.Of(call.X) is (int constant, int slope))
        {
            return name switch
            {
                "exp" => [Exponential(node, graph.One, constant, slope)],
                // e^u - 1
                "expm1" => [Exponential(node, graph.One, constant, slope), Free(graph.Constant(-1))],
                // (e^u - e^{-u}) / 2 and (e^u + e^{-u}) / 2
                "sinh" => Hyperbolic(node, constant, slope, -0.5),
                "cosh" => Hyperbolic(node, constant, slope, 0.5),
                _ => Trigonometric(node, name, constant, slope),
            };
        }
        // e^{u0 + u1 t + u2 t^2}
        if (name == "exp" && Quadratic(call.X) is { } u)
            return [Exponential(node, graph.One, u[0], u[1]) with { Curvature = graph.Multiply(graph.Constant(-2), u[2]) }];
        throw refuse(node, name is "exp" or "sin" or "cos" or "sinh" or "cosh"
            ? "its argument is neither linear in the integration variable nor, in an exponential, quadratic"
            : "it is neither a polynomial, an exponential, a sine or cosine, nor a target");
    }

    // c e^{u0 + u1 t} = (c e^{u0}) e^{-(-u1) t}
    private Term Exponential(int node, int coefficient, int constant, int slope) =>
        Free(graph.Multiply(coefficient, graph.Call("exp", constant))) with { Rate = graph.Negate(slope), Origin = node };

    private Term[] Hyperbolic(int node, int constant, int slope, double second) =>
    [
        Exponential(node, graph.Constant(0.5), constant, slope),
        Exponential(node, graph.Constant(second), graph.Negate(constant), graph.Negate(slope)),
    ];

    // cos(p + q t) = cos p cos qt - sin p sin qt,  sin(p + q t) = sin p cos qt + cos p sin qt
    private IReadOnlyList<Term> Trigonometric(int node, string name, int phase, int frequency)
    {
        int cosine = graph.Call("cos", phase), sine = graph.Call("sin", phase);
        Term wave = Free(graph.One) with { Frequency = frequency, Origin = node };
        Term[] terms =
        [
            wave with { Wave = Wave.Cosine, Coefficient = name == "cos" ? cosine : sine },
            wave with { Wave = Wave.Sine, Coefficient = name == "cos" ? graph.Negate(sine) : cosine },
        ];
        return terms.Where(term => !graph.IsConstant(term.Coefficient, 0)).ToArray();
    }
}
