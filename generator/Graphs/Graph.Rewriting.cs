namespace CurseOfMemory.Generator.Graphs;

/// <summary>Rebuilding: a node again, with other leaves or other operands.</summary>
internal sealed partial class Graph
{
    /// <summary>A node with one index variable replaced by another index, remembered: planning asks for the same column at each use.</summary>
    public int Substitute(int node, Index from, Index to)
    {
        if (!IsFree(node, from))
            return node;
        if (!_substituted.TryGetValue((node, from.Code, to.Code), out int substituted))
            _substituted.Add((node, from.Code, to.Code), substituted = Substituted(node, from, to));
        return substituted;
    }

    private int Substituted(int node, Index from, Index to) => Rewrite(node, position => !IsFree(position, from) ? position
        : this[position] is { Operands.Count: 0 } leaf && leaf.B == from.Code ? Intern(leaf with { B = to.Code })
        : null);

    /// <summary>A node with another node for a variable of integration.</summary>
    public int Replace(int node, int variable, int by) => Rewrite(node, position => IsVariable(position, variable) ? by : null);

    public bool IsVariable(int node, int variable) => this[node].Op == Op.Variable && this[node].A == variable;

    /// <summary>
    /// A node rebuilt bottom-up. <paramref name="replace"/> gives a node's replacement, or null to rebuild it over its rebuilt operands.
    /// </summary>
    public int Rewrite(int node, Func<int, int?> replace)
    {
        Dictionary<int, int> rewritten = [];
        Stack<int> pending = new([node]);
        while (pending.Count > 0)
        {
            int current = pending.Peek();
            if (rewritten.ContainsKey(current))
                pending.Pop();
            else if (replace(current) is int replacement)
                rewritten[pending.Pop()] = replacement;
            else if (!PushMissing(current, rewritten, pending))
                rewritten[pending.Pop()] = Rebuild(this[current], operand => rewritten[operand]);
        }
        return rewritten[node];
    }

    private bool PushMissing(int node, Dictionary<int, int> rewritten, Stack<int> pending)
    {
        bool missing = false;
        foreach (int operand in this[node].Operands)
        {
            if (rewritten.ContainsKey(operand))
                continue;
            pending.Push(operand);
            missing = true;
        }
        return missing;
    }

    /// <summary>An instruction, of this graph or another, again over other operands, in normal form.</summary>
    public int Rebuild(Node node, Func<int, int> operand)
    {
        int[] operands = node.Operands.Select(operand).ToArray();
        return node.Op switch
        {
            Op.Add => Add(operands),
            Op.Multiply => Multiply(operands),
            Op.Power => Power(operands[0], node.A),
            Op.Function => Function(Functions.All[node.A], node.B, operands),
            Op.Sum => Sum(new Index(node.B), operands[0]),
            _ => Intern(node with { Operands = new EquatableArray<int>(operands) }),
        };
    }

    /// <summary>The nodes that some roots depend on, operands before users.</summary>
    public IReadOnlyList<int> Reachable(params IEnumerable<int> roots)
    {
        HashSet<int> found = [];
        Stack<int> pending = new(roots);
        while (pending.Count > 0)
        {
            int node = pending.Pop();
            if (!found.Add(node))
                continue;
            foreach (int operand in this[node].Operands)
                pending.Push(operand);
        }
        int[] ascending = [.. found];
        Array.Sort(ascending);
        return ascending;
    }

    /// <summary>The same for one node, remembered while there is room: planning asks again and again.</summary>
    public IReadOnlyList<int> Reachable(int root)
    {
        if (_reachable.TryGetValue(root, out IReadOnlyList<int>? known))
            return known;
        IReadOnlyList<int> found = Reachable([root]);
        if ((_room -= found.Count) > 0)
            _reachable.Add(root, found);
        return found;
    }
}
