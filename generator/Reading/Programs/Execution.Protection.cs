using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Statements that something follows however they are left: <c>try</c> with <c>finally</c>, <c>using</c> and <c>lock</c>. Nothing throws, and nobody else waits.</summary>
internal sealed partial class Execution
{
    /// <summary>A statement with what follows it in any case.</summary>
    private Exits Finally(IReadOnlyList<IOperation> statements, Action last)
    {
        Exits exits = ExecuteAll(statements);
        last();
        return exits;
    }

    private Exits Using(IReadOnlyList<IOperation> resources, IReadOnlyList<IOperation> body)
    {
        IOperation[] held = [.. resources.SelectMany(HeldBy)];
        ExecuteAll([.. resources.OfType<IVariableDeclarationGroupOperation>()]);
        return Finally(body, () => Array.ForEach(held, Dispose));
    }

    /// <summary>What a resource of <c>using</c> gives up, the last one first.</summary>
    private static IEnumerable<IOperation> HeldBy(IOperation resource) => resource is IVariableDeclarationGroupOperation group
        ? group.Declarations.SelectMany(declaration => declaration.Declarators).Reverse()
        : [resource];

    private void Dispose(IOperation resource)
    {
        ITypeSymbol type = Substitute(resource is IVariableDeclaratorOperation { Symbol.Type: var declared } ? declared : TypeOf(resource));
        Place place = resource is IVariableDeclaratorOperation declarator ? Find(declarator.Symbol, declarator) : PlaceOf(resource);
        if (place is Place.Slot or Place.Fixed && Read(place) is Value.Instance held)
            place = held.Fields;
        IMethodSymbol? method = (InstanceType(place) ?? type).GetMembers("Dispose").OfType<IMethodSymbol>().FirstOrDefault(one => one is { Parameters.Length: 0, IsStatic: false });
        if (method is not null && session.Bodies.Of(method) is not null)
            Invoke(method, [], place, null, resource);
    }
}
