using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MathNet.Numerics.LinearAlgebra;
using Paper.Output;
using Paper.Verbs;
using ScottPlot;

namespace Paper.Representation;

/// <summary>What to run of Section 3.</summary>
internal sealed record RepresentationOptions : VerbOptions
{
    [Description("The width m of the random RNNs.")]
    [Range(1, 64)]
    public int Width { get; init; } = 4;

    [Description("The number of random inputs that each property is tried on.")]
    [Range(1, 1000)]
    public int Inputs { get; init; } = 10;
}

/// <summary>Definition 3.1, Proposition 3.1 and Lemma A.1, tried on random RNNs and shown to fail for counter-examples.</summary>
internal static class RepresentationExperiment
{
    private const double Zero = 1e-12, Visible = 1e-3;

    public static Findings Run(RepresentationOptions options, RunContext context)
    {
        var random = new Random(options.Seed);
        var rnn = LinearRnn.Random(options.Width, 1, random);
        List<Verdict> verdicts = [.. Properties(rnn, random, options.Inputs)];
        context.Report("properties of Definition 3.1");
        verdicts.AddRange(Norms(rnn, random));
        verdicts.AddRange(Refusals());
        DiscretisationRow[] discretisations = [.. new[] { 1, 3 }.SelectMany(inputs => DiscretisationRow.All(LinearRnn.Random(options.Width, inputs, random), inputs))];
        verdicts.AddRange(Discretisations(discretisations));
        context.Report("norm, step response and discretisations");
        return new Findings
        {
            Verdicts = verdicts,
            Figures = [new("representation", "The kernel of a random RNN, found again as the derivative of its response to a step (left); the differences of the Euler residual RNN and of the discrete RNN from the convolution (7), which fall in proportion to the step (right).", 1400, 600, () => Charts.Row([DrawKernel(rnn), DrawSteps(discretisations)]))],
            Sheets = [DiscretisationRow.Sheet(discretisations), new("representation", ["claim", "measured", "theory"], [.. verdicts.Select(verdict => new object?[] { verdict.Claim, verdict.Measured, verdict.Theory })])],
            Remarks = ["A W outside W_m is refused: " + Refusal()],
        };
    }

    private static IEnumerable<Verdict> Properties(LinearRnn rnn, Random random, int inputs)
    {
        Functional functional = Functionals.Rnn(rnn);
        double Worst(Func<Random, double> defect) => Enumerable.Range(0, inputs).Largest(_ => defect(random));
        (string Name, double Rnn, double Other)[] defects =
        [
            ("causality", Worst(r => Defects.Causal(functional, r)), Worst(r => Defects.Causal(Functionals.NotCausal(functional), r))),
            ("linearity", Worst(r => Defects.Linear(functional, r)), Worst(r => Defects.Linear(Functionals.NotLinear(functional), r))),
            ("time-homogeneity", Worst(r => Defects.Homogeneous(functional, r)), Worst(r => Defects.Homogeneous(Functionals.NotHomogeneous(functional), r))),
        ];
        foreach ((string name, double own, double other) in defects)
        {
            yield return new($"defect of {name} of the RNN", "Proposition 3.1", own, Zero, 0, Comparison.AtMost);
            yield return new($"defect of {name} of its counter-example", "Definition 3.1", other, Visible, 0, Comparison.AtLeast);
        }
        yield return new("response of the RNN to a spike of width 0.01 over its largest possible", "Proposition 3.1, regular", Defects.Regular(functional), 0.01 * Largest(rnn), 0.05, Comparison.AtMost);
        yield return new("response of point evaluation to the same spike", "Definition 3.1, regular", Defects.Regular(Functionals.NotRegular), 1, 1e-12);
        foreach (double width in new[] { 1e-2, 1e-3 })
            yield return new(FormattableString.Invariant($"response to a spike of width {width} over that to one of width {width / 10}"), "Proposition 3.1, regular: it vanishes with the width", Functionals.OfSpike(rnn, width) / Functionals.OfSpike(rnn, width / 10), 10, 0.05);
        yield return new("response of the kernel 1/(1 + s) to the input 1 on [-10^4, 0] over that to 1 on [-10^2, 0]", "Definition 3.1, continuous: it grows for ever", Functionals.Unbounded(1e4) / Functionals.Unbounded(1e2), Math.Log(1 + 1e4) / Math.Log(1 + 1e2), 1e-3);
    }

    private static double Largest(LinearRnn rnn) => rnn.Kernel(0.001, 20).Largest(row => Math.Abs(row[0]));

