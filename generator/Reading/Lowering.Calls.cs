using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Reading.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Calls: rows of the function table, targets, and methods with source, which are inlined.</summary>
internal sealed partial class Lowering
{
    private Value Call(IInvocationOperation call)
    {
        IMethodSymbol method = Meant(call.TargetMethod, call.ConstrainedToType);
        if (Functions.Recognise(Identifiers.Qualified(method), method.Parameters.Length) is Function function && Takes(method, function))
            return Elementary(call, function);
        if (IsView(method))
            return Evaluate(call.Arguments[0].Value);
        if (TargetMembers.IsAt(method) && call.Instance is not null)
            return At(call);
        return InlineCall(call, method);
    }

    private static bool Takes(IMethodSymbol method, Function function) =>
        method.Parameters.Length == function.Arity + (function.HasOrder ? 1 : 0)
        && method.Parameters.Skip(function.HasOrder ? 1 : 0).All(parameter => parameter.Type.SpecialType is SpecialType.System_Double or SpecialType.System_Single);

    /// <summary><c>MemoryExtensions.AsSpan(array)</c>: the same doubles.</summary>
    private static bool IsView(IMethodSymbol method) =>
        method is { Name: "AsSpan", Parameters.Length: 1, ContainingType.Name: "MemoryExtensions" } && IsDoubles(method.Parameters[0].Type);

    private Value Elementary(IInvocationOperation call, Function function)
    {
        Dictionary<int, IArgumentOperation> arguments = call.Arguments.ToDictionary(argument => argument.Parameter!.Ordinal);
        long order = 0;
        if (function.HasOrder)
        {
            Value value = Evaluate(arguments[0].Value);
            if (value is not Value.Known { Constant: long and >= 0 and <= int.MaxValue and var known })
                return value is Value.Unknown ? value : Refuse(arguments[0], Descriptors.Order, Text(arguments[0].Value));
            order = known;
        }
        int?[] operands = Enumerable.Range(function.HasOrder ? 1 : 0, function.Arity).Select(i => NumberOf(arguments[i].Value)).ToArray();
        return operands.Contains(null)
            ? Value.Unknown.Instance
            : new Value.Number(Placed(graph.Function(function, (int)order, operands.Select(node => node!.Value).ToArray()), call));
    }

    /// <summary>target.At(t), of a target that knows its moments; one that doesn't is a method like any other.</summary>
    private Value At(IInvocationOperation call)
    {
        Value instance = Evaluate(call.Instance!);
        if (instance is not Value.Member { IsThis: false } target)
            return instance is Value.Unknown ? instance : InlineCall(call, call.TargetMethod);
        TargetMembers members = TargetMembers.Of(target.Type, compilation, objective);
        if (members.Missing.Count > 0)
        {
            return bodies.Of(call.TargetMethod) is null && CarriedGraphs.Of(call.TargetMethod) is null
                ? Refuse(call, Descriptors.Target, target.Name, string.Join(" and ", members.Missing))
                : InlineCall(call, call.TargetMethod);
        }
        int leaf = leaves.NumberOf(members.Leaf(target));
        return NumberOf(call.Arguments[0].Value) is int t ? new Value.Number(Placed(graph.TargetAt(leaf, t), call)) : Value.Unknown.Instance;
    }

    private Value InlineCall(IInvocationOperation call, IMethodSymbol method)
    {
        Value? instance = call.Instance is null ? null : Evaluate(call.Instance);
        if (instance is Value.Unknown)
            return instance;
        if (DispatchOf(call, method) is string dispatch)
            return Refuse(call, Descriptors.Dispatch, Text(call), dispatch);
        if (method.Parameters.FirstOrDefault(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out) is not null)
            return Refuse(call, Descriptors.Construct, Constructs.Reference.Words);
        (IParameterSymbol, Value)[] arguments = call.Arguments.Select(argument => (argument.Parameter!, Evaluate(argument.Value))).ToArray();
        return instance is null or Value.Member
            ? Inline(method, method.MethodKind == MethodKind.LocalFunction ? _frames.Peek().Self : (Value.Member?)instance, arguments, call)
            : Refuse(call, Descriptors.Unknown, Identifiers.Short(method));
    }

    /// <summary>Why it is not known which method runs, or null.</summary>
    private static string? DispatchOf(IInvocationOperation call, IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.DelegateInvoke } => "it is a delegate",
        { IsStatic: true, IsAbstract: true } or { ContainingType.TypeKind: TypeKind.Interface, IsStatic: false } => "it belongs to an interface",
        { IsStatic: false } when call.IsVirtual && call.Instance?.Type is not ({ IsSealed: true } or { IsValueType: true }) => "it is virtual",
        _ => null,
    };

    private Value Inline(IMethodSymbol method, Value.Member? self, IReadOnlyList<(IParameterSymbol Parameter, Value Value)> arguments, IOperation site)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        if (bodies.Of(definition) is null)
            return CarriedGraphs.Of(method) is CarriedGraph carried ? Replay(method, carried, self, arguments, site) : Refuse(site, Descriptors.Unknown, Identifiers.Short(method));
        if (definition.IsAsync || _frames.Any(frame => SymbolEqualityComparer.Default.Equals(frame.Method, definition)))
            return definition.IsAsync ? Refuse(site, Descriptors.Construct, Constructs.Describe(site).Words) : Refuse(site, Descriptors.Recursion, method.Name);
        foreach ((IParameterSymbol parameter, Value value) in arguments)
            _values[definition.Parameters[parameter.Ordinal]] = value;
        return Run(definition, self, _frames.Peek().Types.Of(method, _frames.Peek().Types));
    }

    /// <summary>The member that one of a type parameter's interface means.</summary>
    private TMember Meant<TMember>(TMember member, ITypeSymbol? constrainedTo)
        where TMember : class, ISymbol => constrainedTo is null ? member : _frames.Peek().Types.Implementation(member, constrainedTo);

    private Value Run(IMethodSymbol method, Value.Member? self, TypeArguments types)
    {
        Frame frame = new(method, self, types);
        _frames.Push(frame);
        Execute(bodies.Of(method)!);
        _frames.Pop();
        return frame.Result ?? Value.Unknown.Instance;
    }
}
