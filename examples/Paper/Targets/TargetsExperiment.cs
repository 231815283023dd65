using Paper.Verbs;

namespace Paper.Targets;

/// <summary>Targets with other memories: how they fade, how well trained models fit them, and how much their weights may be perturbed.</summary>
internal static class TargetsExperiment
{
    public static Findings Run(TargetsOptions options, RunContext context)
    {
        MemoryFunction[] memories = [.. options.Targets.Select(one => MemoryFunction.Of(one.Name, one.Target))];
        TrainedModel[] models = Train(options, context);
        return new Findings
        {
            Verdicts = [.. memories.Select(Response), .. Decays(memories, options), .. Exponential(models, options), .. models.GroupBy(model => model.Target).SelectMany(Consistent), .. Memory(models)],
            Sheets = [MemorySheet(memories), ModelSheet(models), ErrorSheet(models, options.Betas)],
            Figures =
            [
                new Figure("targets", "The memory functions of five targets, and the worst relative loss of trained models when every weight is perturbed by at most beta: the largest that was found, and shaded what lies between it and the upper bound. A line ends where beta reaches the smallest rate: from there on the worst loss is infinite.", 1400, 1000, () => TargetsDrawing.Draw(memories, models, options.Betas)),
                new Figure("targets-terms", "The same against the number of terms: with more terms a model fits better and stands less.", 1400, 1000, () => TargetsDrawing.DrawTerms(models, options)),
            ],
            Remarks =
            [
                "The worst loss lies between the largest that was found, at every corner of the box up to m = 4 and by ascents from corners, and an upper bound that is at most twice as large: of all kernels in the box one corner's lies above and one corner's lies below at every t.",
                "Models are trained from several starts; for targets that no sum of real exponentials comes near, training ends in local minima.",
            ],
        };
    }

    private static TrainedModel[] Train(TargetsOptions options, RunContext context)
    {
        var models = new TrainedModel[options.Targets.Count][];
        Parallel.For(0, models.Length, new ParallelOptions { CancellationToken = context.Cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            models[i] = [.. TrainedModel.Of(options.Targets[i].Name, options.Targets[i].Target, options, context.Cancellation)];
            lock (models)
                context.Report($"{options.Targets[i].Name}: {string.Join(", ", models[i].Select(model => FormattableString.Invariant($"relative loss {model.Loss:G3} with m = {model.Terms}")))}");
        });
        return [.. models.SelectMany(family => family)];
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
        yield return new(FormattableString.Invariant($"E_1({beta:G3}) of the exponential"), "closed form at (1 + beta, 1 - beta)", one.Errors[at].Found, worst, 1e-5);
        yield return new(FormattableString.Invariant($"upper bound of E_1({beta:G3}) of the exponential"), "closed form: the kernels above are farther than those below", one.Errors[at].Bound, worst, 1e-5);
        double slope = Math.Log(one.Errors[options.PerDecadeOfRun].Found / one.Errors[0].Found) / Math.Log(options.Betas[options.PerDecadeOfRun] / options.Betas[0]);
        yield return new("slope of ln E_1 against ln beta at small beta, exponential", "a minimum with loss 0", slope, 2, 1e-2);
    }

    private static IEnumerable<Verdict> Consistent(IGrouping<string, TrainedModel> family)
    {
        WorstPerturbation[] finite = [.. family.SelectMany(model => model.Errors).Where(error => double.IsFinite(error.Bound))];
        yield return new($"least factor from beta to the next larger of the worst loss, {family.Key}", "a larger box holds the smaller", family.Min(LeastGrowth), 1, 1e-6, Comparison.AtLeast);
        yield return new($"largest quotient of the worst loss found and its upper bound, {family.Key}", "no model in the box is worse than the bound", finite.Largest(error => error.Found / error.Bound), 1, 1e-6, Comparison.AtMost);
        yield return new($"largest quotient of the upper bound and the worst loss found, {family.Key}", "J(above) + J(below) is at most twice the larger", finite.Largest(error => error.Bound / error.Found), 2, 1e-6, Comparison.AtMost);
        double[] losses = [.. family.Select(model => model.Loss)];
        yield return new($"largest increase of the relative loss with the number of terms, {family.Key}", "a smaller model is a larger one with spare neurons", losses.Zip(losses.Skip(1), (less, more) => more - less).Append(0).Largest(), 1e-15, 0, Comparison.AtMost);
    }

    private static double LeastGrowth(TrainedModel model) => model.Errors.Zip(model.Errors.Skip(1), (less, more) => double.IsInfinity(more.Found) ? 1 : more.Found / less.Found).Min();

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
        ["target", "m", "beta", "worst relative loss found", "upper bound"],
        [.. from model in models from i in Enumerable.Range(0, betas.Length) select new object?[] { model.Target, model.Terms, betas[i], model.Errors[i].Found, model.Errors[i].Bound }]);
}
