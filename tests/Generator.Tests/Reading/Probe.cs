using System.Reflection;
using CurseOfMemory.Generator.Graphs;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.Generator.Tests.Reading;

/// <summary>
/// An instance of an annotated type, opened up: one more half of the type runs the original loss, and reads each leaf by the C# text that
/// the definition gives for it, which so must be valid inside the type.
/// </summary>
internal sealed class Probe : ILeafValues
{
    private readonly object _instance;
    private readonly object[] _data;
    private readonly int[] _lengths;
    private readonly double[][] _blocks;
    private readonly Definition _definition;

    public Probe(Harness harness, string construction, double[][] blocks)
    {
        _definition = harness.Definition;
        _blocks = blocks;
        harness.Edit("Probe.cs", Source(harness, construction));
        _instance = harness.LoadSources().GetType("Probe")!.GetMethod("New")!.Invoke(null, null)!;
        _data = (object[])Call("ProbeData")!;
        _lengths = (int[])Call("ProbeLengths")!;
    }

    public double Parameter(int block, int position) => _blocks[_definition.Blocks[block].Position][position];

    public double Data(int leaf, int? position) => position is int place ? ((double[])_data[leaf])[place] : (double)_data[leaf];

    public int Length(int extent) => _definition.Extents[extent] switch
    {
        { Kind: LengthKind.Share } => _blocks[_definition.Blocks.First(block => block.Extent == extent).Position].Length,
        { Kind: LengthKind.Fixed } fixedLength => fixedLength.Size,
        _ => _lengths[extent],
    };

    public double Target(int target, double t) => (double)Call("ProbeTarget", target, t)!;

    /// <summary>The original method under the integrals and sums that its attributes ask for.</summary>
    public double Original()
    {
        ParameterInfo[] parameters = _instance.GetType().GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            .Single(method => method.GetCustomAttribute<LossAttribute>() is not null).GetParameters();
        IntegratedAttribute? integrated = parameters.Select(parameter => parameter.GetCustomAttribute<IntegratedAttribute>()).FirstOrDefault(role => role is not null);
        SummedAttribute? summed = parameters.Select(parameter => parameter.GetCustomAttribute<SummedAttribute>()).FirstOrDefault(role => role is not null);
        int count = summed is null ? 1 : (int)Named(summed.Count);
        return Enumerable.Range(0, count).Sum(n => integrated is null
            ? Loss(0, n)
            : Quadrature.Integrate(t => Loss(t, n), Named(integrated.From), Named(integrated.To)));
    }

    private double Loss(double t, int n) => (double)Call("ProbeLoss", _blocks, t, n)!;

    private double Named(object end) => end is double number ? number : (double)Call("ProbeNamed", end)!;

    private object? Call(string method, params object[] arguments) => _instance.GetType().GetMethod(method)!.Invoke(_instance, arguments);

    private static string Source(Harness harness, string construction)
    {
        Definition definition = harness.Definition;
        TypeShape type = definition.Type;
        string data = string.Join(", ", definition.Data.Select(leaf => $"Box({leaf.Text})"));
        string lengths = string.Join(", ", definition.Extents.Select(extent => extent.Kind == LengthKind.Member ? extent.Text : "0"));
        string targets = string.Concat(definition.Targets.Select((target, i) => $"{i} => {target.Text}.At(probedAt), "));
        string named = string.Concat(NamedMembers(harness.LossDeclaration()).Select(name => $"\"{name}\" => {name}, "));
        return $$"""
            {{(type.Namespace.Length == 0 ? "" : $"namespace {type.Namespace} {{")}}
            {{string.Concat(type.Containers.Select(container => container + " { "))}}
            {{type.Declaration}}
            {
                public object[] ProbeData() => new object[] { {{data}} };
                public int[] ProbeLengths() => new int[] { {{lengths}} };
                public double ProbeTarget(int probe, double probedAt) => probe switch { {{targets}} _ => double.NaN };
                public double ProbeNamed(string probe) => probe switch { {{named}} _ => double.NaN };
                public double ProbeLoss(double[][] blocks, double t, int n) => {{definition.LossName}}({{Arguments(harness.LossDeclaration())}});
                private static object Box(double value) => value;
                private static object Box(double[] value) => value;
                private static object Box(ReadOnlySpan<double> value) => value.ToArray();
            }
            {{string.Concat(type.Containers.Select(_ => "} "))}}
            {{(type.Namespace.Length == 0 ? "" : "}")}}
            public static class Probe { public static object New() => {{construction}}; }
            """;
    }

    /// <summary>The members that attributes name.</summary>
    private static IEnumerable<string> NamedMembers(MethodDeclarationSyntax loss) => loss.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Where(call => call.Expression.ToString() == "nameof")
        .Select(call => call.ArgumentList.Arguments[0].ToString())
        .Distinct();

    private static string Arguments(MethodDeclarationSyntax loss)
    {
        int block = 0;
        return string.Join(", ", loss.ParameterList.Parameters.Select(parameter => parameter switch
        {
            _ when parameter.ToString().Contains("[Integrated") => "t",
            _ when parameter.ToString().Contains("[Summed") => "n",
            { Type: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.DoubleKeyword } } => $"blocks[{block++}][0]",
            _ => $"blocks[{block++}]",
        }));
    }
}
