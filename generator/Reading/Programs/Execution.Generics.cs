using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Type parameters: what they stand for where a generic method is inlined.</summary>
internal sealed partial class Execution
{
    private readonly TypeArguments _outside = new(session.Compilation);

    private TypeArguments TypesHere => _frames.Count > 0 ? Current.Types : _outside;

    private ITypeSymbol TypeOf(IOperation operation) => operation.Type is ITypeSymbol type ? Substitute(type) : session.Compilation.GetSpecialType(SpecialType.System_Void);

    private ITypeSymbol Substitute(ITypeSymbol type) => TypesHere.Substitute(type);

    /// <summary>What the type parameters of a method and its types stand for.</summary>
    private TypeArguments TypesOf(IMethodSymbol method, Frame? outer) => TypesHere.Of(method, outer?.Types);

    /// <summary>The method that a call means: of a type parameter, the one of the type that it stands for.</summary>
    private IMethodSymbol? MethodOf(IMethodSymbol? method, ITypeSymbol? constrainedTo) =>
        method is null || constrainedTo is null || Types.KindOf(Substitute(constrainedTo)) is not null ? method : TypesHere.Implementation(method, constrainedTo);

    /// <summary>Whether an operator is that of numbers, also through their interfaces.</summary>
    private static bool IsBuiltIn(IMethodSymbol method) =>
        Types.KindOf(method.ContainingType) is not null || method.ContainingType is { TypeKind: TypeKind.Interface, ContainingNamespace.Name: "Numerics" };
}