    // Lemma A.1: ||H|| = ||rho||_1, attained by x_{t-s} = sign rho(s); and rho is the derivative of the response to a step
    private static IEnumerable<Verdict> Norms(LinearRnn rnn, Random random)
    {
        const double H = 0.001;
        double[] kernel = [.. rnn.Kernel(H, 60_000).Select(row => row[0])];
        double norm = H * (kernel.Sum(Math.Abs) - (0.5 * Math.Abs(kernel[0])));
        Functional functional = Functionals.Rnn(rnn);
        double Sign(double s) => s < 0 ? 0 : Math.Sign(kernel[Math.Min(kernel.Length - 1, (int)Math.Round(s / H))]);
        yield return new("response at t = 1 to the input sign rho(1 - t)", "Lemma A.1: the L1 norm of rho", functional(t => Sign(1 - t), 1), norm, 2e-2);
        yield return new("largest response to 20 random inputs of size at most 1", "Lemma A.1: the L1 norm of rho", Enumerable.Range(0, 20).Largest(_ => Math.Abs(functional(Signals.Random(random), 1))), norm, 0, Comparison.AtMost);
        double recovered = Enumerable.Range(1, 50).Largest(k => Math.Abs(Recovered(rnn, 0.1 * k) - kernel[100 * k]));
        yield return new("largest difference of rho from the derivative of the response to a step over its largest value", "Section 4: y' = rho", recovered / kernel.Largest(Math.Abs), 1e-4, 0, Comparison.AtMost);
    }

    private static double Recovered(LinearRnn rnn, double t) => (rnn.StepResponse(t + 0.001) - rnn.StepResponse(t - 0.001)) / 0.002;

    private static IEnumerable<Verdict> Discretisations(DiscretisationRow[] rows)
    {
        foreach ((DiscretisationRow wide, DiscretisationRow narrow) in rows.Zip(rows.Skip(1)).Where(pair => pair.First.Inputs == pair.Second.Inputs && pair.First.Step < 0.03))
        {
            string where = FormattableString.Invariant($"dt = {wide.Step}, d = {wide.Inputs}");
            yield return new($"error of the Euler residual RNN over that with half the step, {where}", "O(dt)", wide.Residual / narrow.Residual, 2, 0.06);
            yield return new($"error of the discrete RNN (2) over that with half the step, {where}", "O(dt)", wide.Discrete / narrow.Discrete, 2, 0.06);
        }
    }

    private static IEnumerable<Verdict> Refusals()
    {
        yield return new("refusals of a W with eigenvalues 1/4 + 2i and 1/4 - 2i that name the rightmost", "(8)", Refusal().Contains("its rightmost eigenvalue is 0.25", StringComparison.Ordinal) ? 1 : 0, 1, 0);
    }

    private static string Refusal()
    {
        try
        {
            LinearRnn.Create(Matrix<double>.Build.DenseOfArray(new[,] { { 0.25, 2 }, { -2, 0.25 } }), Matrix<double>.Build.Dense(2, 1, 1), Vector<double>.Build.Dense(2, 1));
            return "it was accepted.";
        }
        catch (ArgumentException refusal)
        {
            return refusal.Message.Split(" (Parameter")[0];
        }
    }

    private static Plot DrawKernel(LinearRnn rnn)
    {
        var plot = new Plot();
        double[] kernel = [.. rnn.Kernel(0.01, 601).Select(row => row[0])];
        Charts.Curve(plot, 0, "ρ(t) = c exp(W t) U", [.. kernel.Select((value, k) => (0.01 * k, value))]);
        Charts.Curve(plot, 1, "derivative of the response to a step", [.. Enumerable.Range(1, 24).Select(k => (0.25 * k, Recovered(rnn, 0.25 * k)))]).LineWidth = 0;
        Charts.Label(plot, "Kernel and response", "time t", "ρ(t)");
        return plot;
    }

    private static Plot DrawSteps(DiscretisationRow[] rows)
    {
        var plot = new Plot();
        int number = 0;
        foreach (IGrouping<int, DiscretisationRow> inputs in rows.GroupBy(row => row.Inputs))
        {
            Charts.Curve(plot, number++, $"Euler residual RNN, d = {inputs.Key}", [.. inputs.Select(row => (Math.Log10(row.Step), Math.Log10(row.Residual)))]);
            Charts.Curve(plot, number++, $"discrete RNN (2), d = {inputs.Key}", [.. inputs.Select(row => (Math.Log10(row.Step), Math.Log10(row.Discrete)))]);
        }
        Charts.Label(plot, "Three forms of one RNN", "step dt", "largest difference from (7)");
        Charts.Logarithmic(plot.Axes.Bottom);
        Charts.Logarithmic(plot.Axes.Left);
        return plot;
    }
}
