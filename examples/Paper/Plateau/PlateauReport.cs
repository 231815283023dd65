using System.Globalization;
using System.Text;
using Paper.Output;
using ScottPlot;

namespace Paper.Plateau;

/// <summary>What is told of the experiment: the table on the console, and the files.</summary>
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

    /// <summary>Writes the figure as PNG and SVG, and each curve as CSV.</summary>
    public static void Write(OutputFolder folder, IReadOnlyList<PlateauCurve> curves, PlateauOptions options)
    {
        Figures.LoadFont();
        IMultiplot figure = PlateauFigure.Draw(curves, options);
        int width = PlateauFigure.PanelWidth * figure.Count();
        folder.Write("plateau.png", Figures.Png(figure, width, PlateauFigure.Height));
        folder.Write("plateau.svg", Figures.Svg(figure, width, PlateauFigure.Height));
        foreach (PlateauCurve curve in curves)
            folder.Write(string.Create(CultureInfo.InvariantCulture, $"plateau-{curve.Start.Name}-mu{curve.Memory}.csv"), Encoding.UTF8.GetBytes(Csv(curve)));
    }

    /// <summary>tau, J, a_1 .., w_1 .., one line for each point, in digits that read back exactly.</summary>
    public static string Csv(PlateauCurve curve)
    {
        IEnumerable<int> indices = Enumerable.Range(1, curve.Start.Amplitudes.Length);
        var text = new StringBuilder();
        text.AppendJoin(',', ["tau", "loss", .. indices.Select(i => $"a{i}"), .. indices.Select(i => $"w{i}")]).Append('\n');
        foreach (PlateauPoint point in curve.Points)
            text.AppendJoin(',', new[] { point.Tau, point.Loss }.Concat(point.Theta).Select(number => Number(number, "R"))).Append('\n');
        return text.ToString();
    }

    private static string Number(double? number, string format) => Output.Table.Number(number, format);
}
