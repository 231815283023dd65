using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Reading.Forms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Calls of methods that the generator completes: derivatives of derivatives.</summary>
internal sealed partial class Execution
{
    /// <summary>A call of a derivative, or of a function with a rule of the user's; null for any other.</summary>
    private Value? Derivative(IInvocationOperation call, IMethodSymbol method)
    {
        if (Attributes.Find(method.OriginalDefinition, Attributes.DerivativeRule) is not null)
            return Opaque(call, method);
        if (FormAttributes.KindOf(method.OriginalDefinition) is not FormKind kind)
            return null;
        AttributeData attribute = Attributes.Find(method.OriginalDefinition, FormAttributes.All[(int)kind].Attribute)!;
        // What is wrong with the derivative itself is reported where it is declared.
        FormMatch match = new FunctionFinder(kind, method.OriginalDefinition, attribute, new ProblemList(), session.Cancellation).Find() ?? throw new Refusal();
        if (match.Signature.IsCompressed)
            throw Refuse(call, Descriptors.Construct, (kind == FormKind.Hessian ? Constructs.CompressedHessian : Constructs.CompressedJacobian).Words);
        IOperation[] operands = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        FormSlot[] slots = [.. match.Signature.Slots];
        DerivativeSite site = SiteOf(call, match.Function, [.. match.Function.Parameters.Select(one => operands[Array.FindIndex(slots, slot => slot.Repeats == one.Ordinal)])]);
        IOperation[] extras = [.. operands.Where((_, i) => slots[i].Repeats < 0)];
        return kind switch
        {
            FormKind.Gradient => Gradient(site, extras, match.Signature.IsPacked),
            FormKind.Adjoint => Adjoint(site, extras),
            FormKind.Tangent => Tangent(site, extras),
            FormKind.Jacobian => Jacobian(site, Whole(extras[0])),
            FormKind.HessianProduct => Value.Of(Product(site, Whole(extras[0]), Whole(extras[1]), Whole(extras[2]))),
            _ => Hessian(site, Whole(extras[0]), Whole(extras[1]), kind == FormKind.HessianDiagonal),
        };
    }

    /// <summary>A span of reals that lies in one array of the procedure; data are copied into one.</summary>
    private Value.Sequence Whole(IOperation operation)
    {
        Value.Sequence sequence = Sequence(operation);
        if (sequence.Storage is Storage.Data)
            sequence = CopyOf(sequence, operation);
        return sequence.Storage is Storage.Array ? sequence : throw RefuseReference(operation);
    }

    private DerivativeSite SiteOf(IInvocationOperation call, IMethodSymbol function, IOperation[] operands)
    {
        IOperation? body = Imported(function, call) is null ? BodyOf(function, call) : null;
        SiteArguments arguments = new();
        for (int i = 0; i < operands.Length; i++)
            Add(arguments, function.Parameters[i], operands[i]);
        if (call.Instance is IOperation instance && !function.IsStatic)
            AddSelf(arguments, SelfOf(instance, function), call);
        (int number, Passing passing) = ProcedureOf(function, body, arguments.Passed, null, call, "derivative");
        return new(call, number, passing, new([.. arguments.Scalars, .. arguments.Arrays]), arguments.Parts, arguments.Output, arguments.Total);
    }

    /// <summary>What is collected of the arguments of a derivative.</summary>
    private sealed class SiteArguments
    {
        public List<Passed> Passed { get; } = [];

        public List<ActivePart> Parts { get; } = [];

        /// <summary>For each scalar that is passed, whether derivatives are taken by it.</summary>
        public List<bool> Scalars { get; } = [];

        /// <summary>The same for each array.</summary>
        public List<bool> Arrays { get; } = [];

        /// <summary>Which array is the output of a vector-valued function, -1 without one.</summary>
        public int Output { get; set; } = -1;

        /// <summary>The length of the packed vector so far.</summary>
        public Operand Total { get; set; } = Operand.Integer(0);
    }

    private void Add(SiteArguments arguments, IParameterSymbol parameter, IOperation operand)
    {
        bool isSpan = Types.IsSpan(parameter.Type) && Types.IsReal(Types.ElementOf(parameter.Type));
        Value value = isSpan ? Whole(operand) : Frozen(Evaluate(operand));
        arguments.Passed.Add(new(parameter, Identifiers.Escape(parameter.Name), new Place.Fixed(Kept(value)), false));
        bool isWork = Attributes.Find(parameter, Attributes.Work) is not null;
        bool isOutput = isSpan && parameter.Type.Name == "Span" && !isWork;
        bool isActive = !isWork && Attributes.Find(parameter, Attributes.Constant) is null && (isSpan || parameter.Type.SpecialType == SpecialType.System_Double);
        if (isOutput)
            arguments.Output = arguments.Arrays.Count;
        (int scalars, int arrays) = Passes(value, operand);
        arguments.Scalars.AddRange(Enumerable.Repeat(isActive, scalars));
        arguments.Arrays.AddRange(Enumerable.Repeat(isActive, arrays));
        if (isActive && !isOutput)
            AddPart(arguments, isSpan, value is Value.Sequence sequence ? sequence.Length : Operand.Integer(1));
    }

    /// <summary>An active parameter: the next part of the packed vector.</summary>
    private void AddPart(SiteArguments arguments, bool isSpan, Operand length)
    {
        arguments.Parts.Add(new(isSpan, arguments.Total, length));
        arguments.Total = steps.Pin(Plus(arguments.Total, steps.Pin(length)));
    }

