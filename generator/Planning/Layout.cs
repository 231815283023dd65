using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>A local variable at the top of a kernel.</summary>
internal sealed record Local(string Name, string Declaration);

/// <summary>Where blocks lie in theta, and what the kernels call blocks, lengths and data.</summary>
internal sealed class Layout
{
    private static readonly string[] Counters = ["k", "j", "i", "l", "p", "q", "u"];

    private readonly Definition _definition;
    private readonly NameTable _names;
    private readonly string[] _blocks, _directions, _gradients, _products, _lengths, _data;

    public Layout(Definition definition, Precision precision)
    {
        Precision = precision;
        _definition = definition;
        _names = new NameTable([.. definition.Type.MemberNames, .. Counters]);
        _lengths = definition.Extents.Select(ExtentName).ToArray();
        _blocks = definition.Blocks.Select(block => _names.Take(block.Name)).ToArray();
        _directions = definition.Blocks.Select(block => _names.Take("v" + block.Name)).ToArray();
        _gradients = definition.Blocks.Select(block => _names.Take("d" + block.Name)).ToArray();
        _products = definition.Blocks.Select(block => _names.Take("p" + block.Name)).ToArray();
        _data = definition.Data.Select(leaf => _names.Take(leaf.Name + "Values")).ToArray();
    }

    public Precision Precision { get; }

    /// <summary>A name of ours, with underscores behind it where the annotated type has a member or parameter of that name.</summary>
    public string Own(string name)
    {
        while (_definition.Type.MemberNames.Contains(name))
            name += "_";
        return name;
    }

    /// <summary>A node as a formula.</summary>
    /// <param name="scope">The loops around it, whose variables it names.</param>
    public string Formula(Graph graph, int node, Scope? scope = null)
    {
        Dictionary<int, string> open = [];
        for (; scope?.Parent is not null; scope = scope.Parent)
            open[scope.Index.Code] = scope.Name;
        return new Formula(graph, _definition, open).Text(node);
    }

    public string Block(int block) => _blocks[block];

    public string Direction(int block) => _directions[block];

    public string Gradient(int block) => _gradients[block];

    public string Product(int block) => _products[block];

    public string Data(int leaf) => _data[leaf];

    public string DataText(int leaf) => _definition.Data[leaf].Text;

    public string TargetText(int target) => _definition.Targets[target].Text;

    /// <summary>The C# expression of an extent's length inside a kernel.</summary>
    public string Length(int extent) => _lengths[extent];

    /// <summary>The C# expression of an extent's length where no local stands for it.</summary>
    public string LengthInEntry(int extent) => _definition.Extents[extent].Kind == LengthKind.Fixed ? _lengths[extent] : LengthText(extent);

    /// <summary>A name table in which everything here is taken.</summary>
    public NameTable Names() => new([
        .. _definition.Type.MemberNames, .. _lengths, .. _blocks, .. _directions, .. _gradients, .. _products, .. _data, .. Counters]);

    private string ExtentName(Extent extent) => extent.Kind switch
    {
        LengthKind.Share => _names.Take("m"),
        LengthKind.Fixed => Graphs.Formula.Number(extent.Size),
        _ => _names.Take("count"),
    };

    /// <summary>The offset of a block in theta.</summary>
    public string Offset(int block)
    {
        int position = _definition.Blocks[block].Position, constant = 0, shares = 0;
        List<string> parts = [];
        foreach (Block earlier in _definition.Blocks.Where(other => other.Position < position))
        {
            Extent? extent = earlier.IsScalar ? null : _definition.Extents[earlier.Extent];
            if (extent?.Kind == LengthKind.Share)
                shares++;
            else if (extent?.Kind == LengthKind.Member)
                parts.Add(_lengths[earlier.Extent]);
            else
                constant += extent?.Size ?? 1;
        }
        if (shares > 0)
            parts.Insert(0, shares == 1 ? _lengths[ShareExtent] : $"{shares} * {_lengths[ShareExtent]}");
        if (constant > 0 || parts.Count == 0)
            parts.Add(Graphs.Formula.Number(constant));
        return string.Join(" + ", parts);
    }

    private int ShareExtent => _definition.Extents.TakeWhile(extent => extent.Kind != LengthKind.Share).Count();

