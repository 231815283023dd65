using CurseOfMemory.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Operators.</summary>
internal sealed partial class Lowering
{
    /// <summary>A binary expression: down its left spine first, which may be 10,000 terms long, then up again.</summary>
    private Value Binary(IBinaryOperation operation)
    {
        Stack<IBinaryOperation> spine = new();
        IOperation left = operation;
        while (left is IBinaryOperation { ConstantValue.HasValue: false } binary)
        {
            spine.Push(binary);
            left = binary.LeftOperand;
        }
        Value value = Evaluate(left);
        while (spine.Count > 0)
            value = IsRun(spine.Peek()) ? Run(value, spine) : Single(value, spine.Pop());
        return value;
    }

    private static bool IsRun(IBinaryOperation operation) =>
        operation is { OperatorMethod: null, Type.SpecialType: SpecialType.System_Double } && operation.OperatorKind != BinaryOperatorKind.Remainder;

    private static bool IsAdditive(IBinaryOperation operation) => operation.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract;

    /// <summary>Terms added or factors multiplied one after the other, as one sum or one product.</summary>
    private Value Run(Value first, Stack<IBinaryOperation> spine)
    {
        bool additive = IsAdditive(spine.Peek());
        List<int?> operands = [NumberOf(first, spine.Peek().LeftOperand)];
        while (spine.Count > 0 && IsRun(spine.Peek()) && IsAdditive(spine.Peek()) == additive)
        {
            IBinaryOperation operation = spine.Pop();
            operands.Add(Operand(operation.OperatorKind, NumberOf(operation.RightOperand), operation));
        }
        if (operands.Contains(null))
            return Value.Unknown.Instance;
        int[] nodes = operands.Select(node => node!.Value).ToArray();
        return new Value.Number(additive ? graph.Add(nodes) : graph.Multiply(nodes));
    }

    /// <summary>x - y as a sum is x + (-y), x / y as a product is x y^-1.</summary>
    private int? Operand(BinaryOperatorKind kind, int? node, IOperation at) => kind switch
    {
        _ when node is null => null,
        BinaryOperatorKind.Subtract => graph.Negate(node.Value),
        BinaryOperatorKind.Divide => Placed(graph.Power(node.Value, -1), at),
        _ => node,
    };

    private Value Single(Value left, IBinaryOperation operation)
    {
        bool decided = operation.OperatorKind == BinaryOperatorKind.ConditionalAnd && left is Value.Known { Constant: false }
            || operation.OperatorKind == BinaryOperatorKind.ConditionalOr && left is Value.Known { Constant: true };
        return decided ? left : Apply(operation.OperatorKind, operation.OperatorMethod, operation.Type, left, Evaluate(operation.RightOperand), operation);
    }

    /// <summary>One operator on two values.</summary>
    private Value Apply(BinaryOperatorKind kind, IMethodSymbol? method, ITypeSymbol? type, Value left, Value right, IOperation at)
    {
        if (left is Value.Unknown || right is Value.Unknown)
            return Value.Unknown.Instance;
        if (method is not null)
            return Inline(method, null, [(method.Parameters[0], left), (method.Parameters[1], right)], at);
        bool wraps = type is { SpecialType: SpecialType.System_UInt32 or SpecialType.System_UInt64 };
        if (!wraps && Folding.Apply(kind, AsKnown(left), AsKnown(right)) is { } folded)
            return new Value.Known(folded);
        return type?.SpecialType switch
        {
            SpecialType.System_Double => Real(kind, left, right, at),
            _ when wraps => Refuse(at, Descriptors.Type, Text(at), TypeName(type)),
            SpecialType.System_Boolean => Value.Undecided.Instance,
            _ when IsInteger(type) => Whole(kind, left, right, at),
            _ => Refuse(at, Descriptors.Type, Text(at), TypeName(type)),
        };
    }

    private Value Real(BinaryOperatorKind kind, Value left, Value right, IOperation at)
    {
        if (kind is not (BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide))
            return Refuse(at, Descriptors.Rounding, Text(at));
        if (NumberOf(left, at) is not int x || Operand(kind, NumberOf(right, at), at) is not int y)
            return Value.Unknown.Instance;
        return new Value.Number(kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract ? graph.Add(x, y) : graph.Multiply(x, y));
    }

