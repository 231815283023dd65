using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>Turns nodes of a graph into the loops and expressions of one kernel.</summary>
/// <param name="graph">The graph.</param>
/// <param name="layout">The names of blocks, extents and data.</param>
/// <param name="constants">Which nodes are fields of the type.</param>
/// <param name="wanted">Columns that an earlier attempt asked for, so that every use can read them.</param>
internal sealed partial class KernelBuilder(Graph graph, Layout layout, DataConstants? constants, IReadOnlyCollection<int> wanted)
{
    private readonly HashSet<int> _wanted = [.. wanted];
    private readonly Marks _seen = new();

    public ExpressionPool Pool { get; } = new();

    public NameTable Names { get; } = layout.Names();

    /// <summary>The top of the kernel; over a batch, the body of its loop over the problems.</summary>
    public Scope Root { get; } = new(null, Index.None, "", layout.IsBatch);

    /// <summary>Whether all loops run over plain numbers.</summary>
    public bool IsScalar { get; init; }

    /// <summary>What is known to be positive wherever the kernel runs.</summary>
    public PositiveLeaves? Positive { get; init; }

    /// <summary>Whether a loop of the kernel runs in lanes.</summary>
    public bool UsesLanes { get; private set; }

    /// <summary>The extents that loops in lanes run over.</summary>
    public SortedSet<int> LaneExtents { get; } = [];

    /// <summary>Plans items at a scope: first the sums that they need, then the items themselves.</summary>
    /// <param name="direct">Nodes to evaluate at the scope, and what to do with the values.</param>
    /// <param name="looped">Nodes to evaluate in loops over their own index.</param>
    /// <param name="inside">Nodes of loops that the caller opens afterwards: sums in them that can stand here are done here.</param>
    public void Plan(
        Scope scope,
        IReadOnlyList<(int Node, Action<Expression> Finish)> direct,
        IReadOnlyList<LoopItem> looped,
        IEnumerable<int>? inside = null)
    {
        List<int> roots = new(direct.Count + looped.Count);
        foreach ((int node, _) in direct)
            roots.Add(node);
        foreach (LoopItem item in looped)
            roots.Add(item.Node);
        roots.AddRange(inside ?? []);
        List<int> sums = Sums(scope, roots);
        if (sums.Count + looped.Count > 0)
            OpenLoops(scope, Stages(sums), [.. looped]);
        foreach ((int node, Action<Expression> finish) in direct)
            finish(Finished(Lower(node, scope)));
    }

    /// <summary>The loops of all stages, first to last.</summary>
    private void OpenLoops(Scope scope, Dictionary<int, int> stages, LoopItem[] looped)
    {
        int[] sums = [.. stages.Keys], itemStages = Array.ConvertAll(looped, item => Stage(item.Node, stages));
        int last = stages.Values.Concat(itemStages).Max();
        for (int stage = 0; stage <= last; stage++)
        {
            int[] ready = Array.FindAll(sums, sum => stages[sum] == stage);
            LoopItem[] items = last == 0 ? looped : [.. looped.Where((_, i) => itemStages[i] == stage)];
            OpenLoops(scope, ready.Length < 2 ? ready : [.. ready.OrderBy(Degree).ThenBy(graph.Hash)], items);
        }
    }

    /// <summary>One loop for all that runs over the same range.</summary>
    private void OpenLoops(Scope scope, int[] sums, LoopItem[] items)
    {
        LoopRange[] ranges = [.. Array.ConvertAll(sums, Range), .. Array.ConvertAll(items, Range)];
        if (Array.TrueForAll(ranges, range => range == ranges[0]))
        {
            OpenLoop(scope, ranges[0], sums, items);
            return;
        }
        foreach (LoopRange range in ranges.Distinct().OrderBy(range => (range.Extent, range.Limit)))
            OpenLoop(scope, range, Array.FindAll(sums, sum => Range(sum) == range), Array.FindAll(items, item => Range(item) == range));
    }

