using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using CurseOfMemory.Generator.Reading.Libraries;
using CurseOfMemory.Generator.Reading.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Calls of methods of other assemblies, which carry their graphs.</summary>
internal sealed partial class Lowering
{
    private Value Replay(
        IMethodSymbol method, CarriedGraph carried, Value.Member? self, IReadOnlyList<(IParameterSymbol Parameter, Value Value)> arguments, IOperation site)
    {
        if (carried.Model is not FunctionModel model)
        {
            problems.Add(CarriedGraphs.Unreadable(method, carried, site.Syntax.GetLocation()));
            return Value.Unknown.Instance;
        }
        if (arguments.Any(argument => argument.Value is Value.Unknown))
            return Value.Unknown.Instance;
        GraphReplay replay = new(this, model.Programs.Main, site);
        foreach ((IParameterSymbol parameter, Value value) in arguments)
        {
            if (!BindTo(replay, model.Parameters[parameter.Ordinal], value, Placeholders.Of(parameter.Ordinal)))
                return Refuse(site, Descriptors.Type, Text(site), TypeName(parameter.Type));
        }
        if (self is not null)
            replay.Bind(Placeholders.Self, self);
        Queue<Value> results = new(replay.Run());
        return results.Contains(Value.Unknown.Instance) || results.Count == 0 ? Value.Unknown.Instance : Taken(method.ReturnType, results);
    }

    private bool BindTo(GraphReplay replay, FunctionParameter parameter, Value value, string placeholder)
    {
        switch (parameter.Kind, value)
        {
            case (ParameterKind.Data, Value.Member data):
                replay.Bind(placeholder, data);
                return true;
            case (ParameterKind.Real or ParameterKind.Integer, Value.Growing sum):
                replay.Bind(parameter.Number, new Value.Number(Total(sum)), isArray: false);
                return true;
            case (ParameterKind.Real or ParameterKind.Integer, Value.Known or Value.Number or Value.Integer or Value.Member or Value.Undecided):
                replay.Bind(parameter.Number, value, isArray: false);
                return true;
            case (ParameterKind.Input or ParameterKind.Output, Value.Span or Value.Member):
                replay.Bind(parameter.Number, value, isArray: true);
                return true;
            default:
                return false;
        }
    }

    private static Value Taken(ITypeSymbol type, Queue<Value> results) => type is INamedTypeSymbol { IsTupleType: true } tuple
        ? new Value.Tuple([.. tuple.TupleElements.Select(element => Taken(element.Type, results))])
        : results.Dequeue();
}
