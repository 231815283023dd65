using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CurseOfMemory;
using Paper.Output;
using Paper.Verbs;
using ScottPlot;

namespace Paper.ApproximationRates;

/// <summary>What to run of the curse of memory in approximation.</summary>
internal sealed record MemoryOptions : VerbOptions
{
    [Description("The exponents omega of the targets (1 + t)^{-(1 + omega)}: the smaller, the longer the memory.")]
    [Range(0.05, 2)]
    public double[] Omega { get; init; } = [1, 0.5, 0.25];

    [Description("The largest number of terms m.")]
    [Range(3, 10)]
    public int Terms { get; init; } = 8;

    [Description("The tolerance at which omega falls, relative to the norm of the target.")]
    [Range(1e-6, 0.5)]
    public double Tolerance { get; init; } = 0.1;

    [Description("The tolerances that fall at fixed omega.")]
    [Range(1e-6, 0.9)]
    public double[] Tolerances { get; init; } = [0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01];

    [Description("The numbers of terms of the construction with truncation.")]
    [Range(1, 100)]
    public int[] Construction { get; init; } = [2, 4, 8, 16, 32];

    public int TermsOfRun => Quick ? Math.Min(Terms, 6) : Terms;

    public IReadOnlyList<int> ConstructionOfRun => Ascending(Construction, m => m <= 8);
}

/// <summary>The curse of memory in approximation: the L1 error against m, with free exponents and with the paper's construction, as omega or the tolerance falls.</summary>
internal static class MemoryExperiment
{
    // the fewest terms for 10 % of the norm (errata)
    private static readonly Dictionary<double, int> Fewest = new() { [1] = 3, [0.5] = 4, [0.25] = 6 };

    public static Findings Run(MemoryOptions options, RunContext context)
    {
        List<(double Omega, int Terms, double Relative)> rows = [];
        List<TruncatedConstruction> constructions = [];
        foreach (double omega in options.Omega.Distinct().OrderDescending())
        {
            // ||(1 + t)^{-(1 + omega)}||_1 = 1 / omega
            rows.AddRange(Approximation.BestL1Sequence(new PowerLawTarget(1 + omega), options.TermsOfRun).Select(best => (omega, best.Terms, best.Error.Hi * omega)));
            context.Report(FormattableString.Invariant($"omega = {omega}: {rows[^1].Relative:G4} of the norm is left with m = {rows[^1].Terms}"));
            constructions.AddRange(options.ConstructionOfRun.Select(m => TruncatedConstruction.Best(omega, m)));
            context.Report(FormattableString.Invariant($"omega = {omega}: with the construction {constructions[^1].Total:G4} with m = {constructions[^1].Terms}, truncated at T = {constructions[^1].T:G4}"));
        }
        return new Findings
        {
            Verdicts = [.. rows.GroupBy(row => row.Omega).SelectMany(kernel => Verdicts(kernel.Key, [.. kernel], options)), .. constructions.SelectMany(one => Construction(one, rows)), .. Limits(rows, options), .. LinearEquations(options)],
            Sheets = [FreeSheet(rows), ConstructionSheet(constructions), FewestSheet(rows, constructions, options)],
            Figures = [new("memory", "The L1 error over the norm of the target against the number of terms: best sums with free exponents, and the paper's construction with the best truncation (left); the fewest terms for a tolerance with free exponents (right).", 1400, 600, () => Charts.Row([Draw(rows, constructions, options), DrawFewest(rows, options)]))],
            Remarks =
            [
                "The construction is held against rho = omega t^{-(1 + omega)}: for the rho of the text (67) lacks a factor 1/omega. With beta = 2/T the supremum in (68) is attained at t = 0, so that the T^{1 - omega} of (69) doesn't follow: balancing both errors gives about T^3 / (m ln^3 T). The exponential growth in 1/omega survives, with a larger exponent (errata).",
                "Free exponents beat the fixed ones of Theorem 4.2 by far: the curse in approximation is one of the construction, and milder for the best sums (errata).",
                .. rows.GroupBy(row => row.Omega).Select(kernel => FormattableString.Invariant($"omega = {kernel.Key}, free exponents: {RateFit.Best([.. kernel.Select(row => row.Terms)], [.. kernel.Select(row => row.Relative)])}.")),
            ],
        };
    }

