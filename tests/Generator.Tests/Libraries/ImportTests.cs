using System.Globalization;
using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Reading.Programs;
using CurseOfMemory.Generator.Tests.Reading.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CurseOfMemory.Generator.Tests.Libraries;

/// <summary>Every definition of the zoo that can be exported computes, called from another assembly without its source, the same bits.</summary>
public class ImportTests
{
    private static readonly Lazy<Harness> Exported = new(() => Harness.Run([.. Library.Files()]));

    private static readonly Lazy<CSharpCompilation> Callers = new(() => Calling(Exported.Value.AsReference("Zoo")));

    public static TheoryData<string> Definitions => [.. Library.Instance.Names.Where(name => Library.Instance[name].Method.IsStatic)];

    private static CSharpCompilation Calling(MetadataReference reference) => Harness.Compile(string.Concat(Library.Instance.Names
            .Where(name => Library.Instance[name].Method.IsStatic).Select(name => Caller(Library.Instance[name].Method))))
        .AddReferences(reference);

    private static string Caller(IMethodSymbol method)
    {
        string parameters = string.Join(", ", method.Parameters.Select(parameter => parameter.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat
            .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName))));
        string arguments = string.Join(", ", method.Parameters.Select(parameter => parameter.Name));
        string name = method.ContainingType.Name;
        return $"public static class CallerOf{name} {{ public static {method.ReturnType} F({parameters}) => {method.ContainingType}.F({arguments}); }}\n";
    }

    [Theory]
    [MemberData(nameof(Definitions), DisableDiscoveryEnumeration = true)]
    public void A_definition_computes_the_same_bits_without_its_source(string name)
    {
        ProblemList problems = new();
        INamedTypeSymbol caller = Callers.Value.GetTypeByMetadataName("CallerOf" + name)!;
        FunctionModel? model = FunctionReader.Read(caller.GetMembers("F").OfType<IMethodSymbol>().Single(), caller, Callers.Value, problems, default);
        Assert.True(problems.Problems.Count == 0, string.Join("\n", problems.Problems.Select(problem => problem.ToDiagnostic())));
        foreach (object[] input in Library.Instance.Inputs(name))
            Assert.Equal(Library.Instance.Read(name, input), Library.Instance.Read(name, model!, input));
    }

    /// <summary>The one instance method among the definitions reads a private field.</summary>
    [Fact]
    public void What_has_no_graph_says_why()
    {
        Diagnostic told = Exported.Value.Diagnostics.Single(found => found.Id == "CM2202");
        Assert.Contains("'F': it reads 'rates' of 'Portfolio', which is not public;", told.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
