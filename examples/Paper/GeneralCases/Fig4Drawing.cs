using Paper.Output;
using Paper.Training;
using ScottPlot;
using ScottPlot.Plottables;

namespace Paper.GeneralCases;

/// <summary>The panels of Figure 4: one for each kind of network and input, one for the number of paths, and one for the loss in expectation.</summary>
internal static class Fig4Drawing
{
    /// <summary>The largest loss over that of the plateau that is drawn.</summary>
    private const double Highest = 1.8;

    public static Multiplot Draw(IReadOnlyList<Fig4Result> results)
    {
        Fig4Result few = Fig4Report.Find(results, "linear");
        Plot[] panels = [.. results.GroupBy(result => result.Case.Panel).Select(panel => Panel(panel.Key, panel.Key == Fig4Case.Numbers ? few : null, [.. panel]))];
        return Charts.Grid([.. panels, Expected(few)], columns: 3);
    }

    /// <param name="few">Runs that lie below the others; null for none.</param>
    private static Plot Panel(string title, Fig4Result? few, Fig4Result[] results)
    {
        Plot plot = Empty(title);
        if (few is not null)
            Runs(plot, 0, $"N = {few.Case.Paths}", few, curve => curve.Losses);
        for (int n = 0; n < results.Length; n++)
            Runs(plot, n + 1, results[n].Case.Title, results[n], curve => curve.Losses);
        return plot;
    }

    private static Plot Expected(Fig4Result few)
    {
        Plot plot = Empty($"{few.Case.Title}: sampled and expected");
        Runs(plot, 0, $"sampled, N = {few.Case.Paths}", few, curve => curve.Losses);
        double level = few.Intensity * Math.Sqrt(Math.PI);
        Runs(plot, 2, "expected", few, curve => [.. curve.Populations.Select(loss => loss / level * curve.Plateau)]);
        return plot;
    }

    private static Plot Empty(string title)
    {
        var plot = new Plot();
        HorizontalLine plateau = plot.Add.HorizontalLine(1, 7, Colors.Gray.WithAlpha(0.25));
        plateau.EnableAutoscale = false;
        Charts.Label(plot, title, "training step", "loss / loss of the plateau");
        Charts.Logarithmic(plot.Axes.Bottom);
        plot.Axes.SetLimitsY(0, Highest);
        plot.Legend.ManualItems.Add(new LegendItem { LabelText = "left the plateau", MarkerStyle = new MarkerStyle(MarkerShape.OpenCircle, 8, Colors.Black) });
        plot.Legend.ManualItems.Add(new LegendItem { LabelText = "left by blow-up", MarkerStyle = new MarkerStyle(MarkerShape.FilledTriangleUp, 11, Colors.Black) });
        return plot;
    }

    private static void Runs(Plot plot, int number, string name, Fig4Result result, Func<TrainingCurve, double[]> losses)
    {
        string legend = name;
        foreach (TrainingCurve curve in result.Curves)
        {
            (double, double)[] points = [.. curve.Steps.Zip(losses(curve)).Where(point => point.First > 0).Select(point => (Math.Log10(point.First), Math.Min(point.Second / curve.Plateau, 2 * Highest)))];
            Scatter line = Charts.Curve(plot, number, legend, points);
            (line.LineWidth, line.MarkerSize) = (1.4f, 0);
            if (curve.Outcome.End != TrainingEnd.Steps && curve.Entered > 0)
                Mark(plot, curve, losses(curve), line.Color);
            legend = "";
        }
    }

    private static void Mark(Plot plot, TrainingCurve curve, double[] losses, Color color)
    {
        bool blowUp = curve.Outcome.End == TrainingEnd.BlowUp;
        // a blow-up between two kept steps is out of sight at the last of them
        double height = blowUp ? Highest : losses[Array.FindLastIndex(curve.Steps, step => step <= curve.Outcome.Step)] / curve.Plateau;
        plot.Add.Marker(Math.Log10(curve.Outcome.Step), Math.Clamp(height, 0, 0.97 * Highest), blowUp ? MarkerShape.FilledTriangleUp : MarkerShape.OpenCircle, blowUp ? 11 : 8, color);
    }
}
