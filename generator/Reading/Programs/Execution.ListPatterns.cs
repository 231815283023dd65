using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Patterns of lists.</summary>
internal sealed partial class Execution
{
    /// <summary><c>[var first, .., var last]</c> and the like: the length, then each element from its end.</summary>
    private Operand MatchesList(Value subject, IListPatternOperation list)
    {
        Value.Sequence sequence = SequenceOf(subject, list);
        int slice = list.Patterns.ToList().FindIndex(pattern => pattern is ISlicePatternOperation), count = list.Patterns.Length - (slice < 0 ? 0 : 1);
        Operand length = steps.Pin(sequence.Length), needed = Operand.Integer(count);
        Operand fits = steps.Pin(slice < 0 ? Compare(Operation.Equal, length, needed) : Compare(Operation.LessOrEqual, needed, length));
        if (list.DeclaredSymbol is ISymbol whole)
            Named(subject, whole);
        return fits.IsConstant && fits.Value == 0 ? fits : Guarded(fits, () => Elements(sequence, list, slice));
    }

    private Operand Elements(Value.Sequence sequence, IListPatternOperation list, int slice)
    {
        Operand all = Operand.Truth(true);
        for (int i = 0; i < list.Patterns.Length; i++)
        {
            Operand fromEnd = Operand.Integer(list.Patterns.Length - i);
            if (list.Patterns[i] is not ISlicePatternOperation part)
                all = Both(all, Matches(Read(ElementOf(sequence, slice < 0 || i < slice ? Operand.Integer(i) : Minus(sequence.Length, fromEnd))), list.Patterns[i]));
            else if (part.Pattern is IPatternOperation inner)
                all = Both(all, Matches(Rest(sequence, part, i, list.Patterns.Length - 1), inner));
        }
        return all;
    }

    /// <summary>What <c>..</c> stands for: a piece of a span, a copy of a part of an array.</summary>
    private Value.Sequence Rest(Value.Sequence sequence, ISlicePatternOperation part, int from, int others)
    {
        Value.Sequence piece = Piece(sequence, Operand.Integer(from), Minus(sequence.Length, Operand.Integer(others)));
        return Types.IsSpan(Substitute(part.InputType)) ? piece : CopyOf(piece, part);
    }
}
