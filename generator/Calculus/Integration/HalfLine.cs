using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>The rules over [0, inf).</summary>
internal sealed class HalfLine(Graph graph, Definition definition, Formula formula, Action<int> require)
{
    public static readonly IntegralTable<HalfLine> Table = new(
        new("t^n e^{-st}", (graph, term) => Rules.IsElementary(graph, term, Wave.None), (domain, term) => domain.Times(term, domain.Elementary(term))),
        new("t^n e^{-st} cos(theta t)", (graph, term) => Rules.IsElementary(graph, term, Wave.Cosine), (domain, term) => domain.Times(term, domain.Elementary(term))),
        new("t^n e^{-st} sin(theta t)", (graph, term) => Rules.IsElementary(graph, term, Wave.Sine), (domain, term) => domain.Times(term, domain.Elementary(term))),
        new("t^n e^{-st - pt^2/2}", (graph, term) => Rules.IsGaussian(graph, term, Wave.None), (domain, term) => new Gaussian(domain.Graph, domain.Require).HalfLine(term, domain.Graph.Zero)),
        // integral t^n e^{-st} rho(t) = M_n(s)
        new("t^n e^{-st} rho(t)", Rules.HasTarget, (domain, term) => domain.Times(term, domain.Graph.Moment(term.Targets[0], term.Power, term.Rate))),
        new("rho(t)^2", (graph, term) => Rules.HasSquaredTarget(graph, term) && term.Power == 0 && graph.IsConstant(term.Rate, 0),
            (domain, term) => domain.Times(term, domain.Graph.SquaredNorm(term.Targets[0]))),
        new("t^n e^{-st} rho(t)^2", Rules.HasSquaredTarget, (domain, term) => domain.Times(term, domain.Squared(term, term.Targets[0]))));

    public Graph Graph => graph;

    private Action<int> Require => require;

    /// <summary>The integral of a term, its coefficient included.</summary>
    public int Whole(Term term) => Table.Find(graph, term) is IntegralRule<HalfLine> rule ? rule.Integral(this, term) : throw Rules.Without(graph, definition, formula, term, "[0, inf)");

    private int Times(Term term, int integral) => graph.Multiply(term.Coefficient, integral);

    private int Elementary(Term term)
    {
        if (graph[term.Rate] is { Op: Op.Constant, Value: <= 0 })
        {
            throw new CalculusException(new CalculusFailure(
                "CM1102", term.Origin, new([Rules.Text(graph, definition, formula, term), "[0, inf)"])));
        }
        if (graph[term.Rate].Op != Op.Constant)
            require(term.Rate);
        // integral t^n e^{-st} = n! / s^{n+1}
        return graph.Multiply(
            graph.Constant(Rules.Factorial(term.Power)),
            term.Wave == Wave.None ? graph.Power(term.Rate, -term.Power - 1) : Oscillating(term));
    }

    // integral t^n e^{-(s - i theta)t} = n! (s + i theta)^{n+1} / (s^2 + theta^2)^{n+1}, of which cos takes the real part, sin the imaginary
    private int Oscillating(Term term)
    {
        int s = term.Rate, theta = term.Frequency;
        int real = graph.One, imaginary = graph.Zero;
        for (int i = 0; i <= term.Power; i++)
        {
            (real, imaginary) = (
                graph.Subtract(graph.Multiply(real, s), graph.Multiply(imaginary, theta)),
                graph.Add(graph.Multiply(real, theta), graph.Multiply(imaginary, s)));
        }
        int squared = graph.Add(graph.Power(s, 2), graph.Power(theta, 2));
        return graph.Multiply(term.Wave == Wave.Cosine ? real : imaginary, graph.Power(squared, -term.Power - 1));
    }

    private int Squared(Term term, int target) => definition.Targets[target].HasSquaredMoments
        ? graph.SquaredMoment(target, term.Power, term.Rate)
        : throw Rules.Missing(term, definition.Targets[target], "double SquaredMoment(int n, double s)");
}
