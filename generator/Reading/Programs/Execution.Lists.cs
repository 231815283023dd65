using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Lists that the program makes and adds to: arrays with room for as many elements as the loops around each Add can give.</summary>
internal sealed partial class Execution
{
    /// <summary>For each loop in work the number of its passes, null where it isn't known.</summary>
    private readonly List<Func<Operand?>> _trips = [];

    private Operand? Trips(Operand from, Operand to, int stride)
    {
        Operand? distance = stride > 0 ? Distance(to, from) : Distance(from, to);
        return distance is not Operand span ? null : stride is 1 or -1 ? span
            : Plus(IntegerOf(Operation.Divide, span, Operand.Integer(Math.Abs(stride))), Operand.Integer(1));
    }

    private Operand? Distance(Operand high, Operand low) => steps.AtMost(high) is Operand most && steps.AtLeast(low) is Operand least ? Minus(most, least) : null;

    private Value CreateList(ITypeSymbol element, IObjectCreationOperation creation)
    {
        IOperation[] given = [.. creation.Arguments.Select(argument => argument.Value)];
        Value.List list = NewList(element, creation);
        if (given is [var source] && !Types.IsInteger(TypeOf(source)))
            AddRange(list, source, creation);
        foreach (IInvocationOperation add in creation.Initializer?.Initializers.OfType<IInvocationOperation>() ?? [])
            Add(list, add.Arguments[0].Value, add);
        return list;
    }

    private Value CreateList(ITypeSymbol element, ICollectionExpressionOperation collection)
    {
        Value.List list = NewList(element, collection);
        foreach (IOperation part in collection.Elements)
        {
            if (part is ISpreadOperation spread)
                AddRange(list, spread.Operand, collection);
            else
                Add(list, part, collection);
        }
        return list;
    }

    private Value.List NewList(ITypeSymbol element, IOperation at)
    {
        Storage storage = NewStorage(element, Operand.Integer(0), _arrayName, at);
        Clear(storage, at);
        Place.Cell count = steps.Declare(_arrayName + "Count", Kind.Integer);
        bool isLine = Types.IsLine(at.Type);
        if (isLine && (storage is Storage.Rows || Types.KindOf(element) is null && !Types.IsAggregate(element)))
            throw Refuse(at, Descriptors.Type, Text(at), Types.Name(TypeOf(at)));
        Value.List list = new(storage, count, new(_trips.Count, Operand.Integer(0)), isLine && at.Type!.Name == "Queue" ? steps.Declare(_arrayName + "Head", Kind.Integer) : null)
        {
            IsStack = isLine && at.Type!.Name == "Stack",
        };
        list.Room.Storages.Add(storage);
        Empty(list);
        return list;
    }

    /// <summary>The count is never taken for known: loops add to it unseen.</summary>
    private void Empty(Value.List list)
    {
        foreach (Place.Cell count in new[] { list.Count, list.Head }.OfType<Place.Cell>())
        {
            steps.Emit(new Compute(count.Local, Operation.Copy, new([Operand.Integer(0)])));
            steps.Forget(count.Local);
        }
    }

    private Value.Sequence ArrayOf(Value.List list, IOperation at)
    {
        if (list.Storage is Storage.Rows || list.Head is not null)
            throw Refuse(at, Descriptors.Type, Text(at), Types.Name(TypeOf(at)));
        Storage copy = NewStorage(ElementType(list.Storage), list.Room.Length, _arrayName, at);
        list.Room.Storages.Add(copy);
        Value.Sequence source = new(list.Storage, Operand.Integer(0), steps.Pin(Frozen(list.Count.Operand))), array = source with { Storage = copy };
        Clear(copy, at);
        Copy(source, array, at);
        if (list.IsStack)
            Reverse(array, at);
        return array;
    }

    private Operand Used(Value.List list)
    {
        steps.Use(list.Count.Operand);
        return list.Head is Place.Cell head ? Minus(list.Count.Operand, head.Operand) : list.Count.Operand;
    }

    private Place ListElement(Value.List list, IPropertyReferenceOperation reference) =>
        ElementOf(SequenceOf(list, reference), IndexOf(reference.Arguments[0].Value, Used(list)));

    /// <summary>Makes room for so many elements more in each pass of the loops that were opened since the list was made.</summary>
    private void Reserve(Value.List list, Operand more, IOperation at)
    {
        Operand all = steps.AtMost(more) ?? throw Refuse(at, Descriptors.Allocation, Text(at));
        foreach (Func<Operand?> trips in _trips.Skip(list.Room.Loops))
            all = Times(all, trips() is Operand known && steps.AtMost(known) is Operand most ? most : throw Refuse(at, Descriptors.Allocation, Text(at)));
        list.Room.Length = Entry(Plus(list.Room.Length, Entry(all, at)), at);
        list.Room.Storages.ForEach(storage => Grow(storage, list.Room.Length));
    }

    private void Add(Value.List list, IOperation value, IOperation at)
    {
        Reserve(list, Operand.Integer(1), at);
        Value added = Frozen(Evaluate(value));
        Write(In(list.Storage, list.Count.Operand), added, value);
        steps.Emit(new Compute(list.Count.Local, Operation.Add, new([list.Count.Operand, Operand.Integer(1)])));
    }

    private void AddRange(Value.List list, IOperation source, IOperation at)
    {
        IOperation bare = Bare(source);
        Value value = Evaluate(bare);
        AddRange(list, value is Value.Query query ? Stored(query, bare) : SequenceOf(value, bare), at);
    }

    private void AddRange(Value.List list, Value.Sequence added, IOperation at)
    {
        Reserve(list, added.Length, at);
        Copy(added, new(list.Storage, steps.Pin(Frozen(list.Count.Operand)), added.Length), at);
        steps.Emit(new Compute(list.Count.Local, Operation.Add, new([list.Count.Operand, steps.Pin(added.Length)])));
    }

    /// <summary>A method of a list that the program made, or null.</summary>
    private Value? ListCall(IInvocationOperation call, IMethodSymbol method)
    {
        if (method.ContainingType.Name == "CollectionsMarshal" && method.Name == "AsSpan" && call.Arguments is [var spanned] && Evaluate(spanned.Value) is Value.List whole)
            return SequenceOf(whole, call);
        if (call.Instance is not IOperation instance || Types.ListElementOf(TypeOf(instance)) is null || Evaluate(instance) is not Value.List list)
            return null;
        if (Types.IsLine(TypeOf(instance)) && LineCall(list, method.Name, call) is Value line)
            return line;
        switch (method.Name, call.Arguments.Length)
        {
            case ("Add", 1):
                Add(list, call.Arguments[0].Value, call);
                return Value.Void;
            case ("AddRange", 1):
                AddRange(list, call.Arguments[0].Value, call);
                return Value.Void;
            case ("Clear", 0):
                Empty(list);
                return Value.Void;
            case ("ToArray", 0):
                return ArrayOf(list, call);
            case ("Sort", 0 or 1):
                return SortCall([call.Instance!, .. call.Arguments.Select(argument => argument.Value)], call);
            case ("Reverse", 0):
                return Reverse(SequenceOf(list, call), call);
            default:
                throw Refuse(call, Descriptors.Unknown, Identifiers.Short(method));
        }
    }
}
