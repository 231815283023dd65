using Paper.Output;
using ScottPlot;

namespace Paper.Targets;

/// <summary>The drawings of the targets.</summary>
internal static class TargetsDrawing
{
    /// <summary>Memory functions, and for each target the worst loss against beta.</summary>
    public static Multiplot Draw(MemoryFunction[] memories, TrainedModel[] models, double[] betas) =>
        Charts.Grid([Memories(memories), .. models.GroupBy(model => model.Target).Select(family => AgainstBeta(family.Key, [.. family], betas))], columns: 3);

    /// <summary>For each target the worst loss against m.</summary>
    public static Multiplot DrawTerms(TrainedModel[] models, TargetsOptions options) =>
        Charts.Grid([.. models.GroupBy(model => model.Target).Select(family => AgainstTerms(family.Key, [.. family], options))], columns: 3);

    private static Plot Memories(MemoryFunction[] memories)
    {
        const double Least = 1e-7;
        var plot = new Plot();
        for (int n = 0; n < memories.Length; n++)
            Charts.Curve(plot, n, memories[n].Target, [.. memories[n].Curve.Select(point => (point.T, Math.Log10(Math.Max(point.Kernel, Least))))]);
        Charts.Label(plot, "Memory functions", "time t", "M(t) = |ρ(t)|");
        Charts.Logarithmic(plot.Axes.Left);
        plot.Axes.SetLimitsY(-5, 0.3);
        return plot;
    }

    private static Plot AgainstBeta(string target, TrainedModel[] models, double[] betas)
    {
        var plot = new Plot();
        for (int n = 0; n < models.Length; n++)
        {
            (double Beta, WorstPerturbation Error)[] finite = [.. betas.Zip(models[n].Errors).Where(one => double.IsFinite(one.Second.Bound))];
            Charts.Band(plot, n, [.. finite.Select(one => (Math.Log10(one.Beta), Math.Log10(one.Error.Found), Math.Log10(one.Error.Bound)))]);
            Charts.Curve(plot, n, $"m = {models[n].Terms}", [.. finite.Select(one => (Math.Log10(one.Beta), Math.Log10(one.Error.Found)))]);
        }
        return Labelled(plot, $"Perturbed models: {target}", "perturbation β of every weight");
    }

    private static Plot AgainstTerms(string target, TrainedModel[] models, TargetsOptions options)
    {
        var plot = new Plot();
        double[] betas = options.Betas;
        for (int decade = 0, n = 0; decade < betas.Length - 1; decade += options.PerDecadeOfRun, n++)
            Charts.Curve(plot, n, $"β = {LogarithmicTicks.Power((int)Math.Round(Math.Log10(betas[decade])))}", [.. models.Select(model => (Math.Log10(model.Terms), Math.Log10(model.Errors[decade].Found)))]);
        return Labelled(plot, $"Perturbed models: {target}", "number of terms m");
    }

    private static Plot Labelled(Plot plot, string title, string x)
    {
        Charts.Label(plot, title, x, "worst relative loss E(β)");
        Charts.Logarithmic(plot.Axes.Bottom);
        Charts.Logarithmic(plot.Axes.Left);
        return plot;
    }
}
