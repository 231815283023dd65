using Paper.Output;
using Paper.Verbs;
using ScottPlot;

namespace Paper.Training;

/// <summary>Mean and standard deviation over random starts at the steps that all of them kept.</summary>
internal sealed record TrainingMean(int[] Steps, double[] Mean, double[] Deviation, double[] Population)
{
    public static TrainingMean Of(IReadOnlyList<TrainingCurve> curves)
    {
        int count = curves.Min(curve => curve.Steps.Length);
        int[] steps = [.. curves[0].Steps.Take(count)];
        double[] mean = [.. steps.Select((_, i) => curves.Average(curve => curve.Losses[i]))];
        return new(
            steps, mean,
            [.. steps.Select((_, i) => Math.Sqrt(curves.Sum(curve => (curve.Losses[i] - mean[i]) * (curve.Losses[i] - mean[i])) / Math.Max(1, curves.Count - 1)))],
            curves[0].Populations.Length == 0 ? [] : [.. steps.Select((_, i) => curves.Average(curve => curve.Populations[i]))]);
    }

    /// <summary>The mean at the last kept step that is at most <paramref name="step"/>.</summary>
    public double At(int step) => Mean[Array.FindLastIndex(Steps, kept => kept <= step)];

    public Sheet ToSheet(string name) => new(name, ["step", "mean loss", "standard deviation", "mean expected loss"],
        [.. Steps.Select((step, i) => new object?[] { step, Mean[i], Deviation[i], Population.Length == 0 ? null : Population[i] })]);

    /// <summary>Draws both over the logarithms of steps and losses, step 0 left out.</summary>
    public void Draw(Plot plot, int number, string name)
    {
        int[] drawn = [.. Enumerable.Range(0, Steps.Length).Where(i => Steps[i] > 0)];
        Charts.Band(plot, number, [.. drawn.Select(i => (X(i), Math.Log10(Math.Max(Mean[i] - Deviation[i], Mean[i] / 10)), Math.Log10(Mean[i] + Deviation[i])))]);
        Charts.Curve(plot, number, name, [.. drawn.Select(i => (X(i), Math.Log10(Mean[i])))]);
    }

    private double X(int i) => Math.Log10(Steps[i]);
}
