using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>A user's project in memory, as strict as projects get: nullable, documented, every warning an error.</summary>
internal sealed class Project
{
    private static readonly MetadataReference[] References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ObjectiveAttribute).Assembly.Location)];

    private readonly Compilation _compilation;

    private Project(Compilation compilation, GeneratorRunResult result) => (_compilation, Result) = (compilation, result);

    public GeneratorRunResult Result { get; }

    /// <summary>Compiles a source, with the generator, in a version of the language.</summary>
    public static Project Of(string source, LanguageVersion version = LanguageVersion.Latest)
    {
        CSharpParseOptions parse = new(version, DocumentationMode.Diagnose);
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error, optimizationLevel: OptimizationLevel.Release, warningLevel: 9999);
        CSharpCompilation compilation = CSharpCompilation.Create("Project", [CSharpSyntaxTree.ParseText(source, parse)], References, options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new DerivativeGenerator().AsSourceGenerator()], parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation completed, out _);
        return new(completed, driver.GetRunResult().Results.Single());
    }

    /// <summary>The generated files, by the type they complete.</summary>
    public string Text(string type) => Result.GeneratedSources.Single(file => file.HintName.EndsWith(type + ".g.cs", StringComparison.Ordinal)).SourceText.ToString();

    /// <summary>The part of a type in extended precision.</summary>
    public string ExtendedText(string type) => Text(type + ".DoubleDouble");

    /// <summary>The part of a type that takes batches.</summary>
    public string BatchText(string type) => Text(type + ".Batch");

    /// <summary>What the compiler and the generator have to say.</summary>
    public IEnumerable<Diagnostic> Complaints => Result.Diagnostics.Concat(_compilation.GetDiagnostics()).Where(found => found.Severity > DiagnosticSeverity.Info);

    public Project Accepted()
    {
        Assert.Null(Result.Exception);
        string[] complaints = [.. Complaints.Select(found => $"{found}: {found.Location.SourceTree?.GetText().Lines[found.Location.GetLineSpan().StartLinePosition.Line]}")];
        Assert.True(complaints.Length == 0, string.Join("\n", complaints));
        return this;
    }

    public Assembly Load()
    {
        using MemoryStream image = new();
        Assert.True(Accepted()._compilation.Emit(image).Success);
        image.Position = 0;
        return new AssemblyLoadContext("Project", isCollectible: true).LoadFromStream(image);
    }

    /// <summary>An objective of the project, by its type's full name.</summary>
    public IObjective<double> Create(string type, params object[] arguments) =>
        (IObjective<double>)Activator.CreateInstance(Load().GetType(type, throwOnError: true)!, arguments)!;
}
