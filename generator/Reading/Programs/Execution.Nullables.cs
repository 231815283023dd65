using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Values that may be missing: a truth value, and the value beside it, which is 0 where there is none.</summary>
internal sealed partial class Execution
{
    private static bool IsNullable(Value value) => value is Value.Aggregate { Type: var type } && Types.IsNullable(type);

    private static Operand HasValue(Value value) => value is Value.Aggregate optional && IsNullable(value) ? ((Value.Scalar)optional.Fields[0]).Operand : Operand.Truth(true);

    private static Value Inside(Value value) => value is Value.Aggregate optional && IsNullable(value) ? optional.Fields[1] : value;

    private static Value.Aggregate Present(INamedTypeSymbol type, Value value) => new(type, [Value.Of(Operand.Truth(true)), value]);

    /// <summary>A conversion to or from a type that may be missing, or null.</summary>
    private Value? ToNullable(Value value, ITypeSymbol to, IConversionOperation conversion)
    {
        if (IsNullable(value) && !Types.IsNullable(to))
            return Converted(Inside(value), to, null, conversion);
        if (to is not INamedTypeSymbol { TypeArguments: [var inner] } nullable || !Types.IsNullable(to))
            return null;
        if (IsNullable(value))
            return new Value.Aggregate(nullable, [Value.Of(HasValue(value)), Converted(Inside(value), inner)]);
        return Present(nullable, Converted(value, inner, TypeOf(conversion.Operand), conversion));
    }

    /// <summary>An operator that is lifted: its result is missing where an operand is; a comparison is false there, but for two that are missing.</summary>
    private Value Lifted(BinaryOperatorKind kind, IMethodSymbol? method, ITypeSymbol type, Value left, Value right, IOperation at)
    {
        Operand first = steps.Pin(HasValue(left)), second = steps.Pin(HasValue(right));
        Operand both = Both(first, second);
        if (kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
        {
            Operand same = Scalar(Apply(BinaryOperatorKind.Equals, null, type, Inside(left), Inside(right), at), at);
            Operand equal = Truth(Operation.Or, Both(both, same), Truth(Operation.Not, Truth(Operation.Or, first, second)));
            return Value.Of(kind == BinaryOperatorKind.Equals ? equal : Truth(Operation.Not, equal));
        }
        ITypeSymbol inner = type is INamedTypeSymbol { TypeArguments: [var argument] } && Types.IsNullable(type) ? argument : type;
        Value result = Apply(kind, method, inner, Inside(left), Inside(right), at);
        return Types.IsNullable(type) ? new Value.Aggregate((INamedTypeSymbol)type, [Value.Of(both), result]) : Value.Of(Both(both, Scalar(result, at)));
    }

    /// <summary><c>x ?? y</c>.</summary>
    private Value Coalesce(ICoalesceOperation coalesce)
    {
        Value value = Opened(Evaluate(coalesce.Value));
        if (!IsNullable(value))
            throw Refuse(coalesce, Descriptors.Construct, Constructs.Describe(coalesce).Words);
        Operand present = HasValue(value);
        if (present.IsConstant)
            return present.Value != 0 ? Fitted(value, coalesce) : Evaluate(coalesce.WhenNull);
        Place chosen = Declare("choice", TypeOf(coalesce), moves: true);
        Either(present, () => Write(chosen, Fitted(value, coalesce), coalesce), () => EvaluateInto(chosen, coalesce.WhenNull));
        return Read(chosen);
    }

    /// <summary><c>x ??= y</c>.</summary>
    private Value Coalesce(ICoalesceAssignmentOperation assignment)
    {
        Place place = PlaceOf(assignment.Target);
        if (TypeOf(assignment.Target) is not INamedTypeSymbol { TypeArguments: [var inner] } type || !Types.IsNullable(type) || place is Place.Fixed || IsAccessorCall(assignment.Target))
            throw Refuse(assignment, Descriptors.Construct, Constructs.Describe(assignment).Words);
        Operand present = steps.Pin(HasValue(Opened(Read(place))));
        Either(present, () => { }, () =>
        {
            Value value = Evaluate(assignment.Value);
            Write(place, IsNullable(value) ? value : Present(type, Converted(value, inner, TypeOf(assignment.Value), assignment)), assignment);
        });
        return assignment.Parent is IExpressionStatementOperation ? Value.Void : Fitted(Opened(Read(place)), assignment);
    }

    private Value Fitted(Value value, IOperation at) => Types.IsNullable(TypeOf(at)) ? value : Converted(Inside(value), TypeOf(at));

    /// <summary>Data that may be missing.</summary>
    private Value.Aggregate OptionalOf(Value.Data data, INamedTypeSymbol type)
    {
        Value has = Settled(data.Then(_ => ".HasValue", session.Compilation.GetSpecialType(SpecialType.System_Boolean)));
        return new(type, [has, Settled(data.Then(_ => ".GetValueOrDefault()", type.TypeArguments[0]))]);
    }

    private Value? NullableCall(IInvocationOperation call, IMethodSymbol method)
    {
        if (method.Name != "GetValueOrDefault" || call.Instance is not IOperation instance || !Types.IsNullable(TypeOf(instance)) || Opened(Evaluate(instance)) is not Value.Aggregate optional)
            return null;
        if (call.Arguments is not [var otherwise])
            return optional.Fields[1];
        Value other = Evaluate(otherwise.Value);
        return Value.Of(Choose(HasValue(optional), () => Scalar(optional.Fields[1], call), () => Scalar(other, call), "choice"));
    }

    private Operand MatchesNullable(Value.Aggregate optional, IPatternOperation pattern)
    {
        Operand present = HasValue(optional);
        return pattern switch
        {
            IDiscardPatternOperation => Operand.Truth(true),
            IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => Truth(Operation.Not, present),
            INegatedPatternOperation negated => Truth(Operation.Not, MatchesNullable(optional, negated.Pattern)),
            IDeclarationPatternOperation { MatchesNull: true, DeclaredSymbol: ISymbol name } => Named(optional, name),
            IBinaryPatternOperation both => Truth(
                both.OperatorKind == BinaryOperatorKind.And ? Operation.And : Operation.Or, MatchesNullable(optional, both.LeftPattern), MatchesNullable(optional, both.RightPattern)),
            _ => Both(present, Matches(optional.Fields[1], pattern)),
        };
    }
}
