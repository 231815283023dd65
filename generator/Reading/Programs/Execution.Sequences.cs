using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Arrays and spans: their lengths, elements and pieces.</summary>
internal sealed partial class Execution
{
    /// <summary>A value as a sequence: data that can be indexed is one, too.</summary>
    private Value.Sequence SequenceOf(Value value, IOperation at)
    {
        switch (value)
        {
            case Value.Sequence sequence:
                return sequence;
            case Value.List { IsStack: true } stack:
                return ArrayOf(stack, at);
            case Value.List list:
                return new(list.Storage, list.Head is null ? Operand.Integer(0) : steps.Pin(Frozen(list.Head.Operand)), steps.Pin(Frozen(Used(list))));
            case Value.Data data when Types.ElementOf(data.Type) is ITypeSymbol element:
                return new(new Storage.Data(data, element), Operand.Integer(0), Count(data, "Length"));
            case Value.Data { Type: INamedTypeSymbol type } data when IndexerOf(type) is IPropertySymbol indexer:
                return new(new Storage.Data(data, indexer.Type), Operand.Integer(0), Count(data, "Count"));
            case Value.Grid grid:
                return Flat(grid);
            case Value.Unknown:
                throw new Refusal();
            default:
                throw Refuse(at, Descriptors.Type, Text(at), Types.Name(TypeOf(at)));
        }
    }

    private Operand Count(Value.Data data, string member) =>
        steps.Pin(ReadScalar(data.Then(_ => "." + member, session.Compilation.GetSpecialType(SpecialType.System_Int32)), Kind.Integer));

    /// <summary>The indexer of a list, whose elements Count counts.</summary>
    private static IPropertySymbol? IndexerOf(INamedTypeSymbol type) => !type.AllInterfaces.Add(type).Any(IsList) ? null
        : type.AllInterfaces.Insert(0, type).SelectMany(one => one.GetMembers().OfType<IPropertySymbol>())
            .FirstOrDefault(property => property is { IsIndexer: true, Parameters: [{ Type.SpecialType: SpecialType.System_Int32 }] });

    private static bool IsList(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IReadOnlyList_T or SpecialType.System_Collections_Generic_IList_T;

    private Value LengthOf(IPropertyReferenceOperation reference)
    {
        Value value = Evaluate(reference.Instance!);
        Operand length = value switch
        {
            Value.Grid grid => grid.Lengths.Aggregate(Times),
            Value.Several several => Operand.Integer(several.Elements.Length),
            Value.Data { Type: IArrayTypeSymbol { IsSZArray: false } } data => Count(data, "Length"),
            _ => SequenceOf(value, reference).Length,
        };
        steps.Use(length);
        return reference.Property.Name switch
        {
            "Length" or "LongLength" => Value.Of(length),
            "IsEmpty" => Value.Of(Compare(Operation.Equal, length, Operand.Integer(0))),
            "Rank" when value is Value.Grid grid => Value.Of(Operand.Integer(grid.Lengths.Length)),
            _ => throw Refuse(reference, Descriptors.Construct, Constructs.Describe(reference).Words),
        };
    }

    private Value Element(IOperation operation)
    {
        (IOperation owner, IOperation[] indices) = OwnerOf(operation);
        Value value = Evaluate(owner);
        if (indices.Length == 1 && RangeOf(indices[0]) is IOperation range)
            return Piece(SequenceOf(value, owner), range, Types.IsSpan(TypeOf(owner)), operation);
        Place place = ElementPlace(value, owner, indices, operation);
        if (place is Place.Row { Rows: { Content: null } rows })
            Settle(rows, operation);
        return Read(place);
    }

    private Place ElementPlace(IOperation operation)
    {
        (IOperation owner, IOperation[] indices) = OwnerOf(operation);
        Value value = Evaluate(owner);
        if (indices.Length == 1 && RangeOf(indices[0]) is IOperation range)
            return new Place.Fixed(Piece(SequenceOf(value, owner), range, true, operation));
        return ElementPlace(value, owner, indices, operation);
    }

    private static (IOperation Owner, IOperation[] Indices) OwnerOf(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation element => (element.ArrayReference, [.. element.Indices]),
        IImplicitIndexerReferenceOperation element => (element.Instance, [element.Argument]),
        _ => (((IPropertyReferenceOperation)operation).Instance!, [.. ((IPropertyReferenceOperation)operation).Arguments.Select(argument => argument.Value)]),
    };

    private Place ElementPlace(Value owner, IOperation ownerOperation, IOperation[] indices, IOperation at)
    {
        switch (owner)
        {
            case Value.Several several:
                Operand index = IndexOf(indices[0], Operand.Integer(several.Elements.Length));
                return index.IsConstant && index.Value >= 0 && index.Value < several.Elements.Length ? new Place.Fixed(several.Elements[(int)index.Value]) : throw RefuseReference(at);
            case Value.Grid grid:
                Operand place = Scalar(indices[0]);
                for (int i = 1; i < indices.Length; i++)
                    place = Plus(Times(place, grid.Lengths[i]), Scalar(indices[i]));
                return ElementOf(new Value.Sequence(grid.Storage, grid.Offset, Operand.Integer(0)), place);
            case Value.Data { Type: IArrayTypeSymbol { IsSZArray: false } array } data:
                Operand[] operands = [.. indices.Select(index => Frozen(Scalar(index)))];
                return new Place.Fixed(Settled(data.Then(places => "[" + string.Join(", ", places) + "]", array.ElementType, operands)));
            case Value.Data { Type: var type } data when Types.ElementOf(type) is ITypeSymbol element && indices[0].Type?.SpecialType == SpecialType.System_Int32:
                return ElementOf(new Value.Sequence(new Storage.Data(data, element), Operand.Integer(0), Operand.Integer(0)), Scalar(indices[0]));
            default:
                Value.Sequence sequence = SequenceOf(owner, ownerOperation);
                return ElementOf(sequence, IndexOf(indices[0], sequence.Length));
        }
    }

    private static IOperation? RangeOf(IOperation index) => index switch
    {
        IRangeOperation => index,
        _ when IsRange(index.Type) => index,
        IConversionOperation { IsImplicit: true } conversion => RangeOf(conversion.Operand),
        _ => null,
    };

    private Value.Sequence Piece(Value.Sequence sequence, Operand from, Operand length) =>
        new(sequence.Storage, steps.Pin(Frozen(Plus(sequence.Offset, from))), steps.Pin(Frozen(length)));

    private Place ElementOf(Value.Sequence sequence, Operand index)
    {
        steps.Use(index);
        return In(sequence.Storage, Plus(sequence.Offset, index));
    }

    private Place In(Storage storage, Operand index)
    {
        switch (storage)
        {
            case Storage.Array array:
                steps.Use(index);
                return new Place.Element(array.Number, index, array.Kind);
            case Storage.Fields fields:
                if (Types.IsObject(fields.Element))
                    index = Frozen(index);
                steps.Pin(index);
                return new Place.Compound(fields.Element, [.. fields.Parts.Select(part => In(part, index))]);
            case Storage.Rows rows:
                return new Place.Row(rows, index);
            default:
                Storage.Data data = (Storage.Data)storage;
                Value.Data element = data.Owner.Then(places => "[" + places[0] + "]", data.Element, Frozen(index));
                return new Place.Fixed(Bounded(Settled(element with { IsElement = Types.ElementOf(data.Owner.Type)?.SpecialType == SpecialType.System_Double }), data.Owner));
        }
    }
}
