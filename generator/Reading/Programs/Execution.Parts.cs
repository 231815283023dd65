using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Reading.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Structs and arrays of any shape between assemblies: taken apart as for a call that isn't inlined, in one order for both sides.</summary>
internal sealed partial class Execution
{
    /// <summary>The procedure of a method over the parts of what it is given; it returns the parts of the result, then those that it changes.</summary>
    /// <param name="body">Its body, null for a constructor, which has its own.</param>
    /// <param name="arrays">Takes the arrays of the result.</param>
    public Procedure RunApart(IMethodSymbol method, IOperation? body, List<int> arrays)
    {
        List<int> changed = [], results = [];
        Place? self = method.IsStatic || body is null ? null : Receive(Form(method.ContainingType, Placeholders.Self), "self", false, changed);
        Place[] places = [.. method.Parameters.Select(parameter =>
            Receive(Form(parameter.Type, Placeholders.Of(parameter.Ordinal)), Identifiers.Escape(parameter.Name), IsChanged(parameter), changed))];
        Value result = body is null ? Constructed(method, places) : Ran(method, body, places, self);
        IOperation at = body!;
        Exported(result, results, arrays, at);
        RequireSettled();
        return steps.Finish([.. results, .. changed]);
    }

    private static bool IsChanged(IParameterSymbol parameter) => parameter.RefKind is RefKind.Ref or RefKind.Out;

    /// <summary>What a caller passes of a type, known by its kind alone; what has no parts is named by a placeholder.</summary>
    private static Place Form(ITypeSymbol type, string placeholder)
    {
        if (Types.KindOf(type) is Kind kind)
            return new Place.Cell(0, kind);
        if (IsTakenApart(type))
            return new Place.Compound((INamedTypeSymbol)type, [.. Layout.Of((INamedTypeSymbol)type).Select(field => Form(field.Type, placeholder))]);
        if (Types.ElementOf(type) is ITypeSymbol element && FormOf(element) is Storage row)
            return new Place.Fixed(new Value.Sequence(row, default, default));
        return type is IArrayTypeSymbol { IsSZArray: false } grid && FormOf(grid.ElementType) is Storage cells
            ? new Place.Fixed(new Value.Grid(cells, new Operand[grid.Rank], default))
            : new Place.Fixed(new Value.Data(placeholder, [], type));
    }

    private static Storage? FormOf(ITypeSymbol element)
    {
        if (Types.KindOf(element) is Kind kind)
            return new Storage.Array(0, kind, element);
        if (IsTakenApart(element) && Layout.Of((INamedTypeSymbol)element).Select(field => FormOf(field.Type)).ToArray() is var parts && parts.All(part => part is not null))
            return new Storage.Fields((INamedTypeSymbol)element, [.. parts.Select(part => part!)]);
        return element is IArrayTypeSymbol { IsSZArray: true } row && FormOf(row.ElementType) is Storage content ? new Storage.Rows(row.ElementType) { Content = content } : null;
    }

    private static bool IsTakenApart(ITypeSymbol type) => Types.IsAggregate(type) && type is INamedTypeSymbol { IsValueType: true } named
        && (named.IsTupleType ? named.TupleElements.All(element => Types.KindOf(element.Type) is not null || IsTakenApart(element.Type)) : Layout.IsOfNumbers(named));

    private Value Constructed(IMethodSymbol constructor, Place[] arguments)
    {
        Place.Compound self = Fields(constructor.ContainingType, constructor, null!);
        Construct(self, constructor, [.. constructor.Parameters.Select((parameter, i) => (parameter, arguments[i]))], null!);
        return Read(self);
    }

    private void Exported(Value value, List<int> results, List<int> arrays, IOperation at)
    {
        switch (value)
        {
            case Value.Aggregate aggregate:
                Array.ForEach(aggregate.Fields, field => Exported(field, results, arrays, at));
                break;
            case Value.Sequence { Storage: Storage.Array { Number: var number } } row when steps.Array(number).Role == ArrayRole.Own:
                arrays.Add(number);
                results.AddRange([LocalOf(Frozen(row.Offset)), LocalOf(Frozen(row.Length))]);
                break;
            case Value.Grid { Storage: Storage.Array { Number: var number } } grid when steps.Array(number).Role == ArrayRole.Own:
                arrays.Add(number);
                results.Add(LocalOf(Frozen(grid.Offset)));
                results.AddRange(grid.Lengths.Select(length => LocalOf(Frozen(length))));
                break;
            default:
                Returned(value, results, at);
                break;
        }
    }

