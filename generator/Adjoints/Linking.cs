using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>Lists of procedures that call each other by number.</summary>
internal static class Linking
{
    /// <summary>The procedures that one needs, itself first.</summary>
    public static ProcedureList Reachable(ProcedureList programs, int root)
    {
        List<int> order = [root];
        for (int i = 0; i < order.Count; i++)
        {
            foreach (int callee in Steps(programs.Procedures[order[i]]).Select(Callee).Where(callee => callee >= 0))
            {
                if (!order.Contains(callee))
                    order.Add(callee);
            }
        }
        return (root == 0 ? programs : new(default)) with { Procedures = Unique(order.Select(number => Renumber(programs.Procedures[number], order.IndexOf))).ToEquatableArray() };
    }

    /// <summary>The procedures that are called in the body of one.</summary>
    public static HashSet<int> Callees(ProcedureList programs) =>
        [.. programs.Procedures.SelectMany(procedure => procedure.Body.All()).Select(Callee).Where(callee => callee >= 0)];

    /// <summary>The numbers in calls, changed.</summary>
    public static Procedure Renumber(Procedure procedure, Func<int, int> number) => Map(procedure, step => Renumber(step, number));

    /// <summary>The numbers in the calls of the prologues, changed: lengths are computed by the procedures themselves in derivatives too.</summary>
    public static ProcedureList RenumberPrologues(ProcedureList programs, Func<int, int> number) => programs with
    {
        Procedures = programs.Procedures.Select(procedure => procedure with { Prologue = Map(procedure.Prologue, step => Renumber(step, number)) }).ToEquatableArray(),
    };

    private static Step Renumber(Step step, Func<int, int> number) => step switch
    {
        Call call => call with { Procedure = number(call.Procedure) },
        CallDerivative call => call with { Procedure = number(call.Procedure) },
        _ => step,
    };

    /// <summary>Every step of a procedure, innermost first, replaced by another.</summary>
    public static Procedure Map(Procedure procedure, Func<Step, Step> map) => procedure with { Prologue = Map(procedure.Prologue, map), Body = Map(procedure.Body, map) };

    public static IEnumerable<Step> Steps(Procedure procedure) => procedure.Prologue.All().Concat(procedure.Body.All());

    /// <summary>How many steps of a procedure assign each local that any does.</summary>
    public static Dictionary<int, int> Assignments(Procedure procedure) =>
        Steps(procedure).SelectMany(step => step.Targets()).GroupBy(local => local).ToDictionary(same => same.Key, same => same.Count());

    private static Block Map(Block block, Func<Step, Step> map) => Block.Of(block.Steps.Select(step => map(step.WithBlocks(inner => Map(inner, map)))));

    private static int Callee(Step step) => step switch
    {
        Call call => call.Procedure,
        CallDerivative call => call.Procedure,
        _ => -1,
    };

    private static IEnumerable<Procedure> Unique(IEnumerable<Procedure> procedures)
    {
        HashSet<string> names = [];
        foreach (Procedure procedure in procedures)
        {
            string name = procedure.Name;
            for (int i = 2; !names.Add(name); i++)
                name = procedure.Name + i;
            yield return procedure with { Name = name };
        }
    }
}
