using Paper.Training;
using Paper.Verbs;

namespace Paper.GeneralCases;

/// <summary>A case of Figure 4 with its runs.</summary>
/// <param name="Intensity">Of the noise: what the expected loss is J times.</param>
internal sealed record Fig4Result(Fig4Case Case, TrainingCurve[] Curves, double Intensity)
{
    /// <summary>A plateau lasts at least so many times as long as the way to it.</summary>
    public const double Long = 5;

    public int Plateaus => Curves.Count(curve => curve.Length >= Long);

    public int BlowUps => Curves.Count(curve => curve.Outcome.End == TrainingEnd.BlowUp);

    /// <summary>The median over starts of how many times longer than its beginning the plateau lasted; 1 where there was none.</summary>
    public double MedianLength
    {
        get
        {
            double[] lengths = [.. Curves.Select(curve => double.IsNaN(curve.Length) ? 1 : curve.Length).Order()];
            return 0.5 * (lengths[lengths.Length / 2] + lengths[(lengths.Length - 1) / 2]);
        }
    }

    public string Sentence
    {
        get
        {
            int[] ends = [.. Curves.Where(curve => curve.Length >= Long).Select(curve => curve.Outcome.Step).Order()];
            string name = $"{Case.Panel}, {Case.Title}";
            return ends.Length == 0
                ? $"{name}: no plateau in {Curves.Length} runs; {string.Join(", ", Curves.Select(curve => $"{curve.Outcome}"))}."
                : $"{name}: a plateau in {ends.Length} of {Curves.Length} runs, to step {ends[0]}..{ends[^1]}; {Curves.Count(curve => curve.Outcome.End == TrainingEnd.Steps)} never left it, {BlowUps} left it by blow-up.";
        }
    }
}

/// <summary>Figure 4: the plateau with full recurrent matrices, tanh, Adam, sample paths and random cosines.</summary>
internal static class Fig4Experiment
{
    public static Findings Run(Fig4Options options, RunContext context)
    {
        IReadOnlyList<Fig4Case> cases = Fig4Case.Of(options);
        var training = new Fig4Training(options);
        IReadOnlyDictionary<string, TrainingCurve[]> curves = TrainingRuns.Run([.. cases.Select(training.CaseOf)], context);
        return Fig4Report.Of([.. cases.Select(one => new Fig4Result(one, curves[one.Name], training.Intensity(one)))], options);
    }
}
