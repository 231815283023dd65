namespace CurseOfMemory.Generator.Graphs;

/// <summary>A table of nodes by their hashes, so that equal ones are made once, and what is known of each from the start.</summary>
internal sealed partial class Graph
{
    /// <summary>What is known of a node from the start.</summary>
    /// <param name="Free">The set of indices that are free in it.</param>
    /// <param name="Ops">The operations in it and below it.</param>
    /// <param name="HighestBound">The highest slot that a sum in it binds.</param>
    /// <param name="IsLoose">Whether a sum below binds a higher index than the sums inside it need, because the lower one was free there.</param>
    /// <param name="Size">How many nodes there are in it, shared ones counted each time.</param>
    private readonly record struct Facts(int Free, OpSet Ops, int HighestBound, bool IsLoose, double Size);

    private readonly HashChains _hashes = new();
    private Node[] _nodes = new Node[64];
    private Facts[] _facts = new Facts[64];

    private int Intern(Op op, int a, int b, params int[] operands) => Intern(new Node(op, a, b, 0, new EquatableArray<int>(operands)));

    private int Intern(in Node node)
    {
        ulong hash = StructuralHash(node);
        for (int known = _hashes.Last(hash); known >= 0; known = _hashes.Before(known))
        {
            if (_nodes[known].Equals(node))
                return known;
        }
        if (Count >= Limit)
            throw new CalculusException(new("CM1105", -1, new([$"{Limit}"])));
        if (Count == _nodes.Length)
        {
            Array.Resize(ref _nodes, 2 * Count);
            Array.Resize(ref _facts, 2 * Count);
        }
        (_nodes[Count], _facts[Count]) = (node, FactsOf(node));
        _hashes.Add(hash);
        return Count - 1;
    }

    private ulong StructuralHash(in Node node)
    {
        ulong hash = Mix((ulong)node.Op + 1, unchecked((ulong)BitConverter.DoubleToInt64Bits(node.Value)));
        hash = Mix(hash, unchecked((ulong)node.A));
        hash = Mix(hash, unchecked((ulong)node.B));
        if (node.Low != 0)
            hash = Mix(hash, unchecked((ulong)BitConverter.DoubleToInt64Bits(node.Low)));
        foreach (int operand in node.Operands)
            hash = Mix(hash, _hashes[operand]);
        return hash;
    }

    /// <summary>One round of the 64-bit finaliser of MurmurHash3 over the running hash and a word.</summary>
    internal static ulong Mix(ulong hash, ulong word)
    {
        unchecked
        {
            hash = (hash ^ word) * 0xff51afd7ed558ccdUL;
            hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
            return hash ^ (hash >> 29);
        }
    }

    private Facts FactsOf(in Node node)
    {
        int free = node.Op is Op.Data or Op.Parameter or Op.Direction or Op.IndexValue && node.B >= 0 ? _indices.Single(node.B) : 0;
        int highest = Index.FirstBound - 1;
        OpSet ops = OpSet.Of(node);
        bool isLoose = false;
        double size = 1;
        foreach (int operand in node.Operands)
        {
            ref readonly Facts facts = ref _facts[operand];
            free = _indices.Union(free, facts.Free);
            ops |= facts.Ops;
            highest = Math.Max(highest, facts.HighestBound);
            isLoose |= facts.IsLoose;
            size += facts.Size;
        }
        if (node.Op is not (Op.Sum or Op.SumBelow))
            return new(free, ops, highest, isLoose, size);
        int slot = new Index(node.B).Slot;
        isLoose |= node.Op == Op.Sum && slot > _facts[node.X].HighestBound + 1;
        return new(_indices.Without(free, node.B), ops, Math.Max(highest, slot), isLoose, size);
    }
}
