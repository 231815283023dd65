using System.Collections.Immutable;
using CurseOfMemory.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CurseOfMemory.Generator.Tests.CodeFixes;

/// <summary>What one edit mends, a code fix mends: the mended source compiles and says nothing.</summary>
public class CodeFixTests
{
    /// <summary>Applies the one fix for the one diagnostic of a source.</summary>
    private static async Task<string> Mended(CodeFixProvider provider, string source, string id)
    {
        Harness harness = Harness.Run(source);
        Diagnostic diagnostic = harness.Diagnostics.First(found => found.Id == id);
        using AdhocWorkspace workspace = new();
        Document document = workspace.AddProject("Sample", LanguageNames.CSharp).AddDocument("Sample.cs", SourceText.From(Harness.Usings + source));
        SyntaxTree tree = (await document.GetSyntaxTreeAsync())!;
        Diagnostic there = Diagnostic.Create(diagnostic.Descriptor, Location.Create(tree, diagnostic.Location.SourceSpan), diagnostic.Properties);
        List<CodeAction> actions = [];
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, there, (action, _) => actions.Add(action), default));
        ImmutableArray<CodeActionOperation> operations = await Assert.Single(actions).GetOperationsAsync(default);
        Document changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        return (await changed.GetTextAsync()).ToString()[Harness.Usings.Length..];
    }

    [Theory]
    [InlineData("CM2001", "[Objective] public class S { [Loss] private double Loss(double x) => x; }", "[Objective] public partial class S { [Loss] private double Loss(double x) => x; }")]
    [InlineData("CM2001", "[Objective]\npublic readonly record struct S\n{ [Loss] private double Loss(double x) => x; }", "[Objective]\npublic readonly partial record struct S\n{ [Loss] private double Loss(double x) => x; }")]
    [InlineData("CM2001", "[Objective]\nclass S\n{ [Loss] private double Loss(double x) => x; }", "[Objective]\npartial class S\n{ [Loss] private double Loss(double x) => x; }")]
    [InlineData("CM2005", "/// <summary>A.</summary>\nclass A { struct B { [Objective] public partial class S { [Loss] private double Loss(double x) => x; } } }", "/// <summary>A.</summary>\npartial class A { partial struct B { [Objective] public partial class S { [Loss] private double Loss(double x) => x; } } }")]
    [InlineData("CM2104", "static class C { [Differentiable] static double F(double x) => x; [GradientOf(nameof(F))] public static double G(double x, out double dx) => throw new Exception(); }", "static partial class C { [Differentiable] static double F(double x) => x; [GradientOf(nameof(F))] public static partial double G(double x, out double dx); }")]
    [InlineData("CM2104", "static partial class C { [Differentiable] static double F(double x) => x; [GradientOf(nameof(F))] public static double G(double x, out double dx) { throw new Exception(); } }", "static partial class C { [Differentiable] static double F(double x) => x; [GradientOf(nameof(F))] public static partial double G(double x, out double dx); }")]
    public async Task Partial_is_added(string id, string source, string expected)
    {
        Assert.Equal(expected, await Mended(new MakePartialFix(), source, id));
        Harness.Run(expected).Accepted();
    }

    private const string Function = "static partial class C { [Differentiable] static double F(ReadOnlySpan<double> x, double y) => x[0] * y; ";

    [Theory]
    [InlineData("[GradientOf(nameof(F))] private static partial double G(ReadOnlySpan<double> x);", "[GradientOf(nameof(F))] private static partial double G(ReadOnlySpan<double> x, double y, Span<double> gradient);")]
    [InlineData("[HessianOf(nameof(F))] private static partial double G(ReadOnlySpan<double> at, double y, Span<double> grad, double[] hessian);", "[HessianOf(nameof(F))] private static partial double G(ReadOnlySpan<double> at, double y, Span<double> grad, Span<double> hessian);")]
    [InlineData("[TangentOf(nameof(F))] private static partial void G(ReadOnlySpan<double> x, double y, ReadOnlySpan<double> direction, out double tangent);", "[TangentOf(nameof(F))] private static partial double G(ReadOnlySpan<double> x, double y, ReadOnlySpan<double> direction, out double tangent);")]
    public async Task A_signature_is_corrected(string declaration, string expected)
    {
        Assert.Equal(Function + expected + " }", await Mended(new SignatureFix(), Function + declaration + " }", "CM2103"));
        Harness.Run(Function + expected + " }").Accepted();
    }

    [Fact]
    public void Every_fix_is_for_a_diagnostic_that_exists()
    {
        string[] ids = [.. new MakePartialFix().FixableDiagnosticIds, .. new SignatureFix().FixableDiagnosticIds];
        Assert.All(ids, id => Assert.NotNull(Generator.Diagnostics.Descriptors.ById(id)));
    }
}
