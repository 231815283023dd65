using CurseOfMemory.Generator.Graphs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading;

/// <summary>
/// Follows nodes from the tokens that made them to the finished definition. Closing a sum renames its index, which makes new nodes; they are
/// found again by a hash that is blind to the names of indices.
/// </summary>
internal static class PlaceTable
{
    public static IReadOnlyDictionary<int, Location> Follow(
        Graph graph, IReadOnlyList<int> kept, IReadOnlyDictionary<int, Location> places, Func<int, int> moved)
    {
        ulong[] hashes = BlindHashes(graph);
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

    private static ulong[] BlindHashes(Graph graph)
    {
        ulong[] hashes = new ulong[graph.Count];
        for (int i = 0; i < hashes.Length; i++)
            hashes[i] = BlindHash(graph[i], hashes);
        return hashes;
    }

    private static ulong BlindHash(Node node, ulong[] hashes)
    {
        bool indexed = node.Op is Op.Data or Op.Parameter or Op.IndexValue or Op.Sum && node.B >= 0;
        ulong hash = Graph.Mix((ulong)node.Op + 1, unchecked((ulong)BitConverter.DoubleToInt64Bits(node.Value)));
        hash = Graph.Mix(hash, unchecked((ulong)node.A));
        hash = Graph.Mix(hash, unchecked((ulong)(indexed ? new Index(node.B).Extent : node.B)));
        ulong operands = 0;
        foreach (int operand in node.Operands)
            operands = node.Op is Op.Add or Op.Multiply ? unchecked(operands + Graph.Mix(1, hashes[operand])) : Graph.Mix(operands, hashes[operand]);
        return Graph.Mix(hash, operands);
    }
}
