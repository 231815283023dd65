using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>What LINQ makes of a sequence as a whole before it gives the first element; so it is made where it stands, and has to be read there.</summary>
internal sealed partial class Execution
{
    private Value.Query? Ordered(string name, Value.Query query, IOperation[] operands, IInvocationOperation call)
    {
        if ((name, operands.Length) is not (("OrderBy" or "OrderByDescending" or "TakeWhile" or "SkipWhile", 2) or ("Order" or "OrderDescending", 1)))
            return null;
        if (IsKept(call, isBuffered: name.StartsWith("Order", StringComparison.Ordinal)))
            throw Refuse(call, Descriptors.Construct, Constructs.LateQuery.Words);
        Value.Sequence elements = Stored(query, call);
        if (name.EndsWith("While", StringComparison.Ordinal))
            return While(elements, FunctionOf(operands[1]), name == "TakeWhile", operands[1]);
        Value.Query all = QueryOf(elements);
        Value.Query? keys = operands.Length == 1 ? all : Select(all, FunctionOf(operands[1]), call.TargetMethod.TypeArguments.Last(), operands[1]);
        if (keys is null || Types.KindOf(keys.Element) is null || elements.Storage is Storage.Rows)
            return null;
        bool isDescending = name.EndsWith("Descending", StringComparison.Ordinal);
        Sort([Stored(keys, call), elements], (x, y) => Compare(Operation.Less, Scalar(isDescending ? y : x, call), Scalar(isDescending ? x : y, call)), call);
        return all;
    }

    /// <summary>Whether a query is given a name, and so read later than it stands.</summary>
    /// <param name="isBuffered">Whether all elements are there before a loop gets the first.</param>
    private static bool IsKept(IOperation query, bool isBuffered) => query.Parent switch
    {
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable" } next } => next.Type is INamedTypeSymbol { Name: "IEnumerable" or "IOrderedEnumerable" } && IsKept(next, isBuffered),
        IConversionOperation or IParenthesizedOperation => IsKept(query.Parent, isBuffered),
        IForEachLoopOperation => !isBuffered,
        ISpreadOperation => false,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { ContainingType.Name: "List", Name: "AddRange" } } or IObjectCreationOperation } => false,
        _ => true,
    };

    private Value.Query QueryOf(Value.Sequence sequence) => new(ElementType(sequence.Storage), steps.Pin(sequence.Length), i => Read(ElementOf(sequence, i)), null);

    /// <summary>The elements before the first of which a condition doesn't hold, or from there on.</summary>
    private Value.Query While(Value.Sequence elements, Value.Function condition, bool takes, IOperation at)
    {
        Value.Query all = QueryOf(elements);
        Place.Cell count = steps.Declare("count", Kind.Integer), goesOn = steps.Declare("goesOn", Kind.Truth);
        steps.Assign(count, Operand.Integer(0));
        steps.Assign(goesOn, Operand.Truth(true));
        Each(all, Operand.Integer(0), [count, goesOn], [at], i => Either(goesOn.Operand, () => Either(
            Holds(condition, all.At(i), at),
            () => steps.Emit(new Compute(count.Local, Operation.Add, new([count.Operand, Operand.Integer(1)]))),
            () => steps.Assign(goesOn, Operand.Truth(false))), () => { }));
        Operand first = steps.Pin(Frozen(steps.Pin(count.Operand)));
        return takes ? all with { Count = first } : Skip(all, first);
    }

    private Value.Query Concat(Value.Query first, Value.Query second) => first with
    {
        Count = steps.Pin(Plus(first.Count, second.Count)),
        At = i =>
        {
            Place element = Declare("element", first.Element, moves: false);
            steps.Pin(i);
            Either(Compare(Operation.Less, i, first.Count), () => Write(element, first.At(i), null!), () => Write(element, second.At(Minus(i, first.Count)), null!));
            return Read(element);
        },
    };

    /// <summary>A query of another with one element more, or null.</summary>
    private Value.Query? Joined(string name, Value.Query query, IOperation[] operands)
    {
        if ((name, operands.Length) is not ("Concat" or "Append" or "Prepend", 2) || query.Keeps is not null || Types.KindOf(query.Element) is null && !Types.IsAggregate(query.Element))
            return null;
        Value.Query other = name == "Concat" ? QueryOf(operands[1]) : Repeat(Kept(Frozen(Converted(Evaluate(operands[1]), query.Element))), Operand.Integer(1), query.Element);
        return other.Keeps is not null ? null : name == "Prepend" ? Concat(other, query) : Concat(query, other);
    }

    private Value End(Value.Query query, bool isFirst, IOperation at)
    {
        Value.Query all = query.Keeps is null ? query : QueryOf(Stored(query, at));
        return all.At(isFirst ? Operand.Integer(0) : Minus(all.Count, Operand.Integer(1)));
    }

    private Value? ExtremeBy(Value.Query query, bool isLeast, IOperation[] operands)
    {
        Value.Function selector = FunctionOf(operands[1]);
        if (Types.KindOf(selector.Method.ReturnType) is not Kind kind || Types.KindOf(query.Element) is null && !Types.IsAggregate(query.Element))
            return null;
        Operand KeyOf(Value element) => Scalar(Apply(selector, operands[1], element), operands[1]);
        Place best = Declare("best", query.Element, moves: false);
        Place.Cell key = steps.Declare("key", kind);
        Write(best, query.At(Operand.Integer(0)), operands[0]);
        steps.Assign(key, KeyOf(Read(best)));
        Each(query, Operand.Integer(1), [best, key], operands, i =>
        {
            Value element = Kept(query.At(i));
            Operand other = steps.Pin(KeyOf(element));
            Either(isLeast ? Compare(Operation.Less, other, key.Operand) : Compare(Operation.Less, key.Operand, other), () =>
            {
                steps.Assign(key, other);
                Write(best, element, operands[0]);
            }, () => { });
        });
        return Read(best);
    }

    private Value.List Listed(Value.Query query, ITypeSymbol element, IOperation at)
    {
        Value.List list = NewList(element, at);
        AddRange(list, Stored(query, at), at);
        return list;
    }
}
