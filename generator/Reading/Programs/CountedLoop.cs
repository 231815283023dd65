using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>A <c>for</c> that counts: <c>for (int i = from; i &lt; to + shift; i += stride)</c>, however it is written.</summary>
internal sealed record CountedLoop(ILocalSymbol Counter, IOperation From, IOperation To, long Shift, int Stride)
{
    /// <summary>The loop as a count, or null if it isn't one: then its bounds move, its counter is assigned, or it is left before its end.</summary>
    public static CountedLoop? Of(IForLoopOperation loop, Bodies bodies)
    {
        if (loop.Before is not [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [var declarator] } declaration] }]
            || (declarator.Initializer ?? declaration.Initializer)?.Value is not IOperation from
            || declarator.Symbol is not { Type.SpecialType: SpecialType.System_Int32, RefKind: RefKind.None } counter
            || loop.AtLoopBottom is not [IExpressionStatementOperation step]
            || StepOf(step.Operation, counter) is not int stride || stride == 0
            || loop.Condition is not IBinaryOperation condition
            || BoundOf(condition, counter, stride) is not (IOperation to, long shift))
            return null;
        HashSet<ISymbol> written = Writes.In([loop.Body, loop.Condition], bodies);
        return !written.Contains(counter) && StandsStill(to, written) && !Grows(to, loop) && !Leaves(loop) ? new(counter, from, to, shift, stride) : null;
    }

    /// <summary>Whether a bound is the count of a list to which something in the loop may add.</summary>
    private static bool Grows(IOperation bound, IForLoopOperation loop) =>
        bound.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation { Instance: IOperation list } && Types.ListElementOf(list.Type) is not null)
        && loop.Body.DescendantsAndSelf().Any(part => part is IInvocationOperation { Instance: IOperation list } && Types.ListElementOf(list.Type) is not null
            || part is IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction or MethodKind.DelegateInvoke }
            || part is IArgumentOperation { Value: IOperation argument } && Types.ListElementOf(argument.Type) is not null);

    /// <summary>Whether a loop may end before its condition says so.</summary>
    public static bool Leaves(ILoopOperation loop) => InBody(loop.Body).Any(operation => operation switch
    {
        IReturnOperation => true,
        IBranchOperation jump => SymbolEqualityComparer.Default.Equals(jump.Target, loop.ExitLabel),
        _ => false,
    });

    /// <summary>The operations of a body without those of the functions in it.</summary>
    public static IEnumerable<IOperation> InBody(IOperation body)
    {
        Stack<IOperation> pending = new([body]);
        while (pending.Count > 0)
        {
            IOperation operation = pending.Pop();
            yield return operation;
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
                continue;
            foreach (IOperation child in operation.ChildOperations)
                pending.Push(child);
        }
    }

    private static int? StepOf(IOperation step, ILocalSymbol counter) => step switch
    {
        IIncrementOrDecrementOperation increment when Is(increment.Target, counter) => increment.Kind == OperationKind.Increment ? 1 : -1,
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value.ConstantValue.Value: int by } add when Is(add.Target, counter) => by,
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract, Value.ConstantValue.Value: int by } add when Is(add.Target, counter) => -by,
        _ => null,
    };

    private static bool Is(IOperation operation, ILocalSymbol local) =>
        operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    /// <summary>Up: counter + p &lt; bound; down: counter + p &gt; bound; either side may come first.</summary>
    private static (IOperation To, long Shift)? BoundOf(IBinaryOperation condition, ILocalSymbol counter, int stride)
    {
        BinaryOperatorKind kind = condition.OperatorKind;
        (IOperation left, IOperation right) = (condition.LeftOperand, condition.RightOperand);
        if (OffsetOf(left, counter) is not long offset)
        {
            if (OffsetOf(right, counter) is not long other)
                return null;
            offset = other;
            right = left;
            kind = Mirrored(kind);
        }
        if (right.Type?.SpecialType != SpecialType.System_Int32)
            return null;
        return (kind, stride > 0) switch
        {
            (BinaryOperatorKind.LessThan, true) or (BinaryOperatorKind.GreaterThan, false) => (right, -offset),
            (BinaryOperatorKind.LessThanOrEqual, true) => (right, 1 - offset),
            (BinaryOperatorKind.GreaterThanOrEqual, false) => (right, -1 - offset),
            _ => null,
        };
    }

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };

    /// <summary>p of counter + p.</summary>
    private static long? OffsetOf(IOperation operation, ILocalSymbol counter) => operation switch
    {
        _ when Is(operation, counter) => 0,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, RightOperand.ConstantValue.Value: int by } sum when Is(sum.LeftOperand, counter) => by,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, RightOperand.ConstantValue.Value: int by } sum when Is(sum.LeftOperand, counter) => -by,
        _ => null,
    };

    /// <summary>Whether a bound stays what it is while the body runs.</summary>
    private static bool StandsStill(IOperation bound, HashSet<ISymbol> written) => bound.DescendantsAndSelf().All(part => part switch
    {
        ILocalReferenceOperation local => !written.Contains(local.Local) && local.Local.RefKind == RefKind.None,
        IParameterReferenceOperation parameter => !written.Contains(parameter.Parameter),
        IInvocationOperation { TargetMethod: { ContainingType: { Name: "Math", ContainingNamespace.Name: "System" } } } => true,
        IInvocationOperation { TargetMethod.Name: "GetLength" } => true,
        IInvocationOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => false,
        IPropertyReferenceOperation { Property.IsIndexer: true } => false,
        _ => true,
    });
}
