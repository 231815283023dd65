using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>New arrays: storage of the procedure's own, whose length is known at entry.</summary>
internal sealed partial class Execution
{
    /// <summary>The name for the next array.</summary>
    private string _arrayName = "array";

    private Value CreateArray(IArrayCreationOperation creation)
    {
        IArrayTypeSymbol type = (IArrayTypeSymbol)TypeOf(creation);
        Operand[] lengths = [.. creation.DimensionSizes.Select(Scalar)];
        if (type.IsSZArray)
        {
            if (creation.Initializer is IArrayInitializerOperation initializer)
                return OfElements(type.ElementType, initializer.ElementValues, creation);
            Value.Sequence array = New(type.ElementType, lengths[0], creation);
            Clear(array, creation);
            return array;
        }
        Operand[] known = [.. lengths.Select(length => Entry(length, creation))];
        Value.Sequence storage = New(type.ElementType, known.Aggregate(Times), creation);
        if (creation.Initializer is IArrayInitializerOperation rows)
            Store(storage, [.. Leaves(rows)], creation);
        else
            Clear(storage, creation);
        return new Value.Grid(storage.Storage, known, Operand.Integer(0));
    }

    private static IEnumerable<IOperation> Leaves(IArrayInitializerOperation initializer) =>
        initializer.ElementValues.SelectMany(value => value is IArrayInitializerOperation inner ? Leaves(inner) : [value]);

    private Value CreateCollection(ICollectionExpressionOperation collection)
    {
        if (Types.ListElementOf(TypeOf(collection)) is ITypeSymbol listed)
            return CreateList(listed, collection);
        if (Types.ElementOf(TypeOf(collection)) is not ITypeSymbol element)
            throw Refuse(collection, Descriptors.Construct, Constructs.Describe(collection).Words);
        IOperation[] parts = [.. collection.Elements];
        if (parts.Any(part => part is ISpreadOperation))
            return Spread(collection, element, parts);
        return OfElements(element, parts, collection);
    }

