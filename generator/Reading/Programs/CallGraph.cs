using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Which methods with source call which.</summary>
internal sealed class CallGraph(Bodies bodies)
{
    private readonly Dictionary<IMethodSymbol, IMethodSymbol[]> _callees = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, bool> _recursive = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method may call itself, if by detours.</summary>
    public bool IsRecursive(IMethodSymbol method)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        if (!_recursive.TryGetValue(definition, out bool known))
            _recursive.Add(definition, known = Reaches(definition));
        return known;
    }

    private bool Reaches(IMethodSymbol method)
    {
        HashSet<IMethodSymbol> seen = new(SymbolEqualityComparer.Default);
        Stack<IMethodSymbol> pending = new(Callees(method));
        while (pending.Count > 0)
        {
            IMethodSymbol next = pending.Pop();
            if (SymbolEqualityComparer.Default.Equals(next, method))
                return true;
            if (seen.Add(next))
            {
                foreach (IMethodSymbol callee in Callees(next))
                    pending.Push(callee);
            }
        }
        return false;
    }

    private IMethodSymbol[] Callees(IMethodSymbol method)
    {
        if (!_callees.TryGetValue(method, out IMethodSymbol[]? callees))
        {
            callees = bodies.Of(method) is IOperation body
                ? [.. body.DescendantsAndSelf().Select(CalledBy).OfType<IMethodSymbol>().Select(callee => callee.OriginalDefinition)]
                : [];
            _callees.Add(method, callees);
        }
        return callees;
    }

    private static IMethodSymbol? CalledBy(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMethodReferenceOperation reference => reference.Method,
        IPropertyReferenceOperation property => property.Property.GetMethod ?? property.Property.SetMethod,
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        ICompoundAssignmentOperation assignment => assignment.OperatorMethod,
        _ => null,
    };
}
