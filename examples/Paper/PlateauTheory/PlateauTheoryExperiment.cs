using CurseOfMemory;
using Paper.Output;
using Paper.Verbs;
using ScottPlot;

namespace Paper.PlateauTheory;

/// <summary>Propositions C.1 to C.3 and Theorem C.1, beside the measured flow and the closed asymptotic.</summary>
internal static class PlateauTheoryExperiment
{
    public static Findings Run(PlateauTheoryOptions options, RunContext context)
    {
        TheoryCase[] cases = [.. from start in TheoryStart.All from mu in options.Memories select new TheoryCase(start, mu, BumpTemplate.Gaussian)];
        List<TheoryRun> runs = [];
        foreach (TheoryCase theory in cases.Where(theory => IsShort(theory, options)))
        {
            runs.AddRange(options.Delta.Select(delta => TheoryRun.Of(theory, delta, options.Rtol)));
            context.Report(FormattableString.Invariant($"{theory.Start.Name}, mu = {theory.Memory}: theta moves by {runs[^1].Delta} at tau = {runs[^1].Theta:G6}, no sooner than {theory.LowerBound(runs[^1].Delta):G6}"));
        }
        TemplateRow[] templates = [.. BumpTemplate.All.Select(template => TemplateRow.Of(template, options.Rtol))];
        context.Report("templates of the bump");
        WidthRow[] widths = WidthRow.All(options.Rtol);
        NearStart[] near = [.. NearStart.All(options.Rtol)];
        LinearPath[] path = LinearPath.Of(new TheoryCase(TheoryStart.E, 14, BumpTemplate.Gaussian), 0.3, options.Rtol);
        context.Report("widths, starts off M*, the linearised path");
        return new Findings
        {
            Verdicts = [.. cases.SelectMany(Local), .. runs.SelectMany(Hits), .. runs.Where(run => run.Case.Start.Name == "E" && run.Delta == 0.01 && run.Case.Memory >= 24).Select(Asymptotic), .. Symmetric(options), .. templates.SelectMany(row => row.Verdicts()), .. WidthRow.Verdicts(widths), .. near.SelectMany(row => row.Verdicts()), .. Parts(path)],
            Sheets = [LocalSheet(cases), RunSheet(runs), TemplateRow.Sheet(templates), WidthRow.Sheet(widths), NearStart.Sheet(near), PathSheet(path)],
            Figures = [new("plateau-theory", "Start E: the measured time on the plateau, the paper's lower bound, whose slope is off by a square, and the closed asymptotic (left); the way of the flow and of its linearisation at mu = 14, which part where it leaves the plateau (right).", 1400, 600, () => Charts.Row([Draw(runs, options.Delta[0]), DrawPath(path)]))],
            Remarks = ["The proof of Theorem C.1 integrates an O(delta^2) error over exponentially long times: its bound holds, but is a formal argument (errata).", "The bound falls like 1/sqrt m since that bounds |grad J|; with the target's term shared by m neurons the amplitudes fall like 1/m, and the measured times grow with m.", .. templates.Select(row => $"{row.Template.Name}: {string.Join(", ", row.Template.Conditions().Select(condition => $"{condition.Name} {(condition.Holds ? "holds" : "fails")}"))}.")],
        };
    }

    private static bool IsShort(TheoryCase theory, PlateauTheoryOptions options) =>
        Math.Exp((2 * theory.Start.Rates.Min() * theory.Memory) - 4) / (theory.Memory * theory.Memory) <= options.Longest;

    private static IEnumerable<Verdict> Local(TheoryCase theory)
    {
        string where = FormattableString.Invariant($"{theory.Start.Name}, mu = {theory.Memory}");
        yield return new($"J at the start, {where}", "Proposition C.1: ||rho0||^2", theory.Value, theory.Plateau, 1e-12);
        // a smaller one is less than a million rounding errors of J
        if (theory.GradientNormTheory > 1e-9)
            yield return new($"|grad J| at the start, {where}", "Proposition C.2 (91)", theory.GradientNorm, theory.GradientNormTheory, 1e-6);
        yield return new($"eigenvalues that don't vanish with omega, {where}", "Proposition C.3: 2 m* + |I_0|", theory.Spectrum.Eigenvalues.Count(value => Math.Abs(value) > theory.SmallEigenvalueBound), theory.MostLargeEigenvalues, 0, Comparison.AtMost);
    }

    private static IEnumerable<Verdict> Hits(TheoryRun run)
    {
        string where = FormattableString.Invariant($"{run.Case.Start.Name}, mu = {run.Case.Memory}, delta = {run.Delta}");
        yield return new($"time until theta has moved, {where}", "Theorem C.1, lower bound", run.Theta, run.Case.LowerBound(run.Delta), 0, Comparison.AtLeast);
        yield return new($"loss over theta at equal delta, {where}", "Theorem C.1 (107)", run.Loss / run.Theta, 1, 0, Comparison.AtLeast);
    }

    private static Verdict Asymptotic(TheoryRun run) => new(
        FormattableString.Invariant($"escape time of start E, mu = {run.Case.Memory}"), "closed asymptotic (errata)", run.Loss, Asymptotic(run.Case.Memory), 0.02);

    private static double Asymptotic(double mu) => ReducedFlow.AsymptoticTime(TheoryStart.E.Rates[1], TheoryStart.E.Rates[0], new GaussianTarget(1, mu, 1));

