using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>The rules over [a, inf), through t = a + v.</summary>
internal sealed class HalfLine(Graph graph, TargetTable targets, Formula formula, Action<int> require, int from)
{
    public static readonly IntegralTable<HalfLine> Table = new(
        new("t^n e^{-st}", (graph, term) => Rules.IsElementary(graph, term, Wave.None), (domain, term) => domain.Times(term, domain.Elementary(term))),
        new("t^n e^{-st} cos(theta t)", (graph, term) => Rules.IsElementary(graph, term, Wave.Cosine), (domain, term) => domain.Times(term, domain.Elementary(term))),
        new("t^n e^{-st} sin(theta t)", (graph, term) => Rules.IsElementary(graph, term, Wave.Sine), (domain, term) => domain.Times(term, domain.Elementary(term))),
        new("t^n e^{-st - pt^2/2}", (graph, term) => Rules.IsGaussian(graph, term, Wave.None), (domain, term) => domain.Gaussian(term)),
        new("t^n e^{-st - pt^2/2} cos(theta t)", (graph, term) => Rules.IsGaussian(graph, term, Wave.Cosine), (domain, term) => domain.Gaussian(term)),
        new("t^n e^{-st - pt^2/2} sin(theta t)", (graph, term) => Rules.IsGaussian(graph, term, Wave.Sine), (domain, term) => domain.Gaussian(term)),
        // integral t^n e^{-st} rho(t) = M_n(s)
        new("t^n e^{-st} rho(t)", Rules.HasTarget, (domain, term) => domain.Times(term, domain.Moment(term, term.Targets[0]))),
        new("rho(t)^2", (graph, term) => Rules.HasSquaredTarget(graph, term) && term.Power == 0 && graph.IsConstant(term.Rate, 0),
            (domain, term) => domain.Times(term, domain.SquaredNorm(term))),
        new("t^n e^{-st} rho(t)^2", Rules.HasSquaredTarget, (domain, term) => domain.Times(term, domain.Squared(term))),
        new("t^n e^{-st} rho(t) sigma(t)", Rules.HasTwoTargets, (domain, term) => domain.Times(term, domain.Moment(term, domain.Targets.Product(term)))));

    public Graph Graph => graph;

    private TargetTable Targets => targets;

    /// <summary>The integral of a term, its coefficient included.</summary>
    public int Whole(Term term) => Table.Find(graph, term) is IntegralRule<HalfLine> rule
        ? rule.Integral(this, term)
        : throw Rules.Without(graph, targets, formula, term, $"[{formula.Text(from)}, inf)");

    private int Times(Term term, int integral) => graph.Multiply(term.Coefficient, integral);

    private int Gaussian(Term term) => new Gaussian(graph, require).HalfLine(term, from);

    private int Elementary(Term term)
    {
        if (graph[term.Rate] is { Op: Op.Constant, Value: <= 0 })
        {
            throw new CalculusException(new CalculusFailure(
                "CM1102", term.Origin, new([Rules.Text(graph, targets, formula, term), $"[{formula.Text(from)}, inf)"])));
        }
        if (graph[term.Rate].Op != Op.Constant)
            require(term.Rate);
        // t^n = sum_j C(n, j) a^{n-j} v^j,  e^{-st} = e^{-sa} e^{-sv}
        List<int> terms = [];
        for (int j = graph.IsConstant(from, 0) ? term.Power : 0; j <= term.Power; j++)
        {
            terms.Add(graph.Multiply(
                graph.Constant(Rules.Binomial(term.Power, j)),
                graph.Power(from, term.Power - j),
                Waves.Shifted(graph, term, from, wave => FromZero(term, j, wave))));
        }
        return graph.Multiply(graph.Call("exp", graph.Negate(graph.Multiply(term.Rate, from))), graph.Add(terms));
    }

    // integral v^n e^{-sv} = n! / s^{n+1}
    private int FromZero(Term term, int n, Wave wave) => graph.Multiply(
        graph.Constant(Rules.Factorial(n)),
        wave == Wave.None ? graph.Power(term.Rate, -n - 1) : Oscillating(term, n, wave));

    // integral v^n e^{-(s - i theta)v} = n! (s + i theta)^{n+1} / (s^2 + theta^2)^{n+1}, of which cos takes the real part, sin the imaginary
    private int Oscillating(Term term, int n, Wave wave)
    {
        int s = term.Rate, theta = term.Frequency;
        int real = graph.One, imaginary = graph.Zero;
        for (int i = 0; i <= n; i++)
        {
            (real, imaginary) = (
                graph.Subtract(graph.Multiply(real, s), graph.Multiply(imaginary, theta)),
                graph.Add(graph.Multiply(real, theta), graph.Multiply(imaginary, s)));
        }
        int squared = graph.Add(graph.Power(s, 2), graph.Power(theta, 2));
        return graph.Multiply(wave == Wave.Cosine ? real : imaginary, graph.Power(squared, -n - 1));
    }

    private int Moment(Term term, int target) => Beyond(
        graph.Moment(target, term.Power, term.Rate), term, targets[target].HasFiniteMoments, () => graph.Moment(target, term.Power, term.Rate, from), "Moment");

    private int SquaredNorm(Term term) => Beyond(graph.SquaredNorm(term.Targets[0]), term);

    private int Squared(Term term) => targets[term.Targets[0]].HasSquaredMoments
        ? Beyond(graph.SquaredMoment(term.Targets[0], term.Power, term.Rate), term)
        : throw Rules.Missing(term, targets[term.Targets[0]], "double SquaredMoment(int n, double s)");

    private int Beyond(int whole, Term term) => Beyond(
        whole, term, targets[term.Targets[0]].HasFiniteSquaredMoments, () => graph.SquaredMoment(term.Targets[0], term.Power, term.Rate, from), "SquaredMoment");

    /// <summary>An integral over [a, inf) as that over [0, inf) without that over [0, a].</summary>
    private int Beyond(int whole, Term term, bool known, Func<int> upTo, string member)
    {
        if (graph.IsConstant(from, 0))
            return whole;
        return known ? graph.Subtract(whole, upTo()) : throw Rules.Missing(term, targets[term.Targets[0]], $"double {member}(int n, double s, double upTo)");
    }
}