    /// <summary>A collection with <c>..</c>: each part is copied behind the one before.</summary>
    private Value.Sequence Spread(IOperation collection, ITypeSymbol element, IOperation[] parts)
    {
        Value[] values = [.. parts.Select(part => part is ISpreadOperation spread ? SequenceOf(Stored(Evaluate(spread.Operand), spread), spread) : Evaluate(part))];
        Operand[] lengths = [.. values.Select((value, i) => parts[i] is ISpreadOperation ? ((Value.Sequence)value).Length : Operand.Integer(1))];
        Value.Sequence all = New(element, lengths.Aggregate(Plus), collection);
        Operand place = Operand.Integer(0);
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i] is ISpreadOperation)
                Copy((Value.Sequence)values[i], Piece(all, place, lengths[i]), collection);
            else
                Write(ElementOf(all, place), values[i], parts[i]);
            place = Plus(place, lengths[i]);
        }
        return all;
    }

    private Value OfElements(ITypeSymbol element, IReadOnlyList<IOperation> values, IOperation at)
    {
        if (Types.IsHolder(Substitute(element)))
            return Holding(values);
        Value.Sequence array = New(element, Operand.Integer(values.Count), at);
        if (array.Storage is Storage.Rows rows)
            StoreRows(rows, values, at);
        else if (array.Storage is Storage.Array { Kind: Kind.Integer } table)
            StoreIntegers(table, values, at);
        else
            Store(array, values, at);
        return array;
    }

    private void Store(Value.Sequence array, IReadOnlyList<IOperation> values, IOperation at)
    {
        string name = _arrayName;
        for (int i = 0; i < values.Count; i++)
            EvaluateInto(ElementOf(array, Operand.Integer(i)), values[i]);
        _arrayName = name;
    }

    public static bool IsStackAllocation(IOperation operation) =>
        operation.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax;

    private Value Allocate(IOperation operation)
    {
        ITypeSymbol type = TypeOf(operation);
        ITypeSymbol element = Types.ElementOf(type) ?? (type as IPointerTypeSymbol)?.PointedAtType ?? session.Compilation.GetSpecialType(SpecialType.System_Double);
        // the tree of operations leaves the elements out
        InitializerExpressionSyntax? initializer = operation.Syntax is StackAllocArrayCreationExpressionSyntax { Initializer: var some }
            ? some
            : ((ImplicitStackAllocArrayCreationExpressionSyntax)operation.Syntax).Initializer;
        if (initializer is null)
        {
            Value.Sequence zeros = New(element, Scalar(operation.ChildOperations.First()), operation);
            Clear(zeros, operation);
            return zeros;
        }
        IOperation[] elements = [.. initializer.Expressions.Select(one => operation.SemanticModel!.GetOperation(Inner(one), session.Cancellation)!)];
        Value[] values = [.. EvaluateAll(elements).Select(value => Converted(value, Substitute(element)))];
        Value.Sequence array = New(element, Operand.Integer(values.Length), operation);
        for (int i = 0; i < values.Length; i++)
            Write(ElementOf(array, Operand.Integer(i)), values[i], elements[i]);
        return array;
    }

    /// <summary>An expression without its parentheses, for which the tree of operations has no node.</summary>
    private static ExpressionSyntax Inner(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax parenthesized ? Inner(parenthesized.Expression) : expression;

    /// <summary>The length of a new array without elements of its own, or null.</summary>
    private static IOperation? LengthOfNew(IOperation operation) => Bare(operation) switch
    {
        IArrayCreationOperation { Initializer: null, DimensionSizes: [IOperation size] } => size,
        { Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: null } } stack => stack.ChildOperations.First(),
        _ => null,
    };

    /// <summary>One of two new arrays, as in <c>n &lt;= 16 ? stackalloc double[16] : new double[n]</c>: one with room for both, of the length of the one.</summary>
    private Value.Sequence EitherArray(Operand condition, IOperation first, IOperation second, IOperation at)
    {
        (Operand x, Operand y) = (steps.Pin(Scalar(first)), steps.Pin(Scalar(second)));
        Value.Sequence both = New(Types.ElementOf(TypeOf(at))!, Plus(x, y), at);
        Clear(both, at);
        return both with { Length = steps.Pin(Choose(condition, () => x, () => y, "length")) };
    }

    private Operand Entry(Operand length, IOperation at) => steps.AtEntry(length) ?? throw Refuse(at, Descriptors.Allocation, Text(at));

    /// <summary>An array of any length below one that is known at entry has room for the longest.</summary>
    private Value.Sequence New(ITypeSymbol element, Operand length, IOperation at)
    {
        Operand known = steps.AtEntry(length) ?? steps.Pin(Frozen(length)), room = steps.AtMost(known) ?? throw Refuse(at, Descriptors.Allocation, Text(at));
        return new(NewStorage(element, NotNegative(room, known), _arrayName, at), Operand.Integer(0), steps.Pin(known));
    }

    /// <summary>The room for an array of a branch or loop, which is made at entry even if the branch isn't taken: x where x >= 0, else 0.</summary>
    private Operand NotNegative(Operand room, Operand length) => steps.IsNested && (room != length || steps.MayBeNegative(room))
        ? steps.AtEntry(IntegerOf(Operation.And, room, IntegerOf(Operation.Not, IntegerOf(Operation.ShiftRight, room, Operand.Integer(31)))))!.Value
        : room;

    private Storage NewStorage(ITypeSymbol element, Operand length, string name, IOperation at)
    {
        element = Substitute(element);
        if (Types.KindOf(element) is Kind kind)
            return new Storage.Array(steps.AddArray(name, kind, ArrayRole.Own, length), kind, element);
        if (Types.IsAggregate(element) || Types.IsPlainObject(element))
        {
            INamedTypeSymbol type = (INamedTypeSymbol)element;
            return new Storage.Fields(type, [.. Layout.Of(type).Select(field => NewStorage(field.Type, length, Part(name, field.Symbol), at))]);
        }
        if (Types.ElementOf(element) is ITypeSymbol inner && !Types.IsSpan(element))
            return new Storage.Rows(inner) { Count = length, Maker = MakerAt(at), Made = at, Depth = _trips.Count };
        throw Refuse(at, Descriptors.Type, Text(at), Types.Name(element));
    }

    /// <summary>Zero in each element of a new array.</summary>
    private void Clear(Value.Sequence array, IOperation at) => Clear(array.Storage, at);

    private void Clear(Storage storage, IOperation at)
    {
        if (storage is Storage.Array array)
            steps.Emit(new Fill(array.Number, new Operand(-1, 0, array.Kind)));
        else if (storage is Storage.Fields fields)
            Array.ForEach(fields.Parts, part => Clear(part, at));
    }

    /// <summary>Runs steps for each index below a length.</summary>
    private void ForAll(Operand length, Action<Operand> pass)
    {
        Place.Cell counter = steps.Counter("i");
        _trips.Add(() => length);
        steps.Bound(counter.Local, (Operand.Integer(0), Minus(length, Operand.Integer(1))));
        Block body = steps.Nest(() => pass(counter.Operand));
        _trips.RemoveAt(_trips.Count - 1);
        steps.Emit(new For(counter.Local, Operand.Integer(0), length, 1, body));
    }

    private Value.Sequence CopyOf(Value.Sequence source, IOperation at)
    {
        ITypeSymbol element = ElementType(source.Storage);
        Value.Sequence copy = New(element, source.Length, at);
        Copy(source, copy, at);
        return copy;
    }

    private static ITypeSymbol ElementType(Storage storage) => storage switch
    {
        Storage.Array array => array.Element,
        Storage.Fields fields => fields.Element,
        Storage.Rows rows => rows.Element,
        _ => ((Storage.Data)storage).Element,
    };

    /// <summary>Copies a sequence over another; within one array from the end that isn't overwritten first.</summary>
    private void Copy(Value.Sequence source, Value.Sequence target, IOperation at)
    {
        void Forward() => ForAll(source.Length, i => Write(ElementOf(target, i), Read(ElementOf(source, i)), at));
        if (!source.Storage.Equals(target.Storage))
        {
            Forward();
            return;
        }
        void Backward() => ForAll(source.Length, i =>
        {
            Operand j = Minus(Minus(source.Length, Operand.Integer(1)), i);
            Write(ElementOf(target, j), Read(ElementOf(source, j)), at);
        });
        Operand ahead = Compare(Operation.Less, source.Offset, target.Offset);
        if (ahead.IsConstant)
            ((Action)(ahead.Value != 0 ? Backward : Forward))();
        else
            Either(ahead, Backward, Forward);
    }

    private Value Empty(ITypeSymbol type, IOperation at) => New(Types.ElementOf(type)!, Operand.Integer(0), at);

    /// <summary><c>new Span&lt;double&gt;(array, from, length)</c>.</summary>
    private Value SpanOver(IObjectCreationOperation creation)
    {
        Value.Sequence array = SequenceOf(Evaluate(creation.Arguments[0].Value), creation);
        return creation.Arguments.Length == 3 ? Piece(array, Scalar(creation.Arguments[1].Value), Scalar(creation.Arguments[2].Value)) : array;
    }
}
