using System.Globalization;
using CsCheck;
using Xunit.Abstractions;

namespace CurseOfMemory.Generator.Tests.RandomDefinitions;

/// <summary>
/// Definitions that nobody wrote: derivatives agree with the oracles, or the generator says at a place in the source why there are none. The variables RANDOM_SEED
/// and RANDOM_COUNT ask for others; RANDOM_ONLY for the one whose number stands in its name.
/// </summary>
public class RandomDefinitionTests(ITestOutputHelper output)
{
    private const int Together = 100;

    [Fact]
    public void Derivatives_agree_or_are_refused_at_a_place()
    {
        RandomDefinition[] definitions = Definitions();
        List<Verdict> verdicts = [];
        Parallel.ForEach(definitions.Chunk(Together), new ParallelOptions { MaxDegreeOfParallelism = 2 }, batch =>
        {
            IReadOnlyList<Verdict> found = Batch.Check(batch);
            lock (verdicts)
                verdicts.AddRange(found);
        });
        Report(verdicts);
        Assert.Equal([], verdicts.Where(verdict => verdict.Outcome == Outcome.Wrong).Select(verdict => $"{verdict.Definition.Name}: {verdict.Reason}"));
        Assert.Equal(definitions.Length, verdicts.Count);
        // what is not compared must stay the exception
        Assert.InRange(verdicts.Count(verdict => verdict.Outcome is Outcome.Kink or Outcome.Overflow or Outcome.Rounding), 0, Math.Max(2, 0.05 * verdicts.Count));
        Assert.InRange(verdicts.Count(verdict => verdict.Outcome is Outcome.Refused), 0, Math.Max(2, 0.05 * verdicts.Count));
    }

    private static RandomDefinition[] Definitions()
    {
        if (Setting("RANDOM_ONLY", -1) is >= 0 and int number)
            return [RandomDefinition.Of(number)];
        PCG pcg = new(0, (ulong)Setting("RANDOM_SEED", 1));
        return [.. Enumerable.Range(0, Setting("RANDOM_COUNT", Together)).Select(i => RandomDefinition.Any.Generate(pcg, null, out _)).DistinctBy(definition => definition.Name)];
    }

    private void Report(List<Verdict> verdicts)
    {
        int Count(Outcome outcome) => verdicts.Count(verdict => verdict.Outcome == outcome);
        output.WriteLine($"{verdicts.Count} random definitions: {Count(Outcome.Agrees)} agree, {Count(Outcome.Refused)} refused, {Count(Outcome.Kink)} at a kink, "
            + $"{Count(Outcome.Overflow)} overflow, {Count(Outcome.Rounding)} lose digits, {Count(Outcome.Wrong)} wrong");
        foreach (Verdict verdict in verdicts.Where(verdict => verdict.Outcome != Outcome.Agrees))
            output.WriteLine($"  {verdict.Definition.Name}, {verdict.Outcome}: {verdict.Reason}{(verdict.Outcome == Outcome.Wrong ? "\n" + verdict.Definition.Text : "")}");
    }

    private static int Setting(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is string text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