    private static IEnumerable<Verdict> Verdicts(double omega, (double Omega, int Terms, double Relative)[] rows, MemoryOptions options)
    {
        if (options.Tolerance == 0.1 && Fewest.TryGetValue(omega, out int fewest) && fewest <= rows[^1].Terms)
            yield return new(FormattableString.Invariant($"fewest terms for a tenth of the norm, omega = {omega}"), "errata", rows.First(row => row.Relative <= options.Tolerance).Terms, fewest, 0);
        foreach ((double at, int terms, double reference) in Reference)
        {
            if (omega == at && terms <= rows[^1].Terms)
                yield return new(FormattableString.Invariant($"best L1 error over the norm, omega = {omega}, m = {terms}"), "canonical points, 50 digits", rows[terms - 1].Relative, reference, 1e-4);
        }
    }

    private static readonly (double Omega, int Terms, double Relative)[] Reference = [(0.25, 1, 0.610503002781113218647445340841), (0.25, 3, 0.269743297191963298620373460526), (0.25, 5, 0.134558830570124225855493727931), (0.25, 7, 0.0724033719991013407566057104189)];

    // the construction is no better than the best sum of as many terms, and its first term is the paper's (67)
    private static IEnumerable<Verdict> Construction(TruncatedConstruction one, IReadOnlyList<(double Omega, int Terms, double Relative)> rows)
    {
        string where = FormattableString.Invariant($"omega = {one.Omega}, m = {one.Terms}");
        // the target falls to zero between T and T + 1, so that a little less is cut off
        double cut = one.Omega * (new PowerLawTarget(1 + one.Omega).Moment(0, 0) - new TruncatedPowerLaw(one.Omega, one.T).Moment(0, 0));
        yield return new($"what truncation takes off the integral over (1 + T)^-omega, {where}", "(67)", cut / Math.Pow(1 + one.T, -one.Omega), 1, 0, Comparison.AtMost);
        yield return new($"the same over (2 + T)^-omega, {where}", "(67)", cut / Math.Pow(2 + one.T, -one.Omega), 1, 0, Comparison.AtLeast);
        if (rows.FirstOrDefault(row => row.Omega == one.Omega && row.Terms == one.Terms) is { Terms: > 0 } free)
            yield return new($"error of the construction over that of free exponents, {where}", "errata: free exponents are better", one.Total / free.Relative, 1, 0, Comparison.AtLeast);
    }

    // Both limits with free exponents: m grows as omega falls, and like a power of log(1/eps) as eps falls
    private static IEnumerable<Verdict> Limits(IReadOnlyList<(double Omega, int Terms, double Relative)> rows, MemoryOptions options)
    {
        foreach (IGrouping<double, (double Omega, int Terms, double Relative)> kernel in rows.GroupBy(row => row.Omega))
        {
            (int[] terms, double[] errors) = ([.. kernel.Select(row => row.Terms)], [.. kernel.Select(row => row.Relative)]);
            yield return new(FormattableString.Invariant($"misfit of the law exp(-c sqrt m) over that of m^-c, omega = {kernel.Key}"), "eps to 0 at fixed omega: m ~ log(1/eps)^2, no power", RateFit.Of(terms, errors, RateLaw.RootExponential).Misfit / RateFit.Of(terms, errors, RateLaw.Algebraic).Misfit, 1, 0, Comparison.AtMost);
        }
        double[] left = [.. rows.GroupBy(row => row.Omega).Select(kernel => kernel.Last().Relative)];
        foreach ((double shorter, double longer) in left.Zip(left.Skip(1)))
            yield return new($"what {options.TermsOfRun} terms leave, relative, at the next smaller omega over that before", "omega to 0 at fixed eps: more terms", longer / shorter, 1, 0, Comparison.AtLeast);
    }

    // a target from a linear equation of order n is a sum of n exponentials, and fitted exactly with m = n and not before
    private static IEnumerable<Verdict> LinearEquations(MemoryOptions options)
    {
        var random = new Random(options.Seed);
        foreach (int order in new[] { 1, 2, 3, 4 })
        {
            var target = new ExponentialSumTarget([.. Enumerable.Range(0, order).Select(_ => 0.5 + random.NextDouble())], [.. Enumerable.Range(0, order).Select(k => Math.Pow(3, k) * (0.8 + (0.4 * random.NextDouble())))]);
            IReadOnlyList<ExponentialApproximation> best = Approximation.BestL2Sequence(target, order + 1);
            yield return new($"terms with which a target from a linear equation of order {order} is fitted exactly", "Section 4: m = n", best[^1].Reason == ApproximationReason.Exact ? best[^1].Terms : double.NaN, order, 0);
            yield return new($"L2 error with m = {order} over the norm", "Section 4: 0", best[^1].Error.Hi / Math.Sqrt(target.SquaredNorm), 1e-13, 0, Comparison.AtMost);
        }
        // a damped oscillator, y'' + y' + (9 + 1/4) y = x, has a pair of complex rates
        double[] samples = [.. Enumerable.Range(0, 200).Select(k => Math.Exp(-0.05 * k) * Math.Cos(0.3 * k))];
        ComplexExponentialSum pair = Approximation.Esprit(samples, 0.1, 2);
        yield return new("frequency of a damped oscillator fitted with m = 2", "Section 4: m = n", pair.Rates.Largest(rate => Math.Abs(rate.Imaginary)), 3, 1e-9);
        yield return new("its decay", "Section 4: m = n", pair.Rates.Min(rate => rate.Real), 0.5, 1e-9);
    }

