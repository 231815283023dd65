using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Tests.Oracle;
using CurseOfMemory.Generator.Tests.Reading.Programs;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace CurseOfMemory.Generator.Tests.Zoo;

/// <summary>Definitions as strangers write them: value, gradient, Hessian and product against two oracles that owe nothing to the rules of the generator.</summary>
public class ZooTests(ITestOutputHelper output)
{
    /// <summary>Definitions that are refused, and why.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["ChangingSizes"] = "CM1018",
        ["DispatchAtRunTime"] = "CM1005",
        ["GrowingPolynomial"] = "CM1018",
        ["ObjectsAsData"] = "CM1014",
        ["SameRowInLoop"] = "CM1019",
        ["TryAndCatch"] = "CM1013",
    };

    /// <summary>Definitions whose results cancel so far that they are held to 1e-12 S alone.</summary>
    private static readonly string[] Cancelling = [];

    /// <summary>Definitions that C# doesn't compile over another type of number: they ask for <c>double</c> or <c>float</c> by name, or for a type of .NET over it.</summary>
    private static readonly string[] OfDoubleAlone = ["BetaLikelihood", "CharacteristicFunction", "ComplexTransform", "GenericAlgorithms", "GenericLocalFunctions", "GenericLocalInLoss", "GenericNumbers", "RadixTwo", "TypesOfShapes", "VectorOfTheLibrary"];

    /// <summary>Definitions that compute something else over another type of number: they convert to integers of other lengths, round to <c>float</c>, call System.Convert, take tuples of numbers as data, or ask NaN whether it equals itself.</summary>
    private static readonly string[] OfAnotherType = ["BeyondIntegers", "ConvertedNumbers", "DataKinds", "OrderOfNaN", "SinglePrecision"];

    public static TheoryData<string> Compiled =>
        [.. ZooProject.Instance.Functions.Select(function => function.ContainingType.Name).Where(name => ZooProject.Instance.Library[name].Model is not null)];

    [Theory]
    [MemberData(nameof(Compiled), DisableDiscoveryEnumeration = true)]
    public void Derivatives_agree_with_the_program_and_with_the_original(string name)
    {
        ZooProject zoo = ZooProject.Instance;
        object[][] inputs = zoo.Library.Inputs(name);
        Assert.NotEmpty(inputs);
        for (int input = 0; input < inputs.Length; input++)
        {
            ZooCase found = new(zoo, name, input);
            if (found.Theta.Length == 0)
                continue;
            found.Check(found.Interpreted(), !Cancelling.Contains(name), 1e-24);
            // what C# computes of data alone stays in double
            if (!zoo.WithoutOriginal.ContainsKey(name) && !OfAnotherType.Contains(name))
                found.Check(found.Original(), !Cancelling.Contains(name), 1e-14);
        }
    }

    [Fact]
    public void Counts()
    {
        ZooProject zoo = ZooProject.Instance;
        Library.Definition[] all = [.. zoo.Functions.Select(function => zoo.Library[function.ContainingType.Name])];
        Dictionary<string, string> refused = all.Where(one => one.Model is null).ToDictionary(one => one.Name, one => string.Join(", ", one.Problems.Select(problem => problem.Descriptor.Id)));
        output.WriteLine($"{all.Length} definitions: {all.Length - refused.Count} compiled, {refused.Count} refused, {zoo.WithoutOriginal.Count} without an original over other numbers");
        foreach ((string name, string id) in refused)
            output.WriteLine($"  {name}: {id}");
        foreach ((string name, Diagnostic error) in zoo.WithoutOriginal)
            output.WriteLine($"  {name}: {error.GetMessage()} at '{Harness.Underlined(error)}'");
        Assert.Equal(Refused.OrderBy(pair => pair.Key), refused.OrderBy(pair => pair.Key));
        Assert.Equal(OfDoubleAlone.Order(), zoo.WithoutOriginal.Keys.Order());
        Assert.Equal([], zoo.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error && !IsAmong(found, all)).Select(found => found.ToString()));
        Assert.True(all.Length >= 120 && all.Length - refused.Count >= 100);
    }

    private static bool IsAmong(Diagnostic found, Library.Definition[] all) => found.Id != Descriptors.Internal.Id && all.Any(one => one.Problems.Any(problem =>
        problem.Descriptor.Id == found.Id && problem.Location.SourceSpan == found.Location.SourceSpan && problem.Location.SourceTree?.FilePath == found.Location.SourceTree?.FilePath));
}
