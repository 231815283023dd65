using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>What .NET does with arrays and spans.</summary>
internal sealed partial class Execution
{
    /// <summary>A call of a method of arrays and spans, or null.</summary>
    private Value? SequenceCall(IInvocationOperation call, IMethodSymbol method)
    {
        string owner = method.ContainingType.Name;
        bool onSpan = Types.IsSpan(method.ContainingType);
        bool isSystem = method.ContainingNamespace is { Name: "System" } || owner == "ArrayPool" && method.ContainingNamespace is { Name: "Buffers", ContainingNamespace.Name: "System" };
        if (!isSystem || !onSpan && owner is not ("Array" or "MemoryExtensions" or "Buffer" or "ArrayPool" or "GC") || owner == "Array" && call.Instance is { Type: var type } && Types.ElementOf(TypeOf(call.Instance)) is null && !Types.IsGrid(type))
            return null;
        List<IOperation> operands = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        if (call.Instance is not null)
            operands.Insert(0, call.Instance);
        if (owner == "Array" && method.Name is "GetLength" or "GetUpperBound")
            return GetLength(operands, call, method.Name == "GetUpperBound" ? 1 : 0);
        return method.Name switch
        {
            "Slice" or "AsSpan" => Slice(operands, call),
            "CopyTo" or "Copy" when operands.Count is 2 or 3 or 5 => CopyCall(operands, call, method.Name == "CopyTo"),
            "TryCopyTo" => CopyCall(operands, call, true),
            "Fill" when operands.Count == 2 => FillCall(Sequence(operands[0]), operands[1]),
            "Clear" => ClearCall(operands),
            "ToArray" or "Clone" => Evaluate(operands[0]) is Value.Grid grid ? CopyOf(grid, call) : CopyOf(Sequence(operands[0]), call),
            "Empty" => New(((IArrayTypeSymbol)TypeOf(call)).ElementType, Operand.Integer(0), call),
            "Reverse" when operands.Count == 1 => Reverse(Sequence(operands[0]), call),
            "Sort" => SortCall(operands, call),
            "AllocateUninitializedArray" when owner == "GC" => NewNumbers(((IArrayTypeSymbol)TypeOf(call)).ElementType, operands[0], call),
            "Rent" => NewNumbers(((IArrayTypeSymbol)TypeOf(call)).ElementType, operands.Last(), call),
            "Return" => Value.Void,
            _ => null,
        };
    }

    /// <summary>An operand as a sequence, also through the conversions from arrays to spans.</summary>
    private Value.Sequence Sequence(IOperation operation)
    {
        IOperation bare = operation is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : operation;
        return SequenceOf(Evaluate(bare), bare);
    }

    private Value GetLength(List<IOperation> operands, IOperation at, int less)
    {
        Value value = Evaluate(operands[0]);
        if (value is Value.Data data)
        {
            Operand dimension = Scalar(operands[1]);
            return Value.Of(ReadScalar(data.Then(places => ".GetLength(" + places[0] + ")", session.Compilation.GetSpecialType(SpecialType.System_Int32), dimension), Kind.Integer)) is
                Value.Scalar length ? Value.Of(Minus(length.Operand, Operand.Integer(less))) : Value.Refused;
        }
        if (value is Value.Sequence sequence)
            return Value.Of(Minus(sequence.Length, Operand.Integer(less)));
        return value is Value.Grid grid && Scalar(operands[1]) is { IsConstant: true, Value: var which }
            ? Value.Of(Minus(grid.Lengths[(int)which], Operand.Integer(less)))
            : throw Refuse(at, Descriptors.Type, Text(at), Types.Name(TypeOf(at)));
    }

    private Value Slice(List<IOperation> operands, IOperation at)
    {
        Value.Sequence whole = Sequence(operands[0]);
        if (operands.Count == 1)
            return whole;
        if (RangeOf(operands[1]) is IOperation range)
            return Piece(whole, range, true, at);
        Operand from = Frozen(IndexOf(operands[1], whole.Length));
        return Piece(whole, from, operands.Count == 3 ? Scalar(operands[2]) : Minus(whole.Length, steps.Pin(from)));
    }

    /// <summary>source.CopyTo(target), array.CopyTo(target, at), Array.Copy(source, target, n), Array.Copy(source, from, target, to, n).</summary>
    private Value CopyCall(List<IOperation> operands, IOperation at, bool isCopyTo)
    {
        Value.Sequence source = Sequence(operands[0]);
        if (operands.Count == 5)
        {
            Operand from = Frozen(Scalar(operands[1]));
            Value.Sequence target = Sequence(operands[2]);
            Operand to = Frozen(Scalar(operands[3])), count = Frozen(Scalar(operands[4]));
            Copy(Piece(source, from, count), Piece(target, to, count), at);
            return Value.Void;
        }
        Value.Sequence destination = Sequence(operands[1]);
        if (operands.Count == 2)
            Copy(source, destination, at);
        else if (isCopyTo)
            Copy(source, Piece(destination, Frozen(Scalar(operands[2])), source.Length), at);
        else
            Copy(source with { Length = steps.Pin(Frozen(Scalar(operands[2]))) }, destination, at);
        return Value.Void;
    }

    private Value FillCall(Value.Sequence sequence, IOperation value)
    {
        Value filling = Frozen(Evaluate(value));
        if (filling is Value.Scalar scalar)
            steps.Pin(scalar.Operand);
        ForAll(sequence.Length, i => Write(ElementOf(sequence, i), filling, value));
        return Value.Void;
    }

    private Value ClearCall(List<IOperation> operands)
    {
        Value value = Evaluate(operands[0]);
        Value.Sequence sequence = value is Value.Grid grid ? Flat(grid) : SequenceOf(value, operands[0]);
        if (operands.Count == 3)
            sequence = Piece(sequence, Scalar(operands[1]), Scalar(operands[2]));
        FillWith(sequence, operands[0]);
        return Value.Void;
    }

    /// <summary>Zero in each element.</summary>
    private void FillWith(Value.Sequence sequence, IOperation at)
    {
        Value zero = Zero(ElementType(sequence.Storage), at);
        ForAll(sequence.Length, i => Write(ElementOf(sequence, i), zero, at));
    }

    private Value.Grid CopyOf(Value.Grid grid, IOperation at)
    {
        Value.Sequence copy = CopyOf(Flat(grid), at);
        return new(copy.Storage, grid.Lengths, Operand.Integer(0));
    }

    /// <summary>All elements of an array of more than one dimension in order.</summary>
    private Value.Sequence Flat(Value.Grid grid) => new(grid.Storage, grid.Offset, grid.Lengths.Aggregate(Times));

    private Value Reverse(Value.Sequence sequence, IOperation at)
    {
        ForAll(IntegerOf(Operation.Divide, sequence.Length, Operand.Integer(2)), i =>
        {
            Operand j = Minus(Minus(sequence.Length, Operand.Integer(1)), i);
            Value first = Read(ElementOf(sequence, i)), last = Read(ElementOf(sequence, j));
            Write(ElementOf(sequence, i), last, at);
            Write(ElementOf(sequence, j), first, at);
        });
        return Value.Void;
    }
}
