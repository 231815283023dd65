using Paper.Output;
using Paper.Training;
using Paper.Verbs;
using ScottPlot;
using ScottPlot.Plottables;

namespace Paper.MotivatingTests;

/// <summary>Figure 1's verdicts, tables and drawing.</summary>
internal static class Fig1Report
{
    /// <summary>The steps at which the errata state the losses of (a) and (b), and of (c).</summary>
    private const int Early = 30, OnPlateau = 296, StillThere = 935, Long = 5000, LorenzEarly = 374, LorenzLate = 1599;

    public static Findings Of(Fig1Results results)
    {
        TrainingMean a = Mean(results, "exponentials"), b = Mean(results, "airy"), c = Mean(results, "lorenz"), bias = Mean(results, "lorenz-bias");
        return new Findings
        {
            Verdicts = [.. Linear(a, b, results), .. Sweep(results), .. Lorenz(c, bias, results)],
            Sheets = [a.ToSheet("fig1a"), b.ToSheet("fig1b"), c.ToSheet("fig1c"), bias.ToSheet("fig1c-bias"), HalvingSheet(results), .. results.Halvings.Select(halving => halving.Curve.ToSheet(Invariant($"fig1b-t{halving.T0}-s{halving.S0}")))],
            Figures = [new Figure("fig1", "Figure 1: mean and standard deviation over random starts. A sum of exponentials is learned at once (a), an Airy function only after a plateau (b), the Lorenz-96 system slows down long before the floor of networks without bias (c).", 1300, 1150, () => Fig1Drawing.Draw(a, b, c, bias, results))],
            Remarks =
            [
                FormattableString.Invariant($"(a) sampled loss {a.At(0):G3} at the start, {a.At(Early):G3} at step {Early}, {a.Mean[^1]:G3} at step {a.Steps[^1]}; expected loss there {a.Population[^1]:G3}."),
                FormattableString.Invariant($"(b) sampled loss {b.At(0):G3} at the start, {b.At(OnPlateau):G3} at step {OnPlateau}, {b.At(StillThere):G3} at step {StillThere}, {b.Mean[^1]:G3} at step {b.Steps[^1]}; expected loss there {b.Population[^1]:G3}."),
                FormattableString.Invariant($"(c) loss {c.At(0):G3} at the start, {c.At(LorenzEarly):G3} at step {LorenzEarly}, {c.Mean[^1]:G3} at step {c.Steps[^1]}; floor of an odd model {results.OddFloor:G3}; with bias {bias.Mean[^1]:G3} at step {bias.Steps[^1]}."),
                "A tanh network without bias is odd in its input and the Lorenz-96 system is not: without bias (c) comes to rest on the floor E((y(x) + y(-x))/2)^2, and only a network with bias falls below it.",
            ],
        };
    }

    private static TrainingMean Mean(Fig1Results results, string name) => TrainingMean.Of(results.Curves[name]);

    private static IEnumerable<Verdict> Linear(TrainingMean a, TrainingMean b, Fig1Results results)
    {
        double fast = Halved(a), slow = Halved(b);
        yield return new("(a) step at which the mean loss has halved", "errata: falls within 30 steps", fast, Early, 0, Comparison.AtMost);
        if (results.Options.TargetSeed == Fig1Options.DefaultTarget)
            yield return new(Invariant($"(a) mean loss at step {Early} over that at the start"), "errata: 0.0003-0.002 of 1.1-2.3", a.At(Early) / a.At(0), 0.002 / 1.1, 0, Comparison.AtMost);
        yield return new("(b) step at which the mean loss has halved, over that of (a)", "Figure 1", slow / fast, 20, 0, Comparison.AtLeast);
        yield return new(Invariant($"(b) mean loss at step {StillThere} over that at step {OnPlateau}: the plateau"), "errata: 0.14-0.25 after 0.17-0.28", b.At(StillThere) / b.At(OnPlateau), 0.6, 0, Comparison.AtLeast);
        if (results.Options.Steps >= Long)
            yield return new(Invariant($"(b) mean loss at step {b.Steps[^1]} over that at step {OnPlateau}: the fall behind it"), "errata: 0.005-0.008 at the end", b.Mean[^1] / b.At(OnPlateau), 0.1, 0, Comparison.AtMost);
        if (results.Options is { T0: 3, S0: 2.25, Horizon: 6.4 })
            yield return new("(b) squared norm of the target", "50-digit reference 0.36872684933", results.AirySquaredNorm, 0.36872684933, 1e-3);
    }

    private static double Halved(TrainingMean mean) => TrainingCurve.FirstBelow(mean.Steps, mean.Mean, 0.5 * mean.Mean[0]);

