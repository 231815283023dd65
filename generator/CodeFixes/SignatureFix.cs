using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.CodeFixes;

/// <summary>Gives a derivative method the signature that the generator suggests in a property of its diagnostic.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SignatureFix : CodeFixProvider
{
    private const string Signature = nameof(Signature);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["CM2103"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            MethodDeclarationSyntax? method = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>();
            if (method is null || !diagnostic.Properties.TryGetValue(Signature, out string? text) || SyntaxFactory.ParseMemberDeclaration(text + ";") is not MethodDeclarationSyntax wanted)
                continue;
            MethodDeclarationSyntax mended = method
                .WithReturnType(wanted.ReturnType.WithTriviaFrom(method.ReturnType))
                .WithParameterList(Merged(method.ParameterList, wanted.ParameterList));
            context.RegisterCodeFix(
                CodeAction.Create($"Declare as '{text}'", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(method, mended))), Signature),
                diagnostic);
        }
    }

    /// <summary>The wanted parameters; where one of its type stands in its place already, that one, with its name and attributes.</summary>
    private static ParameterListSyntax Merged(ParameterListSyntax present, ParameterListSyntax wanted)
    {
        ParameterSyntax[] merged = [.. wanted.Parameters.Select((parameter, i) =>
            i < present.Parameters.Count && IsAlike(present.Parameters[i], parameter) && IsFree(present.Parameters[i], wanted, i) ? present.Parameters[i].WithoutTrivia() : parameter.WithoutTrivia())];
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return present.WithParameters(SyntaxFactory.SeparatedList(merged, Enumerable.Repeat(comma, Math.Max(0, merged.Length - 1))));
    }

    private static bool IsAlike(ParameterSyntax x, ParameterSyntax y) =>
        x.Type is not null && y.Type is not null && x.Type.IsEquivalentTo(y.Type, topLevel: false) && x.Modifiers.ToString().Trim() == y.Modifiers.ToString().Trim();

    /// <summary>Whether no other wanted parameter has the name.</summary>
    private static bool IsFree(ParameterSyntax parameter, ParameterListSyntax wanted, int place) =>
        !wanted.Parameters.Where((other, i) => i != place && other.Identifier.ValueText == parameter.Identifier.ValueText).Any();
}
