using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>The steps of a procedure in the order of the text, each with the blocks around it.</summary>
internal sealed class Trace
{
    private readonly List<(Step Step, (int Owner, int Block)[] Path)> _steps = [];
    private readonly HashSet<int> _renewals, _copies;

    /// <param name="renewals">Copies that give a variable another array.</param>
    /// <param name="copies">Copies that stand for a second name: in C# they change no elements.</param>
    public Trace(IEnumerable<Step> steps, IReadOnlyCollection<Step> renewals, IReadOnlyCollection<Step> copies)
    {
        Add(steps, []);
        _renewals = Places(renewals);
        _copies = Places(copies);
    }

    private HashSet<int> Places(IReadOnlyCollection<Step> steps) =>
        [.. Enumerable.Range(0, _steps.Count).Where(i => steps.Any(step => ReferenceEquals(step, _steps[i].Step)))];

    private void Add(IEnumerable<Step> steps, (int, int)[] path)
    {
        foreach (Step step in steps)
        {
            int owner = _steps.Count, block = 0;
            _steps.Add((step, path));
            foreach (Block inner in step.Blocks())
                Add(inner.Steps, [.. path, (owner, block++)]);
        }
    }

    /// <summary>Whether it can be told from the copy of an array that it is none: one of both changes while the other is still in use.</summary>
    public bool IsSeen(Step copy, int[] source, int[] target)
    {
        int at = _steps.FindIndex(one => ReferenceEquals(one.Step, copy));
        if (at < 0)
            return false;
        int made = Made(at, source);
        // the next pass of a loop comes after the copy, too, unless it makes the array anew
        int from = _steps[at].Path.Where(block => IsLoop(block.Owner) && !_steps[made].Path.Contains(block)).Select(block => block.Owner).DefaultIfEmpty(at).First();
        bool changed = false, copyChanged = false, used = false;
        for (int i = from; i < _steps.Count; i++)
        {
            if (_copies.Contains(i) || _steps[i].Path.Any(block => _copies.Contains(block.Owner)))
                continue;
            changed |= Changes(_steps[i].Step, source);
            copyChanged |= Changes(_steps[i].Step, target);
            used |= _steps[i].Step.Arrays().Any(source.Contains);
        }
        return changed || copyChanged && used;
    }

    /// <summary>Where an array is made: where it is first named, or renewed on the way to the copy.</summary>
    private int Made(int at, int[] source)
    {
        int first = _steps.FindIndex(one => one.Step.Arrays().Any(source.Contains));
        return Enumerable.Range(0, at).Reverse()
            .Where(i => _renewals.Contains(i) && _steps[i].Path.All(_steps[at].Path.Contains) && Inside(i).Any(step => step.Arrays().Any(source.Contains)))
            .DefaultIfEmpty(first < 0 ? at : first).First();
    }

    private IEnumerable<Step> Inside(int owner) => _steps[owner].Step.Blocks().SelectMany(block => block.All());

    private bool IsLoop(int step) => _steps[step].Step is For or While;

    public static bool Changes(Step step, int[] arrays) => step is Store or AddTo or Fill or Call or CallDerivative && step.Arrays().Any(arrays.Contains);
}
