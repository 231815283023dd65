using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary><c>t = x + y; v = t;</c> becomes <c>v = x + y;</c> where nothing else reads t and nothing touches v in between.</summary>
internal sealed class Coalescing
{
    private readonly int[] _uses, _definitions;

    private Coalescing(Procedure procedure)
    {
        _uses = new int[procedure.Locals.Count];
        _definitions = new int[procedure.Locals.Count];
        foreach (Step step in Linking.Steps(procedure))
        {
            foreach (int local in Effects.LocalsRead(step))
                _uses[local]++;
            foreach (int local in step.Targets())
                _definitions[local]++;
        }
        IEnumerable<int> lengths = procedure.Arrays.Where(array => array.Role == ArrayRole.Own && !array.Length.IsConstant).Select(array => array.Length.Local);
        foreach (int local in procedure.Results.Concat(lengths).Concat(procedure.Parameters))
            _uses[local]++;
    }

    public static Procedure Apply(Procedure procedure) => procedure with { Body = new Coalescing(procedure).Apply(procedure.Body) };

    private Block Apply(Block block)
    {
        List<Step> steps = [.. block.Steps.Select(step => step.WithBlocks(Apply))];
        for (int i = steps.Count - 1; i > 0; i--)
        {
            if (steps[i] is Compute { Operation: Operation.Copy } copy && Definition(steps, i, copy) is int place and >= 0)
            {
                steps[place] = new Renumbering(operand => operand, _ => copy.Target, array => array).Apply(steps[place]);
                steps.RemoveAt(i);
            }
        }
        return Block.Of(steps);
    }

    /// <summary>Where the copied temporary is computed, if it can be computed into the target of the copy; else -1.</summary>
    private int Definition(List<Step> steps, int place, Compute copy)
    {
        int source = copy.Arguments[0].Local;
        if (source < 0 || _uses[source] != 1 || _definitions[source] != 1)
            return -1;
        for (int i = place - 1; i >= 0; i--)
        {
            if (steps[i].Targets().Contains(source))
                return steps[i] is Compute or Load or LengthOf or ReadData or CallOpaque or Pop ? i : -1;
            if (steps[i].Blocks().SelectMany(block => block.All()).Prepend(steps[i]).Any(step => Touches(step, copy.Target)))
                return -1;
        }
        return -1;
    }

    private static bool Touches(Step step, int local) => step.Targets().Contains(local) || Effects.LocalsRead(step).Contains(local);
}
