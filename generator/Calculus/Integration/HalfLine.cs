using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>The rules over [0, inf).</summary>
internal sealed class HalfLine(Graph graph, Definition definition, Formula formula, Action<int> require)
{
    /// <summary>The integral of a term, its coefficient included.</summary>
    public int Whole(Term term) => graph.IsConstant(term.Curvature, 0) ? graph.Multiply(term.Coefficient, Of(term))
        : term is { Wave: Wave.None, Targets.Count: 0 } ? new Gaussian(graph, require).HalfLine(term, graph.Zero)
        : throw Rules.Without(graph, definition, formula, term, "[0, inf)");

    private int Of(Term term) => term.Targets.Count switch
    {
        0 => Elementary(term),
        // integral t^n e^{-st} rho(t) = M_n(s)
        1 when term.Wave == Wave.None => graph.Moment(term.Targets[0], term.Power, term.Rate),
        2 when term.Wave == Wave.None && term.Targets[0] == term.Targets[1] => Squared(term, term.Targets[0]),
        _ => throw Rules.Without(graph, definition, formula, term, "[0, inf)"),
    };

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

    private int Squared(Term term, int target)
    {
        if (term.Power == 0 && graph.IsConstant(term.Rate, 0))
            return graph.SquaredNorm(target);
        return definition.Targets[target].HasSquaredMoments
            ? graph.SquaredMoment(target, term.Power, term.Rate)
            : throw Rules.Missing(term, definition.Targets[target], "double SquaredMoment(int n, double s)");
    }
}
