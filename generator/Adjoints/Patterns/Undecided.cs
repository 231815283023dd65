using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints.Patterns;

/// <summary>
/// What a procedure computes from the values that it is differentiated by, or where such a value decides: a pattern, which holds for all values, can't read
/// it. All else follows from lengths, integers and data. One least fixed point over all steps; the procedure calls no other.
/// </summary>
internal sealed class Undecided
{
    private readonly Dictionary<int, int> _mentions;
    private readonly bool[] _locals, _arrays;
    private bool _changed;

    private Undecided(Procedure procedure, Activity activity)
    {
        _mentions = Mentions(procedure.Prologue.All().Concat(procedure.Body.All()), procedure.Results.Concat(procedure.Parameters));
        _locals = [.. procedure.Locals.Select((_, local) => activity.IsVaried(0, local))];
        _arrays = [.. procedure.Arrays.Select((_, array) => activity.IsVariedArray(0, array))];
    }

    public static Undecided Of(Procedure procedure, Activity activity)
    {
        Undecided undecided = new(procedure, activity);
        do
        {
            undecided._changed = false;
            undecided.Visit(procedure.Body, null);
        }
        while (undecided._changed);
        return undecided;
    }

    public bool Is(int local) => _locals[local];

    public bool Is(Operand operand) => !operand.IsConstant && _locals[operand.Local];

    public bool IsArray(int array) => _arrays[array];

    /// <summary>The locals that stand in a block alone: nothing outside can tell whether it ran.</summary>
    public HashSet<int> Own(Block block) => [.. Mentions(block.All(), []).Where(pair => pair.Value == _mentions[pair.Key]).Select(pair => pair.Key)];

    private static Dictionary<int, int> Mentions(IEnumerable<Step> steps, IEnumerable<int> more) => steps
        .SelectMany(step => Effects.LocalsRead(step).Concat(step.Targets()))
        .Concat(more)
        .GroupBy(local => local)
        .ToDictionary(group => group.Key, group => group.Count());

    /// <param name="own">The locals of the innermost branch that is undecided itself, null outside of such.</param>
    private void Visit(Block block, HashSet<int>? own)
    {
        foreach (Step step in block.Steps)
        {
            switch (step)
            {
                case If branch:
                    Visit(branch.Then, Is(branch.Condition) ? Own(branch.Then) : own);
                    Visit(branch.Else, Is(branch.Condition) ? Own(branch.Else) : own);
                    break;
                case For loop:
                    Mark(_locals, loop.Counter, Is(loop.From) || Is(loop.To));
                    Visit(loop.Body, own);
                    break;
                case While loop:
                    Visit(loop.Test, own);
                    Visit(loop.Body, own);
                    break;
                default:
                    Visit(step, own);
                    break;
            }
        }
    }

    private void Visit(Step step, HashSet<int>? own)
    {
        bool isUndecided = step.Reads().Any(Is) || (step is Load load && _arrays[load.Array]);
        foreach (int target in step.Targets())
            Mark(_locals, target, isUndecided || own?.Contains(target) == false);
        if (step is Store or AddTo or Fill)
            Mark(_arrays, step.Arrays().Single(), isUndecided || own is not null);
    }

    private void Mark(bool[] flags, int place, bool value)
    {
        _changed |= value && !flags[place];
        flags[place] |= value;
    }
}
