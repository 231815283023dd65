using ScottPlot;
using ScottPlot.Plottables;

namespace Paper.Output;

/// <summary>Pieces of which the figures are made; every curve differs in colour, pattern and marker.</summary>
internal static class Charts
{
    private static readonly MarkerShape[] Markers =
    [
        MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledDiamond, MarkerShape.FilledTriangleUp, MarkerShape.OpenCircle, MarkerShape.OpenSquare, MarkerShape.OpenDiamond,
    ];

    /// <summary>A curve with its name in the legend; markers where there are few points.</summary>
    public static Scatter Curve(Plot plot, int number, string name, IReadOnlyList<(double X, double Y)> points)
    {
        Scatter curve = plot.Add.Scatter(points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).Select(point => new Coordinates(point.X, point.Y)).ToArray());
        curve.LegendText = name;
        curve.Color = Figures.Palette[number % Figures.Palette.Length];
        curve.LinePattern = Figures.Patterns[number % Figures.Patterns.Length];
        curve.LineWidth = 2;
        (curve.MarkerShape, curve.MarkerSize) = (Markers[number % Markers.Length], points.Count <= 40 ? 8 : 0);
        return curve;
    }

    /// <summary>A band between two curves over the same x, such as mean and standard deviation.</summary>
    public static void Band(Plot plot, int number, IReadOnlyList<(double X, double Low, double High)> band)
    {
        FillY fill = plot.Add.FillY(band.Select(point => (point.X, point.Low, point.High)).ToList());
        fill.FillColor = Figures.Palette[number % Figures.Palette.Length].WithAlpha(0.2);
        fill.LineWidth = 0;
    }

    /// <summary>Title, axes and a legend below.</summary>
    public static void Label(Plot plot, string title, string x, string y)
    {
        plot.Title(title, 16);
        plot.XLabel(x, 14);
        plot.YLabel(y, 14);
        plot.Axes.Bottom.Label.Bold = plot.Axes.Left.Label.Bold = false;
        plot.Axes.Bottom.TickLabelStyle.FontSize = plot.Axes.Left.TickLabelStyle.FontSize = 13;
        plot.ShowLegend(Edge.Bottom);
        (plot.Legend.FontSize, plot.Legend.ShadowColor, plot.Legend.OutlineColor, plot.Legend.Orientation) = (13, Colors.Transparent, Colors.Transparent, Orientation.Horizontal);
        plot.Legend.SymbolWidth = 44; // long enough for a whole period of each pattern
    }

    /// <summary>The axis holds log10.</summary>
    public static void Logarithmic(IAxis axis) => axis.TickGenerator = new LogarithmicTicks();

    /// <summary>The axis counts.</summary>
    public static void Whole(IAxis axis) => axis.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };

    /// <summary>A figure of panels side by side.</summary>
    public static Multiplot Row(IEnumerable<Plot> panels)
    {
        var figure = new Multiplot { Layout = new ScottPlot.MultiplotLayouts.Columns() };
        figure.RemovePlot(figure.GetPlot(0));
        foreach (Plot panel in panels)
            figure.AddPlot(panel);
        return figure;
    }

    /// <summary>A figure of panels in rows.</summary>
    public static Multiplot Grid(IReadOnlyList<Plot> panels, int columns)
    {
        Multiplot figure = Row(panels);
        figure.Layout = new ScottPlot.MultiplotLayouts.Grid((panels.Count + columns - 1) / columns, columns);
        return figure;
    }

    public static Multiplot Single(Plot plot) => Row([plot]);
}
