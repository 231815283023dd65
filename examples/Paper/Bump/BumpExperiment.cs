using CurseOfMemory;
using Paper.Definitions;
using Paper.Output;
using Paper.Plateau;
using Paper.Verbs;
using ScottPlot;

namespace Paper.Bump;

/// <summary>Lemma C.1: the moments Delta_n of a delayed bump, and how fast they fall with the delay.</summary>
internal static class BumpExperiment
{
    public static Findings Run(BumpOptions options, RunContext context)
    {
        List<BumpRow> rows = [];
        foreach (double w in options.Rates)
        {
            foreach (double mu in options.Memories)
                rows.AddRange(Enumerable.Range(0, options.Order + 1).Select(n => BumpRow.Of(n, w, mu, options)));
            context.Report(FormattableString.Invariant($"w = {w}: moments 0 to {options.Order}"));
        }
        return new Findings
        {
            Verdicts = [.. rows.Where(row => row.Grid != 0 && row.IsInside).Select(Moment), .. rows.Where(row => row.IsUnderBound).Select(Bound), Signed()],
            Sheets = [new("lemma-c1", ["n", "w", "mu", "Delta_n", "by a grid", "mu^n e^{-w mu + w^2 sigma^2/2}", "ratio"], [.. rows.Select(row => new object?[] { row.Order, row.Rate, row.Memory, row.Moment, row.Grid, row.Scale, row.Moment / row.Scale })])],
            Figures = [new("lemma-c1", "Lemma C.1: the moments fall like ω⁻ⁿ e^{−w/ω}, straight lines up to the power of μ.", 760, 560, () => Draw(rows, options))],
            Remarks = ["(80) of the paper defines Delta_n with |rho0|; the formulas of Appendix C.2 need it signed (errata)."],
        };
    }

    private static Verdict Moment(BumpRow row) => new(FormattableString.Invariant($"Delta_{row.Order}(w = {row.Rate}), mu = {row.Memory}"), "trapezium rule", row.Moment, row.Grid, 1e-11);

    // |Delta_n| <= |c0| sigma sqrt(2 pi) e^{-w mu + w^2 sigma^2 / 2} E|x|^n with x ~ N(mu - w sigma^2, sigma^2), under (mu + n sigma)^n for w sigma^2 <= mu
    private static Verdict Bound(BumpRow row) => new(FormattableString.Invariant($"bound of |Delta_{row.Order}(w = {row.Rate})|, mu = {row.Memory}"), "Lemma C.1", Math.Abs(row.Moment), row.Bound, 1e-12, Comparison.AtMost);

    // dJ/da_k = -2 Delta_0(w_k) on M*: with a bump downwards, c0 = -1, Delta_0 is below 0 and the component above
    private static Verdict Signed()
    {
        const double Mu = 12;
        double[] gradient = new double[4];
        new MemoryLoss(PlateauTarget.Of(Mu, height: -1)).Gradient(PlateauStart.E.Theta, gradient);
        return new("dJ/da_2 at start E, mu = 12, with the height c0 = -1", "Appendix C.2 with a signed Delta_0 (errata); with |rho0| as in (80) the sign is wrong", gradient[1], -2 * BumpMoment.Sum(0, PlateauStart.E.Rates[1], -1, Mu, 1), 1e-9);
    }

    private static Multiplot Draw(List<BumpRow> rows, BumpOptions options)
    {
        var plot = new Plot();
        int number = 0;
        foreach (IGrouping<double, BumpRow> rate in rows.Where(row => row.Order is 0 or 2).GroupBy(row => row.Rate))
        {
            foreach (IGrouping<int, BumpRow> order in rate.GroupBy(row => row.Order))
                Charts.Curve(plot, number++, FormattableString.Invariant($"n = {order.Key}, w = {rate.Key}"), [.. order.Select(row => (row.Memory, Math.Log10(Math.Abs(row.Moment))))]);
        }
        Charts.Label(plot, FormattableString.Invariant($"|Δₙ(w)| of a bump of width {options.Width}"), "memory μ = 1/ω", "|Δₙ|");
        Charts.Logarithmic(plot.Axes.Left);
        return Charts.Single(plot);
    }
}
