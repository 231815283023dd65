namespace CurseOfMemory.Generator.Graphs;

/// <summary>
/// A growing, hash-consed list of instructions: equal expressions have equal positions. Operands always stand before what uses them,
/// so that passes are loops, not recursions.
/// </summary>
internal sealed partial class Graph
{
    private readonly IndexSets _indices = new();
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

    public int Count => _hashes.Count;

    /// <summary>How many nodes there may be: what expands further is refused.</summary>
    public int Limit { get; init; } = int.MaxValue;

    public ref readonly Node this[int position] => ref _nodes[position];

    /// <summary>A hash of the structure below a node that doesn't depend on the order in which nodes were made.</summary>
    public ulong Hash(int node) => _hashes[node];

    /// <summary>The codes of the index variables that are free in a node, ascending.</summary>
    public ReadOnlySpan<int> Free(int node) => _indices[FreeSet(node)];

    /// <summary>The number of that set: equal sets have equal numbers.</summary>
    public int FreeSet(int node) => _facts[node].Free;

    public bool IsFree(int node, Index index) => _indices.Contains(FreeSet(node), index.Code);

    /// <summary>Whether one of some operations stands in a node or below it.</summary>
    public bool Has(int node, OpSet ops) => _facts[node].Ops.Overlaps(ops);

    /// <summary>How many nodes there are in a node, shared ones counted each time.</summary>
    public double Size(int node) => _facts[node].Size;

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
}
