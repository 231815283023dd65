using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CurseOfMemory.Generator.Tests.Diagnostics;

/// <summary>No refusal is silent, and none is told twice.</summary>
public class ReasonTests
{
    private const string Whole = "public static class C { public static double F(double x) => x; }";

    [Fact]
    public void A_refusal_without_a_reason_is_an_internal_error_at_the_name()
    {
        Problem problem = Assert.Single(Required(Whole).Problems);
        Diagnostic found = problem.ToDiagnostic();
        Assert.Equal(Descriptors.Internal.Id, found.Id);
        Assert.Equal("F", Harness.Underlined(found));
        Assert.Contains("'F'", found.GetMessage());
        Assert.Contains("a refusal without a reason", found.GetMessage());
    }

    [Fact]
    public void A_refusal_with_a_reason_is_left_alone() =>
        Assert.Equal([Descriptors.Loop.Id], Required(Whole, told: 0, new Problem(Descriptors.Loop, Location.None, "why")).Problems.Select(problem => problem.Descriptor.Id));

    [Fact]
    public void A_reason_for_another_refusal_is_none_for_this() =>
        Assert.Equal([Descriptors.Loop.Id, Descriptors.Internal.Id], Required(Whole, told: 1, new Problem(Descriptors.Loop, Location.None, "why")).Problems.Select(problem => problem.Descriptor.Id));

    [Fact]
    public void What_the_compiler_refuses_it_tells_itself() =>
        Assert.Empty(Required("public static class C { public static double F(double x) => y; }").Problems);

    [Fact]
    public void A_warning_of_the_compiler_is_no_reason() =>
        Assert.Single(Required("public static class C { public static double F(double x) { int unused; return x; } }").Problems);

    private static ProblemList Required(string source, int told = 0, params Problem[] before)
    {
        CSharpCompilation compilation = Harness.Compile(source);
        ProblemList problems = new();
        foreach (Problem problem in before)
            problems.Add(problem);
        Reasons.Require(problems, told, compilation.GetTypeByMetadataName("C")!.GetMembers("F").Single(), compilation, default);
        return problems;
    }
}