    /// <summary>Runs the steps of a graph over the parts of what its method is given here.</summary>
    private Value ReplayParts(CarriedGraph carried, IMethodSymbol method, IReadOnlyList<Place> arguments, Place? self, IOperation site)
    {
        FunctionModel graph = Readable(carried, method, site);
        GraphReplay replay = new(this, graph.Programs.Main, site);
        Passing passing = new();
        if (self is not null)
            Pass(self, method.ContainingType, Placeholders.Self, false, replay, passing, site);
        foreach (IParameterSymbol parameter in method.Parameters)
            Pass(arguments[parameter.Ordinal], parameter.Type, Placeholders.Of(parameter.Ordinal), IsChanged(parameter), replay, passing, site);
        if (!replay.Bind(passing))
            throw RefuseReference(site);
        replay.FirstProcedure = graph.Programs.Procedures.Count > 1 ? Import(graph, method, replay) : 0;
        Queue<Operand> results = new(replay.Run());
        Queue<Value.Sequence> arrays = new(graph.Parameters.Select(array => replay.ArrayOf(array.Number)));
        Value result = method.MethodKind == MethodKind.Constructor ? Taken(method.ContainingType, results, arrays, site)
            : method.ReturnsVoid ? Value.Void
            : Taken(method.ReturnType, results, arrays, site);
        foreach (Place changed in passing.Changed)
            Write(changed, Value.Of(results.Dequeue()), site);
        return result;
    }

    private void Pass(Place place, ITypeSymbol type, string placeholder, bool isChanged, GraphReplay replay, Passing passing, IOperation site)
    {
        if (isChanged || place is Place.Compound)
            Pass(place, isChanged, passing, site);
        else if (Form(type, placeholder) is Place.Fixed { Value: Value.Data })
            replay.Bind(placeholder, DataOf(Read(place), site));
        else
            Pass(PartsOf(Read(place), type, site), passing, site);
    }

    /// <summary>A value by its parts, also where it is data.</summary>
    private Value PartsOf(Value value, ITypeSymbol type, IOperation at) => value switch
    {
        _ when Types.KindOf(type) is not null => Value.Of(Scalar(value, at)),
        Value.Data when type is INamedTypeSymbol named && IsTakenApart(type) =>
            new Value.Aggregate(named, [.. Layout.Of(named).Select((field, i) => PartsOf(FieldOf(value, named, i, at), field.Type, at))]),
        Value.Data data when type is IArrayTypeSymbol { IsSZArray: false } grid => CopyOf(data, grid, at),
        Value.Grid => value,
        _ when Types.ElementOf(type) is not null => SequenceOf(value, at) is { Storage: Storage.Data } data ? CopyOf(data, at) : SequenceOf(value, at),
        _ => value,
    };

    /// <summary>The elements of an array of more than one dimension that is data, in an array of the procedure's own.</summary>
    private Value.Grid CopyOf(Value.Data data, IArrayTypeSymbol type, IOperation at)
    {
        ITypeSymbol whole = session.Compilation.GetSpecialType(SpecialType.System_Int32);
        Operand[] lengths = [.. Enumerable.Range(0, type.Rank).Select(i => steps.Pin(ReadScalar(data.Then(_ => $".GetLength({i})", whole), Kind.Integer)))];
        Value.Sequence copy = New(type.ElementType, lengths.Aggregate(Times), at);
        Fill([]);
        return new(copy.Storage, [.. lengths.Select(length => Entry(length, at))], Operand.Integer(0));

        void Fill(Operand[] index)
        {
            if (index.Length < lengths.Length)
            {
                ForAll(lengths[index.Length], i => Fill([.. index, i]));
                return;
            }
            Operand place = index.Skip(1).Select((one, i) => (one, lengths[i + 1])).Aggregate(index[0], (sum, next) => Plus(Times(sum, next.Item2), next.one));
            Write(ElementOf(copy, place), Settled(data.Then(places => "[" + string.Join(", ", places) + "]", type.ElementType, [.. index.Select(Frozen)])), at);
        }
    }

    /// <summary>A result, put together from its scalars and arrays.</summary>
    private Value Taken(ITypeSymbol type, Queue<Operand> results, Queue<Value.Sequence> arrays, IOperation site)
    {
        if (Types.KindOf(type) is not null)
            return Value.Of(results.Dequeue());
        if (Types.IsAggregate(type) && type is INamedTypeSymbol named)
            return new Value.Aggregate(named, [.. Layout.Of(named).Select(field => Taken(field.Type, results, arrays, site))]);
        if (Types.IsSequence(type) && arrays.Count > 0)
        {
            Storage storage = arrays.Dequeue().Storage;
            Operand offset = results.Dequeue();
            return type is IArrayTypeSymbol { IsSZArray: false, Rank: int rank }
                ? new Value.Grid(storage, [.. Enumerable.Range(0, rank).Select(_ => steps.Pin(results.Dequeue()))], offset)
                : new Value.Sequence(storage, offset, steps.Pin(results.Dequeue()));
        }
        throw Refuse(site, Descriptors.Type, Text(site), Types.Name(type));
    }
}
