using System.Globalization;
using Paper.Plateau;
using Paper.Report;
using Paper.Verbs;
using SkiaSharp;

namespace CurseOfMemory.Paper.Tests;

[Collection(PlateauCollection.Name)]
public sealed class ReportTests : IDisposable
{
    private readonly QuickPlateau _quick;
    private readonly string _path = Directory.CreateTempSubdirectory("plateau-").FullName;
    private readonly Manifest _manifest;

    public ReportTests(QuickPlateau quick)
    {
        _quick = quick;
        Findings findings = quick.Findings;
        _manifest = FindingsWriter.Write(findings, Manifest.Of(Catalogue.All.Single(verb => verb.Name == "fig2"), quick.Options, findings, TimeSpan.Zero), _path);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public void A_figure_in_two_formats_and_a_table_for_each_curve_are_written_and_nothing_is_left_over()
    {
        string[] expected =
        [
            "plateau-A-mu10.csv", "plateau-A-mu12.csv", "plateau-A-mu8.csv",
            "plateau-E-mu10.csv", "plateau-E-mu14.csv", "plateau-E-mu18.csv", "plateau-E-mu20.csv",
            "plateau.csv", "plateau.png", "plateau.svg",
        ];
        Assert.Equal([.. expected, "run.json"], Directory.EnumerateFiles(_path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(expected, _manifest.Files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_table_reads_back_to_the_very_numbers()
    {
        PlateauCurve curve = _quick.Curves[0];
        string[] lines = File.ReadAllLines(Path.Combine(_path, "plateau-E-mu10.csv"));
        Assert.Equal("tau,loss,a1,a2,w1,w2", lines[0]);
        Assert.Equal(curve.Points.Count, lines.Length - 1);
        foreach ((PlateauPoint point, string line) in curve.Points.Zip(lines.Skip(1)))
            Assert.Equal([point.Tau, point.Loss, .. point.Theta], line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_figure_names_axes_curves_and_landings()
    {
        string svg = File.ReadAllText(Path.Combine(_path, "plateau.svg"));
        // a rectangle without a colour is black
        Assert.DoesNotMatch("<rect [^>]*/>", System.Text.RegularExpressions.Regex.Replace(svg, "<clipPath.*?</clipPath>|<rect fill=[^>]*/>|<rect fill-opacity=[^>]*/>", "", System.Text.RegularExpressions.RegexOptions.Singleline));
        Assert.All(["time τ", "loss J(τ)", "Start E", "Start A", "μ = 8", "μ = 20", "1.4470", "10³", "‖θ − θ(0)‖"], label => Assert.Contains(label, svg));
    }

    [Fact]
    public void Dashed_lines_are_dashed_in_the_drawing_too_in_curves_and_legend()
    {
        var plot = new ScottPlot.Plot();
        for (int number = 0; number < 3; number++)
            global::Paper.Output.Charts.Curve(plot, number, $"curve {number}", [(0, number), (1, number)]);
        global::Paper.Output.Charts.Label(plot, "title", "x", "y");
        ScottPlot.Multiplot figure = global::Paper.Output.Charts.Single(plot);
        string svg = System.Text.Encoding.UTF8.GetString(global::Paper.Output.Figures.Svg(figure, "dashes", 400, 300));
        Assert.All(["9 3", "2 2"], dashes => Assert.Equal(2, svg.Split($"stroke-width=\"2\" stroke-dasharray=\"{dashes}\"").Length - 1));
        Assert.Equal(global::Paper.Output.Figures.Patterns[..3], plot.GetPlottables<ScottPlot.Plottables.Scatter>().Select(curve => curve.LinePattern));
    }

    [Fact]
    public void A_figure_is_the_same_text_whenever_it_is_drawn_and_shares_no_name_with_another()
    {
        string[] drawn = [.. new[] { "one", "one", "other" }.Select(name => System.Text.Encoding.UTF8.GetString(global::Paper.Output.Figures.Svg(_quick.Findings.Figures[0].Draw(), name, 800, 400)))];
        Assert.Equal(drawn[0], drawn[1]);
        Assert.Contains("id=\"one-1\"", drawn[0]);
        Assert.DoesNotContain("\"one-", drawn[2]);
        Assert.DoesNotContain("cl_", drawn[2]);
    }

    [Fact]
    public void The_labels_of_the_picture_are_drawn()
    {
        using SKBitmap picture = SKBitmap.Decode(Path.Combine(_path, "plateau.png"));
        Assert.Equal((2 * 2 * PlateauFigure.PanelWidth, 2 * PlateauFigure.Height), (picture.Width, picture.Height));
        int title = Enumerable.Range(0, picture.Width).Sum(x => Enumerable.Range(0, 60).Count(y => picture.GetPixel(x, y).Red < 64));
        Assert.InRange(title, 2000, 60000);
    }

    [Fact]
    public void The_table_has_a_row_for_each_curve()
    {
        string[] lines = _quick.Findings.Sheets[0].ToString().Split('\n');
        Assert.Equal(8, lines.Length);
        Assert.Contains("4.8469966", lines[1]);
        Assert.Contains("1.4469873", lines[1]);
    }
}
