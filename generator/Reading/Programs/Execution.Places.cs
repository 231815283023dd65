using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Reading and writing of variables, whatever they are.</summary>
internal sealed partial class Execution
{
    /// <summary>The variable of a type under a name, without a value yet.</summary>
    private Place Declare(string name, ITypeSymbol type, bool moves)
    {
        if (Types.KindOf(type) is Kind kind)
            return steps.Declare(name, kind);
        if (Types.IsAggregate(type))
        {
            INamedTypeSymbol named = (INamedTypeSymbol)type;
            return new Place.Compound(named, [.. Layout.Of(named).Select(field => Declare(Part(name, field.Symbol), Substitute(field.Type), moves))]);
        }
        return moves && Types.IsSequence(type) ? new Place.Moving(name) : new Place.Slot(null, steps.Level);
    }

    /// <summary>A field's part of a variable's name, such as <c>pX</c> for <c>p.X</c>.</summary>
    private static string Part(string variable, ISymbol field)
    {
        string name = Layout.Named(field).Name;
        return variable + char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    private Value Read(Place place)
    {
        switch (place)
        {
            case Place.Cell cell:
                steps.Use(cell.Operand);
                return Value.Of(cell.Operand);
            case Place.Element element:
                return Bounded(steps.Set(element.Kind, target => new Load(target, element.Array, element.Index)), element.Array);
            case Place.Compound { Type.IsReferenceType: true } instance when !Types.IsAggregate(instance.Type):
                return new Value.Instance(instance);
            case Place.Compound compound:
                return new Value.Aggregate(compound.Type, [.. compound.Fields.Select(Read)]);
            case Place.Slot slot:
                return slot.Value is null or Value.Unknown ? throw new Refusal() : Used(slot.Value);
            case Place.Moving { Storage: Storage storage, Lengths: Operand[] lengths } grid:
                return new Value.Grid(storage, lengths, grid.Offset?.Operand ?? Operand.Integer(0));
            case Place.Moving moving:
                return moving.Storage is null
                    ? throw new Refusal()
                    : new Value.Sequence(moving.Storage, moving.Offset?.Operand ?? Operand.Integer(0), moving.Count);
            case Place.Row { Rows: Storage.Rows rows } row:
                if (rows.Content is null)
                    Settle(rows, rows.Made!);
                return new Value.Sequence(rows.Content!, StartOf(row), LengthOf(row));
            case Place.Chosen chosen:
                Operand Of(Place one) => ((Value.Scalar)Read(one)).Operand;
                return Value.Of(Choose(chosen.Condition, () => Of(chosen.First), () => Of(chosen.Second), "chosen"));
            case Place.Fixed { Value: not Value.Unknown } known:
                return Used(known.Value);
            default:
                throw new Refusal();
        }
    }

    /// <summary>A value that is read once more.</summary>
    private Value Used(Value value)
    {
        if (value is Value.Scalar scalar)
            steps.Use(scalar.Operand);
        else if (value is Value.Aggregate aggregate)
            Array.ForEach(aggregate.Fields, field => Used(field));
        return value;
    }

    /// <summary>A value that a name stands for from now on, and that may be read again under it.</summary>
    private Value Kept(Value value)
    {
        if (value is Value.Scalar scalar)
            steps.Pin(scalar.Operand);
        else if (value is Value.Aggregate aggregate)
            Array.ForEach(aggregate.Fields, field => Kept(field));
        return value;
    }

    private void Write(Place place, Value value, IOperation at)
    {
        switch (place)
        {
            case Place.Cell cell:
                steps.Assign(cell, Scalar(value, at));
                break;
            case Place.Element element:
                steps.Emit(new Store(element.Array, element.Index, Scalar(value, at)));
                break;
            case Place.Compound compound when value is Value.Aggregate aggregate && IsOf(compound.Type, aggregate.Type):
                aggregate = Apart(aggregate, compound);
                for (int i = 0; i < compound.Fields.Length; i++)
                    Write(compound.Fields[i], aggregate.Fields[i], at);
                break;
            case Place.Compound compound when value is Value.Data && !Types.IsPolymorphic(compound.Type):
                for (int i = 0; i < compound.Fields.Length; i++)
                    Write(compound.Fields[i], FieldOf(value, compound.Type, i, at), at);
                break;
            case Place.Slot slot:
                WriteSlot(slot, value, at);
                break;
            case Place.Chosen chosen:
                steps.Pin(Scalar(value, at));
                Either(chosen.Condition, () => Write(chosen.First, value, at), () => Write(chosen.Second, value, at));
                break;
            case Place.Moving moving:
                Move(moving, value, _knownArrays, at);
                break;
            case Place.Row row:
                WriteRow(row, value, at);
                break;
            case Place.Compound { Type.IsReferenceType: true } element when value is Value.Instance made && Bare(at) is IObjectCreationOperation && IsElement(element):
                WriteObject(element, made, at);
                break;
            case Place.Compound when value is Value.Aggregate or Value.Instance or Value.Data:
                throw RefuseReference(at);
            default:
                throw value is Value.Sequence or Value.Grid or Value.List ? RefuseReference(at) : Refuse(at, Descriptors.Assignment, Text(at));
        }
    }

    private static bool IsElement(Place place) => place is Place.Element || place is Place.Compound { Fields: [Place first, ..] } && IsElement(first);

    /// <summary>A new object that an array holds: its fields lie in the array, and who takes it from there names them. So an element whose object has a second name is never given another.</summary>
    private void WriteObject(Place.Compound element, Value.Instance made, IOperation at)
    {
        if (_named.Contains(ArrayOf(element)))
            throw RefuseSecondName(at);
        if (!IsOf(element.Type, made.Fields.Type))
            throw RefuseReference(at);
        for (int i = 0; i < element.Fields.Length; i++)
            Write(element.Fields[i], Read(made.Fields.Fields[i]), at);
    }

    /// <summary>The arrays of objects whose elements have other names, too.</summary>
    private readonly HashSet<int> _named = [];

    private static int ArrayOf(Place place) => place switch
    {
        Place.Element element => element.Array,
        Place.Compound { Fields: [Place first, ..] } => ArrayOf(first),
        _ => -1,
    };

    /// <summary>Whether a value has the very type of a variable, and not a derived one.</summary>
    private static bool IsOf(INamedTypeSymbol variable, INamedTypeSymbol value) =>
        variable.IsTupleType || SymbolEqualityComparer.Default.Equals(variable.OriginalDefinition, value.OriginalDefinition);

    /// <summary>Fields that writing to the fields before doesn't change.</summary>
    private Value.Aggregate Apart(Value.Aggregate value, Place.Compound target)
    {
        HashSet<int> written = [];
        Value[] fields = [.. value.Fields];
        for (int i = 0; i < fields.Length; i++)
        {
            if (written.Count > 0 && Locals(fields[i]).Any(written.Contains))
                fields[i] = Frozen(fields[i]);
            written.UnionWith(Locals(target.Fields[i]));
        }
        return value with { Fields = fields };
    }

    private static IEnumerable<int> Locals(Value value) => value switch
    {
        Value.Scalar { Operand: { IsConstant: false } operand } => [operand.Local],
        Value.Aggregate aggregate => aggregate.Fields.SelectMany(Locals),
        Value.Sequence sequence => [sequence.Offset.Local, sequence.Length.Local],
        Value.Grid grid => [grid.Offset.Local],
        _ => [],
    };

    private static IEnumerable<int> Locals(Place place) => place switch
    {
        Place.Cell cell => [cell.Local],
        Place.Compound compound => compound.Fields.SelectMany(Locals),
        Place.Moving { Offset: { } offset } => [offset.Local],
        _ => [],
    };

    private void WriteSlot(Place.Slot slot, Value value, IOperation at)
    {
        if (slot.Value is not null && !ReferenceEquals(slot.Level, steps.Level))
            throw RefuseReference(at);
        if (value is Value.Instance held && IsElement(held.Fields))
            _named.Add(ArrayOf(held.Fields));
        slot.Value = Frozen(value);
    }

    /// <summary>A value that later assignments don't change.</summary>
    private Value Frozen(Value value) => value switch
    {
        Value.Scalar { Operand: { IsConstant: false } operand } when !steps.StandsStill(operand.Local) =>
            Value.Of(steps.Compute(Operation.Copy, operand.Kind, operand)),
        Value.Aggregate aggregate => aggregate with { Fields = [.. aggregate.Fields.Select(Frozen)] },
        Value.Sequence sequence => sequence with { Offset = Frozen(sequence.Offset), Length = Frozen(sequence.Length) },
        Value.Grid grid => grid with { Offset = Frozen(grid.Offset) },
        Value.Position position => position with { Index = Frozen(position.Index) },
        Value.Range range => new Value.Range(range.From is null ? null : Frozen(range.From), range.To is null ? null : Frozen(range.To)),
        _ => value,
    };

    /// <summary>An element whose index later assignments don't change.</summary>
    private Place Frozen(Place place) => place switch
    {
        Place.Element element => new Place.Element(element.Array, Frozen(element.Index), element.Kind),
        Place.Compound { Type.IsValueType: true } compound => new Place.Compound(compound.Type, [.. compound.Fields.Select(Frozen)]),
        _ => place,
    };

    private Operand Frozen(Operand operand) => ((Value.Scalar)Frozen(Value.Of(operand))).Operand;

    /// <summary>The place that an expression names.</summary>
    private Place PlaceOf(IOperation operation) => Held(operation) ?? operation switch
    {
        ILocalReferenceOperation local => Find(local.Local, local),
        IParameterReferenceOperation parameter => Parameter(parameter),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver or InstanceReferenceKind.PatternInput } => Current.Initialized.Peek(),
        IInstanceReferenceOperation => Current.Self ?? throw new Refusal(),
        IFieldReferenceOperation field => Field(field),
        IPropertyReferenceOperation property => PropertyPlace(property),
        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => ElementPlace(operation),
        IDeclarationExpressionOperation declaration => PlaceOf(declaration.Expression),
        IConditionalOperation { IsRef: true } choice when Types.KindOf(TypeOf(choice)) is not null => Chosen(choice),
        IDiscardOperation => Declare("discarded", TypeOf(operation), moves: true),
        IParenthesizedOperation parenthesized => PlaceOf(parenthesized.Operand),
        IConversionOperation { Conversion.IsIdentity: true } conversion => PlaceOf(conversion.Operand),
        IInvocationOperation { TargetMethod: { ReturnsByRef: true } or { ReturnsByRefReadonly: true } } => Returned(operation),
        _ => new Place.Fixed(Evaluate(operation)),
    };

