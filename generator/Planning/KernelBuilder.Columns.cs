using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>
/// Columns: costly expressions of one index that a loop inside lanes would compute again for every group of lanes. They are computed once,
/// in lanes, into a work span, and read from there.
/// </summary>
internal sealed partial class KernelBuilder
{
    private readonly Dictionary<int, string> _columns = [];
    private readonly HashSet<int> _filling = [];

    /// <summary>The columns of this kernel: their nodes, free in k, and their names.</summary>
    public IReadOnlyDictionary<int, string> Columns => _columns;

    /// <summary>The index of a node that should be read from a column, or null.</summary>
    private Index? ColumnIndex(int node, Scope scope)
    {
        if (graph.Free(node).Length != 1 || graph[node].Operands.Count == 0)
            return null;
        Index index = new(graph.Free(node)[0]);
        if (scope.Of(index.Code) is not Scope loop)
            return null;
        if (layout.IsBatch ? loop.Parent == Root : loop.IsLanes)
            return _wanted.Count > 0 && Canonical(node, index) is int column && _wanted.Contains(column) && !_filling.Contains(column) ? index : null;
        return loop.InLanes && graph.Has(node, Costly) && (!layout.IsBatch || DependsOnLanes(node, scope)) ? index : null;
    }

    private int Canonical(int node, Index index) => graph.Substitute(node, index, Index.K(index.Extent));

    private static readonly OpSet Costly = OpSet.Of(Op.Function, Op.Moment, Op.SquaredMoment, Op.TargetAt, Op.Sum, Op.SumBelow) | OpSet.Quotients;

    private Expression Column(int node, Index index, Scope scope)
    {
        int column = Canonical(node, index);
        if (!_columns.TryGetValue(column, out string? name))
            name = Fill(column, index.Extent);
        Scope loop = scope.Of(index.Code)!;
        return layout.IsBatch ? Pool.Element(name, layout.ColumnPlace(loop.Name), true) : Pool.Element(name, loop.Name, loop.IsLanes);
    }

    /// <summary>The sums over pairs that are columns which the runtime computes.</summary>
    public IReadOnlyDictionary<int, CauchySum> PairSums { get; init; } = new Dictionary<int, CauchySum>();

    private string Fill(int column, int extent)
    {
        if (PairSums.TryGetValue(column, out CauchySum? sum))
            return FillPairSums(column, sum);
        if (PowerSums.TryGetValue(column, out CauchyPower? power))
            return FillPowers(column, power);
        string name = Names.Take("column");
        _columns.Add(column, name);
        _filling.Add(column);
        Plan(Root, [], [new LoopItem(column, Index.K(extent), (body, value) => body.Statements.Add(layout.IsBatch
            ? new Store(name, layout.ColumnPlace(body.Name), value, IsLanes: true, layout.Formulas.Text(column))
            : new Store(name, body.Name, value, body.IsLanes, layout.Formulas.Text(column))))]);
        _filling.Remove(column);
        return name;
    }

    private string FillPairSums(int column, CauchySum sum)
    {
        CauchySum? other = PairSums.OrderBy(sum => graph.Hash(sum.Key)).Select(sum => sum.Value)
            .FirstOrDefault(other => other.X == sum.X && other.IsSelf != sum.IsSelf && !_columns.ContainsKey(other.First));
        CauchySum[] sums = other is null ? [sum] : sum.IsSelf ? [sum, other] : [other, sum];
        string[] names = [.. sums.SelectMany(one => new[] { one.First, one.Second }).Select(TakeColumn)];
        string terms = string.Concat(sums.Select(one => one.IsSelf ? $", {Span(one.C)}" : $", {Span(one.Y)}, {Span(one.C)}"));
        foreach (CauchySum one in sums)
            Root.Statements.Add(new Line($"// {_columns[one.First]}, {_columns[one.Second]}: {layout.Formulas.Text(one.First)}, {layout.Formulas.Text(one.Second)}"));
        string method = sums.Length == 2 ? "Both" : sum.IsSelf ? "Self" : "Between";
        Root.Statements.Add(new Line($"global::CurseOfMemory.CauchySums.{method}({Span(sum.X)}{terms}, {string.Join(", ", names)});"));
        return _columns[column];
    }

    /// <summary>The sums over powers of pairs that are columns which the runtime computes by quadrature.</summary>
    public IReadOnlyDictionary<int, CauchyPower> PowerSums { get; init; } = new Dictionary<int, CauchyPower>();

    private string FillPowers(int column, CauchyPower power)
    {
        KeyValuePair<int, CauchyPower>[] like = [.. PowerSums.Where(other => other.Value.IsLike(power)).OrderBy(other => other.Value.Exponent)];
        string c = graph[power.C].Op is Op.Parameter or Op.Data or Op.Direction ? Span(graph[power.C]) : Fill(power.C, new Index(graph.Free(power.C)[0]).Extent);
        foreach (KeyValuePair<int, CauchyPower> one in like)
            Root.Statements.Add(new Line($"// {TakeColumn(one.Key)}: {layout.Formulas.Text(one.Key)}"));
        string[] names = [.. Enumerable.Range(1, 3).Select(p => like.Where(other => other.Value.Exponent == p).Select(other => _columns[other.Key]).SingleOrDefault() ?? "default")];
        Root.Statements.Add(new Line($"global::CurseOfMemory.CauchySums.Powers({Span(power.X)}, {Span(power.Y)}, {c}, {string.Join(", ", names)});"));
        return _columns[column];
    }

    /// <summary>The test whether the quadrature is worth its while.</summary>
    public string NodesPay() =>
        $"global::CurseOfMemory.CauchySums.NodesPay({string.Join(", ", [Span(PowerSums.Values.First().X), .. CauchyPower.Others(PowerSums.Values).Select(Span)])})";

    private string TakeColumn(int column) => _columns[column] = Names.Take("column");

    private string Span(Node leaf) => leaf.Op switch
    {
        Op.Parameter => layout.Block(leaf.A),
        Op.Direction => layout.Direction(leaf.A),
        _ => layout.DataOver(leaf.A, new Index(leaf.B).Extent),
    };
}
