using Spectre.Console;

namespace Paper.Output;

/// <summary>Shows how far a list of computations has come: a bar on a terminal, a line for each in a pipe.</summary>
internal static class Progress
{
    /// <summary>Computes all items, one by one.</summary>
    public static List<T> Over<T>(IEnumerable<T> items, int count, Func<T, string> describe)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || !AnsiConsole.Profile.Out.IsTerminal)
            return Collect(items, item => Console.WriteLine(describe(item)));
        return AnsiConsole.Progress().HideCompleted(true).Start(context =>
        {
            ProgressTask task = context.AddTask("computing", maxValue: count);
            return Collect(items, item => Advance(task, describe(item)));
        });
    }

    private static void Advance(ProgressTask task, string description)
    {
        task.Description = Markup.Escape(description);
        task.Increment(1);
    }

    private static List<T> Collect<T>(IEnumerable<T> items, Action<T> report)
    {
        var collected = new List<T>();
        foreach (T item in items)
        {
            collected.Add(item);
            report(item);
        }
        return collected;
    }
}
