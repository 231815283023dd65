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
        if (rows.Origin is SyntaxNode origin && session.Shuffled.Add(origin))
            throw new RowsMove();
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
        Operand room = steps.AtMost(length) ?? throw Refuse(at, Descriptors.Allocation, Text(at));
        if (rows.Content is null)
            Reserve(rows, room, isRagged: steps.AtEntry(length) is null, at);
        else if (rows.Lengths is null ? rows.RowLength != steps.AtEntry(length) : rows.RowLength != room)
            throw Refuse(at, Descriptors.Allocation, Text(at));
        if (rows.Lengths is Storage.Array lengths)
            steps.Emit(new Store(lengths.Number, steps.Pin(row.Index), steps.Pin(length)));
        return new(rows.Content!, Renew(rows, row.Index, at), rows.Lengths is null ? rows.RowLength : steps.Pin(Frozen(length)));
    }

    private void Reserve(Storage.Rows rows, Operand room, bool isRagged, IOperation at)
    {
        rows.RowLength = steps.Pin(room);
        rows.Content = NewStorage(rows.Element, steps.AtEntry(Times(rows.Count, room))!.Value, _arrayName, at);
        if (isRagged)
            rows.Lengths = Numbers(rows, "Lengths", at);
        if (rows.Origin is SyntaxNode origin && session.Shuffled.Contains(origin))
            rows.Starts = Numbers(rows, "Starts", at);
    }

    /// <summary>An integer for each row, which a row has from its first array on.</summary>
    private Storage.Array Numbers(Storage.Rows rows, string name, IOperation at) =>
        (Storage.Array)NewStorage(session.Compilation.GetSpecialType(SpecialType.System_Int32), rows.Count, _arrayName + name, at);

    private Operand LengthOf(Place.Row row) => row.Rows.Lengths is Storage.Array lengths
        ? steps.Pin(steps.Set(Kind.Integer, target => new Load(target, lengths.Number, row.Index)))
        : row.Rows.RowLength;

    /// <summary>The rows of an initialiser in braces: room for the longest where all lengths are constant, else for all.</summary>
    private void StoreRows(Storage.Rows rows, IReadOnlyList<IOperation> values, IOperation at)
    {
        Value.Sequence[] sources = [.. EvaluateAll(values).Select((value, i) => SequenceOf(value, values[i]))];
        Operand[] lengths = [.. sources.Select(source => Entry(source.Length, at))];
        bool isRagged = lengths.Distinct().Count() > 1;
        if (lengths.Length > 0)
        {
            Operand longest = lengths.All(length => length.IsConstant) ? lengths.OrderBy(length => length.Value).Last() : Entry(lengths.Aggregate(Plus), at);
            Reserve(rows, isRagged ? longest : lengths[0], isRagged, at);
        }
        for (int i = 0; i < sources.Length; i++)
        {
            if (rows.Lengths is Storage.Array counts)
                steps.Emit(new Store(counts.Number, Operand.Integer(i), lengths[i]));
            Share(sources[i], new(rows.Content!, Renew(rows, Operand.Integer(i), at), lengths[i]), at);
        }
    }
}
