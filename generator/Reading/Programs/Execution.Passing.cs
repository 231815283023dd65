using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>The two sides of a call that isn't inlined: what the caller takes apart, the callee puts together.</summary>
internal sealed partial class Execution
{
    private void Pass(Place place, bool isChanged, Passing passing, IOperation at)
    {
        switch (place)
        {
            case Place.Cell or Place.Element:
                Pass(Read(place), passing, at);
                passing.Shape.Append(isChanged ? '&' : ' ');
                if (isChanged)
                    passing.Changed.Add(place);
                break;
            case Place.Compound compound:
                passing.Shape.Append(Types.FullName(compound.Type)).Append('(');
                Array.ForEach(compound.Fields, field => Pass(field, isChanged, passing, at));
                passing.Shape.Append(')');
                break;
            case Place.Slot { Value: null }:
                passing.Shape.Append('0');
                break;
            default:
                Pass(Read(place), passing, at);
                break;
        }
    }

    private void Pass(Value value, Passing passing, IOperation at)
    {
        switch (value)
        {
            case Value.Scalar scalar:
                passing.Shape.Append(scalar.Operand.Kind);
                passing.Scalars.Add(steps.Pin(Frozen(scalar.Operand)));
                break;
            case Value.Aggregate aggregate:
                passing.Shape.Append(Types.FullName(aggregate.Type)).Append('(');
                Array.ForEach(aggregate.Fields, field => Pass(field, passing, at));
                passing.Shape.Append(')');
                break;
            case Value.Sequence sequence:
                Pass(sequence.Storage, sequence.Offset, sequence.Length, passing, at);
                break;
            case Value.Grid grid:
                passing.Scalars.AddRange(grid.Lengths);
                passing.Shape.Append(grid.Lengths.Length);
                Pass(grid.Storage, grid.Offset, grid.Lengths.Aggregate(Times), passing, at);
                break;
            case Value.Data { Arguments.Length: 0 } data:
                passing.Shape.Append('{').Append(data.Text).Append('}');
                break;
            case Value.Function { Scope: null } function:
                passing.Shape.Append('[').Append(function.Method.ToDisplayString()).Append(']');
                break;
            case Value.Instance instance:
                Pass(instance.Fields, true, passing, at);
                break;
            default:
                throw RefuseReference(at);
        }
    }

    private void Pass(Storage storage, Operand offset, Operand length, Passing passing, IOperation at)
    {
        switch (storage)
        {
            case Storage.Array array:
                passing.Shape.Append('[').Append(array.Kind).Append(']');
                passing.Arrays.Add(new View(array.Number, steps.Pin(Frozen(offset)), steps.Pin(Frozen(length))));
                break;
            case Storage.Fields fields:
                passing.Shape.Append('<');
                Array.ForEach(fields.Parts, part => Pass(part, offset, length, passing, at));
                passing.Shape.Append('>');
                break;
            case Storage.Rows { Content: Storage content, Lengths: null, Starts: null } rows:
                passing.Shape.Append("rows");
                passing.Scalars.Add(rows.RowLength);
                passing.Scalars.Add(Frozen(length));
                Pass(content, Times(offset, rows.RowLength), Times(length, rows.RowLength), passing, at);
                break;
            case Storage.Data { Owner.Arguments.Length: 0 } data:
                passing.Shape.Append('{').Append(data.Owner.Text).Append('}');
                passing.Scalars.Add(Frozen(offset));
                passing.Scalars.Add(Frozen(length));
                break;
            default:
                throw RefuseReference(at);
        }
    }

    /// <summary>The callee's side of what a caller passes.</summary>
    private Place Receive(Place place, string name, bool isChanged, List<int> changed)
    {
        switch (place)
        {
            case Place.Cell cell:
                return Receive(cell.Operand.Kind, name, isChanged, changed);
            case Place.Element element:
                return Receive(element.Kind, name, isChanged, changed);
            case Place.Compound compound:
                return new Place.Compound(
                    compound.Type, [.. compound.Fields.Select((field, i) => Receive(field, Part(name, Layout.Of(compound.Type)[i].Symbol), isChanged, changed))]);
            case Place.Slot { Value: Value value }:
                return Receive(value, name, changed);
            case Place.Fixed known:
                return Receive(known.Value, name, changed);
            case Place.Moving { Lengths: Operand[] lengths } moving:
                return Receive(new Value.Grid(moving.Storage!, lengths, default), name);
            case Place.Moving moving:
                return Receive(new Value.Sequence(moving.Storage!, default, default), name, changed);
            case Place.Row row:
                return Receive(new Value.Sequence(row.Rows.Content!, default, default), name, changed);
            default:
                return new Place.Slot(null, steps.Level);
        }
    }

    private Place.Cell Receive(Kind kind, string name, bool isChanged, List<int> changed)
    {
        Place.Cell cell = steps.Parameter(name, kind);
        if (isChanged)
            changed.Add(cell.Local);
        return cell;
    }

    private Place Receive(Value value, string name, List<int> changed) => value switch
    {
        Value.Scalar scalar => steps.Parameter(name, scalar.Operand.Kind),
        Value.Aggregate aggregate => new Place.Compound(
            aggregate.Type, [.. aggregate.Fields.Select((field, i) => Receive(field, Part(name, Layout.Of(aggregate.Type)[i].Symbol), changed))]),
        Value.Sequence sequence => new Place.Fixed(Receive(sequence.Storage, name)),
        Value.Grid grid => Receive(grid, name),
        Value.Instance instance => new Place.Fixed(new Value.Instance((Place.Compound)Receive(instance.Fields, name, true, changed))),
        _ => new Place.Fixed(value),
    };

    private Place Receive(Value.Grid grid, string name)
    {
        Operand[] lengths = [.. grid.Lengths.Select((_, i) => steps.Parameter(name + "Length" + i, Kind.Integer).Operand)];
        return new Place.Fixed(new Value.Grid(Receive(grid.Storage, name).Storage, lengths, Operand.Integer(0)));
    }

    private Value.Sequence Receive(Storage storage, string name)
    {
        switch (storage)
        {
            case Storage.Array array:
                int number = steps.AddArray(name, array.Kind, _receivedRole);
                Operand count = steps.Pin(steps.Set(Kind.Integer, target => new LengthOf(target, number)));
                return new(array with { Number = number }, Operand.Integer(0), count);
            case Storage.Fields fields:
                Value.Sequence[] parts = [.. fields.Parts.Select((part, i) => Receive(part, Part(name, Layout.Of(fields.Element)[i].Symbol)))];
                return new(fields with { Parts = [.. parts.Select(part => part.Storage)] }, Operand.Integer(0), parts[0].Length);
            case Storage.Rows rows:
                Operand rowLength = steps.Parameter(name + "RowLength", Kind.Integer).Operand;
                Operand rowCount = steps.Parameter(name + "Count", Kind.Integer).Operand;
                Storage content = Receive(rows.Content!, name).Storage;
                return new(new Storage.Rows(rows.Element) { Content = content, RowLength = rowLength, Count = rowCount }, Operand.Integer(0), rowCount);
            default:
                Operand offset = steps.Parameter(name + "Start", Kind.Integer).Operand;
                return new(storage, offset, steps.Parameter(name + "Length", Kind.Integer).Operand);
        }
    }
}
