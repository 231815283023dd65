namespace CurseOfMemory.Generator.Graphs;

/// <summary>Sets of index variables, each held once: equal sets have equal numbers. A set is its elements ascending, the last one appended to the set of the others.</summary>
internal sealed class IndexSets
{
    private readonly List<int[]> _sets = [[]];
    private readonly Dictionary<(int Set, int Code), int> _appended = [];

    /// <summary>The codes of a set, ascending. Set 0 is empty.</summary>
    public int[] this[int set] => _sets[set];

    public int Single(int code) => Append(0, code);

    public bool Contains(int set, int code) => Array.BinarySearch(_sets[set], code) >= 0;

    public int Union(int x, int y)
    {
        if (x == y || y == 0)
            return x;
        if (x == 0)
            return y;
        (int[] left, int[] right) = (_sets[x], _sets[y]);
        int union = 0;
        for (int i = 0, j = 0; i < left.Length || j < right.Length;)
        {
            int code = j == right.Length || (i < left.Length && left[i] <= right[j]) ? left[i] : right[j];
            i += i < left.Length && left[i] == code ? 1 : 0;
            j += j < right.Length && right[j] == code ? 1 : 0;
            union = Append(union, code);
        }
        return union;
    }

    public int Without(int set, int code)
    {
        if (!Contains(set, code))
            return set;
        int rest = 0;
        foreach (int other in _sets[set])
            rest = other == code ? rest : Append(rest, other);
        return rest;
    }

    private int Append(int set, int code)
    {
        if (!_appended.TryGetValue((set, code), out int appended))
        {
            _appended.Add((set, code), appended = _sets.Count);
            _sets.Add([.. _sets[set], code]);
        }
        return appended;
    }
}
