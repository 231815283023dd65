using CurseOfMemory.Generator.Graphs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading;

/// <summary>
/// Follows nodes from the tokens that made them to the definition in its order. Closing a sum renames its index, which makes new nodes.
/// </summary>
internal static class PlaceTable
{
    /// <param name="read">The definition as read.</param>
    /// <param name="places">The tokens of its nodes.</param>
    public static IReadOnlyDictionary<int, Location> Follow(Definition read, IReadOnlyDictionary<int, Location> places)
    {
        IReadOnlyDictionary<int, int> moved = Canonical.OfReading(read).Moved;
        ulong[] hashes = IndexBlind.Hashes(new Graph(read.Nodes));
        Dictionary<ulong, Location> byHash = [];
        foreach (KeyValuePair<int, Location> place in places.OrderBy(place => place.Key))
        {
            if (!byHash.ContainsKey(hashes[place.Key]))
                byHash.Add(hashes[place.Key], place.Value);
        }
        Dictionary<int, Location> followed = [];
        foreach (KeyValuePair<int, int> node in moved.OrderBy(pair => pair.Key))
        {
            if ((places.TryGetValue(node.Key, out Location? location) || byHash.TryGetValue(hashes[node.Key], out location)) && node.Value >= 0)
                followed[node.Value] = location;
        }
        return followed;
    }
}
