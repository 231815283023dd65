using Microsoft.CodeAnalysis;

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
    public static IFieldSymbol? Behind(IPropertySymbol property) => property.OriginalDefinition.ContainingType.GetMembers()
        .OfType<IFieldSymbol>()
        .FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property.OriginalDefinition));
}
