namespace CurseOfMemory.Generator.Graphs;

/// <summary>Rebuilding: a node again, with other leaves or other operands.</summary>
internal sealed partial class Graph
{
    private readonly Marks _marks = new();

    /// <summary>By extents, what stands for the first of two indices until the second is replaced; always the same, so that substitutions are remembered.</summary>
    private readonly Dictionary<int, Index> _meanwhile = [];

    /// <summary>What substitutions still have to rename; one that another needs stands above it.</summary>
    private readonly Stack<int> _pending = new();

    /// <summary>A node with one index variable replaced by another index, remembered with all that is inside: planning asks for the same column at each use.</summary>
    public int Substitute(int node, Index from, Index to)
    {
        if (!IsFree(node, from) || _substituted.ContainsKey((node, from.Code, to.Code)))
            return Substituted(node, from, to);
        int bottom = _pending.Count;
        _pending.Push(node);
        while (_pending.Count > bottom)
        {
            int current = _pending.Peek(), waiting = _pending.Count;
            foreach (int operand in this[current].Operands)
            {
                if (IsFree(operand, from) && !_substituted.ContainsKey((operand, from.Code, to.Code)))
                    _pending.Push(operand);
            }
            if (_pending.Count == waiting)
                _substituted[(_pending.Pop(), from.Code, to.Code)] = Renamed(this[current], from, to);
        }
        return Substituted(node, from, to);
    }

    /// <summary>A node with two index variables replaced at once, such as by each other.</summary>
    public int Substitute(int node, (Index From, Index To) first, (Index From, Index To) second)
    {
        if (!_meanwhile.TryGetValue(first.From.Extent, out Index meanwhile))
            _meanwhile.Add(first.From.Extent, meanwhile = Temporary(first.From.Extent));
        node = Substitute(Substitute(node, first.From, meanwhile), second.From, second.To);
        return Substitute(node, meanwhile, first.To);
    }

    private int Substituted(int node, Index from, Index to) => IsFree(node, from) ? _substituted[(node, from.Code, to.Code)] : node;

    private int Renamed(Node node, Index from, Index to)
    {
        if (node.Operands.Count == 0)
            return Intern(node with { B = to.Code });
        int[] operands = node.Operands.ToArray();
        for (int i = 0; i < operands.Length; i++)
            operands[i] = Substituted(operands[i], from, to);
        return Rebuild(node, operands);
    }

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
        int[] operands = node.Operands.ToArray();
        for (int i = 0; i < operands.Length; i++)
            operands[i] = operand(operands[i]);
        return Rebuild(node, operands);
    }

    private int Rebuild(Node node, int[] operands) => node.Op switch
    {
        Op.Add => Add(operands),
        Op.Multiply => Multiply(operands),
        Op.Power => Power(operands[0], node.A),
        Op.Function => Function(Functions.All[node.A], node.B, operands),
        Op.Sum => Sum(new Index(node.B), operands[0]),
        _ => Intern(node with { Operands = new EquatableArray<int>(operands) }),
    };

    /// <summary>The nodes that some roots depend on, operands before users.</summary>
    public IReadOnlyList<int> Reachable(params IEnumerable<int> roots)
    {
        List<int> found = [];
        _marks.Begin(Count);
        foreach (int root in roots)
            Meet(root, found);
        for (int i = 0; i < found.Count; i++)
        {
            foreach (int operand in this[found[i]].Operands)
                Meet(operand, found);
        }
        found.Sort();
        return found;
    }

    private void Meet(int node, List<int> found)
    {
        if (_marks.Add(node))
            found.Add(node);
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
