using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>The rules over [a, b], for any real rate, through t = a + T u with u in [0, 1] and T = b - a.</summary>
internal sealed class FiniteInterval(Graph graph, TargetTable targets, Formula formula, Action<int> require, int a, int b)
{
    private readonly int _length = graph.Subtract(b, a);

    public static readonly IntegralTable<FiniteInterval> Table = new(
        new("t^n e^{-st}", (graph, term) => Rules.IsElementary(graph, term, Wave.None), (domain, term) => domain.Times(term, domain.Elementary(term))),
        new("t^n e^{-st} cos(theta t)", (graph, term) => Rules.IsElementary(graph, term, Wave.Cosine), (domain, term) => domain.Times(term, domain.Elementary(term))),
        new("t^n e^{-st} sin(theta t)", (graph, term) => Rules.IsElementary(graph, term, Wave.Sine), (domain, term) => domain.Times(term, domain.Elementary(term))),
        new("t^n e^{-st - pt^2/2}", (graph, term) => Rules.IsGaussian(graph, term, Wave.None), (domain, term) => domain.Gaussian(term)),
        new("t^n e^{-st - pt^2/2} cos(theta t)", (graph, term) => Rules.IsGaussian(graph, term, Wave.Cosine), (domain, term) => domain.Gaussian(term)),
        new("t^n e^{-st - pt^2/2} sin(theta t)", (graph, term) => Rules.IsGaussian(graph, term, Wave.Sine), (domain, term) => domain.Gaussian(term)),
        new("t^n e^{-st} rho(t)", Rules.HasTarget, (domain, term) => domain.Times(term, domain.Moment(term, term.Targets[0]))),
        new("t^n e^{-st} rho(t)^2", Rules.HasSquaredTarget, (domain, term) => domain.Times(term, domain.SquaredMoment(term))),
        new("t^n e^{-st} rho(t) sigma(t)", Rules.HasTwoTargets, (domain, term) => domain.Times(term, domain.Moment(term, domain.Targets.Product(term)))));

    public Graph Graph => graph;

    private TargetTable Targets => targets;

    /// <summary>The integral of a term, its coefficient included.</summary>
    public int Whole(Term term) => Table.Find(graph, term) is IntegralRule<FiniteInterval> rule
        ? rule.Integral(this, term)
        : throw Rules.Without(graph, targets, formula, term, $"[{formula.Text(a)}, {formula.Text(b)}]");

    private int Times(Term term, int integral) => graph.Multiply(term.Coefficient, integral);

    private int Gaussian(Term term) => new Gaussian(graph, require).Interval(term, a, _length);

    private int Moment(Term term, int target) => Between(term, target, targets[target].HasFiniteMoments, graph.Moment, "Moment");

    private int SquaredMoment(Term term) => Between(term, term.Targets[0], targets[term.Targets[0]].HasFiniteSquaredMoments, graph.SquaredMoment, "SquaredMoment");

    // t^n = sum_j C(n, j) a^{n-j} T^j u^j,  e^{-st} = e^{-sa} e^{-sTu},  dt = T du
    private int Elementary(Term term)
    {
        List<int> terms = [];
        for (int j = graph.IsConstant(a, 0) ? term.Power : 0; j <= term.Power; j++)
        {
            terms.Add(graph.Multiply(
                graph.Constant(Rules.Binomial(term.Power, j)),
                graph.Power(a, term.Power - j),
                graph.Power(_length, j + 1),
                Unit(term, j)));
        }
        return graph.Multiply(graph.Call("exp", graph.Negate(graph.Multiply(term.Rate, a))), graph.Add(terms));
    }

    /// <summary>The integral over u in [0, 1] of u^j e^{-sTu} times the wave at a + T u.</summary>
    private int Unit(Term term, int j) => Waves.Shifted(graph, term, a, wave => wave == Wave.None
        ? graph.CallOfOrder("E", j, graph.Multiply(term.Rate, _length))
        : graph.CallOfOrder(wave == Wave.Cosine ? "C" : "S", j, graph.Multiply(term.Rate, _length), graph.Multiply(term.Frequency, _length)));

    private int Between(Term term, int target, bool known, Func<int, int, int[], int> moment, string member)
    {
        if (!known)
            throw Rules.Missing(term, targets[target], $"double {member}(int n, double s, double upTo)");
        int upper = moment(target, term.Power, [term.Rate, b]);
        return graph.IsConstant(a, 0) ? upper : graph.Subtract(upper, moment(target, term.Power, [term.Rate, a]));
    }
}
