using Paper.Verbs;

namespace Paper.Plateau;

/// <summary>Figure 2's verdicts, tables and drawing.</summary>
internal static class PlateauReport
{
    /// <summary>The largest relative error of a hitting time that passes.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>Every hitting time against its reference, and the growth with the memory.</summary>
    public static Findings Of(IReadOnlyList<PlateauCurve> curves, PlateauOptions options) => Of(curves, options, PlateauReference.Embedded);

    public static Findings Of(IReadOnlyList<PlateauCurve> curves, PlateauOptions options, PlateauReference reference) => new()
    {
        Verdicts = [.. curves.SelectMany(curve => Hits(curve, reference.For(curve), options)), .. curves.GroupBy(curve => curve.Start).SelectMany(Growth)],
        Sheets = [HitSheet(curves), .. curves.Select(Sheet)],
        Figures =
        [
            new Figure("plateau", "Figure 2: the loss stays where it started for a time that grows exponentially with the target's memory.",
                PlateauFigure.PanelWidth * curves.Select(curve => curve.Start).Distinct().Count(), PlateauFigure.Height, () => PlateauFigure.Draw(curves, options)),
        ],
        Remarks = [Drop(curves), .. curves.Where(curve => !curve.AtRest).Select(curve => FormattableString.Invariant($"Not at rest: start {curve.Start.Name}, mu = {curve.Memory}: {curve.Outcome}."))],
    };

    private static string Drop(IReadOnlyList<PlateauCurve> curves)
    {
        PlateauCurve[] rest = [.. curves.Where(curve => curve.AtRest).OrderBy(curve => curve.Memory)];
        string measured = rest.Length == 0 ? "" : FormattableString.Invariant($": here {rest[0].Points[0].Loss - rest[0].Landing:G3} at mu = {rest[0].Memory} and {rest[^1].Points[0].Loss - rest[^1].Landing:G3} at mu = {rest[^1].Memory}");
        return $"The drop behind the plateau is small and shrinks with the memory{measured}. A threshold of 0.1 would never be reached from mu = 28 on, so that 0.01 is the default (errata).";
    }

    private static IEnumerable<Verdict> Hits(PlateauCurve curve, PlateauReferenceRun? reference, PlateauOptions options)
    {
        if (reference is null || !options.IsReferred)
            yield break;
        string run = FormattableString.Invariant($"start {curve.Start.Name}, mu = {curve.Memory}");
        // an event that is due after the end of the run is not compared; one that was due and did not happen fails
        if (curve.LossChanged is not null || reference.LossChanged <= options.Until)
            yield return new($"tau at which the loss has changed, {run}", "binary128 reference", curve.LossChanged?.Tau ?? double.NaN, reference.LossChanged, Tolerance);
        if (curve.ParametersMoved is not null || reference.ParametersMoved <= options.Until)
            yield return new($"tau at which theta has moved, {run}", "binary128 reference", curve.ParametersMoved?.Tau ?? double.NaN, reference.ParametersMoved, Tolerance);
        if (reference.Landing is { } landing && curve.AtRest)
            yield return new($"loss at rest, {run}", "binary128 reference", curve.Landing, landing, Tolerance);
    }

    /// <summary>Each step in memory lengthens the plateau: by more than e^{w/2} for each unit of mu, w the smallest rate at the start.</summary>
    private static IEnumerable<Verdict> Growth(IGrouping<PlateauStart, PlateauCurve> curves)
    {
        foreach ((PlateauCurve less, PlateauCurve more) in curves.Zip(curves.Skip(1)))
        {
            if (less.LossChanged is not { } before || more.LossChanged is not { } after)
                continue;
            yield return new(
                FormattableString.Invariant($"growth rate of the plateau from mu = {less.Memory} to {more.Memory}, start {curves.Key.Name}"),
                "Theorem 5.1: exponential in mu", Math.Log(after.Tau / before.Tau) / (more.Memory - less.Memory), curves.Key.Rates.Min() / 2, 0, Comparison.AtLeast);
        }
    }

    private static Sheet HitSheet(IEnumerable<PlateauCurve> curves) => new(
        "plateau",
        ["start", "mu", "tau: loss changed", "tau: theta moved", "J at the end", "at rest"],
        [.. curves.Select(curve => new object?[] { curve.Start.Name, curve.Memory, curve.LossChanged?.Tau, curve.ParametersMoved?.Tau, curve.Points[^1].Loss, curve.AtRest ? "yes" : "no" })]);

    /// <summary>A curve as a table: tau, J, a_1 .., w_1 .., one row for each point.</summary>
    private static Sheet Sheet(PlateauCurve curve)
    {
        IEnumerable<int> indices = Enumerable.Range(1, curve.Start.Amplitudes.Length);
        return new(
            FormattableString.Invariant($"plateau-{curve.Start.Name}-mu{curve.Memory}"),
            ["tau", "loss", .. indices.Select(i => $"a{i}"), .. indices.Select(i => $"w{i}")],
            [.. curve.Points.Select(point => (object?[])[point.Tau, point.Loss, .. point.Theta])]);
    }
}
