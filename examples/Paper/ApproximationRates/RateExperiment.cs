using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CurseOfMemory;
using Paper.Output;
using Paper.Verbs;
using ScottPlot;

namespace Paper.ApproximationRates;

/// <summary>What to run of Theorem 4.2.</summary>
internal sealed record RateOptions : VerbOptions
{
    [Description("The smoothness alpha.")]
    [Range(1, 4)]
    public int Alpha { get; init; } = 1;

    [Description("The decay beta.")]
    [Range(0.1, 10)]
    public double Beta { get; init; } = 1;

    [Description("The target e^{-p t}; Theorem 4.2 needs p above beta.")]
    [Range(0.1, 20)]
    public double Decay { get; init; } = 1.25;

    [Description("The numbers of terms m.")]
    [Range(1, 40)]
    public int[] Terms { get; init; } = [3, 6, 12, 24];

    public IReadOnlyList<int> TermsOfRun => Ascending(Terms, m => m <= 12);

    public override string? Refusal => Decay <= Beta ? FormattableString.Invariant($"--decay {Decay}: Theorem 4.2 needs a decay above beta, {Beta}.") : null;
}

/// <summary>Theorem 4.2: with the rates j beta / (alpha + 1) the L1 error falls at least like m^{-alpha}.</summary>
internal static class RateExperiment
{
    // exp(-1.25 t), alpha = beta = 1: best L1 errors in the basis, by interpolation at the canonical points in 50 digits
    private static readonly Dictionary<int, double> Reference = new() { [3] = 0.00724181234327872433641614643869, [6] = 0.000274768731673044929902020016595 };

    public static Findings Run(RateOptions options, RunContext context)
    {
        var target = new ExponentialSumTarget([1], [options.Decay]);
        List<(int Terms, double Error)> rows = [];
        foreach (int terms in options.TermsOfRun)
        {
            rows.Add((terms, RateConstruction.Of(target, options.Alpha, options.Beta, terms).Error.Hi));
            context.Report(FormattableString.Invariant($"m = {terms}: L1 error {rows[^1].Error:G6}"));
        }
        (double Middle, double Rate)[] rates = [.. rows.Zip(rows.Skip(1), (low, high) => (Math.Sqrt((double)low.Terms * high.Terms), Math.Log(low.Error / high.Error) / Math.Log((double)high.Terms / low.Terms)))];
        RateEstimate[] estimates = RateEstimate.All();
        context.Report("alpha, beta and gamma of responses to steps");
        return new Findings
        {
            Verdicts = [.. rates.Select(rate => AtLeastAlpha(rate, options)), .. Compared(rows, options), .. RateDependence.Verdicts(options), .. estimates.SelectMany(RateEstimate.Verdicts)],
            Sheets = [RateEstimate.Sheet(estimates), RateDependence.Sheet(options), new("rate", ["m", "L1 error", "error / first error times (first m / m)^alpha"], [.. rows.Select(row => new object?[] { row.Terms, row.Error, row.Error / (rows[0].Error * Math.Pow((double)rows[0].Terms / row.Terms, options.Alpha)) })])],
            Figures = [new("rate", "The L1 error of Theorem 4.2's construction beside the rate that the theorem guarantees.", 760, 560, () => Draw(rows, options))],
            Remarks = [.. estimates.Select(one => one.Sentence), RateDependence.Remark, "A decay rate of the target that is no multiple of beta / (alpha + 1) makes a branch point at s = 0: the error then falls like m^{-2 p (alpha + 1) / beta}, faster than the theorem says."],
        };
    }

    private static Verdict AtLeastAlpha((double Middle, double Rate) rate, RateOptions options) =>
        new(FormattableString.Invariant($"rate of the error around m = {rate.Middle:G3}"), "Theorem 4.2: alpha", rate.Rate, options.Alpha, 0, Comparison.AtLeast);

    private static IEnumerable<Verdict> Compared(List<(int Terms, double Error)> rows, RateOptions options) =>
        from row in rows
        where (options.Alpha, options.Beta, options.Decay) == (1, 1, 1.25) && Reference.ContainsKey(row.Terms)
        select new Verdict($"L1 error of the construction, m = {row.Terms}", "canonical points, 50 digits", row.Error, Reference[row.Terms], 1e-12);

    private static Multiplot Draw(List<(int Terms, double Error)> rows, RateOptions options)
    {
        var plot = new Plot();
        Charts.Curve(plot, 1, "measured", [.. rows.Select(row => (Math.Log10(row.Terms), Math.Log10(row.Error)))]);
        Charts.Curve(plot, 2, "slope −α, Theorem 4.2", [.. rows.Select(row => (Math.Log10(row.Terms), Math.Log10(rows[0].Error * Math.Pow((double)rows[0].Terms / row.Terms, options.Alpha))))]);
        Charts.Label(plot, FormattableString.Invariant($"Theorem 4.2 for exp(−{options.Decay} t), α = {options.Alpha}, β = {options.Beta}"), "number of terms m", "L1 error");
        Charts.Logarithmic(plot.Axes.Bottom);
        Charts.Logarithmic(plot.Axes.Left);
        return Charts.Single(plot);
    }
}
