using System.Text;
using System.Text.RegularExpressions;
using ScottPlot;
using SkiaSharp;

namespace Paper.Output;

/// <summary>What the figures share: the font, the palette, logarithmic axes, and the two file formats.</summary>
internal static partial class Figures
{
    private const string Font = "DejaVu Sans";

    /// <summary>Okabe and Ito's colours, told apart by colour-blind readers too, from dark to light.</summary>
    public static readonly Color[] Palette =
    [
        Color.FromHex("#000000"), Color.FromHex("#0072B2"), Color.FromHex("#D55E00"), Color.FromHex("#009E73"),
        Color.FromHex("#CC79A7"), Color.FromHex("#E69F00"), Color.FromHex("#56B4E9"),
    ];

    /// <summary>Line patterns that differ without any colour.</summary>
    public static readonly LinePattern[] Patterns =
    [
        LinePattern.Solid, new([9, 3], 0, "dashes"), new([2, 2], 0, "dots"), new([9, 3, 2, 3], 0, "dash dot"),
        new([16, 4], 0, "long dashes"), new([9, 3, 2, 3, 2, 3], 0, "dash dot dot"), new([4, 4], 0, "short dashes"),
    ];

    /// <summary>Loads the font that comes with the program: without any font, every label would be dropped in silence.</summary>
    public static void LoadFont()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Fonts", "DejaVuSans.ttf");
        if (!File.Exists(file))
            throw new FileNotFoundException($"The font of the figures is missing: {file}.", file);
        Fonts.AddFontFile(Font, file);
        Fonts.Default = Font;
    }

    public static byte[] Png(IMultiplot figure, int width, int height, double scale = 2)
    {
        using SKSurface surface = SKSurface.Create(new SKImageInfo((int)(width * scale), (int)(height * scale)));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale((float)scale);
        figure.Render(surface.Canvas, new PixelRect(0, width, height, 0));
        using SKData data = surface.Snapshot().Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>The text of an SVG stays text: a reader without the font sees its nearest relative.</summary>
    /// <param name="name">Unlike that of any other figure of a page, for the names of its parts.</param>
    public static byte[] Svg(IMultiplot figure, string name, int width, int height)
    {
        // the first drawing of a figure finds its axes' ranges and is drawn twice
        using (var nowhere = new SKNoDrawCanvas(width, height))
            figure.Render(nowhere, new PixelRect(0, width, height, 0));
        using var stream = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), stream))
        {
            canvas.Clear(SKColors.White);
            using var dashes = new SvgDashes(figure);
            figure.Render(canvas, new PixelRect(0, width, height, 0));
        }
        // with a view box the drawing can be scaled: without one a narrower page would cut it
        string text = SvgDashes.Restore(Encoding.UTF8.GetString(stream.ToArray())).Replace("<svg ", $"<svg viewBox=\"0 0 {width} {height}\" ", StringComparison.Ordinal);
        // a figure of panels is cleared without a colour first, which SVG takes for black: seams between panels
        text = text.Replace($"<rect width=\"{width}\" height=\"{height}\"/>", "", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(Named(text, name).Replace($"font-family=\"{Font}\"", $"font-family=\"{Font}, Verdana, sans-serif\"", StringComparison.Ordinal));
    }

    // Skia counts clips through the life of a process, and a page holds drawings of several processes
    private static string Named(string svg, string name)
    {
        Dictionary<string, int> numbers = [];
        return Clip().Replace(svg, match =>
        {
            numbers.TryAdd(match.Value, numbers.Count + 1);
            return $"{name}-{numbers[match.Value]}";
        });
    }

    [GeneratedRegex("(?<=id=\"|url\\(#)cl_[0-9a-f]+")]
    private static partial Regex Clip();
}
