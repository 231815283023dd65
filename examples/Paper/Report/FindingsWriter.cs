using System.Text;
using Paper.Output;
using Paper.Verbs;
using ScottPlot;

namespace Paper.Report;

/// <summary>Writes what a verb found: tables as CSV, figures as PNG and SVG, and last the manifest, so that a folder with one is complete.</summary>
internal static class FindingsWriter
{
    /// <summary>Writes all files.</summary>
    /// <returns>The manifest with the names of the files.</returns>
    /// <exception cref="IOException">A file can't be written.</exception>
    public static Manifest Write(Findings findings, Manifest manifest, string path)
    {
        var folder = new OutputFolder(path);
        foreach (Sheet sheet in findings.Sheets)
            folder.Write(sheet.Name + ".csv", Encoding.UTF8.GetBytes(sheet.ToCsv()));
        if (findings.Figures.Count > 0)
            Output.Figures.LoadFont();
        foreach (Figure figure in findings.Figures)
        {
            IMultiplot drawn = figure.Draw();
            folder.Write(figure.Name + ".png", Output.Figures.Png(drawn, figure.Width, figure.Height));
            folder.Write(figure.Name + ".svg", Output.Figures.Svg(drawn, figure.Name, figure.Width, figure.Height));
        }
        Manifest complete = manifest with { Files = [.. folder.Written] };
        folder.Write(Manifest.FileName, Encoding.UTF8.GetBytes(complete.ToJson()));
        return complete;
    }

    /// <summary>What the console shows.</summary>
    public static string Text(Findings findings, string path, Manifest manifest)
    {
        var text = new StringBuilder();
        foreach (Sheet sheet in findings.Sheets.Where(sheet => sheet.Rows.Count <= Sheet.MostPrinted))
            text.Append(sheet).Append("\n\n");
        foreach (string remark in findings.Remarks)
            text.Append(remark).Append('\n');
        foreach (Verdict verdict in findings.Verdicts)
            text.Append(verdict).Append('\n');
        text.Append($"Written to {path}{Path.DirectorySeparatorChar}: {string.Join(", ", manifest.Files)}, {Manifest.FileName}\n");
        return text.Append(findings.Summary).ToString();
    }
}
