using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Assignments.</summary>
internal sealed partial class Execution
{
    private Value Assign(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef)
            throw Refuse(assignment, Descriptors.Construct, Constructs.Reference.Words);
        if (assignment.Target is IDiscardOperation)
            return Evaluate(assignment.Value);
        if (IsAccessorCall(assignment.Target))
        {
            Value set = Evaluate(assignment.Value);
            return SetProperty(assignment.Target, set) ? set : throw Refuse(assignment.Target, Descriptors.Assignment, Text(assignment.Target));
        }
        Place place = PlaceOf(assignment.Target);
        if (place is Place.Fixed { Value: not Value.Unknown })
            throw Refuse(assignment.Target, Descriptors.Assignment, Text(assignment.Target));
        EvaluateInto(Writes.Any(assignment.Value) ? Frozen(place) : place, assignment.Value);
        return assignment.Parent is IExpressionStatementOperation or IForLoopOperation ? Value.Void : Read(place);
    }

    private bool IsAccessorCall(IOperation target) => target is IPropertyReferenceOperation { Instance: IOperation instance } reference
        && Types.ElementOf(TypeOf(instance)) is null && Overriding(reference) is { RefKind: RefKind.None, SetMethod: IMethodSymbol setter } property
        && Layout.Behind(property) is null && (session.Bodies.Of(setter) is not null || Layout.FieldOf(property) is not null);

    private Value CompoundAssignment(ICompoundAssignmentOperation assignment)
    {
        if (assignment.OperatorMethod is { IsStatic: false } inPlace)
            return ChangeInPlace(inPlace, assignment.Target, [assignment.Value], assignment);
        bool accessor = IsAccessorCall(assignment.Target);
        Place place = accessor ? new Place.Fixed(Evaluate(assignment.Target)) : PlaceOf(assignment.Target);
        if (place is Place.Element element && IsSum(assignment))
            return AddTo(element, assignment);
        bool writes = Writes.Any(assignment.Value);
        if (writes)
            place = Frozen(place);
        Value before = writes ? Frozen(Read(place)) : Read(place);
        Value operand = Evaluate(assignment.Value);
        ITypeSymbol type = TypeOf(assignment.Target);
        IMethodSymbol? method = MethodOf(assignment.OperatorMethod, assignment.ConstrainedToType);
        if (method is not null && !IsBuiltIn(method) && !IsComplex(before) && !IsNullable(before))
            return Store(place, Inline(method, null, [before, operand], assignment), accessor, assignment);
        ITypeSymbol inner = Wider(type, TypeOf(assignment.Value), assignment.OperatorKind);
        Value result = Apply(assignment.OperatorKind, null, inner, Converted(before, inner), operand, assignment);
        return Store(place, Converted(result, type, inner, assignment), accessor, assignment);
    }

    /// <summary>An operator that is a method of the instance which it changes.</summary>
    private Value ChangeInPlace(IMethodSymbol method, IOperation target, IOperation[] operands, IOperation at)
    {
        Place self = SelfOf(target, method);
        Inline(Override(method, self), self, EvaluateAll(operands), at);
        return at.Parent is IExpressionStatementOperation or IForLoopOperation ? Value.Void : Evaluate(target);
    }

    /// <summary>Whether a statement adds to an element what changes no element itself.</summary>
    private bool IsSum(ICompoundAssignmentOperation assignment) => assignment.Parent is IExpressionStatementOperation
        && assignment.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract
        && TypeOf(assignment.Target).SpecialType == SpecialType.System_Double && TypeOf(assignment.Value).SpecialType == SpecialType.System_Double
        && !Writes.Any(assignment.Value)
        && assignment.Value.DescendantsAndSelf().OfType<IInvocationOperation>().All(call => call.Instance is null && call.Arguments.All(IsReadOnly));

    private bool IsReadOnly(IArgumentOperation argument) => argument.Parameter!.Type.Name == "ReadOnlySpan" || Types.KindOf(TypeOf(argument.Value)) is not null;

    private Value AddTo(Place.Element element, ICompoundAssignmentOperation assignment)
    {
        Operand value = Scalar(assignment.Value);
        bool negative = assignment.OperatorKind == BinaryOperatorKind.Subtract;
        steps.Emit(new AddTo(element.Array, element.Index, negative ? steps.Compute(Operation.Negate, Kind.Real, value) : value));
        return Value.Void;
    }

    /// <summary>The type in which <c>x op= y</c> computes.</summary>
    private static ITypeSymbol Wider(ITypeSymbol target, ITypeSymbol value, BinaryOperatorKind kind) =>
        kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift
        || Types.KindOf(target) is null || Types.KindOf(value) is null ? target : value;

    private Value Store(Place place, Value value, bool accessor, IOperation assignment)
    {
        IOperation target = assignment is ICompoundAssignmentOperation compound ? compound.Target : ((IIncrementOrDecrementOperation)assignment).Target;
        if (accessor)
            SetProperty(target, value);
        else
            Write(place, value, target);
        return assignment.Parent is IExpressionStatementOperation or IForLoopOperation || accessor ? value : Read(place);
    }

    private Value Increment(IIncrementOrDecrementOperation increment)
    {
        if (increment.OperatorMethod is { IsStatic: false } inPlace)
            return ChangeInPlace(inPlace, increment.Target, [], increment);
        bool accessor = IsAccessorCall(increment.Target);
        Place place = accessor ? new Place.Fixed(Evaluate(increment.Target)) : PlaceOf(increment.Target);
        Value before = Read(place);
        bool up = increment.Kind == OperationKind.Increment;
        bool used = increment.Parent is not (IExpressionStatementOperation or IForLoopOperation);
        if (increment.IsPostfix && used)
            before = Frozen(before);
        IMethodSymbol? method = MethodOf(increment.OperatorMethod, increment.ConstrainedToType);
        ITypeSymbol type = TypeOf(increment.Target);
        Value after;
        if (method is not null && !IsBuiltIn(method))
        {
            after = Inline(method, null, [before], increment);
        }
        else
        {
            Operand one = Types.IsReal(type) ? Operand.Real(1) : Operand.Integer(1);
            after = Apply(up ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract, null, type, before, Value.Of(one), increment);
        }
        Value stored = Store(place, after, accessor, increment);
        return increment.IsPostfix && used ? before : stored;
    }

    private Value Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        List<(Place? Place, IOperation At)> places = [];
        ITupleOperation targets = Targets(deconstruction.Target, places);
        _knownArrays = steps.ArrayCount;
        Value value = EvaluateApart(deconstruction.Value);
        TakeApart(targets, places, value, deconstruction);
        return value;
    }

    /// <summary>Puts the parts of a value into the variables of <c>(x, y)</c> or <c>var (x, y)</c>.</summary>
    private void TakeApart(IOperation target, Value value, IOperation at)
    {
        List<(Place? Place, IOperation At)> places = [];
        TakeApart(Targets(target, places), places, value, at);
    }

    private ITupleOperation Targets(IOperation target, List<(Place? Place, IOperation At)> places)
    {
        ITupleOperation targets = (ITupleOperation)(target is IDeclarationExpressionOperation declaration ? declaration.Expression : target);
        Collect(targets, places);
        return targets;
    }

    private void TakeApart(ITupleOperation targets, List<(Place? Place, IOperation At)> places, Value value, IOperation at)
    {
        List<Value> values = [];
        Flatten(targets, value, values, at);
        values = [.. places.Count > 1 ? values.Select((one, i) => i == 0 ? one : Kept(one, places.Take(i))) : values];
        for (int i = 0; i < places.Count; i++)
        {
            if (places[i].Place is Place place)
                Write(place, Converted(values[i], TypeOf(places[i].At)), places[i].At);
        }
    }

    /// <summary>A value that writing to the places before doesn't change.</summary>
    private Value Kept(Value value, IEnumerable<(Place? Place, IOperation At)> before) =>
        before.Any(one => one.Place is Place.Cell or Place.Compound or Place.Moving) ? Frozen(value) : value;

    private void Collect(ITupleOperation targets, List<(Place?, IOperation)> places)
    {
        foreach (IOperation element in targets.Elements)
        {
            IOperation target = element is IDeclarationExpressionOperation declaration ? declaration.Expression : element;
            if (target is ITupleOperation inner)
                Collect(inner, places);
            else
                places.Add((target is IDiscardOperation ? null : PlaceOf(target), target));
        }
    }

    private void Flatten(ITupleOperation targets, Value value, List<Value> values, IOperation at)
    {
        Value[] parts = Parts(value, targets.Elements.Length, at);
        for (int i = 0; i < parts.Length; i++)
        {
            IOperation target = targets.Elements[i] is IDeclarationExpressionOperation declaration ? declaration.Expression : targets.Elements[i];
            if (target is ITupleOperation inner)
                Flatten(inner, parts[i], values, at);
            else
                values.Add(parts[i]);
        }
    }

    /// <summary>A tuple's items, a record's positions, or what a Deconstruct method puts out.</summary>
    private Value[] Parts(Value value, int count, IOperation at)
    {
        if (value is Value.Aggregate { Type.IsTupleType: true } tuple && tuple.Fields.Length == count)
            return tuple.Fields;
        if (value is Value.Data { Type: INamedTypeSymbol { IsTupleType: true } items } data && items.TupleElements.Length == count)
            return [.. items.TupleElements.Select(item => MemberOf(data, item, item.Type, at))];
        INamedTypeSymbol? type = value switch
        {
            Value.Aggregate aggregate => aggregate.Type,
            Value.Instance instance => instance.Fields.Type,
            Value.Data { Type: INamedTypeSymbol named } => named,
            _ => null,
        };
        IMethodSymbol? method = type?.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(one => one.Parameters.Length == count);
        if (method is null)
            throw Refuse(at, Descriptors.Construct, Constructs.Deconstruction.Words);
        if (session.Bodies.Of(method) is not IOperation body)
        {
            return [.. method.Parameters.Select(parameter => type!.GetMembers(parameter.Name).OfType<IPropertySymbol>().First())
                .Select(property => Read(Member(new Place.Fixed(value), Layout.Behind(property)!, at)))];
        }
        Frame frame = new(method, null, value is Value.Instance held ? held.Fields : new Place.Fixed(Kept(value)), TypesOf(method, null));
        Place[] outputs = [.. method.Parameters.Select(parameter => Declare(parameter.Name, Substitute(parameter.Type), moves: false))];
        for (int i = 0; i < count; i++)
            frame.Bind(method.OriginalDefinition.Parameters[i], outputs[i]);
        Run(frame, body, method.ReturnType);
        return [.. outputs.Select(Read)];
    }
}
