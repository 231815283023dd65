namespace CurseOfMemory.Generator.Adjoints;

/// <summary>A set of locals and of arrays.</summary>
internal sealed class Places
{
    public HashSet<int> Locals { get; } = [];

    public HashSet<int> Arrays { get; } = [];

    public int Count => Locals.Count + Arrays.Count;

    public Places Copy()
    {
        Places copy = new();
        copy.Add(this);
        return copy;
    }

    public void Add(Places other)
    {
        Locals.UnionWith(other.Locals);
        Arrays.UnionWith(other.Arrays);
    }
}
