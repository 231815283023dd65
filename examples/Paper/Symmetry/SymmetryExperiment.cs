using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CurseOfMemory;
using Paper.Definitions;
using Paper.Output;
using Paper.Verbs;
using ScottPlot;

namespace Paper.Symmetry;

/// <summary>What to run of M* and the counts of critical spaces.</summary>
internal sealed record SymmetryOptions : VerbOptions
{
    [Description("The largest width m whose partitions are enumerated one by one.")]
    [Range(2, 8)]
    public int Enumerated { get; init; } = 7;

    [Description("The largest width m whose critical spaces are counted.")]
    [Range(2, 60)]
    public int Width { get; init; } = 12;

    [Description("The number of random points of M* that are tried.")]
    [Range(1, 10_000)]
    public int Points { get; init; } = 50;
}

/// <summary>Lemma C.3, Remark C.2 and Theorems D.1 and D.2: the affine spaces of equal kernels, and how many there are.</summary>
internal static class SymmetryExperiment
{
    private static readonly double[] Amplitudes = [1, -0.5], Rates = [1, 2.5];

    public static Findings Run(SymmetryOptions options, RunContext context)
    {
        (int m, int d)[] sizes = [.. from m in Enumerable.Range(1, options.Enumerated) from d in Enumerable.Range(1, m) select (m, d)];
        List<Verdict> verdicts = [.. sizes.Select(Counted)];
        context.Report($"partitions up to m = {options.Enumerated} enumerated");
        verdicts.AddRange(Membership(options, new Random(options.Seed)));
        verdicts.AddRange(Enumerable.Range(2, options.Width - 1).Select(TheoremD2));
        return new Findings
        {
            Verdicts = verdicts,
            Sheets = [new("symmetry", ["m", "critical spaces with d < m", "global minimisers", "ratio"], [.. Enumerable.Range(2, options.Width - 1).Select(Row)])],
            Figures = [new("symmetry", "Theorem D.2: how many more critical affine spaces with d < m there are than global minimisers; the paper's bound is an equality at m = 2 and 3.", 760, 560, () => Draw(options.Width))],
            Remarks = ["Theorem D.2 says \"m relatively large\": the bound is strict from m = 4 on, m = 2 and 3 are equalities (errata)."],
        };
    }

    private static Verdict Counted((int M, int D) size) => new(
        $"partitions of m = {size.M} neurons into d = {size.D} labelled blocks", "Theorem D.1: d! S(m, d)", CoincidedPartitions.All(size.M, size.D).Count(), (double)CriticalSpaceCounts.Coincided(size.M, size.D), 0);

    // Lemma C.3: the kernel is the target's exactly on M*
    private static IEnumerable<Verdict> Membership(SymmetryOptions options, Random random)
    {
        var target = new ExponentialSumTarget(Amplitudes, Rates);
        var space = new EquivalentParameters(target);
        var loss = new MemoryLoss(new MemoryTarget(target));
        double[][] points = [.. Enumerable.Range(0, options.Points).Select(_ => PointOf(random))];
        yield return new("largest loss on random points of M* with cancelling groups", "Lemma C.3", points.Largest(point => Math.Abs(loss.Value(point))), 1e-14, 0, Comparison.AtMost);
        yield return new("largest distance of these points from M*", "Lemma C.3", points.Largest(point => space.Nearest(point).Distance), 1e-12, 0, Comparison.AtMost);
        double[][] moved = [.. points.Select(point => (double[])[.. point.Select(number => number + (0.01 * random.NextDouble()))])];
        yield return new("smallest distance from M* of the points moved by up to 0.01", "Lemma C.3", moved.Min(point => space.Nearest(point).Distance), 1e-4, 0, Comparison.AtLeast);
        yield return new("smallest loss there", "Lemma C.3", moved.Min(point => loss.Value(point)), 1e-9, 0, Comparison.AtLeast);
    }

    /// <summary>Five neurons: two share the first term, one has the second, and two of another rate cancel.</summary>
    private static double[] PointOf(Random random)
    {
        double shared = (4 * random.NextDouble()) - 2, cancelling = (4 * random.NextDouble()) - 2, rate = 0.25 + (0.5 * random.NextDouble());
        return [shared, Amplitudes[0] - shared, Amplitudes[1], cancelling, -cancelling, Rates[0], Rates[0], Rates[1], rate, rate];
    }

    private static Verdict TheoremD2(int m)
    {
        (System.Numerics.BigInteger spaces, System.Numerics.BigInteger minimisers, _) = CriticalSpaceCounts.TheoremD2(m);
        return new($"critical spaces with d < m over global minimisers, m = {m}", "Theorem D.2: (m + 1)(3m - 2) / 24", Ratio(spaces, minimisers), (m + 1.0) * ((3.0 * m) - 2) / 24, 1e-12, Comparison.AtLeast);
    }

    private static Multiplot Draw(int width)
    {
        var plot = new Plot();
        double[] widths = [.. Enumerable.Range(2, width - 1)];
        Charts.Curve(plot, 1, "counted", [.. widths.Select(m => (m, Math.Log10(TheoremD2((int)m).Measured)))]);
        Charts.Curve(plot, 2, "bound (m + 1)(3m − 2)/24", [.. widths.Select(m => (m, Math.Log10(TheoremD2((int)m).Theory)))]);
        Charts.Label(plot, "Critical spaces with d < m over global minimisers", "width m", "ratio");
        Charts.Whole(plot.Axes.Bottom);
        Charts.Logarithmic(plot.Axes.Left);
        return Charts.Single(plot);
    }

    private static object?[] Row(int m)
    {
        (System.Numerics.BigInteger spaces, System.Numerics.BigInteger minimisers, _) = CriticalSpaceCounts.TheoremD2(m);
        return [m, spaces.ToString(), minimisers.ToString(), Ratio(spaces, minimisers)];
    }

    private static double Ratio(System.Numerics.BigInteger above, System.Numerics.BigInteger below) => Math.Exp(System.Numerics.BigInteger.Log(above) - System.Numerics.BigInteger.Log(below));
}
