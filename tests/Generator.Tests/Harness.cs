using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Planning.Programs;
using CurseOfMemory.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.Generator.Tests;

/// <summary>Sources compiled in memory with the generator over them, again after each edit.</summary>
internal sealed class Harness
{
    /// <summary>What stands before each source.</summary>
    public const string Usings = "using System;\nusing CurseOfMemory;\n";

    private static readonly MetadataReference[] References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(ObjectiveAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(MathNet.Numerics.SpecialFunctions).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(System.Numerics.Tensors.TensorPrimitives).Assembly.Location),
    ];

    /// <summary>The beginning of every compilation: what derives from it shares what is known of the references.</summary>
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Sample", [], References, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private readonly Dictionary<string, SyntaxTree> _files = [];
    private CSharpCompilation _compilation = Empty;
    private bool _expected;
    private GeneratorDriver _driver = CSharpGeneratorDriver.Create(
        [new DerivativeGenerator().AsSourceGenerator()],
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private Harness(params (string Name, string Text)[] sources)
    {
        foreach ((string name, string text) in sources)
            Edit(name, text);
    }

    /// <summary>Runs the generator over one source, under the usual usings.</summary>
    public static Harness Run(string source) => Run(("Sample.cs", source));

    public static Harness Run(params (string Name, string Text)[] sources)
    {
        Harness harness = new(sources);
        harness.Run();
        return harness;
    }

    /// <summary>Runs the generator over a source that refers to another assembly.</summary>
    public static Harness Run(string source, MetadataReference reference) => new Harness(("Sample.cs", source)).Refer(reference).Run();

    /// <summary>The definition of a source that reading must not refuse, whatever calculus makes of it.</summary>
    public static Definition Read(string source)
    {
        Harness harness = Run(source);
        Assert.Empty(harness.Refusals);
        return harness.Definition;
    }

    /// <summary>A compilation of one source, without the generator.</summary>
    public static CSharpCompilation Compile(string source) => Compile(("Sample.cs", source));

    /// <summary>A compilation of sources, without the generator.</summary>
    public static CSharpCompilation Compile(params (string Name, string Text)[] sources) => new Harness(sources)._compilation;

    /// <summary>Refers to another assembly from now on.</summary>
    public Harness Refer(MetadataReference reference)
    {
        _compilation = _compilation.AddReferences(reference);
        return this;
    }

    /// <summary>The sources and what was generated, as a reference without source.</summary>
    public MetadataReference AsReference(string name) => MetadataReference.CreateFromImage(Image(Completed.WithAssemblyName(name)));

    /// <summary>Replaces or adds a file; <see cref="Run()"/> shows the effect.</summary>
    public Harness Edit(string name, string text)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(Usings + text, path: name);
        _compilation = _files.TryGetValue(name, out SyntaxTree? old) ? _compilation.ReplaceSyntaxTree(old, tree) : _compilation.AddSyntaxTrees(tree);
        _files[name] = tree;
        return this;
    }

    public Harness Run()
    {
        _expected = false;
        _driver = _driver.RunGenerators(_compilation);
        return this;
    }

    private GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>What was reported, but for the note that every loss has which is a program.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => [.. Result.Diagnostics.Where(found => found.Id != "CM1108")];

    /// <summary>The one generated file in double, of sources about whose diagnostics nothing is left to say.</summary>
    public string Text
    {
        get
        {
            Assert.True(_expected || Diagnostics.IsEmpty, "Diagnostics that no test expects: " + string.Join(", ", Diagnostics));
            return Result.GeneratedSources.Single(file => !IsBeside(file)).SourceText.ToString();
        }
    }

    /// <summary>All generated files.</summary>
    public IEnumerable<string> Texts => Result.GeneratedSources.Select(source => source.SourceText.ToString());

    public IEnumerable<string> HintNames => Result.GeneratedSources.Where(file => !IsBeside(file)).Select(source => source.HintName);

    /// <summary>Whether a file holds the part in extended precision or for batches, or the graphs for other assemblies.</summary>
    private static bool IsBeside(GeneratedSourceResult file) =>
        file.HintName.EndsWith(".DoubleDouble.g.cs", StringComparison.Ordinal) || file.HintName.EndsWith(".Batch.g.cs", StringComparison.Ordinal) || file.HintName == GraphsFile.HintName;

    /// <summary>The values that a step hands on.</summary>
    public IEnumerable<object> Outputs(string step) => Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Value);

    /// <summary>Why a step ran, one reason for each of its values.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) => Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    /// <summary>How long a step took.</summary>
    public TimeSpan Elapsed(string step) => new(Result.TrackedSteps[step].Sum(run => run.ElapsedTime.Ticks));

    /// <summary>What reading refused.</summary>
    public IEnumerable<Diagnostic> Refusals => Outputs(StepNames.Bind).Cast<Binding>().SelectMany(binding => binding.Report.Problems).Select(problem => problem.ToDiagnostic());

    public ObjectiveModel Model => Outputs(StepNames.Order).Cast<ObjectiveModel>().Single();

    public Definition Definition => Model.Definition!;

    public MethodDeclarationSyntax LossDeclaration() => _files.Values
        .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
        .Single(method => method.AttributeLists.ToString().Contains("[Loss]", StringComparison.Ordinal));

    /// <summary>Fails unless the sources compile with what was generated and nobody complained.</summary>
    public Harness Accepted() => Expect();

    /// <summary>Fails unless exactly these diagnostics were reported, each as its id and the text that it underlines, and nothing else is wrong.</summary>
    public Harness Expect(params (string Id, string Span)[] expected)
    {
        _expected = true;
        Assert.Null(Result.Exception);
        Assert.Equal(expected.Order(), Diagnostics.Select(found => (found.Id, Underlined(found))).Order());
        Assert.Empty(CompilerErrors());
        return this;
    }

    public static string Underlined(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    /// <summary>The sources and what was generated.</summary>
    public CSharpCompilation Completed => _compilation.AddSyntaxTrees(Result.GeneratedSources.Select(source => source.SyntaxTree));

    private IEnumerable<Diagnostic> CompilerErrors() => Completed.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error);

    /// <summary>The sources and what was generated, as a loaded assembly.</summary>
    public Assembly Load()
    {
        Assert.True(_expected || Diagnostics.IsEmpty, "Diagnostics that no test expects: " + string.Join(", ", Diagnostics));
        return Load(Completed);
    }

    /// <summary>The sources alone, as a loaded assembly.</summary>
    public Assembly LoadSources() => Load(_compilation);

    /// <param name="libraries">What the compilation refers to besides the framework and the runtime.</param>
    public static Assembly Load(CSharpCompilation compilation, params byte[][] libraries)
    {
        AssemblyLoadContext context = new("Sample", isCollectible: true);
        foreach (byte[] library in libraries)
            context.LoadFromStream(new MemoryStream(library));
        return context.LoadFromStream(new MemoryStream(Image(compilation)));
    }

    public static byte[] Image(CSharpCompilation compilation)
    {
        using MemoryStream image = new();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error));
        return image.ToArray();
    }
}
