namespace CurseOfMemory.Generator.Graphs;

/// <summary>
/// A growing, hash-consed list of instructions: equal expressions have equal positions. Operands always stand before what uses them,
/// so that passes are loops, not recursions.
/// </summary>
internal sealed partial class Graph
{
    private readonly List<Node> _nodes = [];
    private readonly List<ulong> _hashes = [];
    private readonly List<int[]> _free = [];
    private readonly List<int> _highestBound = [];
    private readonly List<bool> _loose = [];
    private readonly Dictionary<Node, int> _positions = [];
    private readonly Dictionary<int, IReadOnlyList<int>> _reachable = [];
    private readonly Dictionary<(int Node, int From, int To), int> _substituted = [];
    private readonly Comparison<int> _order;
    private int _temporaries, _room = 1 << 20;

    public Graph() => _order = Compare;

    public Graph(IEnumerable<Node> nodes)
        : this()
    {
        foreach (Node node in nodes)
            Intern(node);
    }

    public int Count => _nodes.Count;

    /// <summary>How many nodes there may be: what expands further is refused.</summary>
    public int Limit { get; init; } = int.MaxValue;

    public Node this[int position] => _nodes[position];

    /// <summary>A hash of the structure below a node that doesn't depend on the order in which nodes were made.</summary>
    public ulong Hash(int node) => _hashes[node];

    /// <summary>The codes of the index variables that are free in a node, ascending.</summary>
    public ReadOnlySpan<int> Free(int node) => _free[node];

    public bool IsFree(int node, Index index) => Array.BinarySearch(_free[node], index.Code) >= 0;

    /// <summary>An index variable that nothing else uses.</summary>
    public Index Temporary(int extent) => Index.Variable(Index.FirstTemporary + _temporaries++, extent);

    public int Constant(Number value) => Intern(new Node(Op.Constant, 0, 0, value == 0 ? 0 : value.High, default, value.Low));

    public int Zero => Constant(0);

    public int One => Constant(1);

    public bool IsConstant(int node, double value) => this[node].Op == Op.Constant && this[node].Number == value;

    public int ExtentSize(int extent) => Intern(new Node(Op.ExtentSize, extent, 0, 0, default));

    public int Data(int leaf, Index index) => Intern(new Node(Op.Data, leaf, index.Code, 0, default));

    public int Parameter(int block, Index index) => Intern(new Node(Op.Parameter, block, index.Code, 0, default));

    public int Direction(int block, Index index) => Intern(new Node(Op.Direction, block, index.Code, 0, default));

    public int IndexValue(Index index) => Intern(new Node(Op.IndexValue, 0, index.Code, 0, default));

    public int Variable(int variable) => Intern(new Node(Op.Variable, variable, 0, 0, default));

    public int SquaredNorm(int target) => Intern(new Node(Op.SquaredNorm, target, 0, 0, default));

    public int TargetAt(int target, int t) => Intern(Op.TargetAt, target, 0, t);

    public int Moment(int target, int n, params int[] arguments) => Intern(Op.Moment, target, n, arguments);

    public int SquaredMoment(int target, int n, params int[] arguments) => Intern(Op.SquaredMoment, target, n, arguments);

    /// <param name="rule">Where quadrature is allowed: the number of nodes, and one element each of their places and weights.</param>
    public int Integral(int variable, int from, int to, int body, params int[] rule) => Intern(Op.Integral, variable, 0, [from, to, body, .. rule]);

    private int Intern(Op op, int a, int b, params int[] operands) => Intern(new Node(op, a, b, 0, new EquatableArray<int>(operands)));

    private int Intern(Node node)
    {
        if (_positions.TryGetValue(node, out int position))
            return position;
        position = _nodes.Count;
        if (position >= Limit)
            throw new CalculusException(new("CM1105", -1, new([$"{Limit}"])));
        _nodes.Add(node);
        _hashes.Add(StructuralHash(node));
        _free.Add(FreeIndices(node));
        _highestBound.Add(HighestBound(node));
        _loose.Add(IsLoose(node));
        _positions.Add(node, position);
        return position;
    }

    private ulong StructuralHash(Node node)
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

    private int[] FreeIndices(Node node)
    {
        if (node.Op is Op.Data or Op.Parameter or Op.Direction or Op.IndexValue && node.B >= 0)
            return [node.B];
        int[] free = [];
        foreach (int operand in node.Operands)
            free = Union(free, _free[operand]);
        return node.Op is Op.Sum or Op.SumBelow && Array.IndexOf(free, node.B) >= 0 ? Without(free, node.B) : free;
    }

    private static int[] Without(int[] free, int bound) => [.. free.Where(code => code != bound)];

    /// <summary>The union of two ascending lists; one of the two where it holds the other.</summary>
    private static int[] Union(int[] x, int[] y)
    {
        if (y.Length == 0 || ReferenceEquals(x, y))
            return x;
        if (x.Length == 0)
            return y;
        int[] both = [.. x.Concat(y).Distinct().OrderBy(code => code)];
        return both.Length == x.Length ? x : both.Length == y.Length ? y : both;
    }

    private int HighestBound(Node node)
    {
        int highest = Index.FirstBound - 1;
        foreach (int operand in node.Operands)
            highest = Math.Max(highest, _highestBound[operand]);
        return node.Op is Op.Sum or Op.SumBelow ? Math.Max(highest, new Index(node.B).Slot) : highest;
    }

    /// <summary>Whether a sum below binds a higher index than the sums inside it need, because the lower one was free there.</summary>
    private bool IsLoose(Node node) => node.Operands.Any(operand => _loose[operand])
        || (node.Op == Op.Sum && new Index(node.B).Slot > _highestBound[node.X] + 1);
}