    private Value Whole(BinaryOperatorKind kind, Value left, Value right, IOperation at)
    {
        if (kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder)
            return Refuse(at, Descriptors.Rounding, Text(at));
        bool overflows = AsKnown(left) is not null && AsKnown(right) is not null;
        if (overflows || kind is not (BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply))
            return Refuse(at, Descriptors.Construct, Constructs.Operator.Words);
        if (IntegerOf(left, at) is not { } x || IntegerOf(right, at) is not { } y)
            return Value.Unknown.Instance;
        return (kind, AsKnown(left), AsKnown(right)) switch
        {
            (BinaryOperatorKind.Add, _, long offset) => Shifted(x, offset),
            (BinaryOperatorKind.Add, long offset, _) => Shifted(y, offset),
            (BinaryOperatorKind.Subtract, _, long offset) => Shifted(x, -offset),
            (BinaryOperatorKind.Add, _, _) => new Value.Integer(graph.Add(x.Node, y.Node)),
            (BinaryOperatorKind.Subtract, _, _) => new Value.Integer(graph.Subtract(x.Node, y.Node)),
            _ => new Value.Integer(graph.Multiply(x.Node, y.Node)),
        };
    }

    private Value Shifted(Value.Integer value, long offset) =>
        value with { Node = graph.Add(value.Node, graph.Constant(offset)), Offset = value.Offset + offset };

    private Value Unary(IUnaryOperation operation)
    {
        Value operand = Evaluate(operation.Operand);
        if (operand is Value.Unknown)
            return operand;
        if (operation.OperatorMethod is IMethodSymbol method)
            return Inline(method, null, [(method.Parameters[0], operand)], operation);
        return (operation.OperatorKind, operand) switch
        {
            (UnaryOperatorKind.Not, Value.Known { Constant: bool known }) => new Value.Known(!known),
            (UnaryOperatorKind.Not, _) => Value.Undecided.Instance,
            (UnaryOperatorKind.Plus, _) => operand,
            (UnaryOperatorKind.Minus, Value.Known { Constant: long known }) => new Value.Known(-known),
            (UnaryOperatorKind.Minus, _) when IsInteger(operation.Type) =>
                IntegerOf(operand, operation) is { } whole ? new Value.Integer(graph.Negate(whole.Node)) : Value.Unknown.Instance,
            (UnaryOperatorKind.Minus, _) =>
                NumberOf(operand, operation) is int node ? new Value.Number(graph.Negate(node)) : Value.Unknown.Instance,
            _ => Refuse(operation, Descriptors.Construct, Constructs.Operator.Words),
        };
    }

    private Value CompoundAssignment(ICompoundAssignmentOperation assignment)
    {
        if (Grow(assignment) is Value grown)
            return grown;
        Value left = Evaluate(assignment.Target), right = Evaluate(assignment.Value);
        bool narrows = IsInteger(assignment.Target.Type) && !IsInteger(assignment.Value.Type);
        Value result = narrows
            ? Refuse(assignment, Descriptors.Rounding, Text(assignment))
            : Apply(assignment.OperatorKind, assignment.OperatorMethod, assignment.Type, left, right, assignment);
        return Assign(assignment.Target, result);
    }

    /// <summary>local += term and local -= term, of a local that holds a number.</summary>
    private Value? Grow(ICompoundAssignmentOperation assignment)
    {
        bool additive = assignment.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract;
        if (!additive || assignment.Target is not ILocalReferenceOperation { Local: { Type.SpecialType: SpecialType.System_Double } local }
            || !_values.TryGetValue(local, out Value old) || old is not (Value.Number or Value.Growing))
            return null;
        if (Operand(assignment.OperatorKind, NumberOf(assignment.Value), assignment) is not int term)
            return _values[local] = Value.Unknown.Instance;
        return _values[local] = new Value.Growing(term, old as Value.Growing ?? new(((Value.Number)old).Node, null));
    }

    private Value Increment(IIncrementOrDecrementOperation operation)
    {
        Value old = Evaluate(operation.Target);
        BinaryOperatorKind kind = operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        Value one = new Value.Known(IsInteger(operation.Type) ? 1L : (object)1.0);
        Value changed = Assign(operation.Target, Apply(kind, operation.OperatorMethod, operation.Type, old, one, operation));
        return operation.IsPostfix ? old : changed;
    }
}
