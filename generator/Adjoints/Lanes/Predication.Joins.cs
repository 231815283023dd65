using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints.Lanes;

/// <summary>Branches that only compute: each variable has a version in either, and where they meet a choice between the two.</summary>
internal sealed partial class Predication
{
    private bool IsPlain(If branch) => IsPlain(branch.Then) && IsPlain(branch.Else);

    private bool IsPlain(Block block) => block.Steps.All(step => step switch
    {
        Compute or Load or ReadData => !NeedsGuard(step),
        If inner => _variation.IsVarying(inner.Condition) && IsPlain(inner),
        _ => false,
    });

    /// <summary>Both branches, and then the variables that they assign; those that a mask leaves out keep their values.</summary>
    private void Join(If branch, Operand? mask)
    {
        Operand condition = branch.Blocks().SelectMany(block => block.All()).SelectMany(step => step.Targets()).Contains(branch.Condition.Local)
            ? _builder.Compute(Operation.Copy, Kind.Truth, branch.Condition) : branch.Condition;
        foreach ((int local, Operand then, Operand otherwise) in Run(branch, new Dictionary<int, Operand>()))
        {
            Compute choice = new(local, Operation.Choose, new([condition, then, otherwise]));
            if (mask is Operand here)
                AddMasked(choice, here);
            else
                _builder.Emit(choice);
        }
    }

    /// <summary>Emits the steps of both branches; what each variable is at the end of either, where that differs.</summary>
    /// <param name="versions">What stands for variables where the branches part.</param>
    private List<(int Local, Operand Then, Operand Otherwise)> Run(If branch, IReadOnlyDictionary<int, Operand> versions)
    {
        Dictionary<int, Operand> then = Run(branch.Then, versions), otherwise = Run(branch.Else, versions);
        Operand Version(Dictionary<int, Operand> known, int local) => known.TryGetValue(local, out Operand found) ? found : _builder[local];
        return [.. then.Keys.Union(otherwise.Keys).Select(local => (local, Version(then, local), Version(otherwise, local))).Where(one => one.Item2 != one.Item3)];
    }

    private Dictionary<int, Operand> Run(Block block, IReadOnlyDictionary<int, Operand> versions)
    {
        Dictionary<int, Operand> mine = versions.ToDictionary(pair => pair.Key, pair => pair.Value);
        Operand Version(Operand operand) => !operand.IsConstant && mine.TryGetValue(operand.Local, out Operand found) ? found : operand;
        HashSet<int> inside = OnlyIn(block);
        foreach (Step step in block.Steps)
        {
            if (step is If inner)
            {
                Operand condition = Version(inner.Condition);
                foreach ((int local, Operand then, Operand otherwise) in Run(inner, mine))
                    mine[local] = _builder.Compute(Operation.Choose, _procedure.Locals[local].Kind, condition, then, otherwise);
                continue;
            }
            int target = step.Targets().First(), version = IsKept(target) && !inside.Contains(target) ? _builder.Temporary(_procedure.Locals[target].Kind) : target;
            _builder.Emit(new Renumbering(Version, _ => version, array => array).Apply(step));
            if (version != target)
                mine[target] = _builder[version];
        }
        return mine;
    }

    /// <summary>The variables that nothing outside a block mentions and that the block assigns before it reads them.</summary>
    private HashSet<int> OnlyIn(Block block)
    {
        HashSet<int> seen = [], first = [];
        foreach (Step step in block.Steps)
        {
            seen.UnionWith(step.Blocks().SelectMany(inner => Mentions(inner.All()).Keys).Concat(Effects.LocalsRead(step)));
            first.UnionWith(step.Targets().Where(seen.Add));
        }
        Dictionary<int, int> inside = Mentions(block.All());
        first.RemoveWhere(local => inside[local] != _mentions[local] || _procedure.Results.Contains(local));
        return first;
    }

    private static Dictionary<int, int> Mentions(IEnumerable<Step> steps) =>
        steps.SelectMany(step => step.Targets().Concat(Effects.LocalsRead(step))).GroupBy(local => local).ToDictionary(same => same.Key, same => same.Count());
}
