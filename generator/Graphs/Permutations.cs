namespace CurseOfMemory.Generator.Graphs;

/// <summary>All orders of a short list.</summary>
internal static class Permutations
{
    public static IEnumerable<IReadOnlyList<T>> Of<T>(IReadOnlyList<T> items)
    {
        if (items.Count <= 1)
        {
            yield return items;
            yield break;
        }
        for (int first = 0; first < items.Count; first++)
        {
            T[] rest = items.Where((_, position) => position != first).ToArray();
            foreach (IReadOnlyList<T> tail in Of(rest))
                yield return [items[first], .. tail];
        }
    }
}
