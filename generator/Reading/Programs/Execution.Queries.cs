using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>LINQ over arrays: what it makes lazily is made where an element is asked for, and what it makes of all elements is a loop.</summary>
internal sealed partial class Execution
{
    /// <summary>A call of a method of Enumerable, or null.</summary>
    private Value? QueryCall(IInvocationOperation call, IMethodSymbol method)
    {
        if (method.ContainingType is not { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } })
            return null;
        IOperation[] operands = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        return method.Name switch
        {
            "Range" => Range(steps.Pin(Frozen(Scalar(operands[0]))), Scalar(operands[1]), TypeOf(call)),
            "Repeat" => Repeat(Kept(Frozen(Evaluate(operands[0]))), Scalar(operands[1]), method.TypeArguments[0]),
            _ => OfQuery(method.Name, QueryOf(operands[0]), operands, call) ?? throw Refuse(call, Descriptors.Unknown, Identifiers.Short(method)),
        };
    }

    private Value? OfQuery(string name, Value.Query query, IOperation[] operands, IInvocationOperation call) =>
        Lazily(name, query, operands, call.TargetMethod) ?? Joined(name, query, operands) ?? Ordered(name, query, operands, call) ?? OfAll(name, query, operands, call);

    private static ITypeSymbol ElementOfQuery(ITypeSymbol type) => ((INamedTypeSymbol)type).TypeArguments[0];

    private Value.Query Range(Operand from, Operand count, ITypeSymbol type) =>
        new(ElementOfQuery(type), steps.Pin(Frozen(count)), i => Value.Of(Plus(from, i)), null);

    private Value.Query Repeat(Value element, Operand count, ITypeSymbol type) => new(type, steps.Pin(Frozen(count)), _ => Used(element), null);

    private Value.Query QueryOf(IOperation operation)
    {
        IOperation bare = Bare(operation);
        Value value = Evaluate(bare);
        if (value is Value.Query query)
            return query;
        Value.Sequence sequence = SequenceOf(value, bare);
        return new(ElementType(sequence.Storage), steps.Pin(sequence.Length), i => Read(ElementOf(sequence, i)), null);
    }

    /// <summary>A query of a query, or null.</summary>
    private Value.Query? Lazily(string name, Value.Query query, IOperation[] operands, IMethodSymbol method) => (name, operands.Length) switch
    {
        ("Select", 2) => Select(query, FunctionOf(operands[1]), method.TypeArguments.Last(), operands[1]),
        ("Where", 2) when FunctionOf(operands[1]) is { Method.Parameters.Length: 1 } condition => query with
        {
            Keeps = i => query.Keeps is null ? Holds(condition, query.At(i), operands[1]) : Choose(query.Keeps(i), () => Holds(condition, query.At(i), operands[1]), () => Operand.Truth(false), "kept"),
        },
        ("Where", 2) when query.Keeps is null && FunctionOf(operands[1]) is { Method.Parameters.Length: 2 } condition => query with
        {
            Keeps = i => Scalar(Apply(condition, operands[1], query.At(i), Value.Of(i)), operands[1]),
        },
        ("Zip", 2 or 3) => Zip(query, QueryOf(operands[1]), operands, method),
        ("Reverse", 1) => query with { At = i => query.At(FromEnd(query, i)), Keeps = query.Keeps is null ? null : i => query.Keeps(FromEnd(query, i)) },
        ("Skip", 2) when query.Keeps is null => Skip(query, steps.Pin(Frozen(Scalar(operands[1])))),
        ("Take", 2) when query.Keeps is null && Types.IsInteger(operands[1].Type) => query with { Count = steps.Pin(Least(query.Count, Scalar(operands[1]))) },
        ("AsEnumerable", 1) => query,
        _ => null,
    };

    private Operand FromEnd(Value.Query query, Operand index) => Minus(Minus(query.Count, Operand.Integer(1)), index);

    private Value.Query? Select(Value.Query query, Value.Function selector, ITypeSymbol element, IOperation at) => selector.Method.Parameters.Length switch
    {
        1 => query with { Element = Substitute(element), At = i => Apply(selector, at, query.At(i)) },
        2 when query.Keeps is null => query with { Element = Substitute(element), At = i => Apply(selector, at, query.At(i), Value.Of(i)) },
        _ => null,
    };

    private Value.Query? Zip(Value.Query first, Value.Query second, IOperation[] operands, IMethodSymbol method)
    {
        if (first.Keeps is not null || second.Keeps is not null)
            return null;
        Operand count = first.Count == second.Count ? first.Count : steps.Pin(Least(first.Count, second.Count));
        ITypeSymbol element = Substitute(ElementOfQuery(method.ReturnType));
        if (operands.Length == 2)
            return element is INamedTypeSymbol { IsTupleType: true } pair ? new(element, count, i => new Value.Aggregate(pair, [first.At(i), second.At(i)]), null) : null;
        Value.Function selector = FunctionOf(operands[2]);
        return new(element, count, i => Apply(selector, operands[2], first.At(i), second.At(i)), null);
    }

    private Value.Query Skip(Value.Query query, Operand from) =>
        query with { Count = steps.Pin(Minus(query.Count, Least(query.Count, from))), At = i => query.At(Plus(i, from)) };

    /// <summary>The smaller of two integers; x + y less the larger one where both are known at entry, so that this is, too.</summary>
    private Operand Least(Operand x, Operand y) => steps.AtEntry(x) is Operand one && steps.AtEntry(y) is Operand other && steps.Larger(one, other) is Operand larger
        ? Minus(Plus(one, other), larger)
        : Extreme(x, y, x, y);

    private Value.Function FunctionOf(IOperation operation) =>
        Function(operation) as Value.Function ?? throw Refuse(operation, Descriptors.Dispatch, Text(operation), "it is a delegate");

    private Operand Holds(Value.Function condition, Value element, IOperation at) => Scalar(Apply(condition, at, element), at);

    /// <summary>What a lambda or method makes of values.</summary>
    private Value Apply(Value.Function function, IOperation at, params Value[] arguments)
    {
        IMethodSymbol method = function.Method;
        if (function.Body is null && RowOf(method, null) is Graphs.Function row && Takes(method, row))
            return Value.Of(Convert(Apply(row.Name, [.. arguments.Select(argument => Scalar(argument, at))]), method.ReturnType));
        IOperation body = function.Body?.Body ?? BodyOf(method, at);
        if (session.CallGraph.IsRecursive(method))
            throw Refuse(at, Descriptors.Recursion, method.Name);
        Frame frame = new(method, function.Scope, function.Body is null ? function.Self : function.Scope?.Self, TypesOf(method, function.Scope));
        HashSet<ISymbol> written = Writes.In([body], session.Bodies);
        for (int i = 0; i < arguments.Length; i++)
            frame.Bind(method.OriginalDefinition.Parameters[i], ByValue(arguments[i], method.OriginalDefinition.Parameters[i], frame, written, at));
        return Run(frame, body, method.ReturnType);
    }
}
