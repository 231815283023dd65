using Paper.Verbs;

namespace CurseOfMemory.Paper.Tests;

/// <summary>The quick run of each verb, computed once for all tests of <see cref="PlateauCollection"/>.</summary>
internal static class QuickRuns
{
    private static readonly Dictionary<string, Findings> Known = [];

    public static Findings Of(string name)
    {
        if (!Known.TryGetValue(name, out Findings? findings))
            Known.Add(name, findings = Catalogue.All.Single(verb => verb.Name == name).Run(quick: true, seed: 1, RunContext.Silent));
        return findings;
    }
}
