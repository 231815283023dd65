using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Type parameters: what they stand for where a generic method is inlined.</summary>
internal sealed partial class Execution
{
    private ITypeSymbol TypeOf(IOperation operation) => operation.Type is ITypeSymbol type ? Substitute(type) : session.Compilation.GetSpecialType(SpecialType.System_Void);

    private ITypeSymbol Substitute(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => _frames.Count > 0 && Current.Types.TryGetValue(parameter, out ITypeSymbol? known) ? known : type,
        IArrayTypeSymbol array => Substitute(array.ElementType) is ITypeSymbol element && !SymbolEqualityComparer.Default.Equals(element, array.ElementType)
            ? session.Compilation.CreateArrayTypeSymbol(element, array.Rank)
            : type,
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(element => !Mentions(element.Type))
            ? type
            : session.Compilation.CreateTupleTypeSymbol([.. tuple.TupleElements.Select(element => Substitute(element.Type))], [.. tuple.TupleElements.Select(element => element.Name)]),
        INamedTypeSymbol { IsGenericType: true } named when Mentions(named) => Substitute(named),
        _ => type,
    };

    private INamedTypeSymbol Substitute(INamedTypeSymbol type)
    {
        if (type.ContainingType is { IsGenericType: true } outer && type.Arity == 0)
            return Substitute((ITypeSymbol)outer) is INamedTypeSymbol container ? container.GetTypeMembers(type.Name, 0).FirstOrDefault() ?? type : type;
        return type.ConstructedFrom.Construct([.. type.TypeArguments.Select(Substitute)]);
    }

    private static bool Mentions(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => Mentions(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(Mentions) || named.ContainingType is { } outer && Mentions(outer),
        _ => false,
    };

    /// <summary>What the type parameters of a method and its types stand for.</summary>
    private Dictionary<ITypeParameterSymbol, ITypeSymbol> TypesOf(IMethodSymbol method, Frame? outer)
    {
        Dictionary<ITypeParameterSymbol, ITypeSymbol> types = new(SymbolEqualityComparer.Default);
        foreach (KeyValuePair<ITypeParameterSymbol, ITypeSymbol> known in outer?.Types ?? new Dictionary<ITypeParameterSymbol, ITypeSymbol>(SymbolEqualityComparer.Default))
            types[known.Key] = known.Value;
        for (int i = 0; i < method.TypeArguments.Length; i++)
            types[method.OriginalDefinition.TypeParameters[i]] = Substitute(method.TypeArguments[i]);
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            for (int i = 0; i < type.TypeArguments.Length; i++)
                types[type.OriginalDefinition.TypeParameters[i]] = Substitute(type.TypeArguments[i]);
        }
        return types;
    }

    /// <summary>The method that a call means: of a type parameter, the one of the type that it stands for.</summary>
    private IMethodSymbol? MethodOf(IMethodSymbol? method, ITypeSymbol? constrainedTo)
    {
        if (method is null || constrainedTo is null)
            return method;
        ITypeSymbol type = Substitute(constrainedTo);
        if (Types.KindOf(type) is not null)
            return method;
        INamedTypeSymbol owner = (INamedTypeSymbol)Substitute((ITypeSymbol)method.ContainingType);
        ISymbol? member = owner.GetMembers(method.Name).FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, method.OriginalDefinition));
        return member is null ? method : (IMethodSymbol?)type.FindImplementationForInterfaceMember(member) ?? method;
    }

    /// <summary>Whether an operator is that of numbers, also through their interfaces.</summary>
    private static bool IsBuiltIn(IMethodSymbol method) =>
        Types.KindOf(method.ContainingType) is not null || method.ContainingType is { TypeKind: TypeKind.Interface, ContainingNamespace.Name: "Numerics" };
}
