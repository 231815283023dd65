using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Sequence variables that are assigned more than once.</summary>
internal sealed partial class Execution
{
    /// <summary>A sequence variable of the source with its plan; those that share a storage know each other.</summary>
    private Place.Moving DeclareMoving(ILocalSymbol local, string name, IOperation declarator)
    {
        IOperation root = declarator;
        while (root.Parent is not null)
            root = root.Parent;
        if (!session.Plans.TryGetValue(root.Syntax, out SequencePlan? plan))
            session.Plans.Add(root.Syntax, plan = new SequencePlan(root));
        (SequenceMode mode, IReadOnlyList<ISymbol> group) = plan.Of(local);
        Place.Buffers? pool = group.Select(member => Current.Find(member)).OfType<Place.Moving>().Select(member => member.Pool).FirstOrDefault(shared => shared is not null);
        return new(name) { Mode = mode, Pool = mode == SequenceMode.Pool ? pool ?? new() : null };
    }

    /// <summary>Gives a variable another sequence.</summary>
    /// <param name="known">How many arrays there were before the value was made: those after are nobody else's.</param>
    private void Move(Place.Moving moving, Value value, int known, IOperation at)
    {
        Value.Sequence sequence = value is Value.Grid grid ? Flat(Alike(moving, grid, at)) : SequenceOf(value, at);
        switch (moving.Mode)
        {
            case SequenceMode.Pool when !Equals(moving.Pool!.Storage, sequence.Storage):
                RequireNew(sequence, known, at);
                MoveTo(moving, Pooled(moving.Pool, sequence, at), at);
                break;
            case SequenceMode.Copy:
                CopyInto(moving, sequence, known, at);
                break;
            default:
                MoveTo(moving, sequence, at);
                break;
        }
    }

    /// <summary>An array of more than one dimension whose lengths are those that the variable had before.</summary>
    private Value.Grid Alike(Place.Moving moving, Value.Grid grid, IOperation at)
    {
        Operand[] lengths = [.. grid.Lengths.Select(length => Entry(length, at))];
        moving.Lengths ??= lengths;
        return moving.Lengths.SequenceEqual(lengths) ? grid : throw Refuse(at, Descriptors.Allocation, Text(at));
    }

    private void RequireNew(Value.Sequence sequence, int known, IOperation at)
    {
        if (FirstArray(sequence.Storage) < known)
            throw RefuseReference(at);
    }

    private static int FirstArray(Storage storage) => storage switch
    {
        Storage.Array array => array.Number,
        Storage.Fields fields => FirstArray(fields.Parts[0]),
        _ => -1,
    };

    /// <summary>A variable that names another piece of the same storage.</summary>
    private void MoveTo(Place.Moving moving, Value.Sequence sequence, IOperation at)
    {
        if (moving.Storage is null)
        {
            moving.Storage = sequence.Storage;
            moving.Offset = steps.Declare(moving.Name + "Start", Kind.Integer);
            if (moving.Mode == SequenceMode.Pool)
                moving.FixedLength = sequence.Length;
            else
                moving.Length = steps.Declare(moving.Name + "Length", Kind.Integer);
        }
        else if (!moving.Storage.Equals(sequence.Storage))
        {
            throw RefuseReference(at);
        }
        steps.Assign(moving.Offset!, sequence.Offset);
        if (moving.Length is Place.Cell length)
            steps.Assign(length, sequence.Length);
    }

    /// <summary>A new array as a piece of the storage that buffers share.</summary>
    private Value.Sequence Pooled(Place.Buffers pool, Value.Sequence sequence, IOperation at)
    {
        Operand length = Entry(sequence.Length, at);
        if (pool.Storage is null)
        {
            pool.Storage = NewStorage(ElementType(sequence.Storage), length, _arrayName, at);
            pool.Length = pool.Total = length;
        }
        else if (pool.Length != length)
        {
            throw Refuse(at, Descriptors.Allocation, Text(at));
        }
        else
        {
            pool.Total = Entry(Plus(pool.Total, length), at);
            Grow(pool.Storage, pool.Total);
        }
        Operand start = pool.Total == length ? Operand.Integer(0) : Minus(pool.Total, length);
        Value.Sequence piece = new(pool.Storage, steps.Pin(start), length);
        Copy(sequence, piece, at);
        return piece;
    }

    private void Grow(Storage storage, Operand length)
    {
        if (storage is Storage.Array array)
            steps.Grow(array.Number, length);
        else if (storage is Storage.Fields fields)
            Array.ForEach(fields.Parts, part => Grow(part, length));
        else if (storage is Storage.Rows rows)
            Grow(rows, length);
    }

    private void CopyInto(Place.Moving moving, Value.Sequence sequence, int known, IOperation at)
    {
        if (moving.Storage is null)
            Reserve(moving, sequence, at);
        if (moving.Storage!.Equals(sequence.Storage))
            return;
        Require(moving.Room!, sequence.Length, at);
        Operand length = moving.Length is null ? moving.FixedLength : steps.Pin(Frozen(sequence.Length));
        Share(sequence, new(moving.Storage, Operand.Integer(0), length), at);
        _renewals.Add(steps.Last);
        if (moving.Length is Place.Cell cell)
            steps.Assign(cell, length);
    }

    private void Reserve(Place.Moving moving, Value.Sequence sequence, IOperation at)
    {
        moving.Room = RoomFor(MakerAt(at), sequence.Length, at);
        moving.FixedLength = moving.Room.All;
        moving.Storage = NewStorage(ElementType(sequence.Storage), moving.Room.All, moving.Name, at);
        if (!moving.Room.Varies)
            return;
        moving.Length = steps.Declare(moving.Name + "Length", Kind.Integer);
        steps.Bound(moving.Length.Local, (Operand.Integer(0), moving.Room.All));
    }
}
