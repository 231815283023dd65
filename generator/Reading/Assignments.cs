using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Finds the locals and parameters that a piece of code may assign, also through the local functions that it calls.</summary>
internal static class Assignments
{
    /// <summary>Each assigned symbol with its last assignment.</summary>
    public static IReadOnlyDictionary<ISymbol, IOperation> In(IOperation code, Bodies bodies) => Known.GetValue(code, _ => Find(code, bodies));

    // Keyed by operations, and so as short-lived as they are: a kernel is read anew for each loss that calls it.
    private static readonly ConditionalWeakTable<IOperation, IReadOnlyDictionary<ISymbol, IOperation>> Known = new();

    private static IReadOnlyDictionary<ISymbol, IOperation> Find(IOperation code, Bodies bodies)
    {
        Dictionary<ISymbol, IOperation> found = new(SymbolEqualityComparer.Default);
        HashSet<ISymbol> called = new(SymbolEqualityComparer.Default);
        Stack<IOperation> pending = new([code]);
        while (pending.Count > 0)
        {
            foreach (IOperation operation in pending.Pop().DescendantsAndSelf())
            {
                foreach (IOperation target in Targets(operation))
                    Add(target, operation, found);
                if (operation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } local }
                    && called.Add(local.OriginalDefinition)
                    && bodies.Of(local) is IOperation body)
                    pending.Push(body);
            }
        }
        return found;
    }

    private static IEnumerable<IOperation> Targets(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation { Target: ITupleOperation tuple } => tuple.DescendantsAndSelf(),
        IAssignmentOperation assignment => [assignment.Target],
        IIncrementOrDecrementOperation increment => [increment.Target],
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => [argument.Value],
        _ => [],
    };

    private static void Add(IOperation target, IOperation assignment, Dictionary<ISymbol, IOperation> found)
    {
        if (target is ILocalReferenceOperation local)
            found[local.Local] = assignment;
        else if (target is IParameterReferenceOperation parameter)
            found[parameter.Parameter] = assignment;
    }
}
