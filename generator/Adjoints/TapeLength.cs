using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>How many doubles of tape a derivative needs.</summary>
internal static class TapeLength
{
    /// <summary>
    /// The procedure of the derivative's own parameters and arrays that returns, as its one integer result, how many doubles the derivative puts on the
    /// tape; null where it needs none. It writes nothing that its caller sees.
    /// </summary>
    public static ProcedureList? Of(ProcedureList derivative) => Pushes(derivative)
        ? throw new CalculusException(new CalculusFailure("CM9001", -1, default))
        : null;

    private static bool Pushes(ProcedureList derivative) => derivative.Procedures.Any(procedure => procedure.Body.Steps.Any(step => step is Push or PushArray));
}
