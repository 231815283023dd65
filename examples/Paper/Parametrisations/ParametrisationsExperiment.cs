using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Paper.Output;
using Paper.Verbs;
using ScottPlot;

namespace Paper.Parametrisations;

/// <summary>What to run of the parametrisations.</summary>
internal sealed record ParametrisationsOptions : VerbOptions
{
    [Description("The memories mu = 1/omega of the target.")]
    [Range(14, 30)]
    public double[] Mu { get; init; } = [16, 20, 24, 26];

    [Description("The relative tolerance of the flows.")]
    [Range(1e-14, 1e-4)]
    public double Rtol { get; init; } = 1e-10;

    public IReadOnlyList<double> Memories => Ascending(Mu, mu => mu <= 24);
}

/// <summary>Beyond the paper: the plateau of start E when the rates are written as functions of free parameters.</summary>
internal static class ParametrisationsExperiment
{
    public static Findings Run(ParametrisationsOptions options, RunContext context)
    {
        List<(double Memory, ParametrisationRow Row)> rows = [];
        foreach (double mu in options.Memories)
        {
            rows.AddRange(Parametrisation.All.Select(form => (mu, ParametrisationRow.Of(form, mu, options.Rtol))));
            context.Report(FormattableString.Invariant($"mu = {mu}: {string.Join(", ", rows.TakeLast(Parametrisation.All.Count).Select(row => FormattableString.Invariant($"{row.Row.Form.Name} {row.Row.Tau:G5}")))}"));
        }
        return new Findings
        {
            Verdicts = [.. rows.Where(row => row.Memory >= 24).Select(Verdict)],
            Sheets = [new("parametrisations", ["form", "mu", "tau", "reduced flow", "|dJ/dv| / |v|", "condition"], [.. rows.Select(row => new object?[] { row.Row.Form.Name, row.Memory, row.Row.Tau, row.Row.Theory, row.Row.GradientOverWeight, row.Row.Condition })])],
            Figures = [new("parametrisations", "The plateau's length for five ways to write a rate: each moves the curve by (dw/dv)⁻², none changes its slope.", 760, 600, () => Draw(rows))],
            Remarks = ["A parametrisation rescales the flow of w by (dw/dv)^2: it shifts the plateau's length by a factor and leaves the curse as it is."],
        };
    }

    private static Verdict Verdict((double Memory, ParametrisationRow Row) row) => new(
        FormattableString.Invariant($"plateau with {row.Row.Form.Name}, mu = {row.Memory}"), "reduced flow with (dw/dv)^2", row.Row.Tau, row.Row.Theory, 0.04);

    private static Multiplot Draw(List<(double Memory, ParametrisationRow Row)> rows)
    {
        var plot = new Plot();
        int number = 0;
        foreach (IGrouping<Parametrisation, (double Memory, ParametrisationRow Row)> form in rows.GroupBy(row => row.Row.Form))
            Charts.Curve(plot, number++, form.Key.Name, [.. form.Select(row => (row.Memory, Math.Log10(row.Row.Tau)))]);
        Charts.Label(plot, "Plateau of start E", "memory μ = 1/ω", "time τ until the loss has fallen by 0.01");
        Charts.Logarithmic(plot.Axes.Left);
        return Charts.Single(plot);
    }
}
