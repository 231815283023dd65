using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MathNet.Numerics.LinearAlgebra;
using Paper.Verbs;

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
        foreach (int inputs in new[] { 1, 3 })
            verdicts.AddRange(Discretisations(LinearRnn.Random(options.Width, inputs, random), inputs));
        context.Report("norm, step response and discretisations");
        return new Findings
        {
            Verdicts = verdicts,
            Sheets = [new("representation", ["claim", "measured", "theory"], [.. verdicts.Select(verdict => new object?[] { verdict.Claim, verdict.Measured, verdict.Theory })])],
            Remarks = [Refusal()],
        };
    }

    private static IEnumerable<Verdict> Properties(LinearRnn rnn, Random random, int inputs)
    {
        Functional functional = Functionals.Rnn(rnn);
        double Worst(Func<Random, double> defect) => Enumerable.Range(0, inputs).Max(_ => defect(random));
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
        yield return new("norm of the kernel 1/(1 + s) over [0, 10^6] over that over [0, 10^3]", "Definition 3.1, continuous: it grows for ever", Functionals.UnboundedNorm(1e6) / Functionals.UnboundedNorm(1e3), 2, 0.01);
    }

    private static double Largest(LinearRnn rnn) => rnn.Kernel(0.001, 20).Max(row => Math.Abs(row[0]));

    // Lemma A.1: ||H|| = ||rho||_1, attained by x_{t-s} = sign rho(s); and rho is the derivative of the response to a step
    private static IEnumerable<Verdict> Norms(LinearRnn rnn, Random random)
    {
        const double H = 0.001;
        double[] kernel = [.. rnn.Kernel(H, 60_000).Select(row => row[0])];
        double norm = H * (kernel.Sum(Math.Abs) - (0.5 * Math.Abs(kernel[0])));
        Functional functional = Functionals.Rnn(rnn);
        double Sign(double s) => s < 0 ? 0 : Math.Sign(kernel[Math.Min(kernel.Length - 1, (int)Math.Round(s / H))]);
        yield return new("response at t = 1 to the input sign rho(1 - t)", "Lemma A.1: the L1 norm of rho", functional(t => Sign(1 - t), 1), norm, 2e-2);
        yield return new("largest response to 20 random inputs of size at most 1", "Lemma A.1: the L1 norm of rho", Enumerable.Range(0, 20).Max(_ => Math.Abs(functional(Signals.Random(random), 1))), norm, 0, Comparison.AtMost);
        yield return new("derivative of the response to a step at t = 1.5", "rho(t)", (rnn.StepResponse(1.5 + H) - rnn.StepResponse(1.5 - H)) / (2 * H), kernel[1500], 1e-4);
    }

    private static IEnumerable<Verdict> Discretisations(LinearRnn rnn, int inputs)
    {
        Vector<double> Input(double t) => Vector<double>.Build.Dense(inputs, i => Math.Sin(((i + 1) * t) + i));
        const double Dt = 0.0125;
        yield return new($"error of the Euler residual RNN over that with half the step, d = {inputs}", "O(dt)", Discretisation.Residual(rnn, Input, Dt) / Discretisation.Residual(rnn, Input, Dt / 2), 2, 0.06);
        yield return new($"error of the discrete RNN (2) over that with half the step, d = {inputs}", "O(dt)", Discretisation.Discrete(rnn, Input, Dt) / Discretisation.Discrete(rnn, Input, Dt / 2), 2, 0.06);
    }

    private static string Refusal()
    {
        try
        {
            LinearRnn.Create(Matrix<double>.Build.DenseOfArray(new[,] { { 0.25, 2 }, { -2, 0.25 } }), Matrix<double>.Build.Dense(2, 1, 1), Vector<double>.Build.Dense(2, 1));
            return "A recurrent matrix outside W_m was accepted.";
        }
        catch (ArgumentException refusal)
        {
            return "A W outside W_m is refused: " + refusal.Message;
        }
    }
}
