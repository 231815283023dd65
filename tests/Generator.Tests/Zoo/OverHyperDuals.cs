using CurseOfMemory.Generator.Tests.Oracle;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.Generator.Tests.Zoo;

/// <summary>
/// Rewrites the source of a definition so that it computes with <see cref="HyperDual"/> where it computed with <c>double</c>. Nothing of the generator
/// takes part: what the rewritten program says of derivatives is the C# compiler's word.
/// </summary>
internal sealed class OverHyperDuals(SemanticModel model) : CSharpSyntaxRewriter
{
    private const string Number = "global::CurseOfMemory.Generator.Tests.Oracle.HyperDual", Functions = "global::CurseOfMemory.Generator.Tests.Oracle.HyperMath";

    private static readonly string[] Constants = ["PositiveInfinity", "NegativeInfinity", "NaN", "MaxValue", "MinValue", "Epsilon", "Pi", "E"];

    public static SyntaxTree Rewrite(SemanticModel model) =>
        CSharpSyntaxTree.ParseText("using CurseOfMemory.Generator.Tests.Oracle;\n" + new OverHyperDuals(model).Visit(model.SyntaxTree.GetRoot()).ToFullString(), path: model.SyntaxTree.FilePath);

    public override SyntaxNode? VisitPredefinedType(PredefinedTypeSyntax node) =>
        node.Keyword.IsKind(SyntaxKind.DoubleKeyword) ? Name(Number, node) : node;

    /// <summary>A type that the compiler infers from constants would stay <c>double</c>.</summary>
    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        node.IsVar && node.Parent is not DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax }
            && model.GetTypeInfo(node).Type is { IsAnonymousType: false } type && HasDouble(type) ? Name(Rewritten(type), node) : base.VisitIdentifierName(node);

    public override SyntaxNode? VisitArgument(ArgumentSyntax node)
    {
        ArgumentSyntax visited = (ArgumentSyntax)base.VisitArgument(node)!;
        return node.Parent is TupleExpressionSyntax && model.GetConstantValue(node.Expression) is { HasValue: true, Value: double }
            ? visited.WithExpression(SyntaxFactory.ParseExpression($"({Number})({visited.Expression})"))
            : visited;
    }

    public override SyntaxNode? VisitImplicitArrayCreationExpression(ImplicitArrayCreationExpressionSyntax node)
    {
        InitializerExpressionSyntax elements = (InitializerExpressionSyntax)Visit(node.Initializer);
        return model.GetTypeInfo(node).Type is IArrayTypeSymbol type && HasDouble(type)
            ? SyntaxFactory.ParseExpression($"new {Rewritten(type)} {elements}").WithTriviaFrom(node)
            : node.WithInitializer(elements);
    }

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        string member = node.Name.Identifier.ValueText;
        if (node.Expression is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.DoubleKeyword })
            return Name($"{(Constants.Contains(member) ? Number : Functions)}.{member}", node);
        return model.GetSymbolInfo(node.Expression).Symbol is INamedTypeSymbol owner && LibraryOf(owner) is string library
            ? Name($"{library}.{member}", node)
            : base.VisitMemberAccessExpression(node);
    }

    public override SyntaxNode? VisitUsingDirective(UsingDirectiveSyntax node) => node.Name?.ToString() switch
    {
        "System.Math" when node.Alias is null => node.WithName(SyntaxFactory.ParseName(Functions)),
        "System.Math" => node.WithName(SyntaxFactory.ParseName(Functions)),
        _ => node,
    };

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node)
    {
        SyntaxNode visited = base.VisitFieldDeclaration(node)!;
        return IsConstant(node.Modifiers) && HasDouble(model.GetTypeInfo(node.Declaration.Type).Type!)
            ? SyntaxFactory.ParseMemberDeclaration(visited.ToFullString().Replace("const ", "static readonly ", StringComparison.Ordinal))
            : visited;
    }

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        LocalDeclarationStatementSyntax visited = (LocalDeclarationStatementSyntax)base.VisitLocalDeclarationStatement(node)!;
        return IsConstant(node.Modifiers) && HasDouble(model.GetTypeInfo(node.Declaration.Type).Type!)
            ? visited.WithModifiers([])
            : visited;
    }

    // patterns ask for constants, which structs can't be
    public override SyntaxNode? VisitSwitchExpression(SwitchExpressionSyntax node) =>
        ((SwitchExpressionSyntax)base.VisitSwitchExpression(node)!).WithGoverningExpression(Plain(node.GoverningExpression));

    public override SyntaxNode? VisitSwitchStatement(SwitchStatementSyntax node) =>
        ((SwitchStatementSyntax)base.VisitSwitchStatement(node)!).WithExpression(Plain(node.Expression));

    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node) =>
        ((IsPatternExpressionSyntax)base.VisitIsPatternExpression(node)!).WithExpression(Plain(node.Expression));

    private ExpressionSyntax Plain(ExpressionSyntax expression)
    {
        if (expression is TupleExpressionSyntax tuple)
            return tuple.ReplaceNodes(tuple.Arguments.Select(argument => argument.Expression), (part, _) => Plain(part));
        ExpressionSyntax visited = (ExpressionSyntax)Visit(expression);
        return model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_Double
            ? SyntaxFactory.ParseExpression($"(({Number})({visited.ToString()})).Plain ")
            : visited;
    }

    private static bool IsConstant(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.ConstKeyword);

    /// <summary>What has the functions of a library over hyper-dual numbers, or null.</summary>
    private static string? LibraryOf(INamedTypeSymbol type) => type.ToDisplayString() switch
    {
        "System.Math" or "System.Double" or "MathNet.Numerics.SpecialFunctions" or "CurseOfMemory.Special" => Functions,
        "System.Numerics.Tensors.TensorPrimitives" => "global::CurseOfMemory.Generator.Tests.Oracle.HyperTensors",
        _ => null,
    };

    private static bool HasDouble(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Double } => true,
        IArrayTypeSymbol array => HasDouble(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasDouble),
        _ => false,
    };

    private static string Rewritten(ITypeSymbol type) =>
        System.Text.RegularExpressions.Regex.Replace(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), @"\bdouble\b", Number);

    private static SyntaxNode Name(string text, SyntaxNode place) => SyntaxFactory.ParseTypeName(text).WithTriviaFrom(place);
}
