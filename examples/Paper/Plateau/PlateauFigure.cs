using Paper.Output;
using ScottPlot;
using ScottPlot.Plottables;

namespace Paper.Plateau;

/// <summary>The loss against the logarithm of tau: one panel for each start, one curve for each place of the bump.</summary>
internal static class PlateauFigure
{
    public const int PanelWidth = 760, Height = 620;

    public static IMultiplot Draw(IReadOnlyList<PlateauCurve> curves, PlateauOptions options)
    {
        var figure = new Multiplot { Layout = new ScottPlot.MultiplotLayouts.Columns() };
        figure.RemovePlot(figure.GetPlot(0));
        Frame frame = Frame.Around(curves);
        foreach (IGrouping<PlateauStart, PlateauCurve> panel in curves.GroupBy(curve => curve.Start))
            figure.AddPlot(Panel(panel.Key, [.. panel], options, frame));
        return figure;
    }

    private static Plot Panel(PlateauStart start, PlateauCurve[] curves, PlateauOptions options, Frame frame)
    {
        var plot = new Plot();
        Plateau(plot, curves, frame);
        for (int n = 0; n < curves.Length; n++)
            Curve(plot, curves[n], frame, Figures.Palette[n % Figures.Palette.Length], Figures.Patterns[n % Figures.Patterns.Length]);
        foreach (PlateauCurve curve in curves)
            NameDrop(plot, curve, frame);
        NameLandings(plot, curves, frame);
        Legend(plot, options);
        Axes(plot, start, options);
        plot.Axes.SetLimits(frame.Left, frame.Right, frame.Low, frame.High);
        return plot;
    }

    private static void Axes(Plot plot, PlateauStart start, PlateauOptions options)
    {
        plot.Title($"Start {start.Name}:  a = ({List(start.Amplitudes)}),  w = ({List(start.Rates)})", 16);
        string bump = (options.Height, options.Width) == (1, 1) ? "exp(−(t − μ)²/2)" : $"{Number(options.Height)} exp(−((t − μ)/{Number(options.Width)})²/2)";
        plot.XLabel($"time τ of the gradient flow  (dimensionless, logarithmic scale)\nμ = 1/ω is the memory of the target  ρ(t) = exp(−t) + {bump}", 14);
        plot.YLabel("loss J(τ)  (dimensionless)", 14);
        plot.Axes.Bottom.Label.Bold = plot.Axes.Left.Label.Bold = false;
        Charts.Logarithmic(plot.Axes.Bottom);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { MinimumTickSpacing = 30, LabelFormatter = loss => FormattableString.Invariant($"{loss:0.00##}") };
        (plot.Axes.Left.TickLabelStyle.FontSize, plot.Axes.Bottom.TickLabelStyle.FontSize) = (12, 13);
    }

    /// <summary>A grey line at the loss of the start, where every curve lies for a while.</summary>
    private static void Plateau(Plot plot, PlateauCurve[] curves, Frame frame)
    {
        double loss = curves[0].Points[0].Loss;
        HorizontalLine line = plot.Add.HorizontalLine(loss, 7, Colors.Gray.WithAlpha(0.25));
        line.EnableAutoscale = false;
        Text label = plot.Add.Text(FormattableString.Invariant($"plateau: J(0) = {loss:0.0000}"), frame.Left, loss);
        (label.LabelFontSize, label.LabelFontColor, label.LabelAlignment, label.OffsetX, label.OffsetY) = (13, Colors.Black, Alignment.UpperLeft, 6, 7);
    }

    private static void Curve(Plot plot, PlateauCurve curve, Frame frame, Color color, LinePattern pattern)
    {
        IEnumerable<Coordinates> points = frame.Drawn(curve).Select(point => new Coordinates(Math.Log10(point.Tau), point.Loss));
        if (curve.AtRest)
            points = points.Append(new(frame.Right, curve.Landing));
        Scatter line = plot.Add.ScatterLine(points.ToArray(), color);
        (line.LineWidth, line.LinePattern) = (2.2f, pattern);
        Mark(plot, curve.ParametersMoved, MarkerShape.FilledDiamond, color, Colors.White);
        Mark(plot, curve.LossChanged, MarkerShape.FilledCircle, color, color);
    }

