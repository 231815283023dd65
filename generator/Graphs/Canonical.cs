namespace CurseOfMemory.Generator.Graphs;

/// <summary>
/// Numbers the leaves of a definition by the part they play in it, not by name or order, so that renaming, reordering blocks or reordering
/// statements leaves everything downstream unchanged. The parts are colours refined to a fixed point (Weisfeiler and Leman, 1968):
/// a leaf's colour is refined by all the places in which it stands.
/// </summary>
internal static class Canonical
{
    private const int Rounds = 3;

    /// <summary>The definition with its blocks in canonical order, and the position of each old node in the new graph.</summary>
    public static (Definition Definition, IReadOnlyList<int> Moved) Order(Definition definition) =>
        Order(definition, new Graph(definition.Nodes), definition.Root);

    /// <summary>The same by the part that leaves play in another formula for the same thing, such as its closed form.</summary>
    public static (Definition Definition, IReadOnlyList<int> Moved) Order(Definition definition, Graph formula, int root)
    {
        Graph old = new(definition.Nodes);
        Dictionary<(int Kind, int Leaf), ulong> colours = Colours(formula, root, definition);
        int[] blocks = Ranks(definition.Blocks.Count, i => colours[(0, i)]);
        int[] data = Ranks(definition.Data.Count, i => colours[(1, i)]);
        int[] targets = Ranks(definition.Targets.Count, i => colours[(2, i)]);

        Graph graph = new();
        int[] moved = new int[old.Count];
        for (int i = 0; i < old.Count; i++)
        {
            Node node = old[i];
            int a = LeafKind(node.Op) switch { 0 => blocks[node.A], 1 => data[node.A], 2 => targets[node.A], _ => node.A };
            moved[i] = graph.Rebuild(node with { A = a }, operand => moved[operand]);
        }

        Definition ordered = definition with
        {
            Blocks = Permuted(definition.Blocks, blocks),
            Data = Permuted(definition.Data, data),
            Targets = Permuted(definition.Targets, targets),
            Root = moved[definition.Root],
        };
        return (Compact(ordered, graph, moved), moved);
    }

    /// <summary>Keeps what the root depends on, and updates the positions.</summary>
    private static Definition Compact(Definition definition, Graph graph, int[] moved)
    {
        IReadOnlyList<int> kept = graph.Reachable(definition.Root);
        Dictionary<int, int> place = kept.Select((node, i) => (node, i)).ToDictionary(pair => pair.node, pair => pair.i);
        for (int i = 0; i < moved.Length; i++)
            moved[i] = place.TryGetValue(moved[i], out int position) ? position : -1;
        Node[] nodes = kept
            .Select(node => graph[node] with { Operands = graph[node].Operands.Select(operand => place[operand]).ToEquatableArray() })
            .ToArray();
        return definition with { Nodes = new(nodes), Root = place[definition.Root] };
    }

    private static Dictionary<(int Kind, int Leaf), ulong> Colours(Graph graph, int root, Definition definition)
    {
        Dictionary<(int, int), ulong> colours = [];
        for (int i = 0; i < definition.Blocks.Count; i++)
            colours[(0, i)] = definition.Blocks[i].IsScalar ? 1UL : 2UL;
        for (int i = 0; i < definition.Data.Count; i++)
            colours[(1, i)] = 3;
        for (int i = 0; i < definition.Targets.Count; i++)
            colours[(2, i)] = 4;
        IReadOnlyList<int> nodes = graph.Reachable(root);
        for (int round = 0; round < Rounds; round++)
            Refine(graph, nodes, colours);
        return colours;
    }

    private static void Refine(Graph graph, IReadOnlyList<int> nodes, Dictionary<(int, int), ulong> colours)
    {
        Dictionary<int, ulong> below = [];
        foreach (int i in nodes)
            below[i] = Below(graph[i], colours, below);

        Dictionary<int, ulong> above = nodes.ToDictionary(node => node, _ => 0UL);
        foreach (int i in nodes.Reverse())
            Spread(graph[i], below[i], above[i], above);

        foreach (int i in nodes)
        {
            if (LeafKind(graph[i].Op) is int kind and >= 0)
                colours[(kind, graph[i].A)] = unchecked(colours[(kind, graph[i].A)] + Graph.Mix(below[i], above[i]));
        }
    }

    private static ulong Below(Node node, Dictionary<(int, int), ulong> colours, Dictionary<int, ulong> below)
    {
        bool commutes = node.Op is Op.Add or Op.Multiply;
        int kind = LeafKind(node.Op);
        ulong hash = Graph.Mix((ulong)node.Op + 1, unchecked((ulong)BitConverter.DoubleToInt64Bits(node.Value)));
        hash = Graph.Mix(hash, kind >= 0 ? colours[(kind, node.A)] : unchecked((ulong)node.A));
        hash = Graph.Mix(hash, unchecked((ulong)node.B));
        ulong operands = 0;
        foreach (int operand in node.Operands)
            operands = commutes ? unchecked(operands + Graph.Mix(1, below[operand])) : Graph.Mix(operands, below[operand]);
        return Graph.Mix(hash, operands);
    }

    private static void Spread(Node node, ulong below, ulong above, Dictionary<int, ulong> all)
    {
        bool commutes = node.Op is Op.Add or Op.Multiply;
        for (int i = 0; i < node.Operands.Count; i++)
        {
            ulong context = Graph.Mix(Graph.Mix(above, below), commutes ? 0UL : (ulong)i + 1);
            all[node.Operands[i]] = unchecked(all[node.Operands[i]] + context);
        }
    }

    private static int LeafKind(Op op) => op switch
    {
        Op.Parameter => 0,
        Op.Data => 1,
        Op.TargetAt or Op.Moment or Op.SquaredNorm or Op.SquaredMoment => 2,
        _ => -1,
    };

    private static int[] Ranks(int count, Func<int, ulong> colour)
    {
        int[] order = Enumerable.Range(0, count).OrderBy(colour).ToArray();
        int[] ranks = new int[count];
        for (int rank = 0; rank < count; rank++)
            ranks[order[rank]] = rank;
        return ranks;
    }

    private static EquatableArray<T> Permuted<T>(EquatableArray<T> items, int[] ranks)
        where T : IEquatable<T>
    {
        T[] permuted = new T[items.Count];
        for (int i = 0; i < items.Count; i++)
            permuted[ranks[i]] = items[i];
        return new(permuted);
    }
}
