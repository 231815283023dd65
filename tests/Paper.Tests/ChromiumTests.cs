using System.Diagnostics;
using System.Text.RegularExpressions;
using Paper.Report;
using Paper.Verbs;
using SkiaSharp;

namespace CurseOfMemory.Paper.Tests;

/// <summary>A test that needs a browser: skipped, with a sentence, where there is none.</summary>
internal sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = Chromium.Program is null ? "Chromium isn't installed here: apt-get install chromium." : null;
}

/// <summary>The browser without a window.</summary>
internal static class Chromium
{
    /// <summary>The file of the program; null where it isn't installed.</summary>
    public static string? Program { get; } = new[] { "chromium", "chromium-browser", "google-chrome" }
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Draws a page as a picture, and writes every request for something to a log.</summary>
    public static void Draw(string page, string picture, string log, int width, int height)
    {
        using Process browser = Process.Start(new ProcessStartInfo(Program!, [
            "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", $"--user-data-dir={Path.GetDirectoryName(log)}/profile",
            $"--log-net-log={log}", $"--window-size={width},{height}", $"--screenshot={picture}", new Uri(page).AbsoluteUri])
        {
            RedirectStandardError = true,
        })!;
        browser.StandardError.ReadToEnd();
        browser.WaitForExit();
        Assert.Equal(0, browser.ExitCode);
    }
}

/// <summary>The report as a browser shows it: the page of <c>all</c> from its top, and with the other verbs folded away the section of each.</summary>
[Collection(PlateauCollection.Name)]
public sealed class ChromiumTests : IDisposable
{
    private const int Width = 1200;

    private readonly string _path = Directory.CreateTempSubdirectory("report-").FullName;

    public static TheoryData<string> Pages => ["all", .. Catalogue.All.Select(verb => verb.Name)];

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [ChromiumTheory]
    [MemberData(nameof(Pages))]
    public void The_report_is_drawn_with_its_figures_and_verdicts_and_fetches_nothing(string name)
    {
        string page = Report(name), picture = Path.Combine(_path, "report.png"), log = Path.Combine(_path, "net.json");
        // the first verbs of all, or the whole of one
        int height = name == "all" ? 8000 : 1600;
        Chromium.Draw(page, picture, log, Width, height);

        using SKBitmap drawn = SKBitmap.Decode(picture);
        Assert.Equal((Width, height), (drawn.Width, drawn.Height));
        // curves in #0072B2, however thin, and the word PASS in #006B3C: colours that nothing else on the page has
        Assert.InRange(drawn.Pixels.Count(pixel => pixel.Blue - pixel.Red > 80 && pixel.Green - pixel.Red > 40), 300, 400_000);
        Assert.InRange(drawn.Pixels.Count(pixel => pixel.Green - pixel.Red > 80 && pixel.Green - pixel.Blue > 35), 200, 400_000);
        // nothing sticks out of the text's width
        Assert.All(Enumerable.Range(0, height), y => Assert.True(drawn.GetPixel(Width - 3, y) is { Red: 255, Green: 255, Blue: 255 }, $"A line at height {y} sticks out."));
        string[] asked = [.. Regex.Matches(File.ReadAllText(log), "\"url\":\"([^\"]*)\"").Select(match => match.Groups[1].Value).Distinct()];
        Assert.All(asked, url => Assert.True(url.StartsWith("file:", StringComparison.Ordinal) || IsOfBrowser(url), $"The page asks for {url}."));
    }

    // what the browser asks for on its own behalf, with or without a page
    private static bool IsOfBrowser(string url) => Regex.IsMatch(url, "^(chrome|data|about|blob):|//[^/]*(google|gvt1|chromium)[^/]*/");

    private string Report(string name)
    {
        string page = Path.Combine(_path, AllCommand.ReportName);
        File.WriteAllText(page, HtmlReport.Write([.. Catalogue.All.Where(verb => name == "all" || verb.Name == name).Select(Written)]));
        return page;
    }

    private (Manifest Manifest, string Folder) Written(IVerb verb)
    {
        string folder = Path.Combine(_path, verb.Name);
        Findings findings = QuickRuns.Of(verb.Name);
        return (FindingsWriter.Write(findings, Manifest.Of(verb, verb.Defaults(quick: true, seed: 1), findings, TimeSpan.FromSeconds(1)), folder), folder);
    }
}
