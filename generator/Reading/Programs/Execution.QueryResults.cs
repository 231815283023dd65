using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>What LINQ makes of all elements.</summary>
internal sealed partial class Execution
{
    /// <summary>The result of a query, or null.</summary>
    private Value? OfAll(string name, Value.Query query, IOperation[] operands, IInvocationOperation call)
    {
        if (name is "Sum" or "Average" or "Min" or "Max" && operands.Length == 2)
            query = Select(query, FunctionOf(operands[1]), TypeOf(call), operands[1])!;
        return (name, operands.Length) switch
        {
            ("Sum", 1 or 2) => Value.Of(SumOf(query, TypeOf(call), operands)),
            ("Average", 1 or 2) => Value.Of(Rounded(Operation.Divide, SumOf(query, TypeOf(call), operands), RealCount(query, operands), TypeOf(call))),
            ("Min" or "Max", 1 or 2) when query.Keeps is null => Value.Of(ExtremeOf(query, name == "Min", TypeOf(call), operands)),
            ("Count", 1) => Value.Of(CountOf(query, operands)),
            ("Count", 2) => Value.Of(CountOf(Lazily("Where", query, operands, call.TargetMethod)!, operands)),
            ("Any" or "All", 2) => Value.Of(AnyOrAll(query, name == "Any", operands)),
            ("Aggregate", 3) => Fold(query, FunctionOf(operands[2]), Evaluate(operands[1]), TypeOf(call), Operand.Integer(0), operands),
            ("Aggregate", 2) when query.Keeps is null => Fold(query, FunctionOf(operands[1]), query.At(Operand.Integer(0)), TypeOf(call), Operand.Integer(1), operands),
            ("First", 1) when query.Keeps is null => query.At(Operand.Integer(0)),
            ("Last", 1) when query.Keeps is null => query.At(Minus(query.Count, Operand.Integer(1))),
            ("ElementAt", 2) when query.Keeps is null && Types.IsInteger(operands[1].Type) => query.At(Scalar(operands[1])),
            ("First" or "Last", 1 or 2) => End(operands.Length == 1 ? query : Lazily("Where", query, operands, call.TargetMethod)!, name == "First", call),
            ("MinBy" or "MaxBy", 2) when query.Keeps is null => ExtremeBy(query, name == "MinBy", operands),
            ("ToArray", 1) when Types.ElementOf(TypeOf(call)) is not null => Stored(query, call),
            ("ToList", 1) when Types.ListElementOf(TypeOf(call)) is ITypeSymbol listed => Listed(query, listed, call),
            _ => null,
        };
    }

    private Operand SumOf(Value.Query query, ITypeSymbol type, IOperation[] operands) => Accumulate(
        query, "sum", Types.IsReal(type) ? Kind.Real : Kind.Integer, new Operand(-1, 0, Types.IsReal(type) ? Kind.Real : Kind.Integer), Operand.Integer(0), operands,
        (sum, element) => sum.Kind == Kind.Real ? Rounded(Operation.Add, sum, Scalar(Converted(element, type), operands[0]), type) : Plus(sum, Scalar(element, operands[0])));

    private Operand CountOf(Value.Query query, IOperation[] operands) => query.Keeps is null
        ? query.Count
        : Accumulate(query, "count", Kind.Integer, Operand.Integer(0), Operand.Integer(0), operands, (count, _) => Plus(count, Operand.Integer(1)));

    private Operand RealCount(Value.Query query, IOperation[] operands) => steps.Compute(Operation.ToReal, Kind.Real, CountOf(query, operands));

    private Operand ExtremeOf(Value.Query query, bool isLeast, ITypeSymbol type, IOperation[] operands) => Accumulate(
        query, isLeast ? "least" : "greatest", Types.KindOf(type)!.Value, Scalar(Converted(query.At(Operand.Integer(0)), type), operands[0]), Operand.Integer(1), operands, (best, element) =>
        {
            Operand one = Scalar(Converted(element, type), operands[0]);
            return isLeast ? Extreme(best, one, best, one) : Extreme(one, best, best, one);
        });

    private Operand AnyOrAll(Value.Query query, bool isAny, IOperation[] operands)
    {
        Value.Function condition = FunctionOf(operands[1]);
        return Accumulate(query, isAny ? "any" : "all", Kind.Truth, Operand.Truth(!isAny), Operand.Integer(0), operands,
            (so, element) => Truth(isAny ? Operation.Or : Operation.And, so, Holds(condition, element, operands[1])));
    }

    /// <summary>A scalar that each element changes.</summary>
    private Operand Accumulate(Value.Query query, string name, Kind kind, Operand start, Operand from, IOperation[] operands, Func<Operand, Value, Operand> step)
    {
        Place.Cell total = steps.Declare(name, kind);
        steps.Assign(total, start);
        Each(query, from, [total], operands, i => steps.Assign(total, step(total.Operand, query.At(i))));
        steps.Use(total.Operand);
        return total.Operand;
    }

    /// <summary>A value of any type that each element changes.</summary>
    private Value Fold(Value.Query query, Value.Function step, Value start, ITypeSymbol type, Operand from, IOperation[] operands)
    {
        Place total = Declare("total", type, moves: false);
        Write(total, Converted(start, type), operands[0]);
        Each(query, from, [total], operands, i => Write(total, Converted(Apply(step, operands.Last(), Read(total), query.At(i)), type), operands.Last()));
        return Read(total);
    }

    /// <summary>A value, the elements of a query in an array of their own.</summary>
    private Value Stored(Value value, IOperation at) => value is Value.Query query ? Stored(query, at) : value;

    private Value.Sequence Stored(Value.Query query, IOperation at)
    {
        Value.Sequence array = New(query.Element, query.Count, at);
        if (query.Keeps is not null)
            return Gathered(query, array, at);
        Each(query, Operand.Integer(0), [], [at], i => Write(ElementOf(array, i), Converted(query.At(i), query.Element), at));
        return array;
    }

    /// <summary>The elements that a filter leaves, one behind the other in an array with room for all.</summary>
    private Value.Sequence Gathered(Value.Query query, Value.Sequence room, IOperation at)
    {
        if (room.Storage is Storage.Rows)
            throw Refuse(at, Descriptors.Allocation, Text(at));
        Place.Cell count = steps.Declare("count", Kind.Integer);
        steps.Assign(count, Operand.Integer(0));
        steps.Bound(count.Local, (Operand.Integer(0), room.Length));
        Each(query, Operand.Integer(0), [count], [at], i =>
        {
            Write(ElementOf(room, count.Operand), Converted(query.At(i), query.Element), at);
            steps.Emit(new Compute(count.Local, Operation.Add, new([count.Operand, Operand.Integer(1)])));
        });
        return room with { Length = steps.Pin(Frozen(steps.Pin(count.Operand))) };
    }

    /// <summary>Runs steps for each element that a query has.</summary>
    private void Each(Value.Query query, Operand from, Place[] changed, IOperation[] operands, Action<Operand> pass)
    {
        foreach (ISymbol symbol in Writes.In(operands, session.Bodies))
            Forget(Current.Find(symbol));
        Array.ForEach(changed, Forget);
        Place.Cell counter = steps.Counter("i");
        Block body = steps.Nest(() =>
        {
            if (query.Keeps is null)
                pass(counter.Operand);
            else
                Either(query.Keeps(counter.Operand), () => pass(counter.Operand), () => { });
        });
        steps.Emit(new For(counter.Local, from, query.Count, 1, body));
    }
}
