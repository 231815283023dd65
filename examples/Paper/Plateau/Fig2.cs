using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CurseOfMemory;
using Paper.Verbs;

namespace Paper.Plateau;

/// <summary>What to run of Figure 2; <c>plateau</c> takes more.</summary>
internal sealed record Fig2Options : VerbOptions
{
    [Description("The relative tolerance of the flows.")]
    [Range(1e-14, 1e-4)]
    public double Rtol { get; init; } = 1e-10;

    public PlateauOptions Plateau => new() { Quick = Quick, Flow = FlowOptions.DormandPrince8 with { RelativeTolerance = Rtol } };
}

/// <summary>The verb <c>fig2</c>: the experiment of <c>plateau</c> with its verdicts one by one.</summary>
internal static class Fig2
{
    public static Findings Run(Fig2Options options, RunContext context)
    {
        List<PlateauCurve> curves = [];
        foreach (PlateauCurve curve in PlateauExperiment.Run(options.Plateau, context.Cancellation))
        {
            curves.Add(curve);
            context.Report(FormattableString.Invariant($"start {curve.Start.Name}, mu = {curve.Memory}: {curve.Outcome}"));
        }
        return FindingsOf(curves, options.Plateau);
    }

    /// <summary>Curves as findings: every hitting time against its reference, and the growth with the memory.</summary>
    public static Findings FindingsOf(IReadOnlyList<PlateauCurve> curves, PlateauOptions options) => new()
    {
        Verdicts = [.. PlateauVerdict.Of(curves, PlateauReference.Embedded, options).Comparisons.SelectMany(Hits), .. curves.GroupBy(curve => curve.Start).SelectMany(Growth)],
        Sheets = [.. curves.Select(PlateauReport.Sheet)],
        Figures =
        [
            new Figure("plateau", "Figure 2: the loss stays where it started for a time that grows exponentially with the target's memory.",
                PlateauFigure.PanelWidth * curves.Select(curve => curve.Start).Distinct().Count(), PlateauFigure.Height, () => PlateauFigure.Draw(curves, options)),
        ],
    };

    private static IEnumerable<Verdict> Hits(PlateauComparison row)
    {
        string run = FormattableString.Invariant($"start {row.Curve.Start.Name}, mu = {row.Curve.Memory}");
        if (row.LossError is not null)
            yield return new($"tau at which the loss has changed, {run}", "binary128 reference", row.Curve.LossChanged?.Tau ?? double.NaN, row.Reference!.LossChanged, PlateauComparison.Tolerance);
        if (row.ParameterError is not null)
            yield return new($"tau at which theta has moved, {run}", "binary128 reference", row.Curve.ParametersMoved?.Tau ?? double.NaN, row.Reference!.ParametersMoved, PlateauComparison.Tolerance);
    }

    /// <summary>Each step in memory lengthens the plateau: by more than e^{w/2} for each unit of mu, w the smallest rate at the start.</summary>
    private static IEnumerable<Verdict> Growth(IGrouping<PlateauStart, PlateauCurve> curves) =>
        from pair in curves.Zip(curves.Skip(1))
        let slope = Math.Log((pair.Second.LossChanged?.Tau ?? double.NaN) / (pair.First.LossChanged?.Tau ?? double.NaN)) / (pair.Second.Memory - pair.First.Memory)
        select new Verdict(
            FormattableString.Invariant($"growth rate of the plateau from mu = {pair.First.Memory} to {pair.Second.Memory}, start {curves.Key.Name}"),
            "Theorem 5.1: exponential in mu", slope, curves.Key.Rates.Min() / 2, 0, Comparison.AtLeast);
}
