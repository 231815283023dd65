using CurseOfMemory.Generator.Graphs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading;

/// <summary>What a type offers as a target, by its members; no interface is asked for.</summary>
internal sealed class TargetMembers
{
    private static readonly string[] Names = ["At", "Moment", "SquaredMoment", "SquaredNorm", "SquaredNormExtended"];

    private readonly List<ISymbol> _members;

    private readonly bool _isTarget;

    private TargetMembers(List<ISymbol> members, bool isTarget) => (_members, _isTarget) = (members, isTarget);

    /// <summary>The members of a type and of what it inherits that the annotated type may use: the loss names the type, so what is public in it is seen.</summary>
    public static TargetMembers Of(ITypeSymbol type, Compilation compilation, INamedTypeSymbol objective)
    {
        IEnumerable<ISymbol> usable = Sources(type)
            .SelectMany(source => Names.SelectMany(name => source.GetMembers(name)))
            .Where(member => !member.IsStatic && (member.DeclaredAccessibility == Accessibility.Public || compilation.IsSymbolAccessibleWithin(member, objective)));
        return new([.. usable], Interfaces(type).Any(IsRuntimeTarget));
    }

    private static IEnumerable<ITypeSymbol> Interfaces(ITypeSymbol type) => type is ITypeParameterSymbol parameter
        ? parameter.ConstraintTypes.SelectMany(Interfaces)
        : [type, .. type.AllInterfaces];

    private static bool IsRuntimeTarget(ITypeSymbol type) => type is { Name: "ITarget", ContainingNamespace: { Name: "CurseOfMemory", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The types whose members a value of a type has.</summary>
    private static IEnumerable<ITypeSymbol> Sources(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.SelectMany(Sources),
        { TypeKind: TypeKind.Interface } => [type, .. type.AllInterfaces],
        { BaseType: { } ancestor } => [type, .. Sources(ancestor)],
        _ => [type],
    };

    /// <summary>Whether a method is <c>double At(double)</c>.</summary>
    public static bool IsAt(IMethodSymbol method) => method is { Name: "At", IsStatic: false } && IsDouble(method.ReturnType) && Is(method, 0, IsDouble);

    /// <summary>What keeps the type from being a target.</summary>
    public IReadOnlyList<string> Missing
    {
        get
        {
            List<string> missing = [];
            if (!Has("Moment", 0, IsInt, IsDouble))
                missing.Add("'double Moment(int, double)'");
            if (!_members.OfType<IPropertySymbol>().Any(property => property is { Name: "SquaredNorm", GetMethod: not null } && IsDouble(property.Type)))
                missing.Add("'double SquaredNorm { get; }'");
            return missing;
        }
    }

    public TargetLeaf Leaf(Value.Member target) => new(
        target.Text,
        target.Name,
        target.IsConstructorParameter,
        HasLaneMoments: _members.OfType<IMethodSymbol>().Any(method => IsLaneMoment(method, 2)),
        HasFiniteMoments: Has("Moment", 0, IsInt, IsDouble, IsDouble),
        HasSquaredMoments: Has("SquaredMoment", 0, IsInt, IsDouble),
        HasFiniteSquaredMoments: Has("SquaredMoment", 0, IsInt, IsDouble, IsDouble),
        Extended: Extended().ToEquatableArray())
    { IsTarget = _isTarget, HasMomentPairs = _members.OfType<IMethodSymbol>().Any(method => IsLaneMoment(method, 3)) };

    private IEnumerable<string> Extended()
    {
        if (HasExtended("At", IsDoubleDouble))
            yield return ExtendedMembers.At;
        if (HasExtended("Moment", IsInt, IsDoubleDouble))
            yield return ExtendedMembers.Moment;
        if (HasExtended("Moment", IsInt, IsDoubleDouble, IsDoubleDouble))
            yield return ExtendedMembers.FiniteMoment;
        if (HasExtended("SquaredMoment", IsInt, IsDoubleDouble))
            yield return ExtendedMembers.SquaredMoment;
        if (HasExtended("SquaredMoment", IsInt, IsDoubleDouble, IsDoubleDouble))
            yield return ExtendedMembers.FiniteSquaredMoment;
        if (_members.OfType<IPropertySymbol>().Any(property => property is { Name: "SquaredNormExtended", GetMethod: not null } && IsDoubleDouble(property.Type)))
            yield return ExtendedMembers.SquaredNorm;
    }

    /// <summary><c>TLanes Moment&lt;TLanes, T&gt;(int, TLanes)</c>, or with <c>out TLanes</c> behind it for the moment of the next order.</summary>
    private static bool IsLaneMoment(IMethodSymbol method, int parameters) =>
        method is { Name: "Moment", Arity: 2, Parameters: [{ Type: var order }, ..] }
        && method.Parameters.Length == parameters
        && IsInt(order)
        && method.Parameters.Skip(1).All(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, method.TypeParameters[0]))
        && method.Parameters.Skip(2).All(parameter => parameter.RefKind == RefKind.Out)
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, method.TypeParameters[0]);

    private bool Has(string name, int arity, params Func<ITypeSymbol, bool>[] parameters) =>
        _members.OfType<IMethodSymbol>().Any(method => method.Name == name && IsDouble(method.ReturnType) && Is(method, arity, parameters));

    private bool HasExtended(string name, params Func<ITypeSymbol, bool>[] parameters) =>
        _members.OfType<IMethodSymbol>().Any(method => method.Name == name && IsDoubleDouble(method.ReturnType) && Is(method, 0, parameters));

    private static bool Is(IMethodSymbol method, int arity, params Func<ITypeSymbol, bool>[] parameters) =>
        method.Arity == arity
        && method.Parameters.Length == parameters.Length
        && method.Parameters.Zip(parameters, (parameter, matches) => parameter.RefKind == RefKind.None && matches(parameter.Type)).All(match => match);

    private static bool IsDouble(ITypeSymbol type) => type.SpecialType == SpecialType.System_Double;

    private static bool IsDoubleDouble(ITypeSymbol type) => type is { Name: "DoubleDouble", ContainingNamespace: { Name: "CurseOfMemory", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsInt(ITypeSymbol type) => type.SpecialType == SpecialType.System_Int32;
}
