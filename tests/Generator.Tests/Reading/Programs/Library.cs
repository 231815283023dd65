using System.Globalization;
using System.Reflection;
using System.Text;
using CurseOfMemory.Generator.Adjoints;
using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Reading.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CurseOfMemory.Generator.Tests.Reading.Programs;

/// <summary>
/// All definitions of the folder beside this file, read, and compiled together with one more half of each type, which runs the original method and reads each
/// piece of data by the C# text that the steps give for it.
/// </summary>
internal sealed class Library
{
    private static readonly Lazy<Library> Whole = new(() => new Library(Harness.Compile([.. Files()])));

    private readonly Dictionary<string, Definition> _definitions = [];
    private readonly Assembly _assembly;

    /// <summary>A definition: a static method F of a type, with inputs to try it on.</summary>
    public sealed record Definition(string Name, IMethodSymbol Method, FunctionModel? Model, IReadOnlyList<Problem> Problems);

    public static Library Instance => Whole.Value;

    public IEnumerable<string> Names => _definitions.Keys;

    /// <param name="more">Sources to compile with the definitions and their probes.</param>
    public Library(CSharpCompilation compilation, string more = "")
    {
        Assert.Empty(compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error));
        foreach (INamedTypeSymbol type in Types(compilation.Assembly.GlobalNamespace))
        {
            foreach (IMethodSymbol method in type.GetMembers("F").OfType<IMethodSymbol>())
            {
                ProblemList problems = new();
                FunctionModel? model = FunctionReader.Read(method, type, compilation, problems, default);
                _definitions.Add(type.Name, new(type.Name, method, model, problems.Problems));
            }
        }
        string probes = string.Concat(_definitions.Values.Where(one => one.Model is not null).Select(Probe));
        using MemoryStream image = new();
        Assert.Empty(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Harness.Usings + probes + more)).Emit(image).Diagnostics
            .Where(found => found.Severity == DiagnosticSeverity.Error));
        _assembly = new System.Runtime.Loader.AssemblyLoadContext("Library", isCollectible: true).LoadFromStream(new MemoryStream(image.ToArray()));
    }

    public Definition this[string name] => _definitions[name];

    public static IEnumerable<(string Name, string Text)> Files() => Sources.Of(".Reading.Programs.Definitions.");

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) => space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));

    /// <summary>The inputs that a definition gives itself: for each try an object for each parameter, double[] for spans.</summary>
    public object[][] Inputs(string name) => (object[][])TypeOf(name).GetProperty("Inputs")!.GetValue(null)!;

    public Type TypeOf(string name) => _assembly.GetTypes().Single(type => type.Name == name);

    /// <summary>What the original method returns, and then what its arrays hold.</summary>
    public double[] Original(string name, object[] inputs)
    {
        object[] copies = [.. inputs.Select(input => input is double[] array ? array.Clone() : input)];
        double result = Convert.ToDouble(TypeOf(name).GetMethod("ProbeCall")!.Invoke(null, [copies]), CultureInfo.InvariantCulture);
        return [result, .. Outputs(name, copies)];
    }

    /// <summary>What the program returns, and then what its arrays hold.</summary>
    public double[] Read(string name, object[] inputs) => Read(name, _definitions[name].Model!, inputs);

    /// <summary>What another program of the same parameters returns, and then what its arrays hold.</summary>
    public double[] Read(string name, FunctionModel model, object[] inputs)
    {
        object[] copies = [.. inputs.Select(input => input is double[] array ? array.Clone() : input)];
        List<object> scalars = [];
        List<double[]> arrays = [];
        for (int i = 0; i < copies.Length; i++)
        {
            if (model.Parameters[i].Kind is ParameterKind.Real or ParameterKind.Integer)
                scalars.Add(copies[i] is double ? copies[i] : Convert.ToInt64(copies[i], CultureInfo.InvariantCulture));
            else if (model.Parameters[i].Kind != ParameterKind.Data)
                arrays.Add((double[])copies[i]);
        }
        double result = new Machine(Expansion.Apply(model.Programs), Data(name, copies), Opaque).Run([.. scalars], [.. arrays]);
        return [result, .. Outputs(name, copies)];
    }

    /// <summary>What the data of a definition is, called with inputs.</summary>
    public DataReader Data(string name, object[] inputs)
    {
        string[] texts = Texts(_definitions[name].Model!);
        MethodInfo probe = TypeOf(name).GetMethod("ProbeData")!;
        return (text, operands) => probe.Invoke(null, [Array.IndexOf(texts, text), inputs, operands])! switch { char letter => (int)letter, var value => value };
    }

    private double Opaque(string text, object[] arguments)
    {
        string[] parts = text.Replace("global::", "", StringComparison.Ordinal).Split('.');
        MethodInfo method = TypeOf(parts[^2]).GetMethod(parts[^1])!;
        object[] converted = [.. method.GetParameters().Select((parameter, i) => Convert.ChangeType(arguments[i], parameter.ParameterType, CultureInfo.InvariantCulture))];
        return (double)method.Invoke(null, converted)!;
    }

    private IEnumerable<double> Outputs(string name, object[] inputs) => _definitions[name].Model!.Parameters
        .Zip(inputs)
        .Where(pair => pair.First.Kind == ParameterKind.Output)
        .SelectMany(pair => (double[])pair.Second);

    private static string[] Texts(FunctionModel model) => [.. model.Programs.Procedures
        .SelectMany(procedure => procedure.Prologue.All().Concat(procedure.Body.All()))
        .OfType<ReadData>().Select(read => read.Text).Distinct()];

    private static string Probe(Definition definition)
    {
        IMethodSymbol method = definition.Method;
        FunctionModel model = definition.Model!;
        StringBuilder parameters = new();
        for (int i = 0; i < model.Parameters.Count; i++)
        {
            string type = method.Parameters[i].Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
            bool isSpan = method.Parameters[i].Type.Name is "Span" or "ReadOnlySpan";
            parameters.AppendLine(isSpan
                ? $"{type} {model.Parameters[i].Name} = ({((INamedTypeSymbol)method.Parameters[i].Type).TypeArguments[0]}[])probed[{i}];"
                : $"{type} {model.Parameters[i].Name} = ({type})probed[{i}];");
        }
        string call = $"{method.Name}({string.Join(", ", model.Parameters.Select(parameter => parameter.Name))})";
        string cases = string.Concat(Texts(model).Select((text, i) => $"case {i}: return {Filled(text)};\n"));
        (string isStatic, string forward) = method.IsStatic ? ("static ", "") : ("", """
            public static object ProbeCall(object[] probed) => Instance.ProbeCallOn(probed);
            public static object ProbeData(int probedCase, object[] probed, long[] probedAt) => Instance.ProbeDataOn(probedCase, probed, probedAt);
            """);
        string on = method.IsStatic ? "" : "On";
        return $$"""
            partial {{(definition.Method.ContainingType.IsValueType ? "struct" : "class")}} {{definition.Name}}
            {
                {{forward}}
                public {{isStatic}}object ProbeCall{{on}}(object[] probed) { {{parameters}} {{(method.ReturnsVoid ? $"{call}; return 0.0;" : $"return {call};")}} }
                public {{isStatic}}object ProbeData{{on}}(int probedCase, object[] probed, long[] probedAt) { {{parameters}} switch (probedCase) { {{cases}} default: throw new Exception(); } }
            }

            """;
    }

    private static string Filled(string text)
    {
        for (int i = 0; text.Contains("{" + i + "}", StringComparison.Ordinal); i++)
            text = text.Replace("{" + i + "}", $"(int)probedAt[{i}]", StringComparison.Ordinal);
        return text;
    }
}
