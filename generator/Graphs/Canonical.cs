namespace CurseOfMemory.Generator.Graphs;

/// <summary>
/// Numbers the leaves of a definition by the part they play in it, not by name or order, so that renaming, reordering blocks or reordering
/// statements leaves everything downstream unchanged. The parts are colours refined to a fixed point (Weisfeiler and Leman, 1968):
/// a leaf's colour is refined by all the places in which it stands.
/// </summary>
internal static class Canonical
{
    private const int Rounds = 3;

    /// <summary>The tables that a definition's leaves and lengths stand in.</summary>
    private enum Table
    {
        Blocks,
        Data,
        Targets,
        Extents,
    }

    /// <summary>A definition as read, without what nothing hangs on and in canonical order, and the position of each node that was kept, -1 if merged away.</summary>
    public static (Definition Definition, IReadOnlyDictionary<int, int> Moved) OfReading(Definition read)
    {
        Graph all = new(read.Nodes), compact = new() { KeepsSigns = true };
        Dictionary<int, int> position = [];
        foreach (int node in all.Reachable(read.Roots))
            position[node] = compact.Rebuild(all[node], operand => position[operand]);
        (Definition ordered, IReadOnlyList<int> moved) = Order(read with
        {
            Nodes = Enumerable.Range(0, compact.Count).Select(node => compact[node]).ToEquatableArray(),
            Root = position[read.Root],
            Residual = read.Residual is { } residual ? residual with { Node = position[residual.Node] } : null,
        });
        return (ordered, position.ToDictionary(pair => pair.Key, pair => moved[pair.Value]));
    }

    /// <summary>The definition with its blocks in canonical order, and the position of each old node in the new graph.</summary>
    public static (Definition Definition, IReadOnlyList<int> Moved) Order(Definition definition) =>
        Order(definition, new Graph(definition.Nodes), definition.Root);

    /// <summary>The same by the part that leaves play in another formula for the same thing, such as its closed form.</summary>
    public static (Definition Definition, IReadOnlyList<int> Moved) Order(Definition definition, Graph formula, int root)
    {
        Graph old = new(definition.Nodes);
        Dictionary<(Table, int), ulong> colours = Colours(formula, root, definition);
        Dictionary<Table, int[]> ranks = Counts(definition).ToDictionary(table => table.Key, table => Ranks(table.Value, i => colours[(table.Key, i)]));

        Graph graph = new();
        int[] moved = new int[old.Count];
        for (int i = 0; i < old.Count; i++)
            moved[i] = graph.Rebuild(Renumbered(old[i], ranks), operand => moved[operand]);

        int[] extents = ranks[Table.Extents];
        Definition ordered = definition with
        {
            Blocks = Permuted(
                definition.Blocks.Select(block => block.IsScalar ? block : block with { Extent = extents[block.Extent] }).ToEquatableArray(),
                ranks[Table.Blocks]),
            Extents = Permuted(definition.Extents, extents),
            Data = Permuted(definition.Data, ranks[Table.Data]),
            Targets = Permuted(definition.Targets, ranks[Table.Targets]),
            Root = moved[definition.Root],
            Residual = definition.Residual is { } residual ? new(moved[residual.Node], extents[residual.Extent]) : null,
        };
        return (Compact(ordered, graph, moved), moved);
    }

    private static Dictionary<Table, int> Counts(Definition definition) => new()
    {
        [Table.Blocks] = definition.Blocks.Count,
        [Table.Data] = definition.Data.Count,
        [Table.Targets] = definition.Targets.Count,
        [Table.Extents] = definition.Extents.Count,
    };

    private static Node Renumbered(Node node, Dictionary<Table, int[]> ranks)
    {
        Index index = new(node.B);
        return node with
        {
            A = TableOf(node.Op) is Table table ? ranks[table][node.A] : node.A,
            B = IsIndexed(node) ? Index.Variable(index.Slot, ranks[Table.Extents][index.Extent]).Code : node.B,
        };
    }

    /// <summary>Keeps what the root depends on, in an order that depends on structure alone, and updates the positions.</summary>
    private static Definition Compact(Definition definition, Graph graph, int[] moved)
    {
        IReadOnlyList<int> kept = Postorder(graph, definition.Roots);
        Dictionary<int, int> place = kept.Select((node, i) => (node, i)).ToDictionary(pair => pair.node, pair => pair.i);
        for (int i = 0; i < moved.Length; i++)
            moved[i] = place.TryGetValue(moved[i], out int position) ? position : -1;
        Node[] nodes = kept
            .Select(node => graph[node] with { Operands = graph[node].Operands.Select(operand => place[operand]).ToEquatableArray() })
            .ToArray();
        return definition with
        {
            Nodes = new(nodes),
            Root = place[definition.Root],
            Residual = definition.Residual is { } residual ? residual with { Node = place[residual.Node] } : null,
        };
    }

