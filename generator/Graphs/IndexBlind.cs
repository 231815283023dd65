namespace CurseOfMemory.Generator.Graphs;

/// <summary>
/// Hashes of nodes that are blind to the names of index variables. Opening and closing sums renames indices, which makes new nodes; by these
/// hashes they are known again.
/// </summary>
internal static class IndexBlind
{
    /// <summary>The hashes of all nodes of a graph, by position.</summary>
    public static ulong[] Hashes(Graph graph)
    {
        ulong[] hashes = new ulong[graph.Count];
        for (int i = 0; i < hashes.Length; i++)
            hashes[i] = Hash(graph[i], hashes);
        return hashes;
    }

    /// <summary>The first of some nodes at the start of a graph that differs from a node by names of indices alone; -1 if there is none.</summary>
    public static int Find(Graph graph, int node, int count)
    {
        if (node < count)
            return node;
        ulong[] hashes = Hashes(graph);
        return Array.IndexOf(hashes, hashes[node], 0, count);
    }

    private static ulong Hash(Node node, ulong[] hashes)
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
