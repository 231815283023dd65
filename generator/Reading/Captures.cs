using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Looks for assignments of primary constructor parameters, which make them variables.</summary>
internal static class Captures
{
    /// <summary>Whether the type may change the parameter after construction, judged by its name alone.</summary>
    public static bool MayChange(IParameterSymbol parameter, CancellationToken cancellation) => parameter.ContainingType.DeclaringSyntaxReferences
        .SelectMany(part => part.GetSyntax(cancellation).DescendantNodes(node => node is not (AttributeListSyntax or BaseParameterListSyntax or TypeSyntax)))
        .SelectMany(Assigned)
        .SelectMany(target => target.DescendantNodesAndSelf())
        .Any(target => target is IdentifierNameSyntax name && name.Identifier.ValueText == parameter.Name);

    private static IEnumerable<SyntaxNode> Assigned(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax or TupleExpressionSyntax } assignment => [assignment.Left],
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } prefix => [prefix.Operand],
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } postfix => [postfix.Operand],
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument => [argument.Expression],
        RefExpressionSyntax reference => [reference.Expression],
        _ => [],
    };
}
