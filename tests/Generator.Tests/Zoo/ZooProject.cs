using System.Reflection;
using System.Text;
using CurseOfMemory.Generator.Tests.Oracle;
using CurseOfMemory.Generator.Tests.Reading.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.Generator.Tests.Zoo;

/// <summary>
/// Definitions in two assemblies: one with the derivatives that the generator writes, and one of the same sources over hyper-dual
/// numbers that the generator has not seen.
/// </summary>
internal sealed class ZooProject
{
    private static readonly Lazy<ZooProject> Whole = new(() => new ZooProject([.. Files()]));

    /// <summary>Definitions that the tests of reading have, but for those with derivatives or rules by hand.</summary>
    private static readonly string[] Elsewhere = ["Basics", "Conversions", "Data", "Engineering", "Generics", "Matrices", "Networks", "Recursion", "Statistics", "Structs"];

    private const string First = """
        [GradientOf(nameof(F))] public static partial double FGradient({0}, Span<double> dF);

        """;

    private const string Second = """
        [HessianOf(nameof(F))] public static partial double FHessian({0}, Span<double> dF, Span<double> ddF);
        [HessianProductOf(nameof(F))] public static partial double FHessianProduct({0}, ReadOnlySpan<double> dTheta, Span<double> dF, Span<double> product);
        """;

    private readonly Type _duals;
    private readonly Func<IMethodSymbol, bool> _isTwice;

    /// <param name="isTwice">Whether a definition gets second derivatives too; null for all.</param>
    public ZooProject((string Name, string Text)[] files, Func<IMethodSymbol, bool>? isTwice = null)
    {
        _isTwice = isTwice ?? (_ => true);
        CSharpCompilation sources = Harness.Compile(files);
        Functions = [.. FunctionsOf(sources).OrderBy(function => function.ContainingType.Name)];
        Harness harness = Harness.Run([.. files, ("Forms.cs", string.Concat(Functions.Where(function => !IsTerm(function)).Select(Declarations)))]);
        Diagnostics = [.. harness.Diagnostics];
        Library = new Library(harness.Completed, ZooDriver.OfDerivatives(Functions.Where(function => !IsTerm(function)), IsTwice));
        _duals = Harness.Load(OverDuals(sources)).GetType("ZooDriver")!;
    }

    public static ZooProject Instance => Whole.Value;

    /// <summary>Each definition: a method F, of a type of its own.</summary>
    public IReadOnlyList<IMethodSymbol> Functions { get; }

    /// <summary>What the generator has to say of all of them.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    public Library Library { get; }

    /// <summary>Definitions that C# does not compile over hyper-dual numbers, each with an error of the compiler's.</summary>
    public IReadOnlyDictionary<string, Diagnostic> WithoutOriginal { get; private set; } = new Dictionary<string, Diagnostic>();

    /// <summary>Whether a definition has second derivatives.</summary>
    public bool IsTwice(IMethodSymbol function) => _isTwice(function);

    /// <summary>Whether a definition is a residual, of which the objective sums the squares.</summary>
    public static bool IsTerm(IMethodSymbol function) => function.GetAttributes().Any(attribute => attribute.AttributeClass!.Name is "ResidualAttribute" or "LossAttribute");

    /// <summary>Calls a derivative that the generator wrote.</summary>
    public double Call(string derivative, object[] arguments, params double[][] extras) =>
        (double)Library.TypeOf("ZooDriver").GetMethod(derivative)!.Invoke(null, [arguments, .. extras])!;

    /// <summary>Calls the original over hyper-dual numbers.</summary>
    public HyperDual Original(string name, object[] arguments) => (HyperDual)_duals.GetMethod(name + "Value")!.Invoke(null, [arguments])!;

    /// <summary>The inputs that a definition gives itself, over hyper-dual numbers.</summary>
    public object[][] OriginalInputs(string name) => (object[][])_duals.Assembly.GetTypes().Single(type => type.Name == name).GetProperty("Inputs")!.GetValue(null)!;

    private static IEnumerable<(string Name, string Text)> Files() => Sources.Of(".Zoo.Definitions.")
        .Concat(Elsewhere.SelectMany(name => Sources.Of($".Reading.Programs.Definitions.{name}.")));

    private static IEnumerable<IMethodSymbol> FunctionsOf(CSharpCompilation compilation) => compilation.Assembly.GlobalNamespace.GetTypeMembers()
        .SelectMany(type => type.GetMembers("F").OfType<IMethodSymbol>())
        .Where(function => function is { ReturnsVoid: false });

    private string Declarations(IMethodSymbol function)
    {
        string parameters = string.Join(", ", function.Parameters.Select(parameter =>
            $"{(parameter.RefKind == RefKind.In ? "in " : "")}{parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)} {parameter.Name}"));
        string forms = string.Format(IsTwice(function) ? First + Second : First, parameters);
        INamedTypeSymbol type = function.ContainingType;
        return $"partial {(type.IsValueType ? "struct" : "class")} {type.Name}\n{{\n{(function.IsStatic ? forms : forms.Replace("static ", "", StringComparison.Ordinal))}\n}}\n";
    }

    /// <summary>The sources over hyper-dual numbers, less the definitions that don't compile so.</summary>
    private CSharpCompilation OverDuals(CSharpCompilation sources)
    {
        SyntaxTree[] trees = [.. sources.SyntaxTrees.Select(tree => OverHyperDuals.Rewrite(sources.GetSemanticModel(tree)))];
        CSharpCompilation compilation = sources.RemoveAllSyntaxTrees().AddSyntaxTrees(trees)
            .AddReferences(MetadataReference.CreateFromFile(typeof(HyperDual).Assembly.Location));
        WithoutOriginal = compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).GroupBy(TypeAt).ToDictionary(group => group.Key, group => group.First());
        foreach (SyntaxTree tree in trees)
        {
            SyntaxNode root = tree.GetRoot();
            IEnumerable<SyntaxNode> dropped = root.ChildNodes().OfType<TypeDeclarationSyntax>().Where(type => WithoutOriginal.ContainsKey(type.Identifier.ValueText));
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(root.RemoveNodes(dropped, SyntaxRemoveOptions.KeepNoTrivia)!, tree.Options));
        }
        string driver = ZooDriver.OfOriginals(Functions.Where(function => !WithoutOriginal.ContainsKey(function.ContainingType.Name)));
        return compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Harness.Usings + driver));
    }

    private static string TypeAt(Diagnostic found) => found.Location.SourceTree!.GetRoot().FindNode(found.Location.SourceSpan)
        .AncestorsAndSelf().OfType<TypeDeclarationSyntax>().LastOrDefault()?.Identifier.ValueText ?? found.ToString();
}
