using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Indices from the end and ranges, also in variables of type Index and Range.</summary>
internal sealed partial class Execution
{
    private static bool IsIndex(ITypeSymbol? type) => type is { Name: "Index", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsRange(ITypeSymbol? type) => type is { Name: "Range", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private Value.Position PositionOf(IOperation index) => index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat
        ? new(Scalar(hat.Operand), true)
        : index is IConversionOperation { OperatorMethod: not null } conversion && IsIndex(conversion.Type) ? new(Scalar(conversion.Operand), false)
        : Evaluate(index) as Value.Position ?? new(Scalar(index), false);

    private Value.Range RangeOf(IRangeOperation range) => new(
        range.LeftOperand is null ? null : PositionOf(range.LeftOperand), range.RightOperand is null ? null : PositionOf(range.RightOperand));

    /// <summary>An index, from the start or from the end.</summary>
    private Operand IndexOf(IOperation index, Operand length) => IsIndex(index.Type) ? IndexOf(PositionOf(index), length) : Scalar(index);

    private Operand IndexOf(Value.Position position, Operand length)
    {
        if (!position.IsFromEnd)
            return position.Index;
        steps.Use(length);
        return Minus(length, position.Index);
    }

    /// <summary>What a range takes of a sequence: a piece of a span, a copy of a part of an array.</summary>
    private Value.Sequence Piece(Value.Sequence sequence, IOperation operation, bool isSpan, IOperation at)
    {
        Value.Range range = operation is IRangeOperation written ? RangeOf(written) : Evaluate(operation) as Value.Range ?? throw new Refusal();
        Operand from = range.From is Value.Position first ? IndexOf(first, sequence.Length) : Operand.Integer(0);
        Operand to = range.To is Value.Position last ? IndexOf(last, sequence.Length) : sequence.Length;
        steps.Use(to);
        Value.Sequence piece = Piece(sequence, from, Minus(to, steps.Pin(from)));
        return isSpan ? piece : CopyOf(piece, at);
    }
}
