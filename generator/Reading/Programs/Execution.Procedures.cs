using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Procedures: the function itself, and methods that call themselves.</summary>
internal sealed partial class Execution
{
    /// <summary>The procedure of a method whose parameters have places; it returns the result, then the parameters that it changes.</summary>
    public Procedure Run(IMethodSymbol method, IOperation body, IReadOnlyList<Place> places, Place? self, IReadOnlyList<int> changed)
    {
        List<int> results = [];
        Returned(Ran(method, body, places, self), results, body);
        RequireSettled();
        return steps.Finish([.. results, .. changed]);
    }

    private Value Ran(IMethodSymbol method, IOperation body, IReadOnlyList<Place> places, Place? self)
    {
        Frame frame = new(method, null, self, TypesOf(method, null));
        HashSet<ISymbol> written = Writes.In([body], session.Bodies);
        for (int i = 0; i < places.Count; i++)
        {
            IParameterSymbol parameter = method.OriginalDefinition.Parameters[i];
            frame.Bind(parameter, places[i] is Place.Fixed data && written.Contains(parameter) ? ByValue(data.Value, parameter, frame, written, body) : places[i]);
        }
        return Run(frame, body, method.ReturnType);
    }

    private int LocalOf(Operand operand)
    {
        if (!operand.IsConstant)
            return operand.Local;
        Place.Cell result = steps.Declare("result", operand.Kind);
        steps.Assign(result, operand);
        return result.Local;
    }
}
