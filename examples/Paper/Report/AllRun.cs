using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Paper.Output;
using Paper.Verbs;

namespace Paper.Report;

/// <summary>A run of <c>all</c>.</summary>
/// <param name="Again">Whether verbs run whose results are there already.</param>
/// <param name="Path">The folder of the report, with a folder for each verb.</param>
/// <param name="Json">Whether the manifests are printed as JSON, and nothing else.</param>
internal sealed record AllRun(bool Quick, int Seed, bool Again, string Path, bool Json, CancellationToken Cancellation)
{
    /// <summary>Runs verbs and writes the report.</summary>
    /// <returns>The exit code.</returns>
    public int Execute(IReadOnlyList<IVerb> verbs)
    {
        var runs = new List<(Manifest Manifest, string Folder)>();
        foreach (IVerb verb in verbs)
        {
            string folder = System.IO.Path.Combine(Path, verb.Name);
            Manifest manifest = !Again && Finished(verb, folder) is { } finished ? finished : Run(verb, folder);
            Say(FormattableString.Invariant($"{verb.Name,-16} {manifest.Seconds,8:0.0} s  {manifest.Summary}"));
            runs.Add((manifest, folder));
        }
        new OutputFolder(Path).Write(AllCommand.ReportName, Encoding.UTF8.GetBytes(HtmlReport.Write(runs)));
        bool passed = runs.TrueForAll(run => run.Manifest.Passed);
        Say($"Written: {System.IO.Path.Combine(Path, AllCommand.ReportName)}");
        Say($"{(passed ? "PASS" : "FAIL")}: {runs.Count(run => run.Manifest.Passed)} of {runs.Count} verbs");
        if (Json)
            Console.WriteLine(JsonSerializer.Serialize(runs.Select(run => run.Manifest), Manifest.Format));
        return passed ? 0 : 1;
    }

    private void Say(string line)
    {
        if (!Json)
            Console.WriteLine(line);
    }

    private Manifest Run(IVerb verb, string folder)
    {
        var clock = Stopwatch.StartNew();
        VerbOptions options = verb.Defaults(Quick, Seed);
        new OutputFolder(folder).Created();
        var store = RunStore.Of(verb, options, folder);
        RunContext context = Json ? RunContext.Silent with { Cancellation = Cancellation } : new RunContext(new ConsoleProgress("  "), Cancellation);
        Findings findings = verb.Run(Quick, Seed, context with { Store = store });
        Manifest manifest = FindingsWriter.Write(findings, Manifest.Of(verb, options, findings, clock.Elapsed), folder);
        store.Remove();
        return manifest;
    }

    /// <summary>The manifest of an earlier run with the same arguments by the same program; null where the verb has to run.</summary>
    private Manifest? Finished(IVerb verb, string folder)
    {
        Manifest? manifest = Manifest.Read(folder);
        IReadOnlyDictionary<string, JsonElement> asked = Manifest.ArgumentsOf(verb.Defaults(Quick, Seed));
        return manifest is not null
            && manifest.Verb == verb.Name
            && manifest.Build == Manifest.ThisBuild
            && manifest.Files.All(file => File.Exists(System.IO.Path.Combine(folder, file)))
            && manifest.Arguments.Count == asked.Count
            && asked.All(argument => manifest.Arguments.TryGetValue(argument.Key, out JsonElement value) && JsonElement.DeepEquals(value, argument.Value))
            ? manifest
            : null;
    }
}
