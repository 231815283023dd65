using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Finds the variables that a piece of code may change, also through the local functions and lambdas in it.</summary>
internal static class Writes
{
    /// <summary>Whether an expression may change a variable that stands beside it.</summary>
    public static bool Any(IOperation code) => code.DescendantsAndSelf().Any(operation =>
        Targets(operation).Any() || operation is IInvocationOperation call && (call.TargetMethod.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke
            || IsObject(call.Instance?.Type) || call.Arguments.Any(argument => IsObject(argument.Value.Type))));

    private static bool IsObject(ITypeSymbol? type) => type is IArrayTypeSymbol array ? IsObject(array.ElementType) : type is { IsReferenceType: true, TypeKind: TypeKind.Class or TypeKind.Interface, SpecialType: SpecialType.None };

    public static HashSet<ISymbol> In(IEnumerable<IOperation?> code, Bodies bodies)
    {
        HashSet<ISymbol> found = new(SymbolEqualityComparer.Default);
        HashSet<ISymbol> called = new(SymbolEqualityComparer.Default);
        Stack<IOperation> pending = new(code.OfType<IOperation>());
        while (pending.Count > 0)
        {
            foreach (IOperation operation in pending.Pop().DescendantsAndSelf())
            {
                foreach (IOperation target in Targets(operation))
                    Add(target, found);
                if (LocalFunction(operation) is IMethodSymbol local && called.Add(local.OriginalDefinition) && bodies.Of(local) is IOperation body)
                    pending.Push(body);
            }
        }
        return found;
    }

    private static IMethodSymbol? LocalFunction(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } local } => local,
        IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } local } => local,
        _ => null,
    };

    private static IEnumerable<IOperation> Targets(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation deconstruction => Leaves(deconstruction.Target),
        IAssignmentOperation assignment => [assignment.Target],
        IIncrementOrDecrementOperation increment => [increment.Target],
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => [argument.Value],
        IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } declarator when declarator.GetVariableInitializer() is { } initializer => [initializer.Value],
        IInvocationOperation { Instance: { Type.IsValueType: true } instance, TargetMethod.IsReadOnly: false } => [instance],
        IPropertyReferenceOperation { Instance: { Type.IsValueType: true } instance, Property.IsReadOnly: false, Parent: IAssignmentOperation } => [instance],
        _ => [],
    };

    private static IEnumerable<IOperation> Leaves(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.SelectMany(Leaves),
        IDeclarationExpressionOperation declaration => Leaves(declaration.Expression),
        _ => [target],
    };

    /// <summary>The variable of which a target is a part.</summary>
    private static void Add(IOperation? target, HashSet<ISymbol> found)
    {
        while (true)
        {
            switch (target)
            {
                case ILocalReferenceOperation local:
                    found.Add(local.Local);
                    return;
                case IParameterReferenceOperation parameter:
                    found.Add(parameter.Parameter);
                    return;
                case IFieldReferenceOperation { Instance.Type.IsReferenceType: false } field:
                    target = field.Instance;
                    break;
                // an element of a span is no part of the variable
                case IPropertyReferenceOperation { Instance.Type.IsReferenceType: false } property when !Types.IsSpan(property.Instance.Type):
                    target = property.Instance;
                    break;
                case IDeclarationExpressionOperation declaration:
                    target = declaration.Expression;
                    break;
                default:
                    return;
            }
        }
    }
}
