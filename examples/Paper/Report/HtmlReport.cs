using System.Net;
using System.Text;
using Paper.Verbs;

namespace Paper.Report;

/// <summary>One self-contained page: for each verb its claim, figures, measured numbers, verdict, and how to run it again. No script, no network.</summary>
internal static class HtmlReport
{
    private const string Style =
        "body{font:16px/1.5 'DejaVu Sans',Verdana,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#222}"
        + "h1{font-size:1.7rem}h2{font-size:1.25rem;margin-top:3rem;border-top:1px solid #ccc;padding-top:1rem}"
        + "table{border-collapse:collapse;margin:1rem 0;font-size:.85rem}td,th{border:1px solid #ccc;padding:.25rem .6rem;text-align:left;vertical-align:top}"
        + "td.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.pass{color:#006b3c;font-weight:bold}.fail{color:#b00020;font-weight:bold}"
        + "figure{margin:1.5rem 0}figure svg{max-width:100%;height:auto}figcaption{font-size:.9rem;color:#444}summary{cursor:pointer;font-weight:bold}code{background:#f3f3f3;padding:.1rem .3rem}";

    /// <summary>More verdicts than this are folded.</summary>
    private const int MostOpen = 24;

    /// <summary>The page over runs, each with the folder that holds its figures.</summary>
    public static string Write(IReadOnlyList<(Manifest Manifest, string Folder)> runs)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>The curse of memory, checked</title><style>").Append(Style).Append("</style></head>\n<body>\n");
        page.Append("<h1>The curse of memory in recurrent neural networks, checked</h1>\n");
        page.Append("<p>Each statement and figure of Li, Han, E, Li (ICLR 2021) as a run of this program, with its verdict against theory.</p>\n");
        Contents(page, runs);
        foreach ((Manifest manifest, string folder) in runs)
            Section(page, manifest, folder);
        return page.Append("</body></html>\n").ToString();
    }

    private static void Contents(StringBuilder page, IReadOnlyList<(Manifest Manifest, string Folder)> runs)
    {
        page.Append("<table><tr><th>verb</th><th>claim</th><th>verdict</th><th>seconds</th></tr>\n");
        foreach ((Manifest manifest, _) in runs)
            page.Append($"<tr><td><a href=\"#{Text(manifest.Verb)}\">{Text(manifest.Verb)}</a></td><td>{Text(manifest.Claim)}</td><td class=\"{Class(manifest.Passed)}\">{Text(manifest.Summary)}</td><td class=\"number\">{manifest.Seconds:0.0}</td></tr>\n");
        page.Append("</table>\n");
    }

    private static void Section(StringBuilder page, Manifest manifest, string folder)
    {
        page.Append($"<h2 id=\"{Text(manifest.Verb)}\">{Text(manifest.Verb)}</h2>\n<p>{Text(manifest.Claim)}</p>\n");
        foreach (FigureLine figure in manifest.Figures)
            page.Append($"<figure>{Svg(Path.Combine(folder, figure.Name + ".svg"))}<figcaption>{Text(figure.Caption)}</figcaption></figure>\n");
        if (manifest.Verdicts.Count > 0)
            Verdicts(page, manifest);
        foreach (string remark in manifest.Remarks)
            page.Append($"<p>{Text(remark)}</p>\n");
        page.Append($"<p class=\"{Class(manifest.Passed)}\">{Text(manifest.Summary)}</p>\n");
        page.Append($"<p>Run it again: <code>dotnet run -c Release --project examples/Paper -- {Text(manifest.Verb)}{Text(Arguments(manifest))}</code> (version {Text(manifest.Version)}, commit {Text(manifest.Commit)}, {Text(manifest.Runtime)}, {manifest.Lanes} lanes)</p>\n");
    }

    private static void Verdicts(StringBuilder page, Manifest manifest)
    {
        // long tables are folded; what failed stands open
        bool folded = manifest.Verdicts.Count > MostOpen;
        if (folded)
            page.Append($"<details{(manifest.Passed ? "" : " open")}><summary>{manifest.Verdicts.Count} claims, measured beside theory</summary>\n");
        page.Append("<table><tr><th>claim</th><th>source</th><th>measured</th><th>theory</th><th></th></tr>\n");
        foreach (VerdictLine verdict in manifest.Verdicts)
            page.Append(FormattableString.Invariant($"<tr><td>{Text(verdict.Claim)}</td><td>{Text(verdict.Source)}</td><td class=\"number\">{verdict.Measured:G6}</td><td class=\"number\">{Relation(verdict)} {verdict.Theory:G6}</td><td class=\"{Class(verdict.Passed)}\">{(verdict.Passed ? "PASS" : "FAIL")}</td></tr>\n"));
        page.Append(folded ? "</table></details>\n" : "</table>\n");
    }

    private static string Relation(VerdictLine verdict) => verdict.Comparison switch
    {
        Comparison.Close when verdict.Tolerance == 0 => "=",
        Comparison.Close => "≈",
        Comparison.AtMost => "≤",
        _ => "≥",
    };

    /// <summary>The options that make the same run.</summary>
    private static string Arguments(Manifest manifest) => string.Concat(manifest.Arguments
        .Where(argument => argument.Key is "seed" or "quick")
        .Select(argument => argument.Key == "seed" ? $" --seed {argument.Value}" : argument.Value.GetBoolean() ? " --quick" : ""));

    /// <summary>A drawing without its XML declaration, fit to stand in a page.</summary>
    private static string Svg(string path)
    {
        string text = File.ReadAllText(path);
        return text[text.IndexOf("<svg", StringComparison.Ordinal)..];
    }

    private static string Class(bool passed) => passed ? "pass" : "fail";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
