using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Finds the bodies of methods whose source is in the compilation, in whatever file.</summary>
internal static class Bodies
{
    /// <summary>The body of a method, accessor, operator or local function; null without source.</summary>
    public static IOperation? Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        if (definition.DeclaringSyntaxReferences.FirstOrDefault() is not SyntaxReference reference)
            return null;
        SyntaxNode syntax = reference.GetSyntax(cancellation);
        return compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            ? Block(compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation))
            : null;
    }

    private static IOperation? Block(IOperation? operation) => operation switch
    {
        IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
        ILocalFunctionOperation local => local.Body,
        IBlockOperation block => block,
        _ => null,
    };
}
