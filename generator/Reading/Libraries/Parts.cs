using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Graphs.Programs.Encoding;
using CurseOfMemory.Generator.Reading.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Libraries;

/// <summary>The graphs over parts: of a method whose signature has structs of numbers or arrays of any shape, and of what those structs can do.</summary>
internal static class Parts
{
    /// <param name="problems">Takes what is wrong with the method; members of structs that can't be read are left out.</param>
    public static ExportedGraph[] Of(IMethodSymbol method, Compilation compilation, ProblemList problems, CancellationToken cancellation)
    {
        ITypeSymbol[] types = [.. method.Parameters.Select(parameter => parameter.Type), method.ReturnType, method.ContainingType];
        if (!types.Any(IsOfParts) || !method.IsStatic && method.ContainingType is { IsValueType: true, IsReadOnly: false } && !method.IsReadOnly)
            return [];
        IEnumerable<IMethodSymbol> members = types.SelectMany(Structs).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).SelectMany(Members)
            .Where(member => !SymbolEqualityComparer.Default.Equals(member, method));
        return [.. Of([method], problems), .. Of(members, null)];

        IEnumerable<ExportedGraph> Of(IEnumerable<IMethodSymbol> all, ProblemList? told) => all
            .Select(one => (one, FunctionReader.ReadApart(one, compilation, told ?? new(), cancellation)))
            .Where(read => read.Item2 is not null)
            .Select(read => new ExportedGraph(read.one.GetDocumentationCommentId() + CarriedGraphs.Apart, GraphWriter.Write(read.Item2!)));
    }

    private static bool IsOfParts(ITypeSymbol type) => Structs(type).Any() || type is INamedTypeSymbol { IsTupleType: true } or IArrayTypeSymbol { IsSZArray: false }
        || Types.ElementOf(type) is ITypeSymbol element && (element.SpecialType != SpecialType.System_Double || type is IArrayTypeSymbol);

    /// <summary>The structs of numbers that values of a type have.</summary>
    private static IEnumerable<INamedTypeSymbol> Structs(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Structs(array.ElementType),
        INamedTypeSymbol named when Types.IsSpan(named) => Structs(named.TypeArguments[0]),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.SelectMany(element => Structs(element.Type)),
        INamedTypeSymbol named when Types.IsAggregate(named) && Layout.IsOfNumbers(named) => [named, .. Layout.Of(named).SelectMany(field => Structs(field.Type))],
        _ => [],
    };

    /// <summary>What code of other assemblies may call of a struct without annotation.</summary>
    private static IEnumerable<IMethodSymbol> Members(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>().Where(member =>
        Exports.IsPublic(member) && !member.IsGenericMethod && !member.IsAbstract && !member.IsPartialDefinition && member.MethodKind switch
        {
            MethodKind.Constructor => member.Parameters.Length > 0,
            MethodKind.UserDefinedOperator or MethodKind.Conversion => !member.IsImplicitlyDeclared,
            MethodKind.Ordinary => !member.IsImplicitlyDeclared && (member.IsStatic || member.IsReadOnly || type.IsReadOnly),
            MethodKind.PropertyGet => Layout.Behind((IPropertySymbol)member.AssociatedSymbol!) is null,
            _ => false,
        });
}
