using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Reading.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Calls: rows of the function table, what .NET brings, data, and methods with source, which are inlined.</summary>
internal sealed partial class Execution
{
    private Value Call(IInvocationOperation call)
    {
        IMethodSymbol method = MethodOf(call.TargetMethod, call.ConstrainedToType ?? (call.Instance?.Type as ITypeParameterSymbol))!;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return CallDelegate(call);
        if (IsCheck(method))
            return Value.Void;
        return Once(ReceiverOf(call), () => CallOf(call, method));
    }

    private Value CallOf(IInvocationOperation call, IMethodSymbol method) =>
        NullableCall(call, method) ?? ComplexCall(call, method) ?? ListCall(call, method) ?? Elementary(call, method) ?? Numeric(call, method) ?? Compared(call, method) ?? RecordCall(call, method) ?? Libraries(call, method) ?? QueryCall(call, method) ?? SequenceCall(call, method) ?? TensorCall(call, method) ?? Derivative(call, method) ?? DataCall(call, method) ?? InlineCall(call, method);

    /// <summary>Checks of arguments and assertions: what passes them computes the same without them.</summary>
    private static bool IsCheck(IMethodSymbol method) => method.ReturnsVoid && method.IsStatic
        && (method.Name.StartsWith("ThrowIf", StringComparison.Ordinal)
            || method.ContainingType is { Name: "Debug" or "Trace" or "Console", ContainingNamespace.Name: "Diagnostics" or "System" }
            || method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ConditionalAttribute"));

    /// <summary>A row of the function table, or null.</summary>
    private Value? Elementary(IInvocationOperation call, IMethodSymbol method)
    {
        if (Identifiers.Qualified(method) == "MathNet.Numerics.SpecialFunctions.BetaLn")
            return BetaLn(call);
        if (RowOf(method, call.ConstrainedToType) is not Function function || !Takes(method, function) || IsBranch(function) && !KeepsChoices(method))
            return null;
        IOperation[] operations = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        Operand[] arguments = [.. EvaluateAll(operations).Select((value, i) => Scalar(value, operations[i]))];
        int order = 0;
        if (function.HasOrder)
        {
            if (arguments[0] is not { IsConstant: true, Value: >= 0 and var known })
                throw Refuse(call.Arguments[0], Descriptors.Order, Text(call.Arguments[0].Value));
            order = (int)known;
            arguments = [.. arguments.Skip(1)];
        }
        return Value.Of(Convert(Apply(function.Name, order, arguments), TypeOf(call)));
    }

    // log B(z, w) = log G(z) + log G(w) - log G(z + w)
    private Value BetaLn(IInvocationOperation call)
    {
        IOperation[] operations = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        Operand[] x = [.. EvaluateAll(operations).Select((value, i) => steps.Pin(Scalar(value, operations[i])))];
        return Value.Of(Difference(Sum(Apply("gammaln", x[0]), Apply("gammaln", x[1])), Apply("gammaln", Sum(x[0], x[1]))));
    }

    /// <summary>Rows that programs take apart: what is a choice is a branch, so that the operand not chosen has no adjoint.</summary>
    private static bool IsBranch(Function function) => function.Name is "max" or "min" or "clamp" or "fma" or "logbase";

    /// <summary>A graph for other assemblies keeps them whole, since formulas know their derivatives.</summary>
    private bool KeepsChoices(IMethodSymbol method) => session.IsExport && method.ReturnType.SpecialType == SpecialType.System_Double;

    private Operand Apply(string function, params Operand[] arguments) => Apply(function, 0, arguments);

    private Operand Apply(string function, int order, Operand[] arguments)
    {
        int row = Functions.IndexOf(function);
        return steps.Set(Kind.Real, target => new Compute(target, Operation.Function, new(arguments), row, order));
    }

    /// <summary>A real result as the type that a method returns: Math.Sign counts.</summary>
    private Operand Convert(Operand value, ITypeSymbol type) => Types.IsInteger(type) ? ToInteger(value, type) : ToPrecision(value, type);

    private Function? RowOf(IMethodSymbol method, ITypeSymbol? constrainedTo)
    {
        string name = Identifiers.Qualified(method);
        if (constrainedTo is ITypeSymbol type && Types.IsReal(Substitute(type)))
            name = "System.Double." + method.Name;
        else if (name.StartsWith("System.Single.", StringComparison.Ordinal))
            name = "System.Double." + method.Name;
        return Functions.Recognise(name, method.Parameters.Length);
    }

    private bool Takes(IMethodSymbol method, Function function)
    {
        int skipped = function.HasOrder ? 1 : 0;
        return method.Parameters.Length == function.Arity + skipped
            && method.Parameters.Skip(skipped).All(parameter => Types.IsReal(Substitute(parameter.Type)) || parameter.Type is ITypeParameterSymbol or { TypeKind: TypeKind.Interface });
    }

    private Value CallDelegate(IInvocationOperation call)
    {
        Value held = Evaluate(call.Instance!);
        if (held is not Value.Function function)
            throw Refuse(call, Descriptors.Dispatch, Text(call), "it is a delegate");
        if (function.Body is null && RowOf(function.Method, null) is Function row && Takes(function.Method, row))
        {
            IOperation[] operations = [.. call.Arguments.Select(argument => argument.Value)];
            return Value.Of(Convert(Apply(row.Name, [.. EvaluateAll(operations).Select((value, i) => Scalar(value, operations[i]))]), TypeOf(call)));
        }
        if (function.Body is IAnonymousFunctionOperation lambda)
            return Invoke(lambda.Symbol, lambda.Body, function.Scope, function.Scope?.Self, call.Arguments, call);
        return Invoke(function.Method, call.Arguments, function.Self, function.Scope, call);
    }

    private Value InlineCall(IInvocationOperation call, IMethodSymbol method)
    {
        Frame? scope = method.MethodKind == MethodKind.LocalFunction ? ScopeOf(method) : null;
        Place? self = scope is not null ? scope.Self : call.Instance is null ? null : SelfOf(call.Instance, method);
        if (call.Instance?.Syntax is not BaseExpressionSyntax)
            method = Override(method, self);
        if (!method.IsAbstract && session.Bodies.Of(method) is null && CarriedGraphs.Of(method) is null && CarriedGraphs.PartsOf(method) is null)
            throw Refuse(call, Descriptors.Unknown, Identifiers.Short(method));
        if (InstanceType(self) is null && DispatchOf(call, method) is string dispatch)
            throw Refuse(call, Descriptors.Dispatch, Text(call), dispatch);
        if (session.Bodies.Of(method)?.Descendants().FirstOrDefault(one => one.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak) is IOperation yield)
            throw Refuse(call, Descriptors.Construct, Constructs.Describe(yield).Words);
        return Invoke(method, call.Arguments, self, scope, call);
    }

    /// <summary>The frame in whose source a local function stands.</summary>
    private Frame? ScopeOf(IMethodSymbol local)
    {
        for (Frame? frame = Current; frame is not null; frame = frame.Outer)
        {
            if (frame.Method is not null && SymbolEqualityComparer.Default.Equals(frame.Method.OriginalDefinition, local.OriginalDefinition.ContainingSymbol?.OriginalDefinition))
                return frame;
        }
        return Current;
    }

    /// <summary>The method that runs where the type of the instance is known.</summary>
    private static IMethodSymbol Override(IMethodSymbol method, Place? self)
    {
        if (InstanceType(self) is not INamedTypeSymbol type || !(method.IsAbstract || method.IsVirtual || method.IsOverride))
            return method;
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            method = type.FindImplementationForInterfaceMember(method) as IMethodSymbol ?? method;
            if (method.ContainingType.TypeKind == TypeKind.Interface)
                return method;
        }
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            foreach (IMethodSymbol candidate in one.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (IMethodSymbol? overridden = candidate; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                        return candidate;
                }
            }
        }
        return method;
    }

    /// <summary>Why it is not known which method runs, or null.</summary>
    private static string? DispatchOf(IInvocationOperation call, IMethodSymbol method) => method switch
    {
        { IsAbstract: true, ContainingType.TypeKind: TypeKind.Interface } => "it belongs to an interface",
        { IsStatic: false } when call.IsVirtual && method.ContainingType is not ({ IsSealed: true } or { IsValueType: true })
            && call.Instance?.Type is not ({ IsSealed: true } or { IsValueType: true }) => "it is virtual",
        _ => null,
    };

    /// <summary>The instance of a call: the variable itself where the method may change it.</summary>
    private Place SelfOf(IOperation instance, IMethodSymbol method)
    {
        Place place = PlaceOf(instance);
        if (place is Place.Slot or Place.Element)
            place = Read(place) is Value.Instance held ? held.Fields : new Place.Fixed(Read(place));
        if (place is Place.Fixed { Value: Value.Aggregate fields })
            Kept(fields);
        return place switch
        {
            Place.Fixed { Value: Value.Instance held } => held.Fields,
            Place.Fixed { Value: Value.Aggregate value } when !method.IsReadOnly && method.ContainingType is { IsReadOnly: false, IsValueType: true } => Materialized(value, instance),
            _ => place,
        };
    }

    /// <summary>A value in variables of its own.</summary>
    private Place Materialized(Value.Aggregate value, IOperation at)
    {
        Place copy = Declare("copy", value.Type, moves: false);
        Write(copy, value, at);
        return copy;
    }
}
