using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Reading.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Calls of methods of other assemblies, which carry their graphs: the steps of the graph run where the method is called.</summary>
internal sealed partial class Execution
{
    /// <summary>The graph that another assembly carries of a method, or null.</summary>
    private FunctionModel? Imported(IMethodSymbol method, IOperation site)
    {
        if (session.Bodies.Of(method) is not null || CarriedGraphs.Of(method) is not CarriedGraph carried)
            return null;
        return Readable(carried, method, site);
    }

    private FunctionModel Readable(CarriedGraph carried, IMethodSymbol method, IOperation site)
    {
        if (carried.Model is null)
            session.Problems.Add(CarriedGraphs.Unreadable(method, carried, site.Syntax.GetLocation()));
        return carried.Model ?? throw new Refusal();
    }

    /// <summary>A call of a method whose graph another assembly carries, or null.</summary>
    private Value? CallImported(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, Place? self, IOperation site)
    {
        FunctionModel? whole = Imported(method, site);
        CarriedGraph? parts = session.Bodies.Of(method) is null ? CarriedGraphs.PartsOf(method) : null;
        if (whole is null && parts is null)
            return null;
        bool mayWriteBack = arguments.Any(argument => argument.Parameter!.RefKind is RefKind.Ref or RefKind.Out);
        Frame frame = new(method, null, self, TypesOf(method, null));
        Dictionary<int, Place> places = Bind(method, arguments, frame, [], mayWriteBack).ToDictionary(bound => bound.Item1.Ordinal, bound => bound.Item2);
        Place[] ordered = [.. method.Parameters.Select(parameter => places[parameter.Ordinal])];
        return parts is not null && (whole is null || HasParts(self) || whole.Parameters.Where((parameter, i) => parameter.Kind == ParameterKind.Data && HasParts(ordered[i])).Any())
            ? ReplayParts(parts, method, ordered, self, site)
            : Replay(whole!, method, ordered, self, site);
    }

    /// <summary>Whether a place holds what is known by its parts.</summary>
    private bool HasParts(Place? place) => place is not null && (place is Place.Compound or Place.Slot { Value: null } || Read(place) is not Value.Data);

    /// <summary>Runs the steps of a graph over what its parameters stand for here.</summary>
    private Value Replay(FunctionModel graph, IMethodSymbol method, IReadOnlyList<Place> arguments, Place? self, IOperation site)
    {
        GraphReplay replay = new(this, graph.Programs.Main, site);
        for (int i = 0; i < arguments.Count; i++)
            BindTo(replay, graph.Parameters[i], method.Parameters[i], arguments[i], Placeholders.Of(i), site);
        if (self is not null && replay.Mentions(Placeholders.Self))
            replay.Bind(Placeholders.Self, DataOf(Read(self), site));
        replay.FirstProcedure = graph.Programs.Procedures.Count > 1 ? Import(graph, method, replay) : 0;
        Queue<Operand> results = new(replay.Run());
        Value result = method.ReturnsVoid ? Value.Void : Taken(method.ReturnType, results, new(), site);
        foreach (IParameterSymbol changed in method.Parameters.Where(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out))
            Write(arguments[changed.Ordinal], Value.Of(results.Dequeue()), site);
        return result;
    }

    private void BindTo(GraphReplay replay, FunctionParameter parameter, IParameterSymbol symbol, Place place, string placeholder, IOperation site)
    {
        switch (parameter.Kind)
        {
            case ParameterKind.Data:
                if (replay.Mentions(placeholder))
                    replay.Bind(placeholder, DataOf(Read(place), site));
                break;
            case ParameterKind.Real or ParameterKind.Integer:
                replay.Bind(parameter.Number, symbol.RefKind == RefKind.Out ? null : Scalar(Read(place), site));
                break;
            default:
                Value.Sequence row = SequenceOf(Read(place), site);
                replay.Bind(parameter.Number, replay.Passes && row.Storage is Storage.Data ? CopyOf(row, site) : row);
                break;
        }
    }

    private Value.Data DataOf(Value value, IOperation site) => value as Value.Data ?? throw RefuseReference(site);

    /// <summary>Adds the procedures that a graph brings, and gives the number of the first, which is the second of the graph.</summary>
    private int Import(FunctionModel graph, IMethodSymbol method, GraphReplay replay)
    {
        string key = method.OriginalDefinition.GetDocumentationCommentId() + replay.Key;
        if (session.Imported.TryGetValue(key, out int known))
            return known;
        int first = session.Procedures.Count;
        session.Imported.Add(key, first);
        foreach (Procedure procedure in graph.Programs.Procedures.Skip(1))
            session.Procedures.Add(procedure with { Prologue = replay.Moved(procedure.Prologue, first), Body = replay.Moved(procedure.Body, first) });
        return first;
    }
}
