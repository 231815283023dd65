using CurseOfMemory.Generator.Graphs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading;

/// <summary>
/// Follows nodes from the tokens that made them to the finished definition. Closing a sum renames its index, which makes new nodes.
/// </summary>
internal static class PlaceTable
{
    public static IReadOnlyDictionary<int, Location> Follow(
        Graph graph, IReadOnlyList<int> kept, IReadOnlyDictionary<int, Location> places, Func<int, int> moved)
    {
        ulong[] hashes = IndexBlind.Hashes(graph);
        Dictionary<ulong, Location> byHash = [];
        foreach (KeyValuePair<int, Location> place in places.OrderBy(place => place.Key))
        {
            if (!byHash.ContainsKey(hashes[place.Key]))
                byHash.Add(hashes[place.Key], place.Value);
        }
        Dictionary<int, Location> followed = [];
        foreach (int node in kept)
        {
            if ((places.TryGetValue(node, out Location? location) || byHash.TryGetValue(hashes[node], out location)) && moved(node) >= 0)
                followed[moved(node)] = location;
        }
        return followed;
    }
}
