using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>Makes what transformations wrote without looking back short and readable.</summary>
internal static class Simplifier
{
    private const int Rounds = 3;

    public static ProcedureList Apply(ProcedureList programs)
    {
        for (int round = 0; round < Rounds; round++)
        {
            HashSet<int> tapeUsers = TapeLowering.TapeUsers(programs);
            Liveness liveness = new(programs, tapeUsers);
            programs = programs with
            {
                Procedures = programs.Procedures.Select(procedure => Coalescing.Apply(liveness.Apply(new Propagation(programs, procedure).Apply()))).ToEquatableArray(),
            };
        }
        return Linking.Reachable(programs with { Procedures = programs.Procedures.Select(Compaction.Apply).ToEquatableArray() }, 0);
    }
}
