using System.Globalization;
using System.Text.RegularExpressions;
using ScottPlot;

namespace Paper.Output;

/// <summary>
/// Dashed lines in SVG. Skia's writer of SVG knows no dashes: it turns some lines into outlines of each dash and draws the others solid. Here each line is drawn
/// solid in a width that stands for its pattern, and gets width and dashes back in the text.
/// </summary>
internal sealed partial class SvgDashes : IDisposable
{
    // a width of w pixels, a whole number of tenths, with pattern k is drawn as w + k / 1024
    private const double Code = 1.0 / 1024;

    private readonly List<(LineStyle Style, LinePattern Pattern, float Width)> _dashed;

    /// <summary>Codes the dashed lines of a figure until this is disposed.</summary>
    public SvgDashes(IMultiplot figure)
    {
        _dashed =
        [
            .. from plot in figure.GetPlots()
               from line in plot.GetPlottables().OfType<IHasLine>()
               where Index(line.LinePattern) > 0
               select (line.LineStyle, line.LinePattern, line.LineWidth),
        ];
        foreach ((LineStyle style, LinePattern pattern, float width) in _dashed)
            (style.Pattern, style.Width) = (LinePattern.Solid, width + (float)(Code * Index(pattern)));
    }

    /// <summary>The text with dashes in place of the codes.</summary>
    public static string Restore(string svg) => Width().Replace(svg, match =>
    {
        double coded = double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), width = Math.Floor(coded * 10) / 10;
        int pattern = (int)Math.Round((coded - width) / Code);
        return pattern >= 1 && pattern < Figures.Patterns.Length
            ? string.Create(CultureInfo.InvariantCulture, $"stroke-width=\"{width}\" stroke-dasharray=\"{string.Join(' ', Figures.Patterns[pattern].Intervals)}\"")
            : match.Value;
    });

    public void Dispose()
    {
        foreach ((LineStyle style, LinePattern pattern, float width) in _dashed)
            (style.Pattern, style.Width) = (pattern, width);
    }

    private static int Index(LinePattern pattern) => Array.IndexOf(Figures.Patterns, pattern);

    [GeneratedRegex("stroke-width=\"([0-9.]+)\"")]
    private static partial Regex Width();
}
