using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CurseOfMemory;
using Paper.Output;
using Paper.Verbs;
using ScottPlot;

namespace Paper.ApproximationRates;

/// <summary>What to run of Theorem 4.1.</summary>
internal sealed record DensityOptions : VerbOptions
{
    [Description("The degrees n: sums of e^{-t}, ..., e^{-(n+1)t}.")]
    [Range(0, 2000)]
    public int[] Degrees { get; init; } = [4, 16, 64, 256];

    public IReadOnlyList<int> DegreesOfRun => Ascending(Degrees, n => n <= 64);
}

/// <summary>Theorem 4.1: sums of exponentials come as close as one likes, in L1, to any integrable kernel.</summary>
internal static class DensityExperiment
{
    private static readonly (string Name, ITarget Target)[] Targets =
    [
        ("exponential exp(-1.5 t)", new ExponentialSumTarget([1], [1.5])),
        ("bump at 2", new GaussianTarget(1, 2, 0.5)),
        ("power law 1/(1 + t)²", new PowerLawTarget(2)),
    ];

    public static Findings Run(DensityOptions options, RunContext context)
    {
        List<(string Name, int Degree, double Distance)> rows = [];
        foreach ((string name, ITarget target) in Targets)
        {
            rows.AddRange(options.DegreesOfRun.Select(n => (name, n, MuntzPolynomial.Of(target, n).Distance(target))));
            context.Report(FormattableString.Invariant($"{name}: L1 distance {rows[^1].Distance:G4} with n = {rows[^1].Degree}"));
        }
        return new Findings
        {
            Verdicts = [.. rows.GroupBy(row => row.Name).SelectMany(kernel => kernel.Zip(kernel.Skip(1), Falls)), .. Saturation([.. rows.Where(row => row.Name == Targets[0].Name && row.Degree >= 16)])],
            Sheets = [new("density", ["kernel", "n", "L1 distance"], [.. rows.Select(row => new object?[] { row.Name, row.Degree, row.Distance })])],
            Figures = [new("density", "Kantorovich's means of the kernel in s = e^{-t}: the L1 distance falls for every integrable kernel, slowly for long memory.", 760, 560, () => Draw(rows))],
        };
    }

    private static Verdict Falls((string Name, int Degree, double Distance) low, (string Name, int Degree, double Distance) high) =>
        new($"distance with n = {high.Degree} over that with n = {low.Degree}, {low.Name}", "Theorem 4.1: it falls to 0", high.Distance / low.Distance, 0.97, 0, Comparison.AtMost);

    // Kantorovich's means of a smooth kernel are off by O(1/n), and no less
    private static IEnumerable<Verdict> Saturation((string Name, int Degree, double Distance)[] smooth) => smooth.Zip(smooth.Skip(1), (low, high) => new Verdict(
        $"distance with n = {high.Degree} over that with n = {low.Degree}, {low.Name}: its order", "means of degree n of a smooth kernel: 1/n", high.Distance / low.Distance, (double)low.Degree / high.Degree, 0.05));

    private static Multiplot Draw(List<(string Name, int Degree, double Distance)> rows)
    {
        var plot = new Plot();
        int number = 0;
        foreach (IGrouping<string, (string Name, int Degree, double Distance)> kernel in rows.GroupBy(row => row.Name))
            Charts.Curve(plot, number++, kernel.Key, [.. kernel.Select(row => (Math.Log10(row.Degree), Math.Log10(row.Distance)))]);
        Charts.Label(plot, "Theorem 4.1: means of degree n in exp(−t)", "degree n", "L1 distance");
        Charts.Logarithmic(plot.Axes.Bottom);
        Charts.Logarithmic(plot.Axes.Left);
        return Charts.Single(plot);
    }
}
