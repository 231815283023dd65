using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Tests.Reading.Programs;

/// <summary>Programs as read compute what the original methods compute, to the last bit, but for derivatives that the originals have by hand.</summary>
public class FunctionReaderTests
{
    public static TheoryData<string> Definitions => [.. Library.Instance.Names];

    [Theory]
    [MemberData(nameof(Definitions), DisableDiscoveryEnumeration = true)]
    public void A_definition_computes_the_same_bits(string name)
    {
        Library library = Library.Instance;
        Assert.Empty(library[name].Problems.Select(problem => problem.ToDiagnostic().ToString()));
        object[][] inputs = library.Inputs(name);
        Assert.NotEmpty(inputs);
        foreach (object[] input in inputs)
        {
            double[] expected = library.Original(name, input);
            Assert.All(expected, number => Assert.True(double.IsFinite(number), "The original gives no number."));
            double[] read = library.Read(name, input);
            if (!name.EndsWith("Derivative", StringComparison.Ordinal))
                Assert.Equal(expected, read);
            else
                Assert.All(expected.Zip(read), pair => Assert.InRange(Math.Abs(pair.Second - pair.First), 0, 1e-13 * Math.Abs(pair.First)));
        }
    }

    [Theory]
    [MemberData(nameof(Definitions), DisableDiscoveryEnumeration = true)]
    public void Temporaries_are_set_once_and_counters_never_in_the_body(string name)
    {
        foreach (Procedure procedure in Library.Instance[name].Model!.Programs.Procedures)
        {
            Step[] steps = [.. procedure.Prologue.All(), .. procedure.Body.All()];
            Dictionary<int, int> set = steps.SelectMany(step => step.Targets()).GroupBy(target => target).ToDictionary(group => group.Key, group => group.Count());
            Assert.All(set.Where(pair => procedure.Locals[pair.Key].Name.Length == 0), pair => Assert.Equal(1, pair.Value));
            Assert.All(steps.OfType<For>(), loop => Assert.DoesNotContain(loop.Counter, loop.Body.All().SelectMany(step => step.Targets())));
        }
    }
}
