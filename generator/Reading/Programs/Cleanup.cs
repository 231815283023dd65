using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Drops the steps whose result nobody reads, such as flags for exits that need none, and the locals that are left over.</summary>
internal static class Cleanup
{
    public static Procedure Of(Procedure procedure)
    {
        while (true)
        {
            HashSet<int> read = [.. procedure.Results, .. procedure.Arrays.Select(array => array.Length.Local)];
            foreach (Step step in procedure.Prologue.All().Concat(procedure.Body.All()))
                read.UnionWith(step.Reads().Select(operand => operand.Local));
            Procedure shorter = procedure with { Prologue = Kept(procedure.Prologue, read), Body = Kept(procedure.Body, read) };
            if (shorter.Prologue.All().Count() + shorter.Body.All().Count() == procedure.Prologue.All().Count() + procedure.Body.All().Count())
                return Renumbering.Of(procedure);
            procedure = shorter;
        }
    }

    private static Block Kept(Block block, HashSet<int> read) => Block.Of(block.Steps.Where(step => !IsIdle(step, read)).Select(step => step.WithBlocks(inner => Kept(inner, read))));

    private static bool IsIdle(Step step, HashSet<int> read) => step switch
    {
        Compute or Load or LengthOf or ReadData or CallOpaque => !read.Contains(step.Targets().Single()),
        If branch => branch.Then.Steps.Count == 0 && branch.Else.Steps.Count == 0,
        For loop => loop.Body.Steps.Count == 0,
        _ => false,
    };
}
