namespace Paper.Verbs;

/// <summary>Prints each line at once, behind an indent.</summary>
internal sealed class ConsoleProgress(string indent = "") : IProgress<string>
{
    public void Report(string value) => Console.WriteLine(indent + value);
}
