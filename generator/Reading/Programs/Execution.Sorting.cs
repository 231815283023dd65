using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Sorting by insertion: each element moves down past those that are larger.</summary>
internal sealed partial class Execution
{
    /// <summary>Sort(keys), Sort(keys, comparison) and Sort(keys, items), or null.</summary>
    private Value? SortCall(List<IOperation> operands, IOperation at)
    {
        Value.Sequence keys = Sequence(operands[0]);
        if (operands.Count == 2 && Types.IsDelegate(operands[1].Type))
        {
            Value.Function comparison = FunctionOf(operands[1]);
            return Sort([keys], (x, y) => Compare(Operation.Less, Scalar(Apply(comparison, operands[1], x, y), operands[1]), Operand.Integer(0)), at);
        }
        if (keys.Storage is not Storage.Array || operands.Count > 2 || operands.Count == 2 && !Types.IsSequence(operands[1].Type))
            return null;
        return Sort([keys, .. operands.Skip(1).Select(Sequence)], (x, y) => Compare(Operation.Less, Scalar(x, at), Scalar(y, at)), at);
    }

    /// <param name="arrays">The keys, and what moves with them.</param>
    private Value Sort(Value.Sequence[] arrays, Func<Value, Value, Operand> isLess, IOperation at)
    {
        ForAll(arrays[0].Length, i =>
        {
            Value[] moving = [.. arrays.Select(array => Kept(Frozen(Read(ElementOf(array, i)))))];
            Place.Cell place = steps.Declare("place", Kind.Integer);
            steps.Assign(place, i);
            steps.Forget(place.Local);
            Operand isLarger = default;
            Value Below(Value.Sequence array) => Read(ElementOf(array, Minus(place.Operand, Operand.Integer(1))));
            Block test = steps.Nest(() => isLarger = Choose(
                Compare(Operation.Less, Operand.Integer(0), place.Operand), () => isLess(moving[0], Below(arrays[0])), () => Operand.Truth(false), "isLarger"));
            Block pass = steps.Nest(() =>
            {
                foreach (Value.Sequence array in arrays)
                    Write(ElementOf(array, place.Operand), Below(array), at);
                steps.Emit(new Compute(place.Local, Operation.Add, new([place.Operand, Operand.Integer(-1)])));
            });
            steps.Emit(new While(test, isLarger, pass));
            for (int a = 0; a < arrays.Length; a++)
                Write(ElementOf(arrays[a], place.Operand), moving[a], at);
        });
        return Value.Void;
    }

    /// <summary>An array whose elements may be anything at first.</summary>
    private Value.Sequence NewNumbers(ITypeSymbol element, IOperation length, IOperation at)
    {
        Value.Sequence array = New(element, Scalar(length), at);
        Clear(array, at);
        return array;
    }
}