    private static void Mark(Plot plot, PlateauPoint? hit, MarkerShape shape, Color line, Color fill)
    {
        if (hit is null)
            return;
        Marker marker = plot.Add.Marker(Math.Log10(hit.Tau), hit.Loss, shape, 10, line);
        (marker.MarkerStyle.FillColor, marker.MarkerStyle.OutlineColor, marker.MarkerStyle.OutlineWidth) = (fill, line, 2);
    }

    private static void NameDrop(Plot plot, PlateauCurve curve, Frame frame)
    {
        if (curve.LossChanged is not { } hit)
            return;
        double at = Math.Log10(hit.Tau);
        Text label = plot.Add.Text($"μ = {Number(curve.Memory)}", at, hit.Loss + 0.01);
        // at the right edge a name in the middle would be cut
        Alignment alignment = frame.Right - at < 0.05 * (frame.Right - frame.Left) ? Alignment.LowerRight : Alignment.LowerCenter;
        (label.LabelFontSize, label.LabelFontColor, label.LabelAlignment, label.OffsetY) = (13, Colors.Black, alignment, -9);
    }

    /// <summary>Writes on the right axis which curve lands where.</summary>
    private static void NameLandings(Plot plot, PlateauCurve[] curves, Frame frame)
    {
        var ticks = new ScottPlot.TickGenerators.NumericManual();
        foreach (IGrouping<string, PlateauCurve> landing in curves.GroupBy(curve => FormattableString.Invariant($"{curve.Landing:0.0000}")))
            ticks.AddMajor(landing.First().Landing, $"μ = {List(landing.Select(curve => curve.Memory))}:  {landing.Key}");
        plot.Axes.Right.TickGenerator = ticks;
        plot.Axes.Right.TickLabelStyle.FontSize = 13;
        plot.Axes.Right.Label.Text = "where the loss lands";
        (plot.Axes.Right.Label.FontSize, plot.Axes.Right.Label.Bold) = (14, false);
        plot.Axes.SetLimitsY(frame.Low, frame.High, plot.Axes.Right);
    }

    private static void Legend(Plot plot, PlateauOptions options)
    {
        plot.Legend.ManualItems.Add(Item(MarkerShape.FilledDiamond, Colors.White, $"‖θ − θ(0)‖ has reached {Number(options.ThetaThreshold)}"));
        plot.Legend.ManualItems.Add(Item(MarkerShape.FilledCircle, Colors.Black, $"|J − J(0)| has reached {Number(options.LossThreshold)}"));
        plot.ShowLegend(Edge.Bottom);
        (plot.Legend.FontSize, plot.Legend.ShadowColor, plot.Legend.OutlineColor, plot.Legend.Orientation) = (13, Colors.Transparent, Colors.Transparent, Orientation.Horizontal);
    }

    private static LegendItem Item(MarkerShape shape, Color fill, string text) => new()
    {
        LabelText = text,
        MarkerStyle = new MarkerStyle(shape, 10, fill) { OutlineColor = Colors.Black, OutlineWidth = 2 },
    };

    private static string List(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(Number));

    private static string Number(double number) => FormattableString.Invariant($"{number}");

    /// <summary>What all panels show, so that they can be compared: log10 of tau from left to right, the loss from low to high.</summary>
    private sealed record Frame(double Left, double Right, double Low, double High)
    {
        private const double FirstTau = 1e-2;

        /// <summary>The part of a curve that lies in the frame.</summary>
        public IEnumerable<PlateauPoint> Drawn(PlateauCurve curve) => curve.Points.Where(point => Math.Log10(point.Tau) >= Left);

        public static Frame Around(IReadOnlyList<PlateauCurve> curves)
        {
            double low = curves.Min(curve => curve.Landing), high = curves.Max(curve => curve.Points[0].Loss);
            double margin = 0.12 * Math.Max(1e-3, high - low);
            double last = curves.Max(curve => curve.Points[^1].Tau), first = Math.Min(FirstTau, 0.1 * last);
            return new Frame(Math.Log10(first), Math.Ceiling(Math.Log10(last)), low - margin, high + margin);
        }
    }
}
