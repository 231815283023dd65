using System.CommandLine;
using System.Globalization;
using Paper.Report;
using Paper.Verbs;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var root = new RootCommand("The experiments of \"On the Curse of Memory in Recurrent Neural Networks\" (ICLR 2021), each checked against independent references.")
{
    AllCommand.Create(Catalogue.All),
};
foreach (IVerb verb in Catalogue.All)
    root.Add(verb.ToCommand());
string first = args.Length > 0 ? args[0] : "verb";
if (!first.StartsWith('-') && !root.Subcommands.Any(verb => verb.Name == first || verb.Aliases.Contains(first)))
    return Refuse($"{first}: must be {string.Join(", ", root.Subcommands.Select(verb => verb.Name))}.\nAdd --help to see what is possible.", exitCode: 2);
ParseResult command = root.Parse(args);
if (command.Errors.Count > 0)
    return Refuse($"{string.Join('\n', command.Errors.Select(error => error.Message))}\nAdd --help to see what is possible.", exitCode: 2);
try
{
    return await command.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException)
{
    return Refuse("Interrupted: finished training runs are kept; the same command goes on from there.", exitCode: 130);
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
{
    return Refuse(failure.Message, exitCode: 3);
}

static int Refuse(string reason, int exitCode)
{
    Console.Error.WriteLine(reason);
    return exitCode;
}
