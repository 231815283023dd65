using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Jagged arrays: the rows lie in one storage one behind the other, each with the room of the longest.</summary>
internal sealed partial class Execution
{
    /// <summary>A row of a jagged array is set: the first one tells how long rows may be.</summary>
    private void WriteRow(Place.Row row, Value value, IOperation at)
    {
        Value.Sequence source = SequenceOf(value, at);
        if (source.Storage.Equals(row.Rows.Content))
            Rename(row, source, at);
        else
            Share(source, RowOf(row, source.Length, at), at);
    }

    /// <summary>A row becomes another row of the same array: it names the same elements from now on.</summary>
    private void Rename(Place.Row row, Value.Sequence source, IOperation at)
    {
        Storage.Rows rows = row.Rows;
        if (rows.Maker.Code is SyntaxNode code && session.Findings.Shuffled.Add(code))
            throw new ReadAnew();
        if (rows.Starts is null || _trips.Skip(rows.Depth).Any(rows.RenewedIn.Contains))
            throw RefuseReference(at);
        rows.IsShuffled = true;
        steps.Emit(new Store(rows.Starts.Number, steps.Pin(row.Index), steps.Pin(source.Offset)));
        if (rows.Lengths is Storage.Array lengths)
            steps.Emit(new Store(lengths.Number, row.Index, steps.Pin(source.Length)));
    }

    private Operand StartOf(Place.Row row) => row.Rows.Starts is Storage.Array starts
        ? steps.Pin(steps.Set(Kind.Integer, target => new Load(target, starts.Number, row.Index)))
        : steps.Pin(Times(row.Index, row.Rows.RowLength));

    /// <summary>A row with an array of its own begins at its place, which no other row may then have as well.</summary>
    private Operand Renew(Storage.Rows rows, Operand index, IOperation at)
    {
        if (rows.IsShuffled)
            throw RefuseSecondName(at);
        rows.RenewedIn.UnionWith(_trips.Skip(rows.Depth));
        Operand start = steps.Pin(Times(steps.Pin(index), rows.RowLength));
        if (rows.Starts is Storage.Array starts)
            steps.Emit(new Store(starts.Number, index, start));
        return start;
    }

    private Value.Sequence RowOf(Place.Row row, Operand length, IOperation at)
    {
        Storage.Rows rows = row.Rows;
        if (rows.Content is null)
            Reserve(rows, RoomFor(rows.Maker, length, at), at);
        else if (rows.IsGuessed)
            throw Widen(rows.Maker, [], length, at);
        Require(rows.Room ?? new(rows.Maker, [rows.RowLength], rows.RowLength, rows.Lengths is not null), length, at);
        if (rows.Lengths is Storage.Array lengths)
            steps.Emit(new Store(lengths.Number, steps.Pin(row.Index), steps.Pin(length)));
        return new(rows.Content!, Renew(rows, row.Index, at), rows.Lengths is null ? rows.RowLength : steps.Pin(Frozen(length)));
    }

    private void Reserve(Storage.Rows rows, Room room, IOperation at)
    {
        rows.Room = room;
        rows.RowLength = steps.Pin(room.All);
        rows.Content = NewStorage(rows.Element, steps.AtEntry(Times(rows.Count, room.All))!.Value, _arrayName, at);
        if (room.Varies)
            rows.Lengths = Numbers(rows, "Lengths", at);
        if (rows.Maker.Code is SyntaxNode code && session.Findings.Shuffled.Contains(code))
            rows.Starts = Numbers(rows, "Starts", at);
    }

    /// <summary>A row that is read above the line that sets it, as in the next pass of a loop: an earlier reading knows that line, or this one looks for it.</summary>
    private void Settle(Storage.Rows rows, IOperation at)
    {
        if (Found(rows.Maker) is Room room)
        {
            Reserve(rows, room, at);
            return;
        }
        session.LookFor(at.Syntax);
        rows.IsGuessed = true;
        rows.RowLength = steps.Declare("", Kind.Integer).Operand;
        rows.Content = NewStorage(rows.Element, Operand.Integer(0), _arrayName, at);
    }

    private void Grow(Storage.Rows rows, Operand count)
    {
        rows.Count = count;
        if (rows is { Content: Storage content, Room: Room room })
            Grow(content, steps.AtEntry(Times(count, room.All))!.Value);
        foreach (Storage.Array numbers in new[] { rows.Lengths, rows.Starts }.OfType<Storage.Array>())
            Grow(numbers, count);
    }

    /// <summary>An integer for each row, which a row has from its first array on.</summary>
    private Storage.Array Numbers(Storage.Rows rows, string name, IOperation at) =>
        (Storage.Array)NewStorage(session.Compilation.GetSpecialType(SpecialType.System_Int32), rows.Count, _arrayName + name, at);

    private Operand LengthOf(Place.Row row)
    {
        if (row.Rows.Lengths is not Storage.Array lengths)
            return row.Rows.RowLength;
        Operand length = steps.Pin(steps.Set(Kind.Integer, target => new Load(target, lengths.Number, row.Index)));
        steps.Bound(length.Local, (Operand.Integer(0), row.Rows.RowLength));
        return length;
    }

    /// <summary>The rows of an initialiser in braces.</summary>
    private void StoreRows(Storage.Rows rows, IReadOnlyList<IOperation> values, IOperation at)
    {
        Value.Sequence[] sources = [.. EvaluateAll(values).Select((value, i) => SequenceOf(value, values[i]))];
        Operand[] lengths = [.. sources.Select(source => Entry(source.Length, at))];
        if (lengths.Length > 0)
            Reserve(rows, Found(rows.Maker) ?? new(rows.Maker, lengths, Largest(lengths), lengths.Distinct().Count() > 1), at);
        for (int i = 0; i < sources.Length; i++)
        {
            Require(rows.Room!, lengths[i], values[i]);
            if (rows.Lengths is Storage.Array counts)
                steps.Emit(new Store(counts.Number, Operand.Integer(i), lengths[i]));
            Share(sources[i], new(rows.Content!, Renew(rows, Operand.Integer(i), at), lengths[i]), at);
        }
    }
}
