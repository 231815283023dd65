using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Calculus.Integration;

/// <summary>The rules for terms with e^{-p t^2/2}, through u = sqrt(p) t.</summary>
internal sealed class Gaussian(Graph graph, Action<int> require)
{
    /// <summary>The integral of a term, its coefficient included, over [from, inf).</summary>
    public int HalfLine(Term term, int from)
    {
        int p = Curvature(term), root = graph.Call("sqrt", p);
        (int exponent, int rest) = Exponent(term.Coefficient);
        // t = a + v:  e^{-st - pt^2/2} = e^{-sa - pa^2/2} e^{-(s + pa)v - pv^2/2},  t^n = sum_j C(n, j) a^{n-j} v^j
        int rate = graph.Add(term.Rate, graph.Multiply(p, from)), slope = graph.Divide(rate, root);
        exponent = graph.Subtract(exponent, graph.Multiply(from, graph.Add(term.Rate, graph.Multiply(graph.Constant(0.5), p, from))));
        List<int> terms = [];
        for (int j = graph.IsConstant(from, 0) ? term.Power : 0; j <= term.Power; j++)
        {
            // integral v^j e^{-hv sqrt(p) - pv^2/2} over [0, inf) = p^{-(j+1)/2} G_j(h); where p is differentiated, that would be a difference which cancels for small p
            terms.Add(graph.Multiply(
                graph.Constant(Rules.Binomial(term.Power, j)),
                graph.Power(from, term.Power - j),
                Waves.Shifted(graph, term, from, wave => IsDifferentiated(p)
                    ? Call("K", j, wave, [exponent, rate, p], term.Frequency)
                    : graph.Multiply(graph.Power(root, -j - 1), Call("G", j, wave, [exponent, slope], graph.Divide(term.Frequency, root))))));
        }
        return graph.Multiply(rest, graph.Add(terms));
    }

    /// <summary>The integral of a term, its coefficient included, over [from, from + length], through t = from + length v.</summary>
    public int Interval(Term term, int from, int length)
    {
        int p = Curvature(term);
        (int exponent, int rest) = Exponent(term.Coefficient);
        // e^{-st - pt^2/2} = e^{-sa - pa^2/2} e^{-(s + pa)Tv - pT^2 v^2/2},  t^n = sum_j C(n, j) a^{n-j} T^j v^j
        int rate = graph.Multiply(graph.Add(term.Rate, graph.Multiply(p, from)), length), curvature = graph.Multiply(p, graph.Power(length, 2));
        exponent = graph.Subtract(exponent, graph.Multiply(from, graph.Add(term.Rate, graph.Multiply(graph.Constant(0.5), p, from))));
        List<int> terms = [];
        for (int j = graph.IsConstant(from, 0) ? term.Power : 0; j <= term.Power; j++)
        {
            terms.Add(graph.Multiply(
                graph.Constant(Rules.Binomial(term.Power, j)),
                graph.Power(from, term.Power - j),
                graph.Power(length, j + 1),
                Waves.Shifted(graph, term, from, wave => Call("U", j, wave, [exponent, rate, curvature], graph.Multiply(term.Frequency, length)))));
        }
        return graph.Multiply(rest, graph.Add(terms));
    }

    /// <summary>The integral of a term, its coefficient included, over all numbers.</summary>
    public int WholeLine(Term term)
    {
        int p = Curvature(term), s = term.Rate;
        (int exponent, int rest) = Exponent(term.Coefficient);
        // e^{-st - pt^2/2} = e^{(s^2 - theta^2)/(2p)} times a Gaussian around mu = -s/p, of variance 1/p; a wave shifts mu by i theta/p
        int square = graph.Subtract(graph.Power(s, 2), graph.Power(term.Frequency, 2));
        int scale = graph.Call("exp", graph.Add(exponent, graph.Divide(square, graph.Multiply(graph.Constant(2), p))));
        (int real, int imaginary) = Moments(term.Power, graph.Negate(graph.Divide(s, p)), graph.Divide(term.Frequency, p), graph.Power(p, -1));
        int phase = graph.Negate(graph.Divide(graph.Multiply(s, term.Frequency), p));
        int moment = term.Wave switch
        {
            Wave.None => real,
            // the real part of e^{i phase} (real + i imaginary)
            Wave.Cosine => graph.Subtract(graph.Multiply(graph.Call("cos", phase), real), graph.Multiply(graph.Call("sin", phase), imaginary)),
            _ => graph.Add(graph.Multiply(graph.Call("sin", phase), real), graph.Multiply(graph.Call("cos", phase), imaginary)),
        };
        int normal = graph.Divide(graph.Constant(RootTwoPi), graph.Call("sqrt", p));
        return graph.Multiply(rest, normal, scale, moment);
    }

    private static readonly Number RootTwoPi = new(2.5066282746310007, -1.8328579980459167e-16);

    // m_0 = 1, m_1 = mu, m_{n+1} = mu m_n + n m_{n-1}/p: the moments of a Gaussian, here around mu + i nu
    private (int Real, int Imaginary) Moments(int n, int mu, int nu, int variance)
    {
        (int Real, int Imaginary) before = (graph.Zero, graph.Zero), moment = (graph.One, graph.Zero);
        for (int k = 0; k < n; k++)
        {
            int scale = graph.Multiply(graph.Constant(k), variance);
            (before, moment) = (moment, (
                graph.Add(graph.Subtract(graph.Multiply(mu, moment.Real), graph.Multiply(nu, moment.Imaginary)), graph.Multiply(scale, before.Real)),
                graph.Add(graph.Multiply(mu, moment.Imaginary), graph.Multiply(nu, moment.Real), graph.Multiply(scale, before.Imaginary))));
        }
        return moment;
    }

    /// <summary>A row without a wave, or the one with its cosine or sine, which takes the frequency too.</summary>
    private int Call(string name, int order, Wave wave, int[] operands, int frequency) => wave == Wave.None
        ? graph.CallOfOrder(name, order, operands)
        : graph.CallOfOrder(name + (wave == Wave.Cosine ? "C" : "S"), order, [.. operands, frequency]);

    private bool IsDifferentiated(int p) => graph.Reachable(p).Any(node => graph[node].Op == Op.Parameter);

    private int Curvature(Term term)
    {
        if (graph[term.Curvature].Op != Op.Constant)
            require(term.Curvature);
        return term.Curvature;
    }

    /// <summary>A coefficient as e^u times the rest: alone, e^u may be too small for a double where its product with a moment is not.</summary>
    private (int Exponent, int Factor) Exponent(int coefficient)
    {
        List<int> exponents = [], rest = [];
        foreach (int factor in graph.Factors(coefficient))
        {
            (int b, int power) = graph.SplitPower(factor);
            if (graph[b] is { Op: Op.Function } call && Functions.All[call.A].Name == "exp")
                exponents.Add(graph.Multiply(graph.Constant(power), call.X));
            else
                rest.Add(factor);
        }
        return (graph.Add(exponents), graph.Multiply(rest));
    }
}