    /// <summary>Adds a finished loop in lanes to the root.</summary>
    public void Add(Scope body, string limit)
    {
        Close(body);
        Root.Statements.Add(new Loop(body.Name, limit, body.IsLanes, [.. body.Statements]));
        UsesLanes |= body.IsLanes;
        LaneExtents.Add(body.Index.Extent);
    }

    /// <summary>The size of a node's exponents and of its formula, so that simple sums stand before their derivatives.</summary>
    private int Degree(int node)
    {
        IReadOnlyList<int> nodes = graph.Reachable(node);
        return nodes.Count + nodes.Sum(inner => graph[inner].Op == Op.Power ? Math.Abs(graph[inner].A) : 0);
    }

    private LoopRange Range(int sum) => new(new Index(graph[sum].B).Extent, graph[sum].Op == Op.SumBelow ? graph[graph[sum].Y].B : -1);

    private static LoopRange Range(LoopItem item) => new(item.Index.Extent, -1);

    private static readonly OpSet AnySum = OpSet.Of(Op.Sum, Op.SumBelow);

    /// <summary>The sums below some nodes that have no value yet and whose free indices are all open, outermost only where nested in each other's loops.</summary>
    private List<int> Sums(Scope scope, List<int> roots)
    {
        List<int> sums = [];
        Stack<int> pending = new(roots);
        _seen.Begin(graph.Count);
        while (pending.Count > 0)
        {
            int node = pending.Pop();
            if (!_seen.Add(node) || scope.Find(node) is not null || constants?.Field(node) is not null || ColumnIndex(node, scope) is not null)
                continue;
            if (graph[node].Op is Op.Sum or Op.SumBelow && AreOpen(graph.Free(node), scope))
                sums.Add(node);
            foreach (int operand in graph[node].Operands)
                pending.Push(operand);
        }
        return sums;
    }

    private static bool AreOpen(ReadOnlySpan<int> indices, Scope scope)
    {
        foreach (int code in indices)
        {
            if (scope.Of(code) is null)
                return false;
        }
        return true;
    }

    /// <summary>How many loops must have ended before a sum's loop can begin.</summary>
    private Dictionary<int, int> Stages(List<int> sums)
    {
        Dictionary<int, int> stages = [];
        sums.Sort();
        foreach (int sum in sums)
            stages[sum] = Stage(graph[sum].X, stages);
        return stages;
    }

    /// <summary>The same for what reads sums.</summary>
    private int Stage(int node, Dictionary<int, int> stages)
    {
        int stage = 0;
        if (stages.Count == 0 || !graph.Has(node, AnySum))
            return stage;
        foreach (int inner in graph.Reachable(node))
            stage = stages.TryGetValue(inner, out int before) ? Math.Max(stage, before + 1) : stage;
        return stage;
    }

    private void OpenLoop(Scope scope, LoopRange range, int[] sums, LoopItem[] items)
    {
        Index index = items.Length > 0 ? items[0].Index : Index.Loop(scope.Depth, range.Extent);
        bool isLanes = !IsScalar && !scope.InLanes;
        Scope body = new(scope, index, LoopName(scope, index), isLanes);
        string limit = range.Limit < 0 ? layout.Length(range.Extent) : scope.Of(range.Limit)!.Name;
        List<(int, Action<Expression>)> direct = [];
        Dictionary<int, string> accumulators = [];
        foreach (int sum in sums)
        {
            string name = Names.Take("s");
            accumulators.Add(sum, name);
            scope.Statements.Add(new Declare(name, scope.InLanes ? DependsOnLanes(sum, scope) : isLanes, layout.Formulas.Text(sum, scope)));
            direct.Add((graph.OpenAt(sum, index), value => body.Statements.Add(new Accumulate(name, value, isLanes ? $"{limit} - {body.Name}" : null))));
        }
        direct.AddRange(items.Select(item => (item.Node, (Action<Expression>)(value => item.Finish(body, value)))));
        int declarations = scope.Statements.Count;
        Plan(body, direct, [.. items.SelectMany(item => item.Inner)]);
        Close(body);
        MoveDeclarations(scope, accumulators.Values, declarations);
        scope.Statements.Add(new Loop(body.Name, limit, isLanes, [.. body.Statements]));
        foreach (int sum in sums)
            scope.Known[sum] = Total(scope, accumulators[sum], isLanes, DependsOnLanes(sum, scope));
        UsesLanes |= isLanes;
        if (isLanes)
            LaneExtents.Add(range.Extent);
    }

