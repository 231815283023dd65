using System.CommandLine;
using System.Diagnostics;
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
        Option<bool> json = VerbCommand.JsonOption();
        seed.MustBeFrom(0, int.MaxValue, whole: true);
        Command command = new("all", "Runs every verb and writes one report over all of them.") { quick, again, only, seed, folder, json };
        command.SetAction((result, cancellation) => Task.Run(
            () =>
            {
                var run = new AllRun(result.GetValue(quick), result.GetValue(seed), result.GetValue(again), result.GetRequiredValue(folder), result.GetValue(json), cancellation);
                return run.Execute(Chosen(verbs, result.GetValue(only)));
            },
            CancellationToken.None));
        return command;
    }

    private static IReadOnlyList<IVerb> Chosen(IReadOnlyList<IVerb> verbs, string[]? names) =>
        names is { Length: > 0 } ? [.. verbs.Where(verb => names.Contains(verb.Name))] : verbs;
}
