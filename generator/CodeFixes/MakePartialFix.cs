using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.CodeFixes;

/// <summary>Declares a type, the types around it and, of a derivative, the method as partial, so that the generator has a place for its half.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakePartialFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["CM2001", "CM2005", "CM2104"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            MemberDeclarationSyntax? member = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>();
            MemberDeclarationSyntax[] mended = member is null ? [] : [.. member.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().Where(IsToMend)];
            if (mended.Length == 0)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create("Declare partial", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNodes(mended, (_, changed) => Partial(changed)))), "Partial"),
                diagnostic);
        }
    }

    /// <summary>Types that are not partial, and methods that are not and whose body, if any, only throws.</summary>
    private static bool IsToMend(MemberDeclarationSyntax member) => !member.Modifiers.Any(SyntaxKind.PartialKeyword) && member switch
    {
        TypeDeclarationSyntax => true,
        MethodDeclarationSyntax { ExpressionBody: { } arrow } => arrow.Expression is ThrowExpressionSyntax,
        MethodDeclarationSyntax { Body: { } body } => body.Statements is [] or [ThrowStatementSyntax],
        MethodDeclarationSyntax => true,
        _ => false,
    };

    private static SyntaxNode Partial(MemberDeclarationSyntax member)
    {
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        // The first token may carry the doc comment, and keeps it where there are modifiers already.
        MemberDeclarationSyntax changed = member.Modifiers.Count > 0 || member.AttributeLists.Count > 0
            ? member.WithModifiers(member.Modifiers.Add(Aligned(member, ref partial)))
            : member.WithoutLeadingTrivia().WithModifiers([partial]).WithLeadingTrivia(member.GetLeadingTrivia());
        return changed is MethodDeclarationSyntax { SemicolonToken.RawKind: 0 } or MethodDeclarationSyntax { ExpressionBody: not null } ? WithoutBody((MethodDeclarationSyntax)changed) : changed;
    }

    private static SyntaxToken Aligned(MemberDeclarationSyntax member, ref SyntaxToken partial)
    {
        if (member.Modifiers.Count > 0)
            return partial;
        SyntaxTriviaList leading = member.AttributeLists.Last().GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? member.GetLeadingTrivia() : default;
        return partial.WithLeadingTrivia(leading.Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
    }

    private static MethodDeclarationSyntax WithoutBody(MethodDeclarationSyntax method) => method
        .WithParameterList(method.ParameterList.WithoutTrailingTrivia())
        .WithBody(null)
        .WithExpressionBody(null)
        .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(method.GetTrailingTrivia()));
}
