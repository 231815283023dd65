using System.CommandLine;
using System.Diagnostics;
using Paper.Output;
using Paper.Report;

namespace Paper.Verbs;

/// <summary>The command of a verb: reads options, runs, prints and writes.</summary>
internal static class VerbCommand
{
    public static Command Create<TOptions>(Verb<TOptions> verb)
        where TOptions : VerbOptions, new()
    {
        var binder = new OptionBinder<TOptions>();
        var command = new Command(verb.Name, verb.Claim);
        if (verb.Alias is not null)
            command.Aliases.Add(verb.Alias);
        foreach (Option option in binder.Options)
            command.Add(option);
        Option<string> folder = FolderOption();
        Option<bool> json = JsonOption();
        command.Add(folder);
        command.Add(json);
        command.SetAction((result, cancellation) => Task.Run(
            () => Execute(verb, binder.Read(result), result.GetRequiredValue(folder), result.GetValue(json), cancellation), CancellationToken.None));
        return command;
    }

    public static Option<string> FolderOption()
    {
        Option<string> option = new("--out") { Description = "The folder for figures, tables and the manifest run.json.", DefaultValueFactory = _ => "out" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
                result.AddError("--out: must be the name of a folder.");
        });
        return option;
    }

    public static Option<bool> JsonOption() => new("--json") { Description = "Prints the manifest as JSON, and nothing else." };

    private static int Execute<TOptions>(Verb<TOptions> verb, TOptions options, string folder, bool json, CancellationToken cancellation)
        where TOptions : VerbOptions, new()
    {
        if (options.Refusal is { } reason)
        {
            Console.Error.WriteLine(reason);
            return 2;
        }
        var clock = Stopwatch.StartNew();
        new OutputFolder(folder).Created();
        var store = RunStore.Of(verb, options, folder);
        Findings findings = verb.Body(options, (json ? RunContext.Silent with { Cancellation = cancellation } : new RunContext(new ConsoleProgress(), cancellation)) with { Store = store });
        Manifest manifest = FindingsWriter.Write(findings, Manifest.Of(verb, options, findings, clock.Elapsed), folder);
        store.Remove();
        Console.WriteLine(json ? manifest.ToJson() : FindingsWriter.Text(findings, folder, manifest));
        return findings.Passed ? 0 : 1;
    }
}
