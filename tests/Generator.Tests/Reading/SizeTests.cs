using System.Diagnostics;
using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Reading;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace CurseOfMemory.Generator.Tests.Reading;

/// <summary>Definitions that no person would write, but a program might.</summary>
public class SizeTests(ITestOutputHelper output)
{
    private const int Terms = 10_000;

    [Theory]
    [InlineData("return x{0};", " + {0} * Math.Sin({0} * x)")]
    [InlineData("return x{0};", " * (y - {0})")]
    [InlineData("return x{0};", " * y + {0} - Math.Exp(x / {0})")]
    [InlineData("double s = 0; {0} return s;", "s += {0} * Math.Sin({0} * x);\n")]
    public void Ten_thousand_terms_neither_overflow_the_stack_nor_take_long(string body, string term)
    {
        string terms = string.Concat(Enumerable.Range(1, Terms).Select(i => string.Format(term, i)));
        string source = $"partial class Sample {{ double Loss(double x, double y) {{ {string.Format(body, terms)} }} }}";
        Stopwatch clock = Stopwatch.StartNew();
        Definition definition = Read(source);
        output.WriteLine($"{clock.ElapsedMilliseconds} ms, {definition.Nodes.Count} nodes");
        Assert.True(definition.Nodes.Count > Terms);
        Assert.Equal(definition, Read(source));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(120), $"Reading twice took {clock.Elapsed}.");
    }

    [Theory]
    [InlineData("for (int i = 0; i < 32; i++) x += Math.Sin(x + y); return x;")]
    [InlineData("for (int i = 0; i < 32; i++) x = x * x + Math.Sin(x) * y; return x;")]
    public void What_is_shared_is_not_printed_again_and_again(string body)
    {
        Definition definition = Read($"partial class Sample {{ double Loss(double x, double y) {{ {body} }} }}");
        string formula = new Formula(new Graph(definition.Nodes), definition).Text(definition.Root);
        Assert.Contains("...", formula);
        Assert.InRange(formula.Length, 3, 10_000);
    }

    private static Definition Read(string source)
    {
        Compilation compilation = Harness.Compile(source);
        INamedTypeSymbol type = compilation.GetTypeByMetadataName("Sample")!;
        IMethodSymbol loss = type.GetMembers("Loss").OfType<IMethodSymbol>().Single();
        ProblemList problems = new();
        LossReading? reading = new LossReader(compilation, type, loss, problems, default).Read(TypeShapes.Of(type));
        Assert.Empty(problems.Problems);
        return Canonical.OfReading(reading!.Definition).Definition;
    }
}
