using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Loops: those of at most 32 known passes are unrolled, the others run once, with an index variable for the counter.</summary>
internal sealed partial class Lowering
{
    private const int MostUnrolled = 32;

    /// <summary>Above this, a loop that is a sum stays one: it then runs in lanes, and the code stays short.</summary>
    private const int MostStraightLine = 4;

    private Exit For(IForLoopOperation loop)
    {
        ExecuteAll(loop.Before);
        LoopHeader? header = HeaderOf(loop);
        return header switch
        {
            { Start: 0, Shift: 0, Trips: > MostStraightLine and <= MostUnrolled and long trips } => ReduceOr(
                loop, header.Counter, new Extent(LengthKind.Fixed, (int)trips, ""), Counter, () => Unroll(loop)),
            null or { Trips: <= MostUnrolled } => Unroll(loop),
            { Start: not 0 } => RefuseLoop(loop, "it doesn't start at 0"),
            { Trips: long trips } => Reduce(loop, header.Counter, new Extent(LengthKind.Fixed, (int)trips, ""), Counter),
            { Shift: not 0 } => RefuseLoop(loop, "it ends before or after a length"),
            _ => Reduce(loop, header.Counter, header.Length, Counter),
        };
    }

    private Value Counter(Index index) => new Value.Integer(graph.IndexValue(index), index);

    private Exit RefuseLoop(ILoopOperation loop, string why)
    {
        Refuse(loop, Descriptors.Loop, why);
        return Forget(loop);
    }

    /// <summary>Recognises a counted loop by running its condition and its step on a counter that stands for any.</summary>
    private LoopHeader? HeaderOf(IForLoopOperation loop)
    {
        if (loop.Locals is not [ILocalSymbol counter]
            || loop.AtLoopBottom is not [IExpressionStatementOperation step]
            || loop.Condition is not IBinaryOperation condition
            || !_values.TryGetValue(counter, out Value start) || start is not Value.Known { Constant: long first })
            return null;
        Index probe = graph.Temporary(0);
        _values[counter] = Counter(probe);
        LoopHeader? header = LengthOf(condition, probe) is (Extent length, long shift) ? new(counter, first, length, shift) : null;
        bool counts = StepOf(step.Operation, counter) == 1;
        _values[counter] = start;
        return counts && IsFixed(condition, Assignments.In(loop.Body, bodies)) ? header : null;
    }

    /// <summary>Whether a condition stays what it is while the body runs, but for the step of the counter.</summary>
    private static bool IsFixed(IOperation condition, IReadOnlyDictionary<ISymbol, IOperation> assigned) => condition.Descendants().All(part => part switch
    {
        ILocalReferenceOperation local => !assigned.ContainsKey(local.Local),
        IParameterReferenceOperation parameter => !assigned.ContainsKey(parameter.Parameter),
        IInvocationOperation => false,
        _ => true,
    });

    /// <summary>By how much a step moves the counter.</summary>
    private long? StepOf(IOperation step, ILocalSymbol counter)
    {
        if (Assignments.In(step, bodies).Keys.ToList() is not [ISymbol assigned] || !SymbolEqualityComparer.Default.Equals(assigned, counter))
            return null;
        Evaluate(step);
        return _values[counter] is Value.Integer { Counter: not null } next ? next.Offset : null;
    }

    /// <summary>counter + p &lt; length + q means counter &lt; length + (q - p).</summary>
    private (Extent Length, long Shift)? LengthOf(IBinaryOperation condition, Index probe)
    {
        bool mirrored = condition.OperatorKind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
        (IOperation low, IOperation high) = mirrored ? (condition.RightOperand, condition.LeftOperand) : (condition.LeftOperand, condition.RightOperand);
        long inclusive = condition.OperatorKind is BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThanOrEqual ? 1 : 0;
        bool ordered = mirrored || inclusive == 1 || condition.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.NotEquals;
        if (!ordered || !IsInteger(high.Type) || Evaluate(low) is not Value.Integer { Counter: Index index } counter || index != probe)
            return null;
        return Evaluate(high) switch
        {
            Value.Known { Constant: long known and >= 0 and <= int.MaxValue } => (new Extent(LengthKind.Fixed, (int)known, ""), inclusive - counter.Offset),
            Value.Integer { Length: Extent length } end => (length, end.Offset + inclusive - counter.Offset),
            Value.Member { Type.SpecialType: SpecialType.System_Int32 } member => (new Extent(LengthKind.Member, 0, member.Text), inclusive - counter.Offset),
            _ => null,
        };
    }

