using System.Runtime.CompilerServices;
using CurseOfMemory.Generator.Graphs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Reads what the other half of a type needs to repeat of its declaration.</summary>
internal static class TypeShapes
{
    public static TypeShape Of(INamedTypeSymbol type)
    {
        List<string> containers = [];
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            containers.Insert(0, Declaration(outer));
        return new(
            NamespaceOf(type),
            containers.ToEquatableArray(),
            Declaration(type),
            Identifiers.Escape(type.Name),
            HintName(type),
            type.IsValueType,
            PrimaryConstructor(type) is not null,
            type.GetMembers().Any(member => Attributes.Find(member, Attributes.Residual) is not null),
            MemberNames(type).ToEquatableArray())
        {
            HasPriorities = type.DeclaringSyntaxReferences.Any(part => part.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp13 }),
        };
    }

    /// <summary>The constructor whose parameters stand behind the name of the type, or null.</summary>
    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type) => type.InstanceConstructors.FirstOrDefault(constructor =>
        constructor.DeclaringSyntaxReferences is [var declaration]
        && declaration.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax { ParameterList: not null });

    private static string NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? "" : string.Join(".", Parts(type.ContainingNamespace).Select(Identifiers.Escape));

    private static IEnumerable<string> Parts(INamespaceSymbol space) =>
        space.IsGlobalNamespace ? [] : Parts(space.ContainingNamespace).Append(space.Name);

    private static string Declaration(INamedTypeSymbol type)
    {
        string keyword = type switch
        {
            { TypeKind: TypeKind.Interface } => "interface",
            { IsRecord: true, IsValueType: true } => "record struct",
            { IsRecord: true } => "record",
            { IsValueType: true } => "struct",
            _ => "class",
        };
        string parameters = type.TypeParameters.IsEmpty ? "" : "<" + string.Join(", ", type.TypeParameters.Select(TypeParameter)) + ">";
        return $"partial {keyword} {Identifiers.Escape(type.Name)}{parameters}";
    }

    private static string TypeParameter(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    } + Identifiers.Escape(parameter.Name);

    /// <summary>The full name, fit for a file; types whose names differ in case alone get a number too, since files may not.</summary>
    private static string HintName(INamedTypeSymbol type)
    {
        string name = string.Join(".", Nesting(type).Select(one => one.Arity == 0 ? one.Name : $"{one.Name}({one.Arity})"));
        string full = string.Join(".", Parts(type.ContainingNamespace).Append(name));
        return $"{full}{CaseSuffix(type)}.g.cs";
    }

    // Keyed by symbols, and so as short-lived as they are.
    private static readonly ConditionalWeakTable<ISymbol, ILookup<string, string>> Twins = new();

    private static string CaseSuffix(INamedTypeSymbol type)
    {
        INamespaceOrTypeSymbol container = (INamespaceOrTypeSymbol)type.ContainingSymbol;
        ILookup<string, string> twins = Twins.GetValue(container, _ => container.GetTypeMembers().ToLookup(KeyOf, member => member.Name, StringComparer.OrdinalIgnoreCase));
        int place = twins[KeyOf(type)].OrderBy(name => name, StringComparer.Ordinal).ToList().IndexOf(type.Name);
        return place <= 0 ? "" : "-" + (place + 1);
    }

    private static string KeyOf(INamedTypeSymbol type) => $"{type.Name}`{type.Arity}";

    private static IEnumerable<INamedTypeSymbol> Nesting(INamedTypeSymbol type) =>
        type.ContainingType is null ? [type] : Nesting(type.ContainingType).Append(type);

    private static IEnumerable<string> MemberNames(INamedTypeSymbol type)
    {
        IEnumerable<string> parameters = PrimaryConstructor(type) is IMethodSymbol constructor ? constructor.Parameters.Select(parameter => parameter.Name) : [];
        return type.MemberNames
            .Concat(parameters)
            .Concat(Nesting(type).SelectMany(one => one.TypeParameters).Select(parameter => parameter.Name))
            .Append(type.Name)
            .Distinct()
            .OrderBy(name => name, StringComparer.Ordinal);
    }
}
