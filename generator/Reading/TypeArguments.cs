using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading;

/// <summary>What the type parameters in sight of a piece of code stand for where it is read.</summary>
internal sealed class TypeArguments(Compilation compilation)
{
    private readonly Dictionary<ITypeParameterSymbol, ITypeSymbol> _known = new(ByDeclaration.Instance);

    /// <summary>What they stand for.</summary>
    public IEnumerable<ITypeSymbol> All => _known.Values;

    /// <summary>Those of a method that is called from here.</summary>
    /// <param name="method">The method.</param>
    /// <param name="around">Those of the code in which a local function or lambda stands.</param>
    public TypeArguments Of(IMethodSymbol method, TypeArguments? around)
    {
        TypeArguments types = new(compilation);
        foreach (KeyValuePair<ITypeParameterSymbol, ITypeSymbol> known in around?._known ?? [])
            types._known[known.Key] = known.Value;
        types.Add(method.OriginalDefinition.TypeParameters, method.TypeArguments, this);
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
            types.Add(type.OriginalDefinition.TypeParameters, type.TypeArguments, this);
        return types;
    }

    /// <summary>Those of a type whose members are read from here.</summary>
    public TypeArguments Of(INamedTypeSymbol type)
    {
        TypeArguments types = new(compilation);
        types.Add(type.OriginalDefinition.TypeParameters, type.TypeArguments, this);
        return types;
    }

    /// <summary>A type with what its type parameters stand for.</summary>
    public ITypeSymbol Substitute(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => _known.TryGetValue(parameter, out ITypeSymbol? known) ? known : type,
        IArrayTypeSymbol array => Substitute(array.ElementType) is ITypeSymbol element && !SymbolEqualityComparer.Default.Equals(element, array.ElementType)
            ? compilation.CreateArrayTypeSymbol(element, array.Rank)
            : type,
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(element => !Mentions(element.Type))
            ? type
            : compilation.CreateTupleTypeSymbol([.. tuple.TupleElements.Select(element => Substitute(element.Type))], [.. tuple.TupleElements.Select(element => element.Name)]),
        INamedTypeSymbol { IsGenericType: true } named when Mentions(named) => Constructed(named),
        _ => type,
    };

    /// <summary>The member that one of a type parameter's interface means: that of the type that the parameter stands for.</summary>
    public TMember Implementation<TMember>(TMember member, ITypeSymbol constrainedTo)
        where TMember : class, ISymbol
    {
        INamedTypeSymbol owner = (INamedTypeSymbol)Substitute(member.ContainingType);
        ISymbol? known = owner.GetMembers(member.Name).FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, member.OriginalDefinition));
        return known is null ? member : Substitute(constrainedTo).FindImplementationForInterfaceMember(known) as TMember ?? member;
    }

    private void Add(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> arguments, TypeArguments caller)
    {
        for (int i = 0; i < arguments.Count; i++)
            _known[parameters[i]] = caller.Substitute(arguments[i]);
    }

    private INamedTypeSymbol Constructed(INamedTypeSymbol type)
    {
        if (type.ContainingType is { IsGenericType: true } outer && type.Arity == 0)
            return Substitute(outer) is INamedTypeSymbol container ? container.GetTypeMembers(type.Name, 0).FirstOrDefault() ?? type : type;
        return type.ConstructedFrom.Construct([.. type.TypeArguments.Select(Substitute)]);
    }

    /// <summary>Type parameters of local functions are other symbols in each semantic model, but have one place in the source.</summary>
    private sealed class ByDeclaration : IEqualityComparer<ITypeParameterSymbol>
    {
        public static readonly ByDeclaration Instance = new();

        public bool Equals(ITypeParameterSymbol x, ITypeParameterSymbol y) => SymbolEqualityComparer.Default.Equals(x, y)
            || x.Ordinal == y.Ordinal && x.Locations is [{ IsInSource: true } here] && y.Locations is [{ IsInSource: true } there] && here.Equals(there);

        public int GetHashCode(ITypeParameterSymbol parameter) => parameter.Ordinal;
    }

    private static bool Mentions(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => Mentions(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(Mentions) || named.ContainingType is { } outer && Mentions(outer),
        _ => false,
    };
}