    /// <summary>Nodes and what they depend on, operands first, each once, in the order of the operands.</summary>
    private static IReadOnlyList<int> Postorder(Graph graph, IReadOnlyList<int> roots)
    {
        List<int> order = [];
        HashSet<int> opened = [], closed = [];
        Stack<int> pending = new(roots.Reverse());
        while (pending.Count > 0)
        {
            int node = pending.Peek();
            if (opened.Add(node))
            {
                foreach (int operand in graph[node].Operands.Reverse().Where(operand => !opened.Contains(operand)))
                    pending.Push(operand);
            }
            else if (closed.Add(pending.Pop()))
            {
                order.Add(node);
            }
        }
        return order;
    }

    private static Dictionary<(Table, int), ulong> Colours(Graph graph, int root, Definition definition)
    {
        Dictionary<(Table, int), ulong> colours = [];
        for (int i = 0; i < definition.Extents.Count; i++)
            colours[(Table.Extents, i)] = Graph.Mix((ulong)definition.Extents[i].Kind + 1, (ulong)definition.Extents[i].Size);
        for (int i = 0; i < definition.Blocks.Count; i++)
            colours[(Table.Blocks, i)] = definition.Blocks[i].IsScalar ? 1UL : colours[(Table.Extents, definition.Blocks[i].Extent)];
        for (int i = 0; i < definition.Data.Count; i++)
            colours[(Table.Data, i)] = 3;
        for (int i = 0; i < definition.Targets.Count; i++)
            colours[(Table.Targets, i)] = 4;
        IReadOnlyList<int> nodes = graph.Reachable(root);
        for (int round = 0; round < Rounds; round++)
            Refine(graph, nodes, colours);
        return colours;
    }

    private static void Refine(Graph graph, IReadOnlyList<int> nodes, Dictionary<(Table, int), ulong> colours)
    {
        Dictionary<int, ulong> below = [];
        foreach (int i in nodes)
            below[i] = Below(graph[i], colours, below);

        Dictionary<int, ulong> above = nodes.ToDictionary(node => node, _ => 0UL);
        foreach (int i in nodes.Reverse())
            Spread(graph[i], below[i], above[i], above);

        foreach (int i in nodes)
        {
            foreach ((Table, int) leaf in LeavesOf(graph[i]))
                colours[leaf] = unchecked(colours[leaf] + Graph.Mix(below[i], above[i]));
        }
    }

    private static ulong Below(Node node, Dictionary<(Table, int), ulong> colours, Dictionary<int, ulong> below)
    {
        bool commutes = node.Op is Op.Add or Op.Multiply;
        ulong hash = Graph.Mix((ulong)node.Op + 1, unchecked((ulong)BitConverter.DoubleToInt64Bits(node.Value)));
        hash = Graph.Mix(hash, TableOf(node.Op) is null ? unchecked((ulong)node.A) : 0);
        hash = Graph.Mix(hash, unchecked((ulong)(IsIndexed(node) ? new Index(node.B).Slot : node.B)));
        foreach ((Table, int) leaf in LeavesOf(node))
            hash = Graph.Mix(hash, colours[leaf]);
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

    /// <summary>The table that an instruction's A counts in.</summary>
    private static Table? TableOf(Op op) => op switch
    {
        Op.Parameter => Table.Blocks,
        Op.Data => Table.Data,
        Op.TargetAt or Op.Moment or Op.SquaredNorm or Op.SquaredMoment => Table.Targets,
        Op.ExtentSize => Table.Extents,
        _ => null,
    };

    /// <summary>Whether an instruction's B is an index variable.</summary>
    private static bool IsIndexed(Node node) => node.Op is Op.Parameter or Op.Data or Op.IndexValue or Op.Sum && new Index(node.B).IsVariable;

    private static IEnumerable<(Table, int)> LeavesOf(Node node)
    {
        if (TableOf(node.Op) is Table table)
            yield return (table, node.A);
        if (IsIndexed(node))
            yield return (Table.Extents, new Index(node.B).Extent);
    }

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
