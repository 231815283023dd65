using System.Runtime.CompilerServices;
using CurseOfMemory.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Expressions.</summary>
internal sealed partial class Lowering
{
    private Value Evaluate(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue is { HasValue: true, Value: object constant })
            return Constant(constant, operation);
        return operation switch
        {
            IInvalidOperation or { Type: IErrorTypeSymbol } => Value.Unknown.Instance,
            ILocalReferenceOperation local => Local(local),
            IParameterReferenceOperation parameter => Parameter(parameter),
            IInstanceReferenceOperation => (Value?)_frames.Peek().Self ?? Value.Unknown.Instance,
            IFieldReferenceOperation field => Field(field),
            IPropertyReferenceOperation property => Property(property),
            IArrayElementReferenceOperation element => ArrayElement(element),
            IBinaryOperation binary => Binary(binary),
            IUnaryOperation unary => Unary(unary),
            IConversionOperation conversion => Conversion(conversion),
            IInvocationOperation call => Call(call),
            IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand),
            IConditionalOperation choice => Choice(choice),
            ITupleOperation tuple => new Value.Tuple(tuple.Elements.Select(Evaluate).ToArray()),
            ISimpleAssignmentOperation { IsRef: false } assignment => Assign(assignment.Target, Evaluate(assignment.Value)),
            ICompoundAssignmentOperation assignment => CompoundAssignment(assignment),
            IIncrementOrDecrementOperation increment => Increment(increment),
            IDeconstructionAssignmentOperation deconstruction => Assign(deconstruction.Target, Evaluate(deconstruction.Value)),
            _ => Refuse(operation, Descriptors.Construct, Constructs.Describe(operation).Words),
        };
    }

    private Value Constant(object constant, IOperation at) => constant switch
    {
        bool => new Value.Known(constant),
        double value => new Value.Known(value),
        float value => new Value.Known((double)value),
        sbyte or byte or short or ushort or int or uint or long => new Value.Known(Convert.ToInt64(constant)),
        _ => Refuse(at, Descriptors.Type, Text(at), TypeName(at.Type)),
    };

    private Value Local(ILocalReferenceOperation reference) => Held(reference.Local) switch
    {
        null => Value.Unknown.Instance,
        Value.Outdated outdated => Refuse(reference, Descriptors.LastPass, outdated.Local),
        Value held => held,
    };

    private Value Parameter(IParameterReferenceOperation reference)
    {
        IParameterSymbol parameter = reference.Parameter;
        if (Held(parameter) is Value held)
            return held is Value.Outdated ? Refuse(reference, Descriptors.LastPass, parameter.Name) : held;
        bool own = parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            && SymbolEqualityComparer.Default.Equals(constructor.ContainingType.OriginalDefinition, objective.OriginalDefinition)
            && _frames.Peek().Self is { IsThis: true };
        return own
            ? ConstructorParameter(parameter)
            : Refuse(reference, Descriptors.Inaccessible, parameter.Name, objective.Name, parameter.ContainingType?.Name ?? "");
    }

    private Value ConstructorParameter(IParameterSymbol parameter) => new Value.Member(
        Identifiers.Escape(parameter.Name), parameter.Name, parameter.Type, IsConstructorParameter: !Captures.MayChange(parameter, cancellation))
    {
        IsPerProblem = IsPerProblem(parameter, parameter.Type),
    };

    private Value Choice(IConditionalOperation choice) => Condition(choice.Condition) switch
    {
        true => Evaluate(choice.WhenTrue),
        false when choice.WhenFalse is not null => Evaluate(choice.WhenFalse),
        _ => Value.Unknown.Instance,
    };

    /// <summary>Stores into a local, a parameter passed by value, or the elements of a tuple.</summary>
    private Value Assign(IOperation target, Value value)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local.RefKind: RefKind.None } local:
                return _values[local.Local] = value;
            case IParameterReferenceOperation { Parameter.RefKind: RefKind.None } parameter when _values.ContainsKey(parameter.Parameter):
                return _values[parameter.Parameter] = value;
            case IDeclarationExpressionOperation declaration:
                return Assign(declaration.Expression, value);
            case IDiscardOperation:
                return value;
            case ITupleOperation tuple:
                return Deconstruct(tuple, value);
            default:
                return Refuse(target, Descriptors.Assignment, Text(target));
        }
    }

    private Value Deconstruct(ITupleOperation targets, Value value)
    {
        if (value is not (Value.Tuple or Value.Unknown))
            value = Refuse(targets, Descriptors.Construct, Constructs.Deconstruction.Words);
        for (int i = 0; i < targets.Elements.Length; i++)
            Assign(targets.Elements[i], value is Value.Tuple tuple ? tuple.Items[i] : Value.Unknown.Instance);
        return value;
    }

    private Value Conversion(IConversionOperation conversion)
    {
        Value value = Evaluate(conversion.Operand);
        if (value is Value.Unknown || conversion.Conversion.IsIdentity || IsDoubles(conversion.Operand.Type) && IsDoubles(conversion.Type))
            return value;
        if (conversion.OperatorMethod is IMethodSymbol method)
            return Inline(method, null, [(method.Parameters[0], value)], conversion);
        return Converted(value, conversion.Operand.Type, conversion.Type, conversion);
    }

    /// <summary>A value as another type: integers become doubles, and tuples convert item by item.</summary>
    private Value Converted(Value value, ITypeSymbol? from, ITypeSymbol? to, IConversionOperation at) => (value, to) switch
    {
        (Value.Tuple tuple, INamedTypeSymbol { IsTupleType: true } type) =>
            new Value.Tuple([.. tuple.Items.Select((item, i) => Converted(item, null, type.TupleElements[i].Type, at))]),
        (Value.Known { Constant: long known }, { SpecialType: SpecialType.System_Double }) => new Value.Known((double)known),
        (_, { SpecialType: SpecialType.System_Double }) => NumberOf(value, at.Operand) is int node ? new Value.Number(node) : Value.Unknown.Instance,
        _ when IsInteger(to) && (IsInteger(from) || value is Value.Integer or Value.Known { Constant: long }) => value,
        _ when IsInteger(to) => Refuse(at, Descriptors.Rounding, Text(at)),
        _ => Refuse(at, Descriptors.Type, Text(at), TypeName(to)),
    };
}
