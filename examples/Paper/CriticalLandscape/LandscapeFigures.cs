using CurseOfMemory;
using Paper.Output;
using ScottPlot;

namespace Paper.CriticalLandscape;

/// <summary>The drawings of the landscape.</summary>
internal static class LandscapeFigures
{
    // of (J - least J) / (J at the start - least J)
    private static readonly double[] Levels = [0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.1, 1.4, 2, 3];

    /// <summary>What the contours of a plane stand for.</summary>
    public static string Contours => $"Contours where J − least J is {string.Join(", ", Levels.SkipLast(1).Select(level => FormattableString.Invariant($"{level}")))} and {Levels[^1]} times that at the start.";

    /// <summary>h(w) / ||rho||^2 with the best rate of each target marked.</summary>
    public static Multiplot OneTerm(IReadOnlyList<LandscapeTarget> targets, IReadOnlyList<Minimiser> minimisers)
    {
        var plot = new Plot();
        foreach ((LandscapeTarget target, int number) in targets.Select((target, number) => (target, number)))
        {
            Charts.Curve(plot, number, target.Name, [.. Enumerable.Range(0, 241).Select(k => Math.Pow(10, -4 + (k / 30.0))).Select(w => (Math.Log10(w), target.OneTerm(w) / target.Kernel.SquaredNorm))]);
            Minimiser best = minimisers.First(one => one.Target == target);
            ScottPlot.Plottables.Marker mark = plot.Add.Marker(Math.Log10(best.Best.Rates[0].Hi), best.Infimum / target.Kernel.SquaredNorm, MarkerShape.FilledCircle, 9, Figures.Palette[number]);
            mark.LegendText = "";
        }
        Charts.Label(plot, "One neuron: h(w) = ‖ρ‖² − 2 w L[ρ](w)², minimum marked", "rate w", "h(w) / ‖ρ‖²");
        Charts.Logarithmic(plot.Axes.Bottom);
        return Charts.Single(plot);
    }

    /// <summary>J_d / ||rho||^2 against d: filled where the minimiser is non-degenerate, open where rates coalesce.</summary>
    public static Multiplot Minima(IReadOnlyList<Minimiser> minimisers)
    {
        var plot = new Plot();
        foreach ((IGrouping<LandscapeTarget, Minimiser> target, int number) in minimisers.GroupBy(one => one.Target).Select((target, number) => (target, number)))
        {
            (double, double)[] points = [.. target.Where(one => one.Infimum > 1e-25).Select(one => ((double)one.Terms, Math.Log10(one.Infimum / one.Target.Kernel.SquaredNorm)))];
            Charts.Curve(plot, number, target.Key.Name, points).MarkerSize = 0;
            foreach (Minimiser one in target.Where(one => one.Infimum > 1e-25))
            {
                ScottPlot.Plottables.Marker mark = plot.Add.Marker(one.Terms, Math.Log10(one.Infimum / one.Target.Kernel.SquaredNorm), MarkerShape.FilledCircle, 11, Figures.Palette[number]);
                (mark.MarkerStyle.FillColor, mark.MarkerStyle.OutlineColor, mark.MarkerStyle.OutlineWidth) = (one.IsNonDegenerate ? Figures.Palette[number] : Colors.White, Figures.Palette[number], 2);
            }
        }
        Charts.Label(plot, "The infimum of J with d rates; filled: attained, open: rates coalesce", "number of rates d", "least loss / ‖ρ‖²");
        Charts.Whole(plot.Axes.Bottom);
        Charts.Logarithmic(plot.Axes.Left);
        return Charts.Single(plot);
    }

    /// <summary>Contours of the loss above its least value, and the way of the flow.</summary>
    public static Plot Plane(SliceCase slice)
    {
        var plot = new Plot();
        PlaneSlice plane = slice.Plane;
        double lowest = plane.Losses.Cast<double>().Where(double.IsFinite).Append(slice.Floor).Min(), excess = slice.Trajectory[0].Loss - lowest;
        var points = new Coordinates3d[plane.Y.Count, plane.X.Count];
        for (int i = 0; i < plane.X.Count; i++)
        {
            for (int j = 0; j < plane.Y.Count; j++)
            {
                // the square root, a cone around the minimum, whose contours are smooth on a grid
                double level = (plane.Losses[i, j] - lowest) / excess;
                points[j, i] = new(plane.X[i], plane.Y[j], Math.Sqrt(double.IsNaN(level) ? 2 * Levels[^1] : Math.Min(level, 2 * Levels[^1])));
            }
        }
        ScottPlot.Plottables.ContourLines lines = plot.Add.ContourLines(points);
        (lines.ContourLineLevels, lines.LineColor, lines.LineWidth, lines.LabelStyle.IsVisible) = ([.. Levels.Select(Math.Sqrt)], Colors.Gray, 1.2f, false);
        ScottPlot.Plottables.Scatter way = plot.Add.ScatterLine(slice.Trajectory.Select(point => new Coordinates(point.X, point.Y)).ToArray(), Figures.Palette[2]);
        (way.LineWidth, way.LegendText) = (2.5f, "the gradient flow, seen in the plane");
        Mark(plot, slice.Trajectory[0], MarkerShape.FilledCircle, "start");
        Mark(plot, slice.Trajectory[^1], MarkerShape.FilledDiamond, "end");
        plot.Axes.SetLimits(plane.X[0], plane.X[^1], plane.Y[0], plane.Y[^1]);
        Charts.Label(plot, slice.Title, slice.X, slice.Y);
        return plot;
    }

    /// <summary>J along lines through the saddle.</summary>
    public static Plot Lines(IReadOnlyList<(string Name, LineSlice Line)> lines, string target)
    {
        var plot = new Plot();
        foreach (((string name, LineSlice line), int number) in lines.Select((line, number) => (line, number)))
            Charts.Curve(plot, number, name, [.. line.Offsets.Zip(line.Losses)]);
        double saddle = lines[0].Line.Losses[lines[0].Line.Losses.Count / 2], below = saddle - lines[0].Line.Losses.Min();
        plot.Axes.SetLimitsY(saddle - (1.5 * below), saddle + (3 * below));
        Charts.Label(plot, $"Lines through the saddle of J₂, target {target}", "offset", "loss J₂");
        return plot;
    }

    private static void Mark(Plot plot, SlicePoint point, MarkerShape shape, string name)
    {
        ScottPlot.Plottables.Marker mark = plot.Add.Marker(point.X, point.Y, shape, 11, Colors.Black);
        mark.LegendText = name;
    }
}
