using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Tests.Reading;

/// <summary>Compares a definition as read with the method that was written.</summary>
internal static class Agreement
{
    /// <summary>Reads a source, and fails unless its graph gives the number that the original gives.</summary>
    /// <param name="construction">A C# expression that makes an instance.</param>
    /// <param name="blocks">Values of the parameter blocks, in the order in which they are declared.</param>
    /// <returns>The definition, as a formula.</returns>
    public static string Check(string source, string construction, params double[][] blocks)
    {
        Harness harness = Harness.Run(source);
        Assert.Empty(harness.Refusals);
        Definition definition = harness.Definition;
        Probe probe = new(harness, construction, blocks);
        double expected = probe.Original(), actual = new Interpreter(definition, probe).Root;
        Assert.True(double.IsFinite(expected) && expected != 0, $"The original gives {expected}, which proves nothing.");
        Assert.True(Math.Abs(actual - expected) <= 1e-12 * Math.Abs(expected), $"Read as {actual}, written as {expected}.");
        return new Formula(new Graph(definition.Nodes), definition).Text(definition.Root);
    }
}
