using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>
/// Arrays of different lengths in one storage: each has the room of the longest. Where a later line gives a longer one, or a row is read above the line that sets it,
/// reading begins anew with what it found.
/// </summary>
internal sealed partial class Execution
{
    /// <summary>More lengths than this in one storage are refused.</summary>
    private const int MostLengths = 8;

    /// <summary>How often each piece of code has made a storage.</summary>
    private readonly Dictionary<SyntaxNode, int> _times = [];

    private Maker MakerAt(IOperation at)
    {
        int time = _times.TryGetValue(at.Syntax, out int before) ? before + 1 : 0;
        _times[at.Syntax] = time;
        return new(steps.Key, at.Syntax, time);
    }

    /// <summary>The room that an earlier reading found out, or null.</summary>
    private Room? Found(Maker maker)
    {
        if (!session.Findings.Lengths.TryGetValue(maker, out Lengths lengths) || lengths.Most.Select(steps.Recall).ToArray() is not { Length: > 0 } most || most.Contains(null))
            return null;
        return new(maker, [.. most.Select(one => one!.Value)], Largest(most.Select(one => one!.Value)), lengths.Vary);
    }

    /// <summary>The room for arrays of which one has a length.</summary>
    private Room RoomFor(Maker maker, Operand length, IOperation at)
    {
        Operand most = steps.AtMost(length) ?? throw Refuse(at, Descriptors.Allocation, Text(at));
        return Found(maker) ?? new(maker, [most], most, steps.AtEntry(length) is null);
    }

    private Operand Largest(IEnumerable<Operand> lengths) => steps.Pin(lengths.Aggregate((x, y) => steps.Larger(x, y)!.Value));

    /// <summary>Sees that an array has room.</summary>
    private void Require(Room room, Operand length, IOperation at)
    {
        bool fits = room.Varies
            ? steps.AtMost(length) is Operand most && (room.Most.Contains(most) || steps.IsAtMost(most, room.All))
            : room.All == steps.AtEntry(length);
        if (!fits)
            throw Widen(room.Maker, room.Most, length, at);
    }

    /// <summary>An element of an array of integers that is data: none is larger than the largest, by size.</summary>
    private Value Bounded(Value element, Value.Data owner)
    {
        if (element is Value.Scalar { Operand: { Kind: Kind.Integer, IsConstant: false } operand } && owner is { Arguments.Length: 0, Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Int32 } })
            steps.Bound(operand.Local, () => (Minus(Operand.Integer(0), LargestOf(owner)), LargestOf(owner)));
        return element;
    }

    private Operand LargestOf(Value.Data numbers) => steps.Pin(ReadScalar(
        new($"({numbers.Text}.Length == 0 ? 0 : global::System.Linq.Enumerable.Max({numbers.Text}, static size => global::System.Math.Abs(size)))", [], session.Compilation.GetSpecialType(SpecialType.System_Int32)),
        Kind.Integer));

    /// <summary>Begins anew with room for another length.</summary>
    private Exception Widen(Maker maker, IReadOnlyCollection<Operand> before, Operand length, IOperation at)
    {
        if (maker.Code is null)
            return Refuse(at, Descriptors.Allocation, Text(at));
        Lengths lengths = new() { Vary = before.Count > 0 || steps.AtEntry(length) is null };
        if (steps.AtMost(length) is not Operand most || before.Count == MostLengths)
            return Refuse(at, Descriptors.Allocation, Text(at));
        foreach (Operand one in before.Append(most).Distinct())
        {
            if (steps.Remember(one) is not ProcedureBuilder.Entry entry)
                return Refuse(at, Descriptors.Allocation, Text(at));
            lengths.Most.Add(entry);
        }
        session.Findings.Lengths[maker] = lengths;
        return new ReadAnew();
    }
}
