using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Reading.Libraries;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>What types are to a program.</summary>
internal static class Types
{
    /// <summary>What a scalar of a type holds; null for a type that is no scalar.</summary>
    public static Kind? KindOf(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Double or SpecialType.System_Single } => Kind.Real,
        { SpecialType: SpecialType.System_Boolean } => Kind.Truth,
        { SpecialType: SpecialType.System_UInt64 } => null,
        { SpecialType: (>= SpecialType.System_SByte and <= SpecialType.System_Int64) or SpecialType.System_Char or SpecialType.System_IntPtr } => Kind.Integer,
        { TypeKind: TypeKind.Enum } => Kind.Integer,
        _ => null,
    };

    public static bool IsReal(ITypeSymbol? type) => KindOf(type) == Kind.Real;

    public static bool IsSingle(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Single;

    public static bool IsInteger(ITypeSymbol? type) => KindOf(type) == Kind.Integer;

    /// <summary>The type of the elements of a one-dimensional array or a span, else null.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true } array => array.ElementType,
        INamedTypeSymbol named when IsSpan(named) => named.TypeArguments[0],
        _ => null,
    };

    /// <summary>The type of the elements of a List&lt;T&gt;, Stack&lt;T&gt; or Queue&lt;T&gt;, else null.</summary>
    public static ITypeSymbol? ListElementOf(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "List" or "Stack" or "Queue", TypeArguments: [var element], ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } }
        ? element
        : null;

    /// <summary>Whether a type is a Stack&lt;T&gt; or Queue&lt;T&gt;.</summary>
    public static bool IsLine(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Stack" or "Queue" } && ListElementOf(type) is not null;

    public static bool IsSpan(ITypeSymbol? type) => type is INamedTypeSymbol
    {
        Name: "Span" or "ReadOnlySpan",
        TypeArguments.Length: 1,
        ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
    };

    /// <summary>Whether a type is an <c>extension</c> block, for which the compiler that this is built against has no name.</summary>
    public static bool IsExtension(ITypeSymbol? type) => (int?)type?.TypeKind == 14;

    public static bool IsGrid(ITypeSymbol? type) => type is IArrayTypeSymbol { IsSZArray: false };

    /// <summary>Whether values of a type are arrays or pieces of them.</summary>
    public static bool IsSequence(ITypeSymbol? type) => ElementOf(type) is not null || IsGrid(type);

    public static bool IsDelegate(ITypeSymbol? type) => type?.TypeKind == TypeKind.Delegate;

    /// <summary>Whether values of a type are taken apart into their fields.</summary>
    public static bool IsAggregate(ITypeSymbol? type) => type is INamedTypeSymbol named && !IsSpan(named) && KindOf(named) is null
        && (named.IsTupleType || HasProperties(named) || IsCarried(named) || IsSource(named) && (named.TypeKind == TypeKind.Struct || named.TypeKind == TypeKind.Class && IsImmutable(named)));

    /// <summary>Whether a type is a value type that may be missing, such as <c>double?</c>.</summary>
    public static bool IsNullable(ITypeSymbol? type) => type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    /// <summary>Whether the parts of a type's values are properties, since its fields are not to be seen.</summary>
    public static bool HasProperties(ITypeSymbol? type) => type is { IsAnonymousType: true } || IsNullable(type) || IsComplex(type);

    public static bool IsComplex(ITypeSymbol? type) => type is { Name: "Complex", ContainingNamespace: { Name: "Numerics", ContainingNamespace.Name: "System" } };

    /// <summary>Whether objects of a type are followed by name, since they change.</summary>
    public static bool IsObject(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsStatic: false } named && IsSource(named) && !IsImmutable(named);

    /// <summary>Whether the objects of a type hold no others, and are of no derived type.</summary>
    public static bool IsPlainObject(ITypeSymbol type) => IsObject(type) && !type.IsAbstract && !IsPolymorphic(type) && Layout.Of((INamedTypeSymbol)type).All(field => !IsObject(field.Type));

    /// <summary>Whether what a variable of a type holds may be of a derived type that overrides something.</summary>
    public static bool IsPolymorphic(ITypeSymbol type) => type is { IsReferenceType: true, IsSealed: false }
        && type.GetMembers().Any(member => !member.IsImplicitlyDeclared && (member.IsVirtual || member.IsAbstract || member.IsOverride));

    /// <summary>Whether variables of a type hold values of different types, or methods.</summary>
    public static bool IsHolder(ITypeSymbol? type) => type is { TypeKind: TypeKind.Interface or TypeKind.Delegate } or { SpecialType: SpecialType.System_Object }
        || type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsStatic: false } named && IsSource(named) && IsPolymorphic(named);

    private static bool IsSource(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Length > 0;

    /// <summary>Whether a type is a struct of numbers of an assembly that carries the graphs of its members.</summary>
    private static bool IsCarried(INamedTypeSymbol type) => type.IsValueType && !IsSource(type) && CarriedGraphs.HasPartsOf(type) && Layout.IsOfNumbers(type);

    private static bool IsImmutable(INamedTypeSymbol type) => Layout.Of(type).All(field => field.Symbol is IFieldSymbol { IsReadOnly: true } && !Leads(field.Type, type, []));

    /// <summary>Whether values of a type hold values of another, such as the next node of a list.</summary>
    private static bool Leads(ITypeSymbol type, INamedTypeSymbol to, HashSet<ISymbol> seen) => type is INamedTypeSymbol named
        && (SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, to.OriginalDefinition)
            || IsSource(named) && named.TypeKind is TypeKind.Class or TypeKind.Struct && seen.Add(named) && Layout.Of(named).Any(field => Leads(field.Type, to, seen)));

    public static string Name(ITypeSymbol? type) => type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "no type";

    public static string FullName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
