namespace CurseOfMemory.Generator.Graphs;

/// <summary>The positions of a growing list by hashes of what stands there, so that equal things are made once.</summary>
internal sealed class HashChains
{
    private ulong[] _hashes = new ulong[64];

    /// <summary>The last position of each bucket, and the one before each position in its bucket, plus 1: 0 is none.</summary>
    private int[] _last = new int[128], _before = new int[64];

    public int Count { get; private set; }

    /// <summary>The hash of a position.</summary>
    public ulong this[int position] => _hashes[position];

    /// <summary>The last position of a hash, or -1.</summary>
    public int Last(ulong hash) => Like(_last[Bucket(hash)] - 1, hash);

    /// <summary>The position of the same hash before a position, or -1.</summary>
    public int Before(int position) => Like(_before[position] - 1, _hashes[position]);

    /// <summary>Adds the next position.</summary>
    public void Add(ulong hash)
    {
        if (Count == _hashes.Length)
            Grow();
        _hashes[Count] = hash;
        Chain(Count++);
    }

    private int Bucket(ulong hash) => (int)(hash & (ulong)(_last.Length - 1));

    private int Like(int position, ulong hash)
    {
        while (position >= 0 && _hashes[position] != hash)
            position = _before[position] - 1;
        return position;
    }

    private void Chain(int position)
    {
        int bucket = Bucket(_hashes[position]);
        _before[position] = _last[bucket];
        _last[bucket] = position + 1;
    }

    private void Grow()
    {
        Array.Resize(ref _hashes, 2 * Count);
        Array.Resize(ref _before, 2 * Count);
        _last = new int[4 * Count];
        for (int position = 0; position < Count; position++)
            Chain(position);
    }
}