    // Remark C.3 needs a component of g0 along an eigenvector of a negative eigenvalue: the symmetric start has none, and never escapes
    private static IEnumerable<Verdict> Symmetric(PlateauTheoryOptions options)
    {
        var theory = new TheoryCase(TheoryStart.Symmetric, 10, BumpTemplate.Gaussian);
        double[] downhill = theory.Spectrum.Eigenvector(0);
        double along = Math.Abs(downhill.Zip(theory.Gradient, (v, g) => v * g).Sum()) / theory.GradientNorm;
        FlowEvent changed = FlowEvent.LossChanged(0.01);
        FlowResult flow = GradientFlow.Run(theory.Loss, theory.Start.Theta, 1e4, FlowOptions.DormandPrince8 with { RelativeTolerance = options.Rtol, DenseOutput = false, Events = [changed] });
        yield return new("smallest eigenvalue at the symmetric start, mu = 10", "Proposition C.3", theory.Spectrum.Smallest, 0, 0, Comparison.AtMost);
        yield return new("part of the gradient downhill at the symmetric start, mu = 10", "Remark C.3's premise fails: 0", along, 1e-8, 0, Comparison.AtMost);
        yield return new("tau up to which the symmetric start stays, mu = 10", "errata: it never escapes", flow.First(changed)?.Tau ?? flow.Final.Tau, 1e4, 1e-12, Comparison.AtLeast);
    }

    // (109) holds up to O(delta^2)
    private static IEnumerable<Verdict> Parts(LinearPath[] path)
    {
        LinearPath early = path.Last(point => point.Flow <= 0.01);
        yield return new("distance of flow and linearised path over the square of the way, where that is up to 0.01, start E, mu = 14", "(109): O(delta^2)", early.Parting / (early.Flow * early.Flow), 10, 0, Comparison.AtMost);
        yield return new("the same where theta has moved by 0.3, over the way: they have parted", "errata: the linearisation is formal", path[^1].Parting / path[^1].Flow, 0.2, 0, Comparison.AtLeast);
    }

    private static Sheet PathSheet(IEnumerable<LinearPath> path) => new(
        "plateau-theory-path", ["tau", "way of the flow", "way of the linearised path", "distance between them"], [.. path.Select(point => new object?[] { point.Tau, point.Flow, point.Linear, point.Parting })]);

    private static Plot DrawPath(LinearPath[] path)
    {
        var plot = new Plot();
        Charts.Curve(plot, 0, "flow: ‖θ − θ(0)‖", [.. path.Select(point => (Math.Log10(point.Tau), Math.Log10(point.Flow)))]);
        Charts.Curve(plot, 1, "linearised (109)", [.. path.Select(point => (Math.Log10(point.Tau), Math.Log10(point.Linear)))]);
        Charts.Curve(plot, 2, "distance between them", [.. path.Select(point => (Math.Log10(point.Tau), Math.Log10(point.Parting)))]);
        Charts.Label(plot, "Start E, μ = 14: flow and linearised path", "time τ", "way from the start");
        Charts.Logarithmic(plot.Axes.Bottom);
        Charts.Logarithmic(plot.Axes.Left);
        return plot;
    }

    private static Sheet LocalSheet(IEnumerable<TheoryCase> cases) => new(
        "plateau-theory-local",
        ["start", "mu", "J", "||rho0||^2", "|g0|", "by (91)", "lambda_min", "bound of small ones"],
        [.. cases.Select(theory => new object?[] { theory.Start.Name, theory.Memory, theory.Value, theory.Plateau, theory.GradientNorm, theory.GradientNormTheory, theory.Spectrum.Smallest, theory.SmallEigenvalueBound })]);

    private static Sheet RunSheet(IEnumerable<TheoryRun> runs) => new(
        "plateau-theory-runs",
        ["start", "mu", "delta", "tau: theta", "tau: loss", "lower bound", "distance from the linearised path at delta/2", "at delta"],
        [.. runs.Select(run => new object?[] { run.Case.Start.Name, run.Case.Memory, run.Delta, run.Theta, run.Loss, run.Case.LowerBound(run.Delta), run.HalfParting, run.Parting })]);

    private static Plot Draw(List<TheoryRun> runs, double delta)
    {
        var plot = new Plot();
        TheoryRun[] e = [.. runs.Where(run => run.Case.Start.Name == "E" && run.Delta == delta)];
        Charts.Curve(plot, 0, FormattableString.Invariant($"loss has changed by {delta}"), [.. e.Select(run => (run.Case.Memory, Math.Log10(run.Loss)))]);
        Charts.Curve(plot, 1, FormattableString.Invariant($"θ has moved by {delta}"), [.. e.Select(run => (run.Case.Memory, Math.Log10(run.Theta)))]);
        Charts.Curve(plot, 2, "paper's lower bound (112) for θ", [.. e.Select(run => (run.Case.Memory, Math.Log10(run.Case.LowerBound(run.Delta))))]);
        Charts.Curve(plot, 3, "closed asymptotic for the loss (errata)", [.. e.Select(run => (run.Case.Memory, Math.Log10(Asymptotic(run.Case.Memory))))]);
        Charts.Label(plot, "Start E: time on the plateau", "memory μ = 1/ω", "time τ");
        Charts.Logarithmic(plot.Axes.Left);
        return plot;
    }
}
