using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Operators.</summary>
internal sealed partial class Execution
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
        {
            IBinaryOperation next = spine.Pop();
            value = IsConditional(next) ? Conditional(next, value) : Plain(next, value);
        }
        return value;
    }

    /// <summary>x == y and x != y of tuples: item by item.</summary>
    private Value Equality(ITupleBinaryOperation operation)
    {
        Value[] sides = EvaluateAll([operation.LeftOperand, operation.RightOperand]);
        return Opened(sides[0]) is Value.Aggregate left && Opened(sides[1]) is Value.Aggregate right
            ? Value.Of(SameFields(left, right, operation.OperatorKind == BinaryOperatorKind.Equals, operation))
            : throw Refuse(operation, Descriptors.Construct, Constructs.Describe(operation).Words);
    }

    private static bool IsConditional(IBinaryOperation operation) =>
        operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr;

    private Value Plain(IBinaryOperation operation, Value left)
    {
        if (Writes.Any(operation.RightOperand))
            left = Frozen(left);
        Value right = Evaluate(operation.RightOperand);
        return Apply(operation.OperatorKind, MethodOf(operation.OperatorMethod, operation.ConstrainedToType), TypeOf(operation), left, right, operation);
    }

    /// <summary>x &amp;&amp; y and x || y: y is evaluated only if it decides, unless that costs nothing and can't fail.</summary>
    private Value Conditional(IBinaryOperation operation, Value first)
    {
        Operand left = Scalar(first, operation.LeftOperand);
        bool isAnd = operation.OperatorKind == BinaryOperatorKind.ConditionalAnd;
        if (left.IsConstant)
            return left.Value != 0 == isAnd ? Evaluate(operation.RightOperand) : Value.Of(left);
        Operand right = default;
        if (Writes.Any(operation.RightOperand))
            left = Frozen(left);
        Block steps1 = steps.Nest(() => right = Scalar(operation.RightOperand));
        if (IsHarmless(steps1))
        {
            steps.Splice(steps1);
            return Value.Of(Truth(isAnd ? Operation.And : Operation.Or, left, right));
        }
        Place.Cell both = steps.Declare(isAnd ? "both" : "either", Kind.Truth);
        steps.Emit(new Compute(both.Local, Operation.Copy, new([left])));
        Block decided = Block.Of([.. steps1.Steps, new Compute(both.Local, Operation.Copy, new([right]))]);
        steps.Emit(isAnd ? new If(left, decided, Block.Empty) : new If(left, Block.Empty, decided));
        return Value.Of(both.Operand);
    }

    private static bool IsHarmless(Block block) => block.Steps.Count <= 4 && block.Steps.All(step =>
        step is Compute { Operation: not (Operation.Function or Operation.Remainder) } and not Compute { Operation: Operation.Divide });

    private Operand Truth(Operation operation, params Operand[] operands) => operands.All(operand => operand.IsConstant)
        ? Operand.Truth(Truths.Fold(operation, operands))
        : steps.Compute(operation, Kind.Truth, operands);

    /// <summary>One operator on two values.</summary>
    private Value Apply(BinaryOperatorKind kind, IMethodSymbol? method, ITypeSymbol type, Value left, Value right, IOperation at)
    {
        (left, right) = (Opened(left), Opened(right));
        if (IsComplex(left) || IsComplex(right))
            return ComplexOperator(kind, left, right, at);
        if (method is not null && SameRecords(method, left, right, at) is Operand same)
            return Value.Of(kind == BinaryOperatorKind.Equals ? same : Truth(Operation.Not, same));
        if (method is not null && !IsBuiltIn(method) && !IsNullable(left) && !IsNullable(right))
            return Inline(method, null, [left, right], at);
        if (IsNullable(left) || IsNullable(right))
            return Lifted(kind, method, type, left, right, at);
        if (left is Value.Aggregate x && right is Value.Aggregate y && kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
            return Value.Of(SameFields((Value.Aggregate)left, (Value.Aggregate)right, kind == BinaryOperatorKind.Equals, at));
        Operand first = Scalar(left, at), second = Scalar(right, at);
        return Value.Of((first.Kind, second.Kind) switch
        {
            (Kind.Real, Kind.Real) => Real(kind, first, second, type, at),
            (Kind.Integer, Kind.Integer) => Integer(kind, first, second, type, at),
            (Kind.Truth, Kind.Truth) => Logical(kind, first, second, at),
            _ => throw Refuse(at, Descriptors.Type, Text(at), Types.Name(type)),
        });
    }

    private Operand Real(BinaryOperatorKind kind, Operand x, Operand y, ITypeSymbol type, IOperation at) => kind switch
    {
        BinaryOperatorKind.Add => Rounded(Operation.Add, x, y, type),
        BinaryOperatorKind.Subtract => Rounded(Operation.Subtract, x, y, type),
        BinaryOperatorKind.Multiply => Rounded(Operation.Multiply, x, y, type),
        BinaryOperatorKind.Divide => Rounded(Operation.Divide, x, y, type),
        BinaryOperatorKind.Remainder => Rounded(Operation.Remainder, x, y, type),
        _ => Comparison(kind, x, y) ?? throw Refuse(at, Descriptors.Construct, Constructs.Operator.Words),
    };

    private Operand Rounded(Operation operation, Operand x, Operand y, ITypeSymbol type) => ToPrecision(steps.Compute(operation, Kind.Real, x, y), type);

    /// <summary>What a <c>float</c> keeps of a result.</summary>
    private Operand ToPrecision(Operand value, ITypeSymbol? type) =>
        Types.IsSingle(type) ? steps.Compute(Operation.RoundToSingle, Kind.Real, value) : value;

    private Operand? Comparison(BinaryOperatorKind kind, Operand x, Operand y) => kind switch
    {
        BinaryOperatorKind.LessThan => Compare(Operation.Less, x, y),
        BinaryOperatorKind.LessThanOrEqual => Compare(Operation.LessOrEqual, x, y),
        BinaryOperatorKind.GreaterThan => Compare(Operation.Less, y, x),
        BinaryOperatorKind.GreaterThanOrEqual => Compare(Operation.LessOrEqual, y, x),
        BinaryOperatorKind.Equals => Compare(Operation.Equal, x, y),
        BinaryOperatorKind.NotEquals => Compare(Operation.NotEqual, x, y),
        _ => null,
    };

    private Operand Compare(Operation operation, Operand x, Operand y) => x.IsConstant && y.IsConstant
        ? Operand.Truth(Truths.Compare(operation, x.Value, y.Value))
        : steps.Compute(operation, Kind.Truth, x, y);

    private Operand Logical(BinaryOperatorKind kind, Operand x, Operand y, IOperation at) => kind switch
    {
        BinaryOperatorKind.And => Truth(Operation.And, x, y),
        BinaryOperatorKind.Or => Truth(Operation.Or, x, y),
        BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.NotEquals => Truth(Operation.ExclusiveOr, x, y),
        BinaryOperatorKind.Equals => Truth(Operation.Not, Truth(Operation.ExclusiveOr, x, y)),
        _ => throw Refuse(at, Descriptors.Construct, Constructs.Operator.Words),
    };

    private Value Unary(IUnaryOperation operation)
    {
        Value operand = Evaluate(operation.Operand);
        IMethodSymbol? method = MethodOf(operation.OperatorMethod, operation.ConstrainedToType);
        if (operand is Value.Aggregate { Type: var number } complex && Types.IsComplex(number) && operation.OperatorKind is UnaryOperatorKind.Minus or UnaryOperatorKind.Plus)
            return operation.OperatorKind == UnaryOperatorKind.Plus ? operand : Complex(number, Negated(Re(complex)), Negated(Im(complex)));
        if (method is not null && !IsBuiltIn(method))
            return Inline(method, null, [operand], operation);
        Operand x = Scalar(operand, operation);
        return Value.Of((operation.OperatorKind, x.Kind) switch
        {
            (UnaryOperatorKind.Plus, _) => x,
            (UnaryOperatorKind.Minus, Kind.Real) => steps.Compute(Operation.Negate, Kind.Real, x),
            (UnaryOperatorKind.Minus, Kind.Integer) => Wrapped(IntegerOf(Operation.Negate, x), TypeOf(operation)),
            (UnaryOperatorKind.Not, Kind.Truth) => Truth(Operation.Not, x),
            (UnaryOperatorKind.BitwiseNegation, Kind.Integer) => Wrapped(IntegerOf(Operation.Not, x), TypeOf(operation)),
            _ => throw Refuse(operation, Descriptors.Construct, Constructs.Operator.Words),
        });
    }

    /// <summary>Whether all fields are equal.</summary>
    private Operand SameFields(Value.Aggregate x, Value.Aggregate y, bool equal, IOperation at)
    {
        Operand all = Operand.Truth(true);
        for (int i = 0; i < x.Fields.Length; i++)
        {
            Operand same = x.Fields[i] is Value.Aggregate inner && y.Fields[i] is Value.Aggregate other
                ? SameFields(inner, other, true, at)
                : Compare(Operation.Equal, Scalar(x.Fields[i], at), Scalar(y.Fields[i], at));
            all = Both(all, same);
        }
        return equal ? all : Truth(Operation.Not, all);
    }
}