    /// <summary>A loop of known length as a sum, or, where it is none, in another way as if nothing had been tried.</summary>
    private Exit ReduceOr(ILoopOperation loop, ISymbol variable, Extent extent, Func<Index, Value> valueAt, Func<Exit> otherwise)
    {
        KeyValuePair<ISymbol, Value>[] before = [.. _values];
        int told = problems.Problems.Count;
        Exit exit = Reduce(loop, variable, extent, valueAt);
        if (problems.Problems.Count == told && !before.Any(held => _values[held.Key] is Value.Outdated && held.Value is not Value.Outdated))
            return exit;
        problems.Forget(told);
        _values.Clear();
        foreach (KeyValuePair<ISymbol, Value> held in before)
            _values.Add(held.Key, held.Value);
        return otherwise();
    }

    private Exit Unroll(IForLoopOperation loop)
    {
        for (int pass = 0; ; pass++)
        {
            Value goesOn = loop.Condition is null ? new Value.Known(true) : Evaluate(loop.Condition);
            if (goesOn is Value.Known { Constant: false })
                return Exit.Next;
            if (goesOn is not Value.Known)
                return goesOn is Value.Unknown ? Forget(loop) : RefuseLoop(loop, "its end is not known, or changes as it runs");
            if (pass == MostUnrolled)
                return RefuseLoop(loop, $"it runs more than {MostUnrolled} times, and not as a count");
            Exit exit = Execute(loop.Body);
            if (exit is Exit.Break or Exit.Return)
                return exit == Exit.Break ? Exit.Next : exit;
            ExecuteAll(loop.AtLoopBottom);
        }
    }

    private Exit ForEach(IForEachLoopOperation loop)
    {
        if (loop.Locals is not [ILocalSymbol element] || loop.LoopControlVariable is not IVariableDeclaratorOperation)
            return RefuseLoop(loop, "it takes its elements apart");
        Value sequence = Evaluate(loop.Collection is IConversionOperation conversion ? conversion.Operand : loop.Collection);
        Extent? length = sequence switch
        {
            Value.Span span => leaves.Extents[leaves.Blocks[span.Block].Extent],
            Value.Member { Type: var type } member when IsDoubles(type) => new Extent(LengthKind.Member, 0, member.Text + ".Length"),
            _ => null,
        };
        if (length is null)
            return sequence is Value.Unknown ? Forget(loop) : RefuseLoop(loop, "it goes over something other than doubles");
        if (sequence is Value.Member { IsPerProblem: true })
            return RefuseLoop(loop, "it goes over the numbers of all problems, see [PerProblem]");
        Value At(Index index) => new Value.Number(sequence is Value.Span span ? graph.Parameter(span.Block, index) : Element((Value.Member)sequence, index));
        return length switch
        {
            { Kind: LengthKind.Fixed, Size: <= MostStraightLine } => UnrollOver(loop, element, length.Size, At),
            { Kind: LengthKind.Fixed, Size: <= MostUnrolled } => ReduceOr(loop, element, length, At, () => UnrollOver(loop, element, length.Size, At)),
            _ => Reduce(loop, element, length, At),
        };
    }

    private Exit UnrollOver(IForEachLoopOperation loop, ILocalSymbol element, int length, Func<Index, Value> at)
    {
        for (int i = 0; i < length; i++)
        {
            _values[element] = at(Index.At(i));
            Exit exit = Execute(loop.Body);
            if (exit is Exit.Break or Exit.Return)
                return exit == Exit.Break ? Exit.Next : exit;
        }
        return Exit.Next;
    }
}
