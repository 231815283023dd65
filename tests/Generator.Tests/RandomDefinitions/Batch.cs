using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Tests.Zoo;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Tests.RandomDefinitions;

/// <summary>What became of a definition.</summary>
internal enum Outcome
{
    Agrees,
    Refused,

    /// <summary>A derivative that jumps within a few roundings of the input: no two computations need agree.</summary>
    Kink,

    /// <summary>A number of the oracle that is not finite.</summary>
    Overflow,

    /// <summary>Agreement to as many digits as are left to a computation in <c>double</c>, fewer than 12 of the terms.</summary>
    Rounding,
    Wrong,
}

internal sealed record Verdict(RandomDefinition Definition, Outcome Outcome, string Reason);

/// <summary>Definitions in one compilation, each held against two oracles.</summary>
internal static class Batch
{
    /// <summary>How long a definition may take to be generated, compiled and run, on a loaded machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static IReadOnlyList<Verdict> Check(IReadOnlyList<RandomDefinition> definitions)
    {
        Task<Verdict[]> work = Task.Run(() => Verdicts(definitions));
        try
        {
            if (work.Wait(Limit + definitions.Count * TimeSpan.FromSeconds(3)))
                return work.Result;
        }
        catch (AggregateException exception) when (definitions.Count == 1)
        {
            return [new(definitions[0], Outcome.Wrong, exception.InnerException!.ToString())];
        }
        catch (AggregateException)
        {
        }
        // one spoils the compilation of all, or does not end: the halves say which
        int half = definitions.Count / 2;
        return half == 0 ? [new(definitions[0], Outcome.Wrong, $"not done within {Limit}")] : [.. Check([.. definitions.Take(half)]), .. Check([.. definitions.Skip(half)])];
    }

    private static Verdict[] Verdicts(IReadOnlyList<RandomDefinition> definitions)
    {
        ZooProject project = new([.. definitions.Select(definition => (definition.Name + ".cs", definition.Text))]);
        Assert.Empty(project.WithoutOriginal.Values);
        return [.. definitions.Select(definition => Verdict(project, definition))];
    }

    private static Verdict Verdict(ZooProject project, RandomDefinition definition)
    {
        Diagnostic[] found = [.. project.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error && Concerns(found, definition))];
        if (found.Any(one => one.Id == Descriptors.Internal.Id || !one.Location.IsInSource))
            return new(definition, Outcome.Wrong, string.Join("\n", found.Select(one => one.ToString())));
        if (found.Length > 0)
            return new(definition, Outcome.Refused, $"{found[0].Id} {found[0].GetMessage()} at '{Harness.Underlined(found[0])}'");
        try
        {
            return new RandomCase(project, definition).Verdict();
        }
        catch (Exception exception)
        {
            return new(definition, Outcome.Wrong, exception.ToString());
        }
    }

    private static bool Concerns(Diagnostic found, RandomDefinition definition) =>
        found.Location.IsInSource ? found.Location.SourceTree!.FilePath == definition.Name + ".cs" || found.Location.SourceTree.FilePath == "Forms.cs" && found.GetMessage().Contains(definition.Name) : found.GetMessage().Contains(definition.Name + ".");
}
