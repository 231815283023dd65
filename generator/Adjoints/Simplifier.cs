using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>Makes what transformations wrote without looking back short and readable.</summary>
internal static class Simplifier
{
    private const int Rounds = 3;

    /// <summary>A derivative.</summary>
    public static ProcedureList Apply(ProcedureList programs)
    {
        programs = Linking.Reachable(programs, 0);
        for (int round = 0; round < Rounds; round++)
            programs = Round(programs, propagatesTemporaries: true);
        return Compact(programs);
    }

    /// <summary>A function before it is differentiated: each value in one place, so that each is recorded once.</summary>
    public static ProcedureList Prepare(ProcedureList programs) => Compact(Round(programs, propagatesTemporaries: false));

    private static ProcedureList Round(ProcedureList programs, bool propagatesTemporaries)
    {
        Liveness liveness = new(programs, TapeLowering.TapeUsers(programs));
        Procedure Simplify(Procedure procedure) => Coalescing.Apply(liveness.Apply(new Propagation(programs, procedure, propagatesTemporaries).Apply()));
        return programs with { Procedures = programs.Procedures.Select(Simplify).ToEquatableArray() };
    }

    private static ProcedureList Compact(ProcedureList programs) =>
        Linking.Reachable(programs with { Procedures = programs.Procedures.Select(Compaction.Apply).ToEquatableArray() }, 0);
}
