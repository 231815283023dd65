using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Names as code and as keys.</summary>
internal static class Identifiers
{
    private static readonly SymbolDisplayFormat Metadata = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>A name with @ where it would be a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>A method's key in the function table, such as <c>System.Math.Exp</c>.</summary>
    public static string Qualified(IMethodSymbol method) =>
        method.ContainingType is { Arity: 0 } type ? NameOf(type) + "." + method.Name : "";

    // asked of every call that is read: the names of types in namespaces are put together here, at a tenth of the general price
    private static string NameOf(INamespaceOrTypeSymbol symbol) => symbol.ContainingSymbol switch
    {
        INamespaceSymbol { IsGlobalNamespace: true } => symbol.Name,
        INamespaceSymbol space => NameOf(space) + "." + symbol.Name,
        _ => symbol.ToDisplayString(Metadata),
    };

    /// <summary>A method as messages name it, such as <c>Math.Exp</c>.</summary>
    public static string Short(IMethodSymbol method) => method.ContainingType is { } type ? type.Name + "." + method.Name : method.Name;
}
