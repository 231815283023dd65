using Paper.Output;
using Paper.Verbs;
using ScottPlot;

namespace Paper.Targets;

/// <summary>Targets with other memories: how they fade, how well trained models fit them, and how much their weights may be perturbed.</summary>
internal static class TargetsExperiment
{
    public static Findings Run(TargetsOptions options, RunContext context)
    {
        MemoryFunction[] memories = [.. options.Targets.Select(one => MemoryFunction.Of(one.Name, one.Target))];
        TrainedModel[] models = new TrainedModel[options.Targets.Count * options.TermsOfRun.Length];
        Parallel.For(0, models.Length, new ParallelOptions { CancellationToken = context.Cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            (string name, var target) = options.Targets[i / options.TermsOfRun.Length];
            models[i] = TrainedModel.Of(name, target, options.TermsOfRun[i % options.TermsOfRun.Length], options, context.Cancellation);
            lock (models)
                context.Report(FormattableString.Invariant($"{name}, m = {models[i].Terms}: relative loss {models[i].Loss:G3}, smallest rate {models[i].SmallestRate:G3}"));
        });
        return new Findings
        {
            Verdicts = [.. memories.Select(Response), .. Decays(memories, options), .. Exponential(models, options), .. Order(models), .. Memory(models)],
            Sheets = [MemorySheet(memories), ModelSheet(models), ErrorSheet(models, options.Betas)],
            Figures = [new Figure("targets", "The memory functions of five targets, and the worst relative loss of trained models when every weight is perturbed by at most beta. A line ends where beta reaches the smallest rate: from there on the worst loss is infinite.", 1800, 1100, () => Draw(memories, models, options.Betas))],
            Remarks = ["The worst loss is the largest that several ascents from corners found: a lower bound of the supremum."],
        };
    }

    private static Verdict Response(MemoryFunction memory) =>
        new($"error of the memory function against |rho|, {memory.Target}", "Lemma A.1: the response to a step", memory.Error, 1e-6, 0, Comparison.AtMost);

    private static IEnumerable<Verdict> Decays(MemoryFunction[] memories, TargetsOptions options)
    {
        double Slope(MemoryFunction memory, Func<double, double> scale) => Math.Log(memory.Measured[^1] / memory.Measured[^20]) / (scale(memory.Times[^1]) - scale(memory.Times[^20]));
        yield return new("d ln M / dt of the exponential's memory function", "e^{-t}", Slope(memories[0], t => t), -1, 1e-4);
        yield return new("d ln M / d ln(1 + t) of the power law's memory function", "(1 + t)^{-alpha}", Slope(memories[1], t => Math.Log(1 + t)), -options.Alpha, 1e-4);
    }

    private static IEnumerable<Verdict> Exponential(TrainedModel[] models, TargetsOptions options)
    {
        if (models.FirstOrDefault(model => model is { Target: "exponential", Terms: 1 }) is not { } one)
            yield break;
        int at = Array.FindLastIndex(options.Betas, beta => beta < 0.5);
        double beta = options.Betas[at];
        // at a = 1 + beta, w = 1 - beta: a^2 / (2 w) - 2 a / (1 + w) + 1/2, over the squared norm 1/2
        double worst = ((1 + beta) * (1 + beta) / (1 - beta)) - (4 * (1 + beta) / (2 - beta)) + 1;
        yield return new(FormattableString.Invariant($"E_1({beta:G3}) of the exponential"), "closed form at (1 + beta, 1 - beta)", one.Errors[at], worst, 1e-5);
        double slope = Math.Log(one.Errors[options.PerDecadeOfRun] / one.Errors[0]) / Math.Log(options.Betas[options.PerDecadeOfRun] / options.Betas[0]);
        yield return new("slope of ln E_1 against ln beta at small beta, exponential", "a minimum with loss 0", slope, 2, 1e-2);
    }

    private static IEnumerable<Verdict> Order(TrainedModel[] models)
    {
        foreach (IGrouping<string, TrainedModel> group in models.GroupBy(model => model.Target))
        {
            double least = group.SelectMany(model => model.Errors.Zip(model.Errors.Skip(1), (less, more) => double.IsInfinity(more) ? 1 : more / less)).Min();
            yield return new($"least factor from beta to the next larger of the worst loss, {group.Key}", "a larger box holds the smaller", least, 1, 1e-6, Comparison.AtLeast);
        }
    }

    // long memory needs slow modes, and slow modes stand little perturbation
    private static IEnumerable<Verdict> Memory(TrainedModel[] models)
    {
        TrainedModel[] power = [.. models.Where(model => model.Target == "power law").OrderBy(model => model.Terms)];
        if (power.Length > 1)
            yield return new($"smallest rate at m = {power[^1].Terms} over that at m = {power[0].Terms}, power law: the perturbation it stands", "no exponential decay", power[^1].SmallestRate / power[0].SmallestRate, 0.5, 0, Comparison.AtMost);
    }

    private static Sheet MemorySheet(MemoryFunction[] memories) => new(
        "targets-memory",
        ["target", "t", "measured", "|rho|"],
        [.. from memory in memories from i in Enumerable.Range(0, memory.Times.Length) select new object?[] { memory.Target, memory.Times[i], memory.Measured[i], memory.Kernel[i] }]);

    private static Sheet ModelSheet(TrainedModel[] models) => new(
        "targets",
        ["target", "m", "relative loss", "smallest rate", "largest amplitude"],
        [.. models.Select(model => new object?[] { model.Target, model.Terms, model.Loss, model.SmallestRate, model.Theta.Take(model.Terms).Max(Math.Abs) })]);

    private static Sheet ErrorSheet(TrainedModel[] models, double[] betas) => new(
        "targets-errors",
        ["target", "m", "beta", "worst relative loss"],
        [.. from model in models from i in Enumerable.Range(0, betas.Length) select new object?[] { model.Target, model.Terms, betas[i], model.Errors[i] }]);

    private static Multiplot Draw(MemoryFunction[] memories, TrainedModel[] models, double[] betas)
    {
        const double Least = 1e-7;
        var memory = new Plot();
        for (int n = 0; n < memories.Length; n++)
            Charts.Curve(memory, n, memories[n].Target, [.. memories[n].Times.Zip(memories[n].Kernel, (t, m) => (t, Math.Log10(Math.Max(m, Least))))]);
        Charts.Label(memory, "Memory functions", "time t", "M(t) = |ρ(t)|");
        Charts.Logarithmic(memory.Axes.Left);
        memory.Axes.SetLimitsY(-5, 0.3);
        return Charts.Grid([memory, .. models.GroupBy(model => model.Target).Select(group => Errors(group.Key, [.. group], betas))], columns: 3);
    }

    private static Plot Errors(string target, TrainedModel[] models, double[] betas)
    {
        var plot = new Plot();
        for (int n = 0; n < models.Length; n++)
            Charts.Curve(plot, n, $"m = {models[n].Terms}", [.. betas.Zip(models[n].Errors, (beta, error) => (Math.Log10(beta), Math.Log10(error)))]);
        Charts.Label(plot, $"Perturbed models: {target}", "perturbation β of every weight", "worst relative loss E(β)");
        Charts.Logarithmic(plot.Axes.Bottom);
        Charts.Logarithmic(plot.Axes.Left);
        plot.Axes.SetLimitsY(-11, 5);
        return plot;
    }
}