    /// <summary>The object of an instance method, none of which is active.</summary>
    private void AddSelf(SiteArguments arguments, Place self, IInvocationOperation call)
    {
        arguments.Passed.Add(new(null, "self", self, false));
        Passing fields = new();
        Pass(self, false, fields, call);
        arguments.Scalars.AddRange(fields.Scalars.Select(_ => false));
        arguments.Arrays.AddRange(fields.Arrays.Select(_ => false));
    }

    /// <summary>How many scalars and arrays a value is passed as.</summary>
    private (int Scalars, int Arrays) Passes(Value value, IOperation at)
    {
        Passing passing = new();
        Pass(value, passing, at);
        return (passing.Scalars.Count, passing.Arrays.Count);
    }

    private Value Gradient(DerivativeSite site, IOperation[] extras, bool isPacked)
    {
        if (isPacked)
        {
            Value.Sequence packed = Whole(extras[0]);
            return Value.Of(EmitAdjoint(site, Operand.Real(1), null, part => Piece(packed, part), (part, bar) => StoreAt(packed, part.Offset, bar)));
        }
        object[] outputs = [.. extras.Select((extra, i) => site.Parts[i].IsArray ? (object)Whole(extra) : Frozen(PlaceOf(extra)))];
        int NumberOf(ActivePart part) => site.Parts.ToList().FindIndex(one => ReferenceEquals(one, part));
        return Value.Of(EmitAdjoint(
            site, Operand.Real(1), null,
            part => ViewOf((Value.Sequence)outputs[NumberOf(part)]),
            (part, bar) => Write((Place)outputs[NumberOf(part)], Value.Of(bar), site.Call)));
    }

    private Value Adjoint(DerivativeSite site, IOperation[] extras)
    {
        Operand? seed = site.Output < 0 ? Frozen(Scalar(extras[0])) : null;
        View? seeds = site.Output < 0 ? null : ViewOf(Whole(extras[0]));
        Value.Sequence packed = Whole(extras[1]);
        Operand value = EmitAdjoint(site, seed, seeds, part => Piece(packed, part), (part, bar) => StoreAt(packed, part.Offset, bar));
        return site.Output < 0 ? Value.Of(value) : Value.Void;
    }

    private static View ViewOf(Value.Sequence sequence) => new(((Storage.Array)sequence.Storage).Number, sequence.Offset, sequence.Length);

    private View Piece(Value.Sequence packed, ActivePart part) => ViewOf(Piece(packed, part.Offset, part.Length));

    private void StoreAt(Value.Sequence packed, Operand place, Operand value) => Write(ElementOf(packed, place), Value.Of(value), null!);

    private Operand LoadAt(Value.Sequence packed, Operand place) => ((Value.Scalar)Read(ElementOf(packed, place))).Operand;

    /// <summary>The adjoint of a function: the bars of arrays go where they are wanted, those of scalars are handed over one by one.</summary>
    private Operand EmitAdjoint(DerivativeSite site, Operand? seed, View? seeds, Func<ActivePart, View> bar, Action<ActivePart, Operand> scalar)
    {
        Queue<ActivePart> arrayParts = new(site.Parts.Where(part => part.IsArray));
        List<View> arrays = [.. site.Passing.Arrays];
        for (int i = 0; i < site.Passing.Arrays.Count; i++)
        {
            if (site.IsActiveArray(i))
                arrays.Add(i == site.Output ? seeds!.Value : bar(arrayParts.Dequeue()));
        }
        Operand value = Operand.Of(seed is null ? -1 : steps.Declare("", Kind.Real).Local, Kind.Real);
        (ActivePart Part, Operand Bar)[] bars = [.. site.Scalars.Select(part => (part, steps.Declare("", Kind.Real).Operand))];
        IEnumerable<Operand> arguments = seed is Operand one ? site.Passing.Scalars.Append(one) : site.Passing.Scalars;
        IEnumerable<int> targets = bars.Select(pair => pair.Bar.Local);
        steps.Emit(new CallDerivative(
            DerivativeKind.Adjoint, site.Procedure, site.Active, new([.. arguments]), new([.. arrays]), new([.. seed is null ? targets : targets.Prepend(value.Local)])));
        foreach ((ActivePart part, Operand result) in bars)
            scalar(part, result);
        return value;
    }

    private Value Tangent(DerivativeSite site, IOperation[] extras)
    {
        Value.Sequence direction = Whole(extras[0]);
        if (site.Output >= 0)
        {
            EmitTangent(site, direction, ViewOf(Whole(extras[1])));
            return Value.Void;
        }
        Place tangent = Frozen(PlaceOf(extras[1]));
        (Operand value, Operand dot) = EmitTangent(site, direction, null);
        Write(tangent, Value.Of(dot), extras[1]);
        return Value.Of(value);
    }

    private (Operand Value, Operand Dot) EmitTangent(DerivativeSite site, Value.Sequence direction, View? outputDot)
    {
        Operand[] dots = [.. site.Scalars.Select(part => LoadAt(direction, part.Offset))];
        Queue<ActivePart> arrayParts = new(site.Parts.Where(part => part.IsArray));
        List<View> arrays = [.. site.Passing.Arrays];
        for (int i = 0; i < site.Passing.Arrays.Count; i++)
        {
            if (site.IsActiveArray(i))
                arrays.Add(i == site.Output ? outputDot!.Value : Piece(direction, arrayParts.Dequeue()));
        }
        int[] targets = site.Output >= 0 ? [] : [steps.Declare("", Kind.Real).Local, steps.Declare("", Kind.Real).Local];
        steps.Emit(new CallDerivative(
            DerivativeKind.Tangent, site.Procedure, site.Active, new([.. site.Passing.Scalars, .. dots]), new([.. arrays]), new(targets)));
        return targets.Length == 0 ? default : (Operand.Of(targets[0], Kind.Real), Operand.Of(targets[1], Kind.Real));
    }
}
