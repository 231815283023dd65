using Paper.Output;
using Paper.Verbs;

namespace Paper.Plateau;

/// <summary>What is told of the experiment: the table on the console, and each curve as a table.</summary>
internal static class PlateauReport
{
    /// <summary>Hitting times beside their references, and where the loss lands.</summary>
    public static Table Table(PlateauVerdict verdict)
    {
        var table = new Table("start", "mu", "tau: loss changed", "reference", "error", "tau: theta moved", "reference", "error", "J at the end", "at rest");
        foreach (PlateauComparison row in verdict.Comparisons)
            table.Add(
                row.Curve.Start.Name, Number(row.Curve.Memory, "G"),
                Number(row.Curve.LossChanged?.Tau, "G10"), Number(row.Reference?.LossChanged, "G10"), Number(row.LossError, "0.0e+00"),
                Number(row.Curve.ParametersMoved?.Tau, "G10"), Number(row.Reference?.ParametersMoved, "G10"), Number(row.ParameterError, "0.0e+00"),
                Number(row.Curve.Landing, "F8"), Number(row.Reference?.Landing, "F8"));
        return table;
    }

    /// <summary>A curve as a table: tau, J, a_1 .., w_1 .., one row for each point.</summary>
    public static Sheet Sheet(PlateauCurve curve)
    {
        IEnumerable<int> indices = Enumerable.Range(1, curve.Start.Amplitudes.Length);
        return new(
            FormattableString.Invariant($"plateau-{curve.Start.Name}-mu{curve.Memory}"),
            ["tau", "loss", .. indices.Select(i => $"a{i}"), .. indices.Select(i => $"w{i}")],
            [.. curve.Points.Select(point => (object?[])[point.Tau, point.Loss, .. point.Theta])]);
    }

    private static string Number(double? number, string format) => Output.Table.Number(number, format);
}
