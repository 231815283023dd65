using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints.Lanes;

/// <summary>The locals that a pass of a loop may read before it has set them itself.</summary>
internal sealed class CarriedLocals
{
    private readonly HashSet<int> _carried = [];

    public CarriedLocals(Block body) => Visit(body, []);

    public bool Contains(int local) => _carried.Contains(local);

    /// <summary>Adds what is set for certain after a block to what was set before it.</summary>
    private HashSet<int> Visit(Block block, HashSet<int> set)
    {
        foreach (Step step in block.Steps)
        {
            _carried.UnionWith(Effects.LocalsRead(step).Where(local => !set.Contains(local)));
            HashSet<int>[] inside = [.. step.Blocks().Select(inner => Visit(inner, [.. set]))];
            set.UnionWith(step.Targets());
            if (inside.Length > 0)
                set.UnionWith(inside.Aggregate((one, other) => [.. one.Intersect(other)]));
        }
        return set;
    }
}
