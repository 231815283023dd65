using Paper.Output;
using Paper.Verbs;
using ScottPlot;

namespace Paper.Scaling;

/// <summary>Figure 3's verdicts, tables and drawing.</summary>
internal static class ScalingReport
{
    public static Findings Of(IReadOnlyList<ScalingHit> hits, ScalingOptions options)
    {
        ScalingSlope[] slopes = [.. hits.GroupBy(hit => hit.Start).SelectMany(run => run.Zip(run.Skip(1), ScalingSlope.Between))];
        return new Findings
        {
            Verdicts = [.. hits.SelectMany(hit => Hits(hit, options)), .. hits.Select(Order), .. hits.GroupBy(hit => hit.Start).Where(run => run.Count() > 2).Select(run => Straightness([.. run])), .. slopes.Where(slope => slope.Memory > ScalingOptions.Tail).SelectMany(Tail)],
            Sheets = [HitSheet(hits), SlopeSheet(slopes)],
            Figures = [new Figure("fig3", "Figure 3: the logarithm of the time on the plateau grows in proportion to the memory (left). With one neuron on the target its local slope leaves the paper's w and tends to 2 w − 2/μ (start E10); with all ten on it the slope is not yet at its limit (start A10).", 1400, 560, () => Draw(hits, slopes))],
            Remarks = ["The paper predicts a slope of w, the smallest rate; since J is constant along M*, the escape is driven by the gradient's square, and local slopes tend to 2 w - 2/mu (errata). A least-squares line over mu = 10..20 gives neither: with nine spare neurons the limit is reached from mu = 70 on, in double-double."],
        };
    }

    private static IEnumerable<Verdict> Hits(ScalingHit hit, ScalingOptions options)
    {
        if (ScalingReference.For(hit) is not { } reference || !options.IsReferred)
            yield break;
        string run = FormattableString.Invariant($"start {hit.Start.Name}, mu = {hit.Memory}");
        yield return new($"tau at which the loss has changed by 0.01, {run}", "80-bit reference", hit.Loss, reference.Loss, 1e-6);
        yield return new($"tau at which theta has moved by 0.1, {run}", "80-bit reference", hit.Theta, reference.Theta, 1e-6);
        yield return new($"tau at which theta has moved by 0.01, {run}", "80-bit reference", hit.ThetaEqual, reference.ThetaEqual, 1e-6);
    }

    // (107): at equal delta the loss changes no earlier than the parameters
    private static Verdict Order(ScalingHit hit) => new(
        FormattableString.Invariant($"loss over theta at equal delta, start {hit.Start.Name}, mu = {hit.Memory}"), "Theorem C.1 (107)", hit.Loss / hit.ThetaEqual, 1, 0, Comparison.AtLeast);

    /// <summary>A straight tail: the squared correlation of log tau and mu over the four longest memories.</summary>
    private static Verdict Straightness(ScalingHit[] run)
    {
        (double x, double y)[] points = [.. run.TakeLast(4).Select(hit => (hit.Memory, Math.Log(hit.Loss)))];
        (double mx, double my) = (points.Average(point => point.x), points.Average(point => point.y));
        double sxy = points.Sum(point => (point.x - mx) * (point.y - my));
        double r2 = sxy * sxy / (points.Sum(point => (point.x - mx) * (point.x - mx)) * points.Sum(point => (point.y - my) * (point.y - my)));
        return new($"straightness r^2 of the tail, start {run[0].Start.Name}", "Figure 3", r2, 0.98, 0, Comparison.AtLeast);
    }

    // d log tau / d mu for the closed asymptotic e^{2 w mu} / kappa^2 with kappa = 2 mu - ...: 2 w - 2/mu
    private static IEnumerable<Verdict> Tail(ScalingSlope slope)
    {
        string where = FormattableString.Invariant($"local slope of log tau, start {slope.Start.Name}, mu = {slope.Memory}");
        yield return new(where, "errata: 2 w_min - 2/mu, in the limit", slope.Loss, slope.Errata, 0.015);
        yield return new($"{where}, over the paper's w", "Theorem C.1, a bound that is off by a square (errata)", slope.Loss / slope.Paper, 1, 0, Comparison.AtLeast);
    }

    private static Sheet HitSheet(IEnumerable<ScalingHit> hits) => new(
        "fig3-hits",
        ["start", "mu", "tau: loss changed", "tau: theta moved", "tau: theta moved, equal threshold"],
        [.. hits.Select(hit => new object?[] { hit.Start.Name, hit.Memory, hit.Loss, hit.Theta, hit.ThetaEqual })]);

    private static Sheet SlopeSheet(IEnumerable<ScalingSlope> slopes) => new(
        "fig3-slopes",
        ["start", "mu", "slope: loss", "slope: theta", "paper: w", "2 w - 2/mu"],
        [.. slopes.Select(slope => new object?[] { slope.Start.Name, slope.Memory, slope.Loss, slope.Theta, slope.Paper, slope.Errata })]);

    private static Multiplot Draw(IReadOnlyList<ScalingHit> hits, ScalingSlope[] slopes)
    {
        var times = new Plot();
        int number = 0;
        foreach (IGrouping<ScalingStart, ScalingHit> run in hits.GroupBy(hit => hit.Start))
        {
            Charts.Curve(times, number++, $"{run.Key.Name}: loss", [.. run.Select(hit => (hit.Memory, Math.Log10(hit.Loss)))]);
            Charts.Curve(times, number++, $"{run.Key.Name}: θ", [.. run.Select(hit => (hit.Memory, Math.Log10(hit.Theta)))]);
        }
        Charts.Label(times, "Time on the plateau, m = 10", "memory μ = 1/ω", "hitting time τ");
        Charts.Logarithmic(times.Axes.Left);
        return Charts.Row([times, .. slopes.GroupBy(slope => slope.Start).Select(run => DrawSlopes(run.Key, [.. run]))]);
    }

    private static Plot DrawSlopes(ScalingStart start, ScalingSlope[] slopes)
    {
        var plot = new Plot();
        Draw(0, "loss", slope => slope.Loss);
        Draw(1, "θ", slope => slope.Theta);
        Draw(2, "paper: w", slope => slope.Paper);
        Draw(3, "errata: 2w − 2/μ", slope => slope.Errata);
        Charts.Label(plot, $"Local slopes, start {start.Name}, w = {start.SmallestRate}", "memory μ = 1/ω", "d ln τ / dμ");
        plot.Axes.SetLimitsY(0, 1.1 * slopes.Max(slope => Math.Max(slope.Errata, Math.Max(slope.Loss, slope.Theta))));
        return plot;

        void Draw(int number, string name, Func<ScalingSlope, double> value) => Charts.Curve(plot, number, name, [.. slopes.Select(slope => (slope.Memory, value(slope)))]);
    }
}
