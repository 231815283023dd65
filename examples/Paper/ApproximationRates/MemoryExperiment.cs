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
    [Range(1, 10)]
    public int Terms { get; init; } = 6;

    [Description("The tolerance, relative to the norm of the target.")]
    [Range(1e-6, 0.5)]
    public double Tolerance { get; init; } = 0.1;

    public int TermsOfRun => Quick ? Math.Min(Terms, 4) : Terms;
}

/// <summary>The curse of memory in approximation: the best L1 error with free exponents against m, as omega falls.</summary>
internal static class MemoryExperiment
{
    // the fewest terms for 10 % of the norm (errata)
    private static readonly Dictionary<double, int> Fewest = new() { [1] = 3, [0.5] = 4, [0.25] = 6 };

    public static Findings Run(MemoryOptions options, RunContext context)
    {
        List<(double Omega, int Terms, double Relative)> rows = [];
        foreach (double omega in options.Omega.Distinct().OrderDescending())
        {
            // ||(1 + t)^{-(1 + omega)}||_1 = 1 / omega
            rows.AddRange(Approximation.BestL1Sequence(new PowerLawTarget(1 + omega), options.TermsOfRun).Select(best => (omega, best.Terms, best.Error.Hi * omega)));
            context.Report(FormattableString.Invariant($"omega = {omega}: {rows[^1].Relative:G4} of the norm is left with m = {rows[^1].Terms}"));
        }
        return new Findings
        {
            Verdicts = [.. rows.GroupBy(row => row.Omega).SelectMany(kernel => Verdicts(kernel.Key, [.. kernel], options))],
            Sheets = [new("memory", ["omega", "m", "L1 error over the norm"], [.. rows.Select(row => new object?[] { row.Omega, row.Terms, row.Relative })])],
            Figures = [new("memory", "The best L1 error over the norm of the target: the longer the memory, the more terms.", 760, 560, () => Draw(rows, options))],
            Remarks = ["Free exponents beat the fixed ones of Theorem 4.2 by far: the curse in approximation is one of the construction, and milder for the best sums (errata)."],
        };
    }

    private static IEnumerable<Verdict> Verdicts(double omega, (double Omega, int Terms, double Relative)[] rows, MemoryOptions options)
    {
        if (options.Tolerance == 0.1 && Fewest.TryGetValue(omega, out int fewest) && fewest <= rows[^1].Terms)
            yield return new(FormattableString.Invariant($"fewest terms for a tenth of the norm, omega = {omega}"), "errata", rows.First(row => row.Relative <= options.Tolerance).Terms, fewest, 0);
        if (omega == 0.25)
            yield return new("best L1 error over the norm, omega = 0.25, m = 3", "canonical points, 50 digits", rows[2].Relative, 0.269743297191963298620373460526, 1e-2);
    }

    private static Multiplot Draw(List<(double Omega, int Terms, double Relative)> rows, MemoryOptions options)
    {
        var plot = new Plot();
        int number = 0;
        foreach (IGrouping<double, (double Omega, int Terms, double Relative)> kernel in rows.GroupBy(row => row.Omega))
            Charts.Curve(plot, number++, FormattableString.Invariant($"ω = {kernel.Key}"), [.. kernel.Select(row => ((double)row.Terms, Math.Log10(row.Relative)))]);
        Charts.Curve(plot, number, "tolerance", [(1, Math.Log10(options.Tolerance)), (options.TermsOfRun, Math.Log10(options.Tolerance))]);
        Charts.Label(plot, "Best sums of exponentials for (1 + t)^−(1 + ω)", "number of terms m", "L1 error / norm");
        Charts.Logarithmic(plot.Axes.Left);
        return Charts.Single(plot);
    }
}
