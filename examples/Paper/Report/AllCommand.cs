using System.CommandLine;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Paper.Output;
using Paper.Verbs;

namespace Paper.Report;

/// <summary>
/// The verb <c>all</c>: every verb into a folder of its own, and one report over them. A verb whose manifest is there with the same arguments is
/// not run again, so that an interrupted run goes on where it stopped.
/// </summary>
internal static class AllCommand
{
    /// <summary>The name of the report.</summary>
    public const string ReportName = "report.html";

    public static Command Create(IReadOnlyList<IVerb> verbs)
    {
        Option<bool> quick = new("--quick") { Description = "The smaller run of every verb." };
        Option<bool> again = new("--again") { Description = "Runs verbs again whose results are there already." };
        Option<string[]> only = new("--verbs") { Description = "Only these verbs.", AllowMultipleArgumentsPerToken = true };
        only.MustBeOneOf([.. verbs.Select(verb => verb.Name)]);
        Option<int> seed = new("--seed") { Description = "The seed of all random numbers.", DefaultValueFactory = _ => 1 };
        Option<string> folder = VerbCommand.FolderOption();
        Command command = new("all", "Runs every verb and writes one report over all of them.") { quick, again, only, seed, folder };
        command.SetAction((result, cancellation) => Task.Run(
            () => Execute(Chosen(verbs, result.GetValue(only)), result.GetValue(quick), result.GetValue(seed), result.GetValue(again), result.GetRequiredValue(folder), cancellation), CancellationToken.None));
        return command;
    }

    private static IReadOnlyList<IVerb> Chosen(IReadOnlyList<IVerb> verbs, string[]? names) =>
        names is { Length: > 0 } ? [.. verbs.Where(verb => names.Contains(verb.Name))] : verbs;

    private static int Execute(IReadOnlyList<IVerb> verbs, bool quick, int seed, bool again, string path, CancellationToken cancellation)
    {
        var runs = new List<(Manifest Manifest, string Folder)>();
        foreach (IVerb verb in verbs)
        {
            string folder = Path.Combine(path, verb.Name);
            Manifest manifest = !again && Finished(verb, quick, seed, folder) is { } finished ? finished : Run(verb, quick, seed, folder, cancellation);
            Console.WriteLine(FormattableString.Invariant($"{verb.Name,-16} {manifest.Seconds,8:0.0} s  {manifest.Summary}"));
            runs.Add((manifest, folder));
        }
        new OutputFolder(path).Write(ReportName, Encoding.UTF8.GetBytes(HtmlReport.Write(runs)));
        Console.WriteLine($"Written: {Path.Combine(path, ReportName)}");
        bool passed = runs.TrueForAll(run => run.Manifest.Passed);
        Console.WriteLine($"{(passed ? "PASS" : "FAIL")}: {runs.Count(run => run.Manifest.Passed)} of {runs.Count} verbs");
        return passed ? 0 : 1;
    }

    private static Manifest Run(IVerb verb, bool quick, int seed, string folder, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        VerbOptions options = verb.Defaults(quick, seed);
        var store = RunStore.Of(verb, options, folder);
        Findings findings = verb.Run(quick, seed, new RunContext(new ConsoleProgress("  "), cancellation) { Store = store });
        Manifest manifest = FindingsWriter.Write(findings, Manifest.Of(verb, options, findings, clock.Elapsed), folder);
        store.Remove();
        return manifest;
    }

    /// <summary>The manifest of an earlier run with the same arguments by the same program; null where the verb has to run.</summary>
    private static Manifest? Finished(IVerb verb, bool quick, int seed, string folder)
    {
        Manifest? manifest = Manifest.Read(folder);
        IReadOnlyDictionary<string, JsonElement> asked = Manifest.ArgumentsOf(verb.Defaults(quick, seed));
        return manifest is not null
            && manifest.Commit == Manifest.ThisCommit
            && manifest.Files.All(file => File.Exists(Path.Combine(folder, file)))
            && manifest.Arguments.Count == asked.Count
            && asked.All(argument => manifest.Arguments.TryGetValue(argument.Key, out JsonElement value) && JsonElement.DeepEquals(value, argument.Value))
            ? manifest
            : null;
    }
}
