using CurseOfMemory;
using Paper.Definitions;
using Paper.Output;
using Paper.Verbs;
using ScottPlot;

namespace Paper.Momentum;

/// <summary>Appendix E: how long gradient descent and momentum take to leave a flat saddle.</summary>
internal static class MomentumExperiment
{
    public static Findings Run(MomentumOptions options, RunContext context)
    {
        List<Escape> escapes = [];
        foreach (double eps in options.Eps.Distinct().OrderDescending())
        {
            escapes.Add(Escape.Of(eps, options));
            context.Report(FormattableString.Invariant($"eps = {eps:G3}: gradient flow {escapes[^1].Flow:G8}, with momentum {escapes[^1].Momentum:G8}, heavy ball {escapes[^1].HeavyBall} steps"));
        }
        return new Findings
        {
            Verdicts = [.. escapes.SelectMany(Verdicts), .. Slopes(escapes), .. MomentumReference.All.Where(row => !options.Quick || row.Eps >= 1e-4).SelectMany(row => Compared(row, options))],
            Sheets = [TableOf(escapes)],
            Figures = [new Figure("momentum", "Time to leave the saddle against its flatness: a line of slope -1 for gradient flow, of slope -1/2 for momentum, up to logarithms.", 760, 560, () => Draw(escapes))],
        };
    }

    private static IEnumerable<Verdict> Verdicts(Escape escape)
    {
        yield return new(FormattableString.Invariant($"escape of gradient flow, eps = {escape.Eps:G3}"), "exact solution of (145)", escape.Flow, escape.FlowTheory, 1e-9);
        yield return new(FormattableString.Invariant($"escape with momentum, eps = {escape.Eps:G3}"), "exact solution (148)", escape.Momentum, escape.MomentumTheory, 1e-9);
        yield return new(FormattableString.Invariant($"steps of the heavy ball, eps = {escape.Eps:G3}"), "exact solution of its recurrence", escape.HeavyBall, escape.HeavyBallTheory, 1e-12);
    }

    private static IEnumerable<Verdict> Compared(MomentumReference row, MomentumOptions options)
    {
        (double flow, double momentum) = Escape.Times(row.Eps, row.Delta, row.Gap, options.Rtol);
        string where = FormattableString.Invariant($"eps = {row.Eps:G3}, delta = {row.Delta:G3}, gap = {row.Gap:G3}");
        yield return new($"escape of gradient flow, {where}", "60 digits", flow, row.Flow, 1e-9);
        yield return new($"escape with momentum, {where}", "60 digits", momentum, row.Momentum, 1e-9);
    }

    // d ln tau / d ln eps, of tau = ln(c / eps) / (2 eps) and of k = ln(c / eps) / (2 sqrt(eps)): -1 and -1/2, less a logarithm's own slope
    private static IEnumerable<Verdict> Slopes(List<Escape> escapes)
    {
        foreach ((Escape flat, Escape flatter) in escapes.Zip(escapes.Skip(1)))
        {
            double Slope(Func<Escape, double> time) => Math.Log(time(flatter) / time(flat)) / Math.Log(flatter.Eps / flat.Eps);
            double logarithm = Slope(escape => Math.Log(escape.Growth));
            yield return new(FormattableString.Invariant($"slope of gradient flow's log time, eps = {flatter.Eps:G3}"), "O(1/eps ln 1/eps)", Slope(escape => escape.Flow), -1 + logarithm, 1e-2);
            yield return new(FormattableString.Invariant($"slope of momentum's log time, eps = {flatter.Eps:G3}"), "O(1/sqrt(eps) ln 1/eps)", Slope(escape => escape.Momentum), -0.5 + Slope(escape => Math.Log(2 * Math.Sqrt(escape.Growth))), 4e-2);
            yield return new(FormattableString.Invariant($"slope of the heavy ball's log time, eps = {flatter.Eps:G3}"), "O(1/sqrt(eps) ln 1/eps)", Slope(escape => escape.HeavyBall), -0.5 + Slope(escape => Math.Log(2 * Math.Sqrt(escape.Growth))), 4e-2);
        }
    }

    private static Sheet TableOf(IEnumerable<Escape> escapes) => new(
        "momentum",
        ["eps", "tau, gradient flow", "exact", "tau, momentum", "exact", "steps, heavy ball", "exact"],
        [.. escapes.Select(escape => new object?[] { escape.Eps, escape.Flow, escape.FlowTheory, escape.Momentum, escape.MomentumTheory, escape.HeavyBall, escape.HeavyBallTheory })]);

    private static Multiplot Draw(List<Escape> escapes)
    {
        var plot = new Plot();
        Charts.Curve(plot, 1, "gradient flow: time τ", [.. escapes.Select(escape => (Math.Log10(1 / escape.Eps), Math.Log10(escape.Flow)))]);
        Charts.Curve(plot, 3, "momentum, x″ = −∇f: time τ", [.. escapes.Select(escape => (Math.Log10(1 / escape.Eps), Math.Log10(escape.Momentum)))]);
        Charts.Curve(plot, 2, "heavy ball, η = 1, ρ = 1: steps", [.. escapes.Select(escape => (Math.Log10(1 / escape.Eps), Math.Log10(escape.HeavyBall)))]);
        Charts.Label(plot, "Leaving the saddle (x₁² − ε x₂²)/2", "flatness 1/ε", "time to leave");
        Charts.Logarithmic(plot.Axes.Bottom);
        Charts.Logarithmic(plot.Axes.Left);
        return Charts.Single(plot);
    }
}
