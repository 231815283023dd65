using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>A field of a type, or a parameter of its primary constructor, which its members may read as one.</summary>
/// <param name="Symbol">The field or parameter as declared, the key by which code names it.</param>
/// <param name="Type">Its type where the type parameters have their arguments.</param>
internal sealed record LayoutField(ISymbol Symbol, ITypeSymbol Type);

/// <summary>The fields of types in order.</summary>
internal static class Layout
{
    public static IReadOnlyList<LayoutField> Of(INamedTypeSymbol type)
    {
        if (type.IsTupleType)
            return [.. type.TupleElements.Select(element => new LayoutField(element.CorrespondingTupleField ?? element, element.Type))];
        if (type.IsAnonymousType)
            return [.. type.GetMembers().OfType<IPropertySymbol>().Select(property => new LayoutField(property, property.Type))];
        if (Types.IsNullable(type))
            return [Property(type, "HasValue"), Property(type, "Value")];
        if (Types.IsComplex(type))
            return [Property(type, "Real"), Property(type, "Imaginary")];
        List<LayoutField> fields = [];
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            fields.AddRange(part.GetMembers().OfType<IFieldSymbol>()
                .Where(field => !field.IsStatic)
                .Select(field => new LayoutField(field.OriginalDefinition, field.Type)));
            if (!part.IsRecord && TypeShapes.PrimaryConstructor(part) is IMethodSymbol constructor)
                fields.AddRange(constructor.Parameters.Select(parameter => new LayoutField(parameter.OriginalDefinition, parameter.Type)));
        }
        return fields;
    }

    private static LayoutField Property(INamedTypeSymbol type, string name)
    {
        IPropertySymbol property = type.GetMembers(name).OfType<IPropertySymbol>().First();
        return new(property.OriginalDefinition, property.Type);
    }

    /// <summary>The place of a field in the order, -1 if it has none.</summary>
    public static int IndexOf(INamedTypeSymbol type, ISymbol symbol)
    {
        if (type.IsTupleType && symbol is IFieldSymbol field)
            return int.Parse((field.CorrespondingTupleField ?? field).Name.Substring("Item".Length)) - 1;
        IReadOnlyList<LayoutField> fields = Of(type);
        for (int i = 0; i < fields.Count; i++)
        {
            if (SymbolEqualityComparer.Default.Equals(fields[i].Symbol, symbol.OriginalDefinition))
                return i;
        }
        return -1;
    }

    /// <summary>The field behind an automatic property, else null.</summary>
    public static IFieldSymbol? Behind(IPropertySymbol property) => HasBody(property.GetMethod) || HasBody(property.SetMethod) ? null : FieldOf(property);

    /// <summary>Whether an accessor computes; it may use the word <c>field</c>.</summary>
    public static bool HasBody(IMethodSymbol? accessor) => accessor is not null
        && (accessor.OriginalDefinition.PartialImplementationPart ?? accessor.OriginalDefinition).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            is ArrowExpressionClauseSyntax or AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null };

    /// <summary>The field that the compiler makes for a property, whatever its accessors do with it; null if there is none.</summary>
    public static IFieldSymbol? FieldOf(IPropertySymbol property) => property.OriginalDefinition.ContainingType.GetMembers()
        .OfType<IFieldSymbol>()
        .FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(Named(field), property.OriginalDefinition));

    /// <summary>The automatic property whose field it is, else the field itself: the name by which code reads it.</summary>
    public static ISymbol Named(ISymbol field)
    {
        if (field is IFieldSymbol { AssociatedSymbol: IPropertySymbol property })
            return property;
        // Without source the two are known by their names, and that the compiler wrote what gets the one from the other.
        return field is IFieldSymbol { DeclaringSyntaxReferences.Length: 0 } && field.Name.EndsWith(Backing, StringComparison.Ordinal)
            && field.ContainingType.GetMembers(field.Name.Substring(1, field.Name.Length - Backing.Length - 1)).OfType<IPropertySymbol>().FirstOrDefault(IsAutomatic) is IPropertySymbol named
                ? named
                : field;
    }

    private const string Backing = ">k__BackingField";

    private static bool IsAutomatic(IPropertySymbol property) =>
        property.GetMethod is IMethodSymbol getter && IsGenerated(getter) && (property.SetMethod is not IMethodSymbol setter || IsGenerated(setter));

    private static bool IsGenerated(IMethodSymbol accessor) => accessor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");

    /// <summary>Whether a struct keeps numbers alone, in fields that its own code declares, so that another assembly knows them in the same order.</summary>
    public static bool IsOfNumbers(INamedTypeSymbol type) => type is { TypeKind: TypeKind.Struct, IsGenericType: false, SpecialType: SpecialType.None }
        && Of(type) is { Count: > 0 } fields
        && fields.All(field => field.Symbol is IFieldSymbol && !field.Symbol.Name.EndsWith(">P", StringComparison.Ordinal)
            && (Types.KindOf(field.Type) is not null || field.Type is INamedTypeSymbol inner && IsOfNumbers(inner)));
}
