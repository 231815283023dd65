using System.Runtime.CompilerServices;
using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>
/// Runs a function symbolically into steps, in the source's order of evaluation. Scalars are locals of the procedure; structs, spans, objects and delegates
/// are followed by name. Floating-point arithmetic is neither folded nor reordered.
/// </summary>
internal sealed partial class Execution(Session session, ProcedureBuilder steps)
{
    private readonly Stack<Frame> _frames = new();

    private Frame Current => _frames.Peek();

    private Value Evaluate(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
            return Constant(constant, operation);
        if (Held(operation) is Place held)
            return Read(held);
        return operation switch
        {
            { Type: IErrorTypeSymbol } or IInvalidOperation => throw new Refusal(),
            ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or IFieldReferenceOperation => Read(PlaceOf(operation)),
            IPropertyReferenceOperation property => Once(property.Instance, () => Property(property)),
            IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => Element(operation),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } => PositionOf(operation),
            IConversionOperation { OperatorMethod: not null } when IsIndex(operation.Type) => PositionOf(operation),
            IBinaryOperation binary => Binary(binary),
            IUnaryOperation unary => Unary(unary),
            IConversionOperation conversion => Conversion(conversion),
            IInvocationOperation call => Call(call),
            IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand),
            IConditionalOperation or ISwitchExpressionOperation => Choice(operation),
            ITupleOperation tuple => Tuple(tuple),
            _ => EvaluateRest(operation),
        };
    }

    private Value EvaluateRest(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation assignment => Once(assignment.Target, assignment.Value, () => Assign(assignment)),
        ICompoundAssignmentOperation assignment => Once(assignment.Target, assignment.Value, () => CompoundAssignment(assignment)),
        IIncrementOrDecrementOperation increment => Once(increment.Target, null, () => Increment(increment)),
        IDeconstructionAssignmentOperation deconstruction => Deconstruct(deconstruction),
        IDeclarationExpressionOperation declaration => Evaluate(declaration.Expression),
        IObjectCreationOperation creation => Create(creation),
        IAnonymousObjectCreationOperation creation => Create(creation),
        ICoalesceOperation coalesce => Coalesce(coalesce),
        ICoalesceAssignmentOperation coalesce => Once(coalesce.Target, coalesce.Value, () => Coalesce(coalesce)),
        ITupleBinaryOperation equality => Equality(equality),
        IWithOperation with => With(with),
        IDefaultValueOperation zero => Zero(TypeOf(zero), zero),
        IArrayCreationOperation creation => CreateArray(creation),
        ICollectionExpressionOperation collection => CreateCollection(collection),
        IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation => Function(operation),
        IIsPatternOperation pattern => Value.Of(Matches(Opened(Evaluate(pattern.Value)), pattern.Pattern)),
        IIsTypeOperation test => IsType(test),
        IRangeOperation range => RangeOf(range),
        ITranslatedQueryOperation query => Evaluate(query.Operation),
        IThrowOperation => throw Refuse(operation, Descriptors.Construct, Constructs.Describe(operation).Words),
        _ when IsStackAllocation(operation) => Allocate(operation),
        _ => throw Refuse(operation, Descriptors.Construct, Constructs.Describe(operation).Words),
    };

    /// <summary>A scalar; anything else is refused at its token.</summary>
    private Operand Scalar(IOperation operation) => Scalar(Evaluate(operation), operation);

    private Operand Scalar(Value value, IOperation at)
    {
        switch (value)
        {
            case Value.Scalar scalar:
                return scalar.Operand;
            case Value.Data data when Types.KindOf(data.Type) is Kind kind:
                return ReadScalar(data, kind);
            case Value.Unknown:
                throw new Refusal();
            default:
                throw Refuse(at, Descriptors.Type, Text(at), Types.Name(TypeOf(at)));
        }
    }

    /// <summary>Several expressions in order: what a later one may change is kept as it was.</summary>
    private Value[] EvaluateAll(IReadOnlyList<IOperation> operations)
    {
        Value[] values = new Value[operations.Count];
        int lastWriter = -1;
        for (int i = operations.Count - 1; i >= 0 && lastWriter < 0; i--)
            lastWriter = Writes.Any(operations[i]) ? i : -1;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Evaluate(operations[i]);
            if (i < lastWriter)
                values[i] = Frozen(values[i]);
        }
        return values;
    }

    private Value Constant(object? constant, IOperation at) => constant switch
    {
        bool truth => Value.Of(Operand.Truth(truth)),
        double or float => Value.Of(Operand.Real(System.Convert.ToDouble(constant))),
        char letter => Value.Of(Operand.Integer(letter)),
        sbyte or byte or short or ushort or int or uint => Value.Of(Operand.Integer(System.Convert.ToInt64(constant))),
        long number when Math.Abs((double)number) <= MostExact => Value.Of(Operand.Integer(System.Convert.ToInt64(constant))),
        ulong and <= 1UL << 53 => Value.Of(Operand.Integer(System.Convert.ToInt64(constant))),
        null when Types.KindOf(TypeOf(at)) is not null || Types.IsNullable(TypeOf(at)) || at is IDefaultValueOperation => Zero(TypeOf(at), at),
        string text => new Value.Data(Quoted(text), [], at.Type!),
        _ => throw Refuse(at, Descriptors.Type, Text(at), Types.Name(at.Type)),
    };

    /// <summary>Reports a construct, unless the C# compiler already does, and ends its statement.</summary>
    private Refusal Refuse(IOperation at, DiagnosticDescriptor descriptor, params string[] arguments)
    {
        if (at.Type is not IErrorTypeSymbol && at.Kind != OperationKind.Invalid)
            session.Problems.Add(new Problem(descriptor, at.Syntax.GetLocation(), arguments));
        return new Refusal();
    }

    private Refusal RefuseReference(IOperation at) => Refuse(
        at, Descriptors.Reference, Text(at), "which array, object or method the variable means would be known at run time alone", "copy the elements, or use a variable for each");

    private Refusal RefuseSecondName(IOperation at) => Refuse(
        at, Descriptors.Reference, Text(at), "it gets a second name, and is changed under one of the two while it is still read under the other", "copy the elements, as in 'rows[i] = row.ToArray()', or keep to one name");

    private static string Text(IOperation operation)
    {
        string text = operation.Syntax.ToString();
        int line = text.IndexOfAny(['\r', '\n']);
        text = line < 0 ? text : text.Substring(0, line).TrimEnd() + " ...";
        return text.Length <= 60 ? text : text.Substring(0, 56) + " ...";
    }
}
