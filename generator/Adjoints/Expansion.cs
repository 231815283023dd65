using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>Derivatives inside definitions: each call of a derivative becomes the call of a procedure that computes it.</summary>
internal static class Expansion
{
    public static ProcedureList Apply(ProcedureList programs)
    {
        List<Procedure> procedures = [.. programs.Procedures];
        Dictionary<CallDerivative, int> known = [];
        for (int i = 0; i < programs.Procedures.Count; i++)
        {
            procedures[i] = Linking.Map(procedures[i], step => step is CallDerivative call
                ? new Call(Number(programs, procedures, known, call), call.Arguments, call.Arrays, call.Targets)
                : step);
        }
        return Linking.Reachable(programs with { Procedures = procedures.ToEquatableArray() }, 0);
    }

    private static int Number(ProcedureList programs, List<Procedure> procedures, Dictionary<CallDerivative, int> known, CallDerivative call)
    {
        CallDerivative key = call with { Arguments = default, Arrays = default, Targets = default };
        if (known.TryGetValue(key, out int number))
            return number;
        number = procedures.Count;
        known.Add(key, number);
        ProcedureList derivative = TapeLowering.Apply(Derivatives.Of(Linking.Reachable(programs, call.Procedure), call.Derivative, call.Active));
        procedures.AddRange(derivative.Procedures.Select(procedure => Linking.Renumber(procedure, callee => number + callee)));
        return number;
    }
}