    /// <summary>Puts the accumulators after the definitions that the loop's body hoisted, directly above the loop.</summary>
    private static void MoveDeclarations(Scope scope, IEnumerable<string> names, int end)
    {
        HashSet<string> moved = [.. names];
        if (moved.Count == 0)
            return;
        Statement[] declarations = scope.Statements.Take(end).OfType<Declare>().Where(declare => moved.Contains(declare.Name)).ToArray();
        scope.Statements.RemoveAll(statement => statement is Declare declare && moved.Contains(declare.Name));
        scope.Statements.AddRange(declarations);
    }

    /// <summary>An expression over a batch: in lanes, whatever it depends on.</summary>
    public Expression InLanes(Expression expression) => !layout.IsBatch || expression.IsLanes ? expression : Pool.Broadcast(expression);

    /// <summary>Stores a value of a loop's body, at its place in a vector.</summary>
    public void Store(Scope body, string span, Expression value, string formula) => body.Statements.Add(layout.IsBatch
        ? new Store(span, layout.Row(body.Name), value, IsLanes: true, formula)
        : new Store(span, body.Name, value, body.IsLanes, formula));

    /// <summary>Adds a value to one place of a vector.</summary>
    /// <param name="isStored">Whether a loop of this kernel stores a number there first.</param>
    public void AddTo(string span, string place, Expression value, bool isStored) => Root.Statements.Add(layout.IsBatch
        ? new AddToRow(span, layout.Row(place), isStored ? "0" : $"{layout.Next} - {layout.First}", value)
        : new AddTo(span, place, value));

    private Expression Total(Scope scope, string accumulator, bool isLanes, bool dependsOnLanes)
    {
        if (!isLanes && !(dependsOnLanes && layout.Precision.IsExtended))
            return Pool.Name(accumulator, dependsOnLanes);
        string name = Names.Take("sum");
        Expression sum = Pool.Name(accumulator, true);
        scope.Statements.Add(new Define(name, isLanes ? Pool.SumOfLanes(sum) : Pool.Normalized(sum)));
        return Pool.Name(name, !isLanes);
    }

    private static readonly OpSet PerProblem = OpSet.Of(Op.Parameter, Op.Direction), Data = OpSet.Of(Op.Data);

    private bool DependsOnLanes(int node, Scope scope)
    {
        if (layout.IsBatch)
            return graph.Has(node, PerProblem) || (graph.Has(node, Data) && graph.Reachable(node).Any(inner => graph[inner].Op == Op.Data && layout.IsPerProblem(graph[inner].A)));
        foreach (int code in graph.Free(node))
        {
            if (scope.Of(code) is { IsLanes: true })
                return true;
        }
        return false;
    }

    private static string LoopName(Scope scope, Index index)
    {
        string[] letters = index.Slot switch { 0 => ["k"], 1 => ["j"], _ => scope.Parent is null ? ["k"] : ["i", "l", "p", "q", "u"] };
        for (int round = 0; ; round++)
        {
            foreach (string letter in letters)
            {
                string name = round == 0 ? letter : letter + round;
                if (!Used(scope, name))
                    return name;
            }
        }
    }

    private static bool Used(Scope? scope, string name) => scope is not null && (scope.Name == name || Used(scope.Parent, name));
}

/// <summary>A node to evaluate in a loop over its own free index.</summary>
/// <param name="Finish">Appends what to do with the value to the body of the loop.</param>
internal sealed record LoopItem(int Node, Index Index, Action<Scope, Expression> Finish)
{
    /// <summary>What is evaluated in loops inside, over indices of its own.</summary>
    public IReadOnlyList<LoopItem> Inner { get; init; } = [];
}

/// <summary>What a loop runs over: an extent, or the part of it below another loop's index.</summary>
/// <param name="Limit">The code of that index, or -1.</param>
internal readonly record struct LoopRange(int Extent, int Limit);