    /// <summary><c>condition ? ref x : ref y</c>; both indices are looked at, where C# looks at one.</summary>
    private Place Chosen(IConditionalOperation choice)
    {
        Operand condition = steps.Pin(Frozen(Scalar(choice.Condition)));
        if (condition.IsConstant)
            return PlaceOf(condition.Value != 0 ? choice.WhenTrue : choice.WhenFalse!);
        return new Place.Chosen(condition, Frozen(PlaceOf(choice.WhenTrue)), Frozen(PlaceOf(choice.WhenFalse!)));
    }

    /// <summary>What the last <c>return ref</c> gave.</summary>
    private Place? _returned;

    /// <summary>The variable that a call gives back by reference.</summary>
    private Place Returned(IOperation call)
    {
        _returned = null;
        Evaluate(call);
        return _returned ?? throw RefuseReference(call);
    }

    private Place Find(ISymbol symbol, IOperation at)
    {
        if (Current.Find(symbol) is Place place)
            return place;
        if (symbol is not ILocalSymbol local)
            throw new Refusal();
        Place declared = !Types.IsSequence(local.Type) ? Declare(local.Name, Substitute(local.Type), moves: true) : DeclareMoving(local, local.Name, at);
        Current.Bind(local, declared);
        return declared;
    }

    private Place Parameter(IParameterReferenceOperation reference)
    {
        IParameterSymbol parameter = reference.Parameter;
        if (Current.Find(parameter) is Place place)
            return place;
        return Current.Self switch
        {
            Place.Compound compound when Layout.IndexOf(compound.Type, parameter) is >= 0 and int field => compound.Fields[field],
            Place.Fixed { Value: Value.Aggregate aggregate } when Layout.IndexOf(aggregate.Type, parameter) is >= 0 and int field =>
                new Place.Fixed(aggregate.Fields[field]),
            Place.Fixed { Value: Value.Data { Text: "this" } data } => new Place.Fixed(new Value.Data(Identifiers.Escape(parameter.Name), [], parameter.Type)),
            Place.Fixed { Value: Value.Data } => throw Refuse(
                reference, Descriptors.Inaccessible, parameter.Name, session.Place, parameter.ContainingType?.Name ?? ""),
            _ => throw new Refusal(),
        };
    }
}