    private static IEnumerable<Verdict> Sweep(Fig1Results results)
    {
        foreach (Halving halving in results.Halvings.Where(halving => double.IsFinite(halving.Errata)))
            yield return new(Invariant($"factor between the halving step at t0 = {halving.T0}, {halving.Mean:G4}, and about {halving.Errata}"), "errata", Math.Exp(Math.Abs(Math.Log(halving.Mean / halving.Errata))), 1.5, 0, Comparison.AtMost);
        foreach ((Halving less, Halving more) in Pairs(results.Halvings, halving => halving.S0 == results.Options.S0, halving => halving.T0))
            yield return new(Invariant($"halving step at t0 = {more.T0} over that at t0 = {less.T0}"), "Appendix C.3: slower with t0", more.Mean / less.Mean, 1, 0, Comparison.AtLeast);
        foreach ((Halving less, Halving more) in Pairs(results.Halvings, halving => halving.T0 == results.Options.T0, halving => halving.S0))
            yield return new(Invariant($"halving step at s0 = {more.S0} over that at s0 = {less.S0}"), "Appendix C.3: slower with s0", more.Mean / less.Mean, 1, 0, Comparison.AtLeast);
    }

    private static IEnumerable<(Halving Less, Halving More)> Pairs(IEnumerable<Halving> halvings, Func<Halving, bool> belongs, Func<Halving, double> order)
    {
        Halving[] ordered = [.. halvings.Where(belongs).OrderBy(order)];
        return ordered.Zip(ordered.Skip(1));
    }

    private static IEnumerable<Verdict> Lorenz(TrainingMean c, TrainingMean bias, Fig1Results results)
    {
        // a run that ends before says nothing of these steps
        if (Math.Min(c.Steps[^1], bias.Steps[^1]) < LorenzLate)
            yield break;
        double first = (c.At(0) - c.At(LorenzEarly)) / LorenzEarly, later = (c.At(LorenzEarly) - c.At(LorenzLate)) / (LorenzLate - LorenzEarly);
        yield return new(Invariant($"(c) mean loss at step {LorenzEarly} over that at the start"), "errata: 0.11 of 0.82", c.At(LorenzEarly) / c.At(0), 0.25, 0, Comparison.AtMost);
        yield return new(Invariant($"(c) fall for each step from {LorenzEarly} to {LorenzLate} over that before: the slow part"), "Figure 1", later / first, 0.1, 0, Comparison.AtMost);
        yield return new(Invariant($"(c) mean loss at step {LorenzLate} over the floor of an odd model: slow before the floor"), "errata: 0.068 over 0.06", c.At(LorenzLate) / results.OddFloor, 1.05, 0, Comparison.AtLeast);
        yield return new("(c) mean loss at the end with bias over that of the same step without", "errata: 0.009 against 0.06", bias.Mean[^1] / c.At(bias.Steps[^1]), 0.5, 0, Comparison.AtMost);
    }

    private static Sheet HalvingSheet(Fig1Results results) => new(
        "fig1-halving",
        ["t0", "s0", "mean halving step", "least", "largest", "errata, about"],
        [.. results.Halvings.Select(halving => new object?[] { halving.T0, halving.S0, halving.Mean, halving.Steps.Min(), halving.Steps.Max(), double.IsNaN(halving.Errata) ? null : halving.Errata })]);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>The three panels of Figure 1.</summary>
internal static class Fig1Drawing
{
    public static Multiplot Draw(TrainingMean a, TrainingMean b, TrainingMean c, TrainingMean bias, Fig1Results results)
    {
        Plot exponentials = new(), airy = new(), sweep = new(), lorenz = new();
        a.Draw(exponentials, 1, "sampled loss, mean ± deviation");
        Expected(exponentials, a);
        b.Draw(airy, 1, "sampled loss, mean ± deviation");
        Expected(airy, b);
        c.Draw(lorenz, 1, "without bias");
        bias.Draw(lorenz, 2, "with bias");
        HorizontalLine floor = lorenz.Add.HorizontalLine(Math.Log10(results.OddFloor), 2, Colors.Black, LinePattern.Dotted);
        floor.LegendText = "floor of an odd model";
        for (int i = 0; i < results.Halvings.Count; i++)
            results.Halvings[i].Curve.Draw(sweep, i, FormattableString.Invariant($"t₀ = {results.Halvings[i].T0}, s₀ = {results.Halvings[i].S0}"));
        Label(sweep, "(b) with other t₀ and s₀, expected loss");
        foreach (Plot plot in new[] { exponentials, airy, sweep })
            plot.Axes.SetLimitsY(-5.3, 0.6);
        Label(exponentials, "(a) exponential sum, linear RNN, GD");
        Label(airy, "(b) Airy function, linear RNN, GD");
        Label(lorenz, "(c) Lorenz-96, tanh RNN, Adam");
        return Charts.Grid([exponentials, airy, sweep, lorenz], columns: 2);
    }

    private static void Expected(Plot plot, TrainingMean mean) =>
        Charts.Curve(plot, 2, "expected loss", [.. Enumerable.Range(0, mean.Steps.Length).Where(i => mean.Steps[i] > 0).Select(i => (Math.Log10(mean.Steps[i]), Math.Log10(mean.Population[i])))]);

    private static void Label(Plot plot, string title)
    {
        Charts.Label(plot, title, "training step", "loss");
        Charts.Logarithmic(plot.Axes.Bottom);
        Charts.Logarithmic(plot.Axes.Left);
    }
}
