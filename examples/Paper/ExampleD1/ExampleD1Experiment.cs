using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CurseOfMemory;
using Paper.Definitions;
using Paper.Output;
using Paper.Verbs;
using ScottPlot;

namespace Paper.ExampleD1;

/// <summary>What to run of Proposition D.1.</summary>
internal sealed record ExampleD1Options : VerbOptions
{
    [Description("The rates of the target's two exponentials.")]
    [Range(1e-2, 1e2)]
    public double[] Rates { get; init; } = [1, 2];

    [Description("The number of points along the critical line.")]
    [Range(5, 10_000)]
    public int Points { get; init; } = 161;

    public override string? Refusal => Rates.Length != 2 || Rates[0] == Rates[1] ? FormattableString.Invariant($"--rates {string.Join(' ', Rates)}: two different rates are needed.") : null;
}

/// <summary>Proposition D.1: along the line of critical points that the best single exponential induces, saddles and degenerate stable points.</summary>
internal static class ExampleD1Experiment
{
    public static Findings Run(ExampleD1Options options, RunContext context)
    {
        CriticalLine[] lines = [CriticalLine.Of("equal signs", [1, 1], options.Rates, options), CriticalLine.Of("opposite signs", [1, -0.3], options.Rates, options)];
        // beyond the hypothesis w*_2 / w*_1 < 2 + sqrt 3
        CriticalLine[] beyond = [CriticalLine.Of("equal signs, rates 1 and 10", [1, 1], [1, 10], options), CriticalLine.Of("opposite signs, rates 1 and 10", [1, -0.3], [1, 10], options)];
        foreach (CriticalLine line in lines)
            context.Report($"{line.Name}: {line.Proposition}");
        return new Findings
        {
            Verdicts = [.. lines.Concat(beyond).SelectMany(Verdicts), .. OneTerm()],
            Sheets = [.. lines.Select((line, i) => new Sheet($"example-d1-{(i == 0 ? "equal" : "opposite")}", ["a1", "smallest eigenvalue", "by the dense Hessian"], [.. line.Points.Select(point => new object?[] { point.First, point.Smallest, point.Dense })]))],
            Figures = [new("example-d1", "The smallest eigenvalue of the Hessian along the critical line: below zero at saddles, zero at degenerate stable points that aren't global minima.", 1300, 560, () => Charts.Row(lines.Select(Draw)))],
            Remarks =
            [
                "In the second case of Proposition D.1 the smallest eigenvalue is exactly 0 at both ends of I1 = [0, a]: I1 must be open (errata).",
                "The hypothesis w*_2 / w*_1 < 2 + sqrt 3 is superfluous: the claims hold at a ratio of 10 as well, since the sign it protects is the second-order condition of the minimiser of J_1 (errata).",
            ],
        };
    }

    private static IEnumerable<Verdict> Verdicts(CriticalLine line)
    {
        double scale = line.Points.Largest(point => Math.Abs(point.Smallest));
        yield return new($"largest difference of closed and dense smallest eigenvalue over the largest of them, {line.Name}", "Proposition D.1", line.Points.Largest(point => Math.Abs(point.Smallest - point.Dense)) / scale, 1e-10, 0, Comparison.AtMost);
        yield return new($"largest component of the gradient along the line over ||rho||^2 / w, {line.Name}", "Theorem D.1", line.Points.Largest(point => point.Gradient) * (line.Proposition.Rate / line.Proposition.SquaredNorm).Hi, 1e-12, 0, Comparison.AtMost);
        yield return new($"points of the line with the sign of the smallest eigenvalue that the proposition says, {line.Name}", "Proposition D.1, I1 open (errata)", line.Points.Count(point => Sign(point.Smallest, scale) == line.SignAt(point.First)), line.Points.Count, 0);
    }

    // J_1 has one critical point for all positive a* exactly when w*_2 / w*_1 <= 17 + 12 sqrt 2, 33.97
    private static IEnumerable<Verdict> OneTerm()
    {
        foreach ((double ratio, double most) in new[] { (33.9, 1), (34.5, 3) })
            yield return new(FormattableString.Invariant($"most critical points of J_1 with positive amplitudes, w*_2 / w*_1 = {ratio}"), "errata: one up to 17 + 12 sqrt 2 = 33.97", MostOptima(ratio), most, 0);
    }

    private static int MostOptima(double ratio) => Enumerable.Range(0, 201).Max(k => new PropositionD1(new ExponentialSumTarget([1, Math.Sqrt(ratio) * Math.Pow(10, (k - 100) / 500.0)], [1, ratio])).Optima.Count);

    private static int Sign(double value, double scale) => Math.Abs(value) <= 1e-12 * scale ? 0 : Math.Sign(value);

    private static Plot Draw(CriticalLine line)
    {
        var plot = new Plot();
        Charts.Curve(plot, 1, "smallest eigenvalue", [.. line.Points.Select(point => (point.First, point.Smallest))]);
        Charts.Curve(plot, 0, "zero", [(line.Points[0].First, 0), (line.Points[^1].First, 0)]);
        Charts.Label(plot, $"Target with {line.Name}: saddles {(line.SignAt(line.Proposition.Amplitude.Hi / 2) < 0 ? "between 0 and â" : "outside of 0 to â")}", "a₁ along the line (a₁, â − a₁, ŵ, ŵ)", "smallest eigenvalue of the Hessian");
        return plot;
    }
}
