using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CurseOfMemory;
using Paper.Definitions;
using Paper.Output;
using Paper.Plateau;
using Paper.Verbs;
using ScottPlot;

namespace Paper.Optimisers;

/// <summary>What to run of the optimisers.</summary>
internal sealed record OptimisersOptions : VerbOptions
{
    [Description("The memory mu = 1/omega of the target.")]
    [Range(8, 24)]
    public double Mu { get; init; } = 14;

    [Description("The learning rate of gradient descent, heavy ball and Nesterov.")]
    [Range(1e-4, 0.2)]
    public double Rate { get; init; } = 0.02;

    [Description("The part of the velocity that heavy ball and Nesterov keep.")]
    [Range(0, 0.99)]
    public double Momentum { get; init; } = 0.9;

    [Description("The learning rate of Adam.")]
    [Range(1e-6, 0.1)]
    public double AdamRate { get; init; } = 1e-3;

    [Description("The largest number of iterations of each.")]
    [Range(10, 10_000_000)]
    public int Iterations { get; init; } = 20_000;
}

/// <summary>Who crosses the plateau of Figure 2's start E, and after how many evaluations.</summary>
internal static class OptimisersExperiment
{
    private const double Gap = 0.01;

    public static Findings Run(OptimisersOptions options, RunContext context)
    {
        PlateauStart start = PlateauStart.E;
        var loss = new MemoryLoss(PlateauTarget.Of(options.Mu));
        double plateau = loss.Value(start.Theta);
        List<Crossing> crossings = [];
        foreach ((string name, OptimizationOptions method) in Methods(options))
        {
            var watched = new WatchedLoss(loss);
            OptimizationResult result = Minimize.Run(watched, start.Theta, method with { MaximumIterations = options.Iterations });
            crossings.Add(new(name, watched.FirstBelow(plateau - Gap), watched.Least, result));
            context.Report(crossings[^1].Sentence);
        }
        double tau = GradientFlow.Run(loss, start.Theta, 1e9, FlowOptions.DormandPrince8 with { Events = [FlowEvent.LossChanged(Gap)], DenseOutput = false }).Final.Tau;
        return new Findings
        {
            Verdicts = [.. Verdicts(crossings, tau, options)],
            Sheets = [new("optimisers", ["method", "evaluations to cross", "evaluations in all", "J at the end", "outcome"], [.. crossings.Select(crossing => new object?[] { crossing.Name, crossing.At, crossing.Least.Count, crossing.Result.Value, crossing.Result.Outcome.Sentence })])],
            Figures = [new("optimisers", "The least loss seen by each optimiser: first-order methods wait as long as the flow does, methods that know the curvature don't.", 860, 600, () => Draw(crossings))],
            Remarks = [.. crossings.Select(crossing => crossing.Sentence)],
        };
    }

    private static IEnumerable<(string Name, OptimizationOptions Method)> Methods(OptimisersOptions options) =>
    [
        ("gradient descent", OptimizationOptions.GradientDescent(options.Rate)),
        ("heavy ball", OptimizationOptions.HeavyBall(options.Rate, options.Momentum)),
        ("Nesterov", OptimizationOptions.Nesterov(options.Rate, options.Momentum)),
        ("Adam", OptimizationOptions.Adam(options.AdamRate)),
        ("L-BFGS", OptimizationOptions.Lbfgs),
        ("Newton", OptimizationOptions.Newton),
        ("saddle-free Newton", OptimizationOptions.SaddleFreeNewton),
    ];

    // of those that had the time
    private static IEnumerable<Verdict> Verdicts(List<Crossing> crossings, double tau, OptimisersOptions options)
    {
        double needed = tau / options.Rate, ball = (2 * (1 - options.Momentum)) + (1 / ((1 - options.Momentum) * needed)), curved = 0.1;
        double At(string name) => crossings.Single(crossing => crossing.Name == name).At ?? double.NaN;
        if (needed <= 0.9 * options.Iterations)
            yield return new("flow time at which gradient descent crosses", "the gradient flow", At("gradient descent") * options.Rate, tau, 0.05);
        if (ball * needed <= options.Iterations)
            yield return new("evaluations of the heavy ball over those that the flow's time takes", "its effective rate is 1 / (1 - momentum) times larger, less inertia", At("heavy ball") / needed, ball, 0, Comparison.AtMost);
        foreach (string name in curved * needed <= options.Iterations ? ["L-BFGS", "Newton", "saddle-free Newton"] : Array.Empty<string>())
            yield return new($"evaluations of {name} over those that the flow's time takes", "curvature is used, or learned", At(name) / needed, curved, 0, Comparison.AtMost);
    }

    private static Multiplot Draw(List<Crossing> crossings)
    {
        var plot = new Plot();
        for (int n = 0; n < crossings.Count; n++)
        {
            IReadOnlyList<double> least = crossings[n].Least;
            Charts.Curve(plot, n, crossings[n].Name, [.. Enumerable.Range(0, least.Count).Where(i => i < 200 || i % (1 + (least.Count / 800)) == 0).Select(i => (Math.Log10(i + 1), least[i]))]);
        }
        Charts.Label(plot, "Crossing the plateau of start E", "evaluations", "least loss so far");
        Charts.Logarithmic(plot.Axes.Bottom);
        return Charts.Single(plot);
    }

    /// <summary>One optimiser's way.</summary>
    /// <param name="At">The evaluations until the loss had fallen by the gap; null if it never did.</param>
    private sealed record Crossing(string Name, int? At, IReadOnlyList<double> Least, OptimizationResult Result)
    {
        public string Sentence => FormattableString.Invariant($"{Name}: {(At is { } at ? $"crosses after {at} evaluations" : "stays on the plateau")}; J = {Result.Value:G5} at the end, {Result.Outcome.Sentence.TrimEnd('.')}.");
    }
}
