using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CurseOfMemory.Packaging.Tests.Architecture;

/// <summary>The C# files of one project, compiled in memory so that every name in them can be followed to its declaration.</summary>
internal sealed class SourceTree
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview, DocumentationMode.None);

    private readonly CSharpCompilation _compilation;

    private SourceTree(IEnumerable<(string Path, string Text)> files)
    {
        IEnumerable<SyntaxTree> trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, Parsing, file.Path));
        var compilation = CSharpCompilation.Create("Sources", [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings, Parsing)], References(), Options);
        _compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(OwnNamesFirst(compilation), Parsing));
    }

    private static CSharpCompilationOptions Options => new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    /// <summary>The paths of the files, relative to the project.</summary>
    public IEnumerable<string> Paths => _compilation.SyntaxTrees.Select(tree => tree.FilePath).Where(path => path.Length > 0);

    /// <summary>What does not compile: with any of it, names may have been missed.</summary>
    public IEnumerable<string> Errors
        => _compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString());

    /// <summary>Reads the sources of a project from its folder.</summary>
    public static SourceTree Read(string projectFolder) => new(Files(projectFolder).SelectMany(file => IsWideAndNarrow(file.Path)
        ? [file, (file.Path.Replace("512", "256"), file.Text.Replace("512", "256"))]
        : new[] { file }));

    /// <summary>Whether the build makes another file of it by the same replacement, see runtime/CurseOfMemory.csproj.</summary>
    private static bool IsWideAndNarrow(string path) => path is "Lanes/DoubleDoubleLanes512.cs" or "Lanes/DoubleDoubleLanes512.Sums.cs";

    private static IEnumerable<(string Path, string Text)> Files(string projectFolder) =>
        from path in Directory.EnumerateFiles(projectFolder, "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(projectFolder, path).Replace('\\', '/')
        where !relative.StartsWith("bin/", StringComparison.Ordinal) && !relative.StartsWith("obj/", StringComparison.Ordinal)
            && !relative.StartsWith("CodeFixes/", StringComparison.Ordinal) // a project of its own
        orderby relative
        select (relative, File.ReadAllText(path));

    /// <summary>Takes sources from memory.</summary>
    public static SourceTree Of(params (string Path, string Text)[] files) => new(files);

    /// <summary>Every name in the sources with the symbol that it stands for.</summary>
    public IEnumerable<NameUse> Uses() =>
        from tree in _compilation.SyntaxTrees
        where tree.FilePath.Length > 0
        let model = _compilation.GetSemanticModel(tree)
        from name in tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.SimpleNameSyntax>()
        let symbol = model.GetSymbolInfo(name).Symbol
        where symbol is not null
        select new NameUse(tree.FilePath, name.GetLocation().GetLineSpan().StartLinePosition.Line + 1, name.Identifier.ValueText, symbol);

    /// <summary>
    /// Lets the project's own type win where this framework has one of the same name in an implicit namespace: the generator's framework is older.
    /// </summary>
    private static string OwnNamesFirst(CSharpCompilation compilation)
    {
        string[] implicitNamespaces = [.. ImplicitUsings.Split('\n').Select(line => line["global using ".Length..].TrimEnd(';', '\r'))];
        IEnumerable<ISymbol> hidden = compilation
            .GetSymbolsWithName(_ => true, SymbolFilter.Type)
            .Where(type => type is INamedTypeSymbol { ContainingType: null, Arity: 0 } && !type.ContainingNamespace.IsGlobalNamespace)
            .Where(type => implicitNamespaces.Any(name => compilation.GetTypeByMetadataName($"{name}.{type.Name}") is not null));
        return string.Join('\n', hidden.Select(type => $"global using {type.Name} = {type.ToDisplayString()};"));
    }

    private static IEnumerable<MetadataReference> References()
        => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("CurseOfMemory", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
}

/// <summary>One name at one place.</summary>
internal sealed record NameUse(string Path, int Line, string Name, ISymbol Symbol)
{
    /// <summary>The files of the project that declare what the name stands for; none for what comes from outside.</summary>
    public IEnumerable<string> DeclaringPaths => Symbol is INamespaceSymbol
        ? []
        : (Symbol.ContainingType ?? Symbol).OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath);

    /// <summary>The namespace that the name is, or lies in.</summary>
    public string Namespace => (Symbol as INamespaceSymbol ?? Symbol.ContainingNamespace)?.ToDisplayString() ?? "";
}
