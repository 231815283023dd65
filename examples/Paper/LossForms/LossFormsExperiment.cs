using CurseOfMemory;
using Paper.Definitions;
using Paper.Output;
using Paper.Verbs;
using ScottPlot;

namespace Paper.LossForms;

/// <summary>The three forms of the loss: over sample paths, by Ito's isometry over a finite horizon, and in closed form over the half line.</summary>
internal static class LossFormsExperiment
{
    public static Findings Run(LossFormsOptions options, RunContext context)
    {
        MemoryTarget target = PlateauTarget.Of(options.Mu);
        double infinite = LossFormsRow.Infinite(target);
        List<LossFormsRow> rows = [];
        foreach (double horizon in options.Horizons.Order())
        {
            rows.Add(LossFormsRow.At(horizon, target, new Random(options.Seed), options));
            context.Report(FormattableString.Invariant($"T = {horizon}: {rows[^1].Sampled:G5} +- {rows[^1].StandardError:G2} over {options.PathsOfRun} paths, {rows[^1].Finite:G8} by the isometry"));
        }
        return new Findings
        {
            Verdicts = [.. rows.SelectMany(row => Verdicts(row, infinite, options)), .. Last(rows[^1], infinite, options)],
            Sheets = [new("loss", ["T", "sample paths", "standard error", "sum over the grid", "half the step", "isometry on [0, T]", "half line"], [.. rows.Select(row => new object?[] { row.Horizon, row.Sampled, row.StandardError, row.Grid, row.GridHalved, row.Finite, infinite })])],
            Figures = [new("loss", "The loss over sample paths with its Monte-Carlo error of two standard errors, by the isometry on [0, T], and over the half line (left); how far the first two are from the last (right).", 1400, 600, () => Charts.Row([Draw(rows, infinite), DrawDistances(rows, infinite)]))],
        };
    }

    private static IEnumerable<Verdict> Verdicts(LossFormsRow row, double infinite, LossFormsOptions options)
    {
        string horizon = FormattableString.Invariant($"T = {row.Horizon}");
        yield return new($"distance of the sample mean from its expectation in standard errors, {horizon}", "Monte Carlo", Math.Abs(row.Sampled - row.Grid) / row.StandardError, 4, 0, Comparison.AtMost);
        // coarser steps show no order
        if (options.Step <= 0.1)
            yield return new($"error of the grid over its error with half the step, {horizon}", "midpoint rule, order 2", (row.Grid - row.Finite) / (row.GridHalved - row.Finite), 4, 0.02);
        yield return new($"loss on [0, T] against the half line, {horizon}", "the integrand is a square", row.Finite, infinite, 1e-14, Comparison.AtMost);
    }

    // a shorter horizon cuts off some of the model, or of the bump
    private static IEnumerable<Verdict> Last(LossFormsRow row, double infinite, LossFormsOptions options)
    {
        if (row.Horizon >= Math.Max(30, options.Mu + 10))
            yield return new(FormattableString.Invariant($"loss on [0, T] at the longest horizon, T = {row.Horizon}"), "closed form over the half line", row.Finite, infinite, 1e-6);
    }

    private static Plot Draw(List<LossFormsRow> rows, double infinite)
    {
        var plot = new Plot();
        Charts.Curve(plot, 2, "isometry on [0, T]", [.. rows.Select(row => (row.Horizon, row.Finite))]);
        Charts.Curve(plot, 1, "half line", [.. rows.Select(row => (row.Horizon, infinite))]);
        Charts.Curve(plot, 0, "sample paths ± 2 standard errors", [.. rows.Select(row => (row.Horizon, row.Sampled))]).LineWidth = 0;
        ScottPlot.Plottables.ErrorBar bars = plot.Add.ErrorBar([.. rows.Select(row => row.Horizon)], [.. rows.Select(row => row.Sampled)], [.. rows.Select(row => 2 * row.StandardError)]);
        bars.Color = Output.Figures.Palette[0];
        Charts.Label(plot, "Three forms of the loss", "horizon T", "loss J");
        return plot;
    }

    private static Plot DrawDistances(List<LossFormsRow> rows, double infinite)
    {
        var plot = new Plot();
        Charts.Curve(plot, 2, "isometry on [0, T]", Distances(row => row.Finite));
        Charts.Curve(plot, 0, "sample paths", Distances(row => row.Sampled));
        Charts.Curve(plot, 4, "2 standard errors", [.. rows.Select(row => (row.Horizon, Math.Log10(2 * row.StandardError)))]);
        Charts.Label(plot, "Distance from the half line", "horizon T", "|J − J over the half line|");
        Charts.Logarithmic(plot.Axes.Left);
        return plot;

        (double, double)[] Distances(Func<LossFormsRow, double> form) => [.. rows.Select(row => (row.Horizon, Math.Log10(Math.Abs(form(row) - infinite))))];
    }
}
