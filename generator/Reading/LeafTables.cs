using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Reading;

/// <summary>The leaves of the definition being read, each once.</summary>
internal sealed class LeafTables
{
    public List<Block> Blocks { get; } = [];

    public List<Extent> Extents { get; } = [];

    public List<DataLeaf> Data { get; } = [];

    public List<TargetLeaf> Targets { get; } = [];

    /// <summary>The number of an extent; equal lengths are one extent.</summary>
    public int NumberOf(Extent extent)
    {
        int number = Place(Extents, extent);
        return number < Index.ExtentLimit ? number : throw new NotSupportedException($"more than {Index.ExtentLimit} different lengths");
    }

    public int NumberOf(DataLeaf leaf) => Place(Data, leaf);

    public int NumberOf(TargetLeaf leaf) => Place(Targets, leaf);

    private static int Place<T>(List<T> leaves, T leaf)
        where T : IEquatable<T>
    {
        int place = leaves.IndexOf(leaf);
        if (place >= 0)
            return place;
        leaves.Add(leaf);
        return leaves.Count - 1;
    }
}
