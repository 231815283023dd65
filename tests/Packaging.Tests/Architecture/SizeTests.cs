using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.Packaging.Tests.Architecture;

/// <summary>How it should read: a file is a screen or two, a method a few lines.</summary>
public class SizeTests
{
    private static readonly Lazy<(string Path, SyntaxNode Root)[]> Sources = new(() =>
    [
        .. from folder in new[] { "generator", "runtime", "examples" }
           from path in Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
           where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
           select (path, CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot()),
    ]);

    [Fact]
    public void No_file_is_longer_than_300_lines()
        => Assert.Empty(Sources.Value.Where(source => Lines(source.Root) > 300).Select(source => source.Path));

    [Fact]
    public void No_method_is_longer_than_60_lines_and_half_of_them_have_at_most_8()
    {
        (string Name, int Lines)[] methods =
        [
            .. from source in Sources.Value
               from method in source.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
               where method.Body is not null || method.ExpressionBody is not null
               let lines = Lines(method)
               orderby lines
               select ($"{source.Path}: {method.Identifier} has {lines} lines", lines),
        ];
        Assert.True(methods.Length > 100, "hardly any methods were found");
        Assert.Empty(methods.Where(method => method.Lines > 60).Select(method => method.Name));
        Assert.InRange(methods[methods.Length / 2].Lines, 1, 8);
        Assert.InRange(methods[methods.Length * 9 / 10].Lines, 1, 25);
    }

    private static int Lines(SyntaxNode node)
    {
        FileLinePositionSpan span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
