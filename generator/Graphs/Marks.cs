namespace CurseOfMemory.Generator.Graphs;

/// <summary>Which positions of a list a search has met; a new search forgets them without touching them.</summary>
internal sealed class Marks
{
    private int _search;
    private int[] _met = [];

    /// <summary>Begins a search among so many positions.</summary>
    public void Begin(int count)
    {
        _search++;
        if (_met.Length < count)
            _met = new int[2 * count];
    }

    /// <summary>Whether a position is met for the first time.</summary>
    public bool Add(int position)
    {
        bool isNew = _met[position] != _search;
        _met[position] = _search;
        return isNew;
    }
}
