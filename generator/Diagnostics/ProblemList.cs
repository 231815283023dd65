namespace CurseOfMemory.Generator.Diagnostics;

/// <summary>The problems found so far, each once: a helper that is inlined twice complains once.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Problems => _problems;

    public void Add(Problem problem)
    {
        if (!_problems.Exists(known => known.Descriptor.Id == problem.Descriptor.Id && known.Location.Equals(problem.Location)))
            _problems.Add(problem);
    }

    /// <summary>Takes back all but the first problems.</summary>
    public void Forget(int kept) => _problems.RemoveRange(kept, _problems.Count - kept);
}