    public int Shares => _definition.Blocks.Count(block => !block.IsScalar && _definition.Extents[block.Extent].Kind == LengthKind.Share);

    /// <summary>The part of theta's length that the shared blocks don't take.</summary>
    public string OwnLengths()
    {
        int constant = _definition.Blocks.Sum(block => block.IsScalar ? 1 : _definition.Extents[block.Extent] is { Kind: LengthKind.Fixed } own ? own.Size : 0);
        string[] members = _definition.Blocks.Where(block => !block.IsScalar && _definition.Extents[block.Extent].Kind == LengthKind.Member)
            .Select(block => _definition.Extents[block.Extent].Text).ToArray();
        return string.Join(" + ", constant > 0 || members.Length == 0 ? [Graphs.Formula.Number(constant), .. members] : members);
    }

    /// <summary>The lines that check theta's length, and the lengths of blocks that are read at constant positions.</summary>
    public IEnumerable<string> Checks(string blocks, IEnumerable<Variable> variables)
    {
        const string Runtime = "global::CurseOfMemory.ParameterBlocks";
        yield return $"{Runtime}.Check({Own("theta")}.Length, shares: {Shares}, own: {OwnLengths()}, \"{blocks}\");";
        foreach (IGrouping<int, Variable> positions in variables.Where(variable => variable.Position >= 0).GroupBy(variable => variable.Block))
        {
            Block block = _definition.Blocks[positions.Key];
            int needed = positions.Max(variable => variable.Position) + 1;
            yield return $"{Runtime}.CheckBlock(\"{block.Name}\", {LengthInEntry(block.Extent)}, {needed});";
        }
    }

    /// <summary>The locals of a kernel, in order; a kernel declares those that it uses.</summary>
    public IEnumerable<Local> Locals()
    {
        yield return new(Own("n"), $"int {Own("n")} = {Own("theta")}.Length");
        for (int extent = 0; extent < _lengths.Length; extent++)
        {
            if (_definition.Extents[extent].Kind != LengthKind.Fixed)
                yield return new(_lengths[extent], $"int {_lengths[extent]} = {LengthText(extent)}");
        }
        foreach (int block in Enumerable.Range(0, _blocks.Length).OrderBy(block => _definition.Blocks[block].Position))
        {
            yield return BlockLocal(block, _blocks[block], Own("theta"));
            yield return BlockLocal(block, _directions[block], Own("direction"));
            if (!_definition.Blocks[block].IsScalar)
            {
                yield return BlockLocal(block, _gradients[block], Own("gradient"));
                yield return BlockLocal(block, _products[block], Own("product"));
            }
        }
        for (int leaf = 0; leaf < _data.Length; leaf++)
            yield return new(_data[leaf], $"global::System.ReadOnlySpan<double> {_data[leaf]} = {DataSpan(leaf)}");
    }

    /// <summary>A data array, at least as long as the loops that read it: lanes beyond the end of a span would be zeros.</summary>
    private string DataSpan(int leaf)
    {
        string[] lengths = _definition.Nodes.Where(node => node.Op == Op.Data && node.A == leaf && new Graphs.Index(node.B).IsVariable)
            .Select(node => _lengths[new Graphs.Index(node.B).Extent]).Distinct().ToArray();
        DataLeaf data = _definition.Data[leaf];
        return lengths.Length == 0
            ? data.Text
            : $"global::CurseOfMemory.ParameterBlocks.Data({data.Text}, {lengths.Aggregate((left, right) => $"global::System.Math.Max({left}, {right})")}, \"{data.Name}\")";
    }

    private string LengthText(int extent) => _definition.Extents[extent].Kind == LengthKind.Member
        ? _definition.Extents[extent].Text
        : OwnLengths() is "0" ? Shares == 1 ? Own("theta") + ".Length" : $"{Own("theta")}.Length / {Shares}"
        : Shares == 1 ? $"{Own("theta")}.Length - ({OwnLengths()})" : $"({Own("theta")}.Length - ({OwnLengths()})) / {Shares}";

    private Local BlockLocal(int block, string name, string source)
    {
        string offset = Offset(block);
        return _definition.Blocks[block].IsScalar
            ? new(name, $"{Precision.Scalar} {name} = {source}[{offset}]")
            : new(name, $"var {name} = {source}.Slice({offset}, {_lengths[_definition.Blocks[block].Extent]})");
    }
}
