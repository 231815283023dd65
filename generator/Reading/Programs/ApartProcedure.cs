using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>A function for other assemblies as a procedure of the parts of its parameters, in the order in which a call passes them.</summary>
internal sealed class ApartProcedure(Session session, IMethodSymbol function)
{
    private readonly ProcedureBuilder _steps = session.Begin(function.Name);

    public FunctionModel? Read()
    {
        IOperation? body = session.Bodies.Of(function);
        if (body is null && function.MethodKind != MethodKind.Constructor)
        {
            session.Problems.Add(new Problem(Descriptors.Unknown, function.Locations[0], Identifiers.Short(function)));
            return null;
        }
        session.Procedures.Add(null);
        List<int> arrays = [];
        session.Procedures[0] = new Execution(session, _steps).RunApart(function, body, arrays);
        return session.HasRefused ? null : new(
            function.Name,
            "",
            new ProcedureList(ArrayRoles.Settle([.. session.Procedures.Select(procedure => procedure!)]).ToEquatableArray()),
            arrays.Select(array => new FunctionParameter("", "", ParameterKind.Result, false, array)).ToEquatableArray(),
            !function.ReturnsVoid);
    }
}