    private static Sheet FreeSheet(IEnumerable<(double Omega, int Terms, double Relative)> rows) =>
        new("memory", ["omega", "m", "L1 error over the norm"], [.. rows.Select(row => new object?[] { row.Omega, row.Terms, row.Relative })]);

    private static Sheet ConstructionSheet(IEnumerable<TruncatedConstruction> constructions) => new(
        "memory-construction",
        ["omega", "m", "best T", "cut off at T", "construction on the rest", "sum"],
        [.. constructions.Select(one => new object?[] { one.Omega, one.Terms, one.T, one.Cut, one.Fit, one.Total })]);

    /// <summary>The fewest terms for each tolerance; nothing where those that were tried are not enough.</summary>
    private static Sheet FewestSheet(IReadOnlyList<(double Omega, int Terms, double Relative)> rows, IReadOnlyList<TruncatedConstruction> constructions, MemoryOptions options) => new(
        "memory-fewest",
        ["omega", "tolerance", "fewest m, free exponents", "fewest m tried, construction"],
        [
            .. from omega in rows.Select(row => row.Omega).Distinct()
               from tolerance in options.Tolerances.OrderDescending()
               select new object?[] { omega, tolerance, FewestOf(rows, omega, tolerance), constructions.FirstOrDefault(one => one.Omega == omega && one.Total <= tolerance)?.Terms },
        ]);

    private static int? FewestOf(IEnumerable<(double Omega, int Terms, double Relative)> rows, double omega, double tolerance) =>
        rows.FirstOrDefault(row => row.Omega == omega && row.Relative <= tolerance) is { Terms: > 0 } row ? row.Terms : null;

    private static Plot Draw(List<(double Omega, int Terms, double Relative)> rows, List<TruncatedConstruction> constructions, MemoryOptions options)
    {
        var plot = new Plot();
        int number = 0;
        foreach (IGrouping<double, (double Omega, int Terms, double Relative)> kernel in rows.GroupBy(row => row.Omega))
        {
            Charts.Curve(plot, number++, FormattableString.Invariant($"ω = {kernel.Key}, free"), [.. kernel.Select(row => (Math.Log10(row.Terms), Math.Log10(row.Relative)))]);
            Charts.Curve(plot, number++, FormattableString.Invariant($"ω = {kernel.Key}, construction"), [.. constructions.Where(one => one.Omega == kernel.Key).Select(one => (Math.Log10(one.Terms), Math.Log10(one.Total)))]);
        }
        plot.Add.HorizontalLine(Math.Log10(options.Tolerance), 1, Colors.Gray).LegendText = "tolerance";
        Charts.Label(plot, "Sums of exponentials for (1 + t)^(−1 − ω)", "number of terms m", "L1 error / norm");
        Charts.Logarithmic(plot.Axes.Bottom);
        Charts.Logarithmic(plot.Axes.Left);
        return plot;
    }

    private static Plot DrawFewest(List<(double Omega, int Terms, double Relative)> rows, MemoryOptions options)
    {
        var plot = new Plot();
        int number = 0;
        foreach (double omega in rows.Select(row => row.Omega).Distinct())
            Charts.Curve(plot, 2 * number++, FormattableString.Invariant($"ω = {omega}"), [.. from tolerance in options.Tolerances.OrderDescending() let fewest = FewestOf(rows, omega, tolerance) where fewest is not null select (Math.Log10(1 / tolerance), (double)fewest.Value)]);
        Charts.Label(plot, "Fewest terms with free exponents", "1 / tolerance", "number of terms m");
        Charts.Logarithmic(plot.Axes.Bottom);
        Charts.Whole(plot.Axes.Left);
        return plot;
    }
}
