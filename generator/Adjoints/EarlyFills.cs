using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// Arrays are cleared before anything else. To clear one is a call, and what is alive across a call the JIT keeps in memory, in the loops behind it too: a sum
/// that is stored and read again in each pass takes twelve cycles to a term instead of five.
/// </summary>
internal static class EarlyFills
{
    public static ProcedureList Apply(ProcedureList programs) => programs with { Procedures = programs.Procedures.Select(Apply).ToEquatableArray() };

    private static Procedure Apply(Procedure procedure)
    {
        List<Step> first = [], others = [];
        HashSet<int> touched = [];
        foreach (Step step in procedure.Body.Steps)
        {
            bool isEarly = step is Fill { Value.IsConstant: true } fill && !touched.Contains(fill.Array);
            (isEarly ? first : others).Add(step);
            if (!isEarly)
                touched.UnionWith(Block.Of([step]).All().SelectMany(inner => inner.Arrays()));
        }
        return procedure with { Body = Block.Of([.. first, .. others]) };
    }
}
