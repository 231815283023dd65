using Paper.Training;
using Paper.Verbs;

namespace Paper.MotivatingTests;

/// <summary>What Figure 1's runs gave.</summary>
/// <param name="Curves">The runs of each case, by its name.</param>
/// <param name="AirySquaredNorm">||Ai||^2 on the grid, the loss of a model that is 0.</param>
/// <param name="OddFloor">The least loss of a model of (c) without bias.</param>
internal sealed record Fig1Results(Fig1Options Options, IReadOnlyDictionary<string, TrainingCurve[]> Curves, double AirySquaredNorm, double OddFloor, IReadOnlyList<Halving> Halvings);

/// <summary>The steps at which the expected loss has halved after its first fall, one target and all starts.</summary>
/// <param name="Steps">A step for each start; NaN where a run ended before.</param>
internal sealed record Halving(double T0, double S0, TrainingMean Curve, double[] Steps)
{
    /// <summary>Here the first fall, by which a network learns what is short of the target, has ended.</summary>
    public const int From = 100;

    /// <summary>About what the errata state, s0 = 2.25; NaN where they say nothing.</summary>
    public double Errata => (T0, S0) switch { (2, 2.25) => 200, (3, 2.25) => 1500, (4, 2.25) => 4000, (5, 2.25) => 7000, _ => double.NaN };

    public double Mean => Steps.Average();

    public static Halving Of(double t0, double s0, TrainingCurve[] curves) => new(t0, s0, TrainingMean.Of(curves), [.. curves.Select(StepOf)]);

    private static double StepOf(TrainingCurve curve)
    {
        int from = Array.FindLastIndex(curve.Steps, step => step <= From);
        return TrainingCurve.FirstBelow(curve.Steps, curve.Losses, 0.5 * curve.Losses[from]);
    }
}

/// <summary>Figure 1: recurrent networks trained by gradient descent and Adam on targets of short and of long memory.</summary>
internal static class Fig1Experiment
{
    public static Findings Run(Fig1Options options, RunContext context)
    {
        var data = LorenzData.Create(options.LorenzPathsOfRun, options, context);
        double[] airy = Fig1Cases.Airy(options.T0, options.S0, options);
        IReadOnlyList<(double T0, double S0)> sweep = options.Sweep;
        TrainingCase[] cases =
        [
            Fig1Cases.Lorenz(data, bias: false, options),
            Fig1Cases.Lorenz(data, bias: true, options),
            Fig1Cases.Sampled("exponentials", Fig1Cases.ExponentialSum(options), options),
            Fig1Cases.Sampled("airy", airy, options),
            .. sweep.Select(one => Fig1Cases.Expected(NameOf(one.T0, one.S0), Fig1Cases.Airy(one.T0, one.S0, options), options)),
        ];
        IReadOnlyDictionary<string, TrainingCurve[]> curves = TrainingRuns.Run(cases, context);
        return Fig1Report.Of(new Fig1Results(
            options, curves, options.Step * airy.Sum(value => value * value), data.OddFloor,
            [.. sweep.Select(one => Halving.Of(one.T0, one.S0, curves[NameOf(one.T0, one.S0)]))]));
    }

    private static string NameOf(double t0, double s0) => FormattableString.Invariant($"airy-t{t0}-s{s0}");
}
