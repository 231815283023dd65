using CurseOfMemory.Generator.Graphs;

namespace CurseOfMemory.Generator.Planning;

/// <summary>A local variable at the top of a kernel.</summary>
internal sealed record Local(string Name, string Declaration)
{
    /// <summary>What it is set to.</summary>
    public string Value => Declaration.Substring(Declaration.IndexOf(" = ", StringComparison.Ordinal) + 3);
}

/// <summary>Where blocks lie in theta, and what the kernels call blocks, lengths and data.</summary>
internal sealed class Layout
{
    private static readonly string[] Counters = ["k", "j", "i", "l", "p", "q", "u"];
    private static readonly string[] BatchNames = ["values", "directions", "gradients", "products", "B", "next", "first"];

    private readonly Definition _definition;
    private readonly NameTable _names;
    private readonly Dictionary<string, string> _own = [];
    private readonly string[] _blocks, _directions, _gradients, _products, _lengths, _data;
    private IReadOnlyList<Local>? _locals;
    private HashSet<string>? _given;
    private int? _shares;
    private string? _ownLengths;
    private bool? _readsPositions;

    public Layout(Definition definition, Formulas formulas, Precision precision, bool isBatch = false)
    {
        Precision = precision;
        Formulas = formulas;
        IsBatch = isBatch;
        _definition = definition;
        _names = new NameTable([.. definition.Type.MemberNames, .. Counters, .. isBatch ? BatchNames : []]);
        _lengths = definition.Extents.Select(ExtentName).ToArray();
        _blocks = definition.Blocks.Select(block => _names.Take(block.Name)).ToArray();
        _directions = definition.Blocks.Select(block => _names.Take("v" + block.Name)).ToArray();
        _gradients = definition.Blocks.Select(block => _names.Take("d" + block.Name)).ToArray();
        _products = definition.Blocks.Select(block => _names.Take("p" + block.Name)).ToArray();
        _data = definition.Data.Select(leaf => _names.Take(LastOf(leaf.Name) + "Values")).ToArray();
    }

    /// <summary>The name of a member by itself: <c>Y</c> of <c>Bard.Y</c>.</summary>
    private static string LastOf(string name) => name.Substring(name.LastIndexOf('.') + 1);

    public Precision Precision { get; }

    /// <summary>Nodes in words of mathematics, for comments.</summary>
    public Formulas Formulas { get; }

    /// <summary>Whether kernels work on a batch of problems in structure of arrays, one per lane.</summary>
    public bool IsBatch { get; }

    /// <summary>What sets members of other kernels off from those of the first.</summary>
    public string Suffix => Precision.Suffix + (IsBatch ? "Batch" : "");

    /// <summary>The name that a method or a vector has in this half: in the plural over a batch.</summary>
    public string Named(string single) => IsBatch ? single + "s" : single;

    /// <summary>The C# expression of the number of problems.</summary>
    public string Problems => Own("B");

    /// <summary>The counter of problems: the first one that no group before has had.</summary>
    public string Next => Own("next");

    /// <summary>The first problem of a group of lanes, which all hold one.</summary>
    public string First => Own("first");

    /// <summary>What lies at a place and behind it, to as many numbers as there are lanes.</summary>
    public string Group(string span, string place) => $"{span}.Slice({place}, {Own("L")}.Count)";

    /// <summary>The place of number <paramref name="index"/> of the group's problems.</summary>
    public string Row(string index) => index == "0" ? First : $"{Lengths.Grouped(index)} * {Problems} + {First}";

    /// <summary>The span of number <paramref name="index"/> of all problems.</summary>
    public string RowSpan(string span, string index) => $"{span}.Slice({Times(index)}, {Problems})";

    private string Times(string rows) => rows == "0" ? rows : $"{Lengths.Grouped(rows)} * {Problems}";

    /// <summary>The place of a number in a work column, which over a batch holds as many as there are lanes.</summary>
    public string ColumnPlace(string index) => $"{index} * {Own("L")}.Count";

    /// <summary>The length of a work column over an extent.</summary>
    public string ColumnLength(int extent) => IsBatch ? $"{Lengths.Grouped(Length(extent))} * global::CurseOfMemory.LaneWidths.Widest" : Length(extent);

    /// <summary>A name of ours that hides no member.</summary>
    public string Own(string name)
    {
        if (!_own.TryGetValue(name, out string? own))
            _own.Add(name, own = _definition.Type.Own(name));
        return own;
    }

    public string Block(int block) => _blocks[block];

    public string Direction(int block) => _directions[block];

    public string Gradient(int block) => _gradients[block];

    public string Product(int block) => _products[block];

    public string Data(int leaf) => _data[leaf];

    /// <summary>A data array as long as an extent: its local is as long as the longest that it is read over.</summary>
    public string DataOver(int leaf, int extent) => ReadOver(leaf).Length == 1 ? _data[leaf] : $"{_data[leaf]}[..{_lengths[extent]}]";

    /// <summary>Whether a data array has other numbers in each lane of a batch.</summary>
    public bool IsPerProblem(int leaf) => _definition.Data[leaf].IsPerProblem;

    public string DataText(int leaf) => _definition.Data[leaf].Text;

    /// <summary>Whether a target computes moments of consecutive orders at once, in lanes.</summary>
    public bool HasMomentPairs(int target) => _definition.Targets[target].HasMomentPairs;

    public string TargetText(int target) => _definition.Targets[target].Text;

    /// <summary>The C# expression of an extent's length inside a kernel.</summary>
    public string Length(int extent) => _lengths[extent];

    /// <summary>Whether an extent is a number of data, or at least as long as asked.</summary>
    public bool IsLong(int extent, int length) => _definition.Extents[extent] is var known && (known.Kind == LengthKind.Member || (known.Kind == LengthKind.Fixed && known.Size >= length));

    /// <summary>The C# expression of an extent's length where no local stands for it.</summary>
    public string LengthInEntry(int extent) => _definition.Extents[extent].Kind == LengthKind.Fixed ? _lengths[extent] : LengthText(extent);

    /// <summary>A name table in which everything here is taken.</summary>
    public NameTable Names() => new(_given ??= [
        .. _definition.Type.MemberNames, .. _lengths, .. _blocks, .. _directions, .. _gradients, .. _products, .. _data, .. Counters]);

    private string ExtentName(Extent extent) => extent.Kind switch
    {
        LengthKind.Share => _names.Take("m"),
        LengthKind.Fixed => Formula.Number(extent.Size),
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
            parts.Add(Formula.Number(constant));
        return string.Join(" + ", parts);
    }

    private int ShareExtent => _definition.Extents.TakeWhile(extent => extent.Kind != LengthKind.Share).Count();

    public int Shares => _shares ??= _definition.Blocks.Count(block => !block.IsScalar && _definition.Extents[block.Extent].Kind == LengthKind.Share);

    /// <summary>The part of theta's length that the shared blocks don't take.</summary>
    public string OwnLengths => _ownLengths ??= SumOfOwnLengths();

    private string SumOfOwnLengths()
    {
        int constant = _definition.Blocks.Sum(block => block.IsScalar ? 1 : _definition.Extents[block.Extent] is { Kind: LengthKind.Fixed } own ? own.Size : 0);
        string[] members = _definition.Blocks.Where(block => !block.IsScalar && _definition.Extents[block.Extent].Kind == LengthKind.Member)
            .Select(block => _definition.Extents[block.Extent].Text).ToArray();
        return string.Join(" + ", constant > 0 || members.Length == 0 ? [Formula.Number(constant), .. members] : members);
    }

    /// <summary>The length of theta where loops run over a length, as C#; null where that doesn't say it, or where the loss reads blocks at constant positions.</summary>
    /// <param name="length">What kernels call the length.</param>
    /// <param name="value">What it is.</param>
    public string? ThetaLengthAt(string length, string value)
    {
        string own = OwnLengths;
        if (!own.All(char.IsDigit) || length != (Shares == 0 ? value : _lengths[ShareExtent]) || ReadsPositions)
            return null;
        string shares = Shares == 1 ? value : $"{Formula.Number(Shares)} * {Lengths.Grouped(value)}";
        return Shares == 0 ? own : own == "0" ? shares : $"{shares} + {own}";
    }

    /// <summary>Whether the loss reads blocks at constant positions.</summary>
    private bool ReadsPositions => _readsPositions ??= _definition.Nodes.Any(node => node.Op == Op.Parameter && new Graphs.Index(node.B).IsConstant);

    /// <summary>The lines that check theta's length, and the lengths of blocks that are read at constant positions.</summary>
    public IEnumerable<string> Checks(string blocks, IEnumerable<Variable> variables)
    {
        const string Runtime = "global::CurseOfMemory.ParameterBlocks";
        yield return $"{Runtime}.Check({ThetaLength}, shares: {Shares}, own: {OwnLengths}, \"{blocks}\");";
        foreach (IGrouping<int, Variable> positions in variables.Where(variable => variable.Position >= 0).GroupBy(variable => variable.Block))
        {
            Block block = _definition.Blocks[positions.Key];
            int needed = positions.Max(variable => variable.Position) + 1;
            yield return $"{Runtime}.CheckBlock(\"{block.Name}\", {LengthInEntry(block.Extent)}, {needed});";
        }
    }

    /// <summary>The locals of a kernel, in order; a kernel declares those that it uses.</summary>
    public IReadOnlyList<Local> Locals => _locals ??= [.. AllLocals()];

    /// <summary>The block of an output that a local stands for, or null where the local is something else.</summary>
    public string? OutputBlock(string local) =>
        Array.IndexOf(_gradients, local) < 0 && Array.IndexOf(_products, local) < 0 ? null : Locals.First(known => known.Name == local).Value;

    private IEnumerable<Local> AllLocals()
    {
        if (IsBatch)
            yield return new(Problems, $"int {Problems} = {Own("values")}.Length");
        yield return new(Own("n"), $"int {Own("n")} = {Own("theta")}.Length{(IsBatch ? " / " + Problems : "")}");
        for (int extent = 0; extent < _lengths.Length; extent++)
        {
            if (_definition.Extents[extent].Kind != LengthKind.Fixed)
                yield return new(_lengths[extent], $"int {_lengths[extent]} = {LengthText(extent)}");
        }
        foreach (int block in Enumerable.Range(0, _blocks.Length).OrderBy(block => _definition.Blocks[block].Position))
        {
            yield return BlockLocal(block, _blocks[block], Own("theta"));
            yield return BlockLocal(block, _directions[block], Own(Named("direction")));
            if (!_definition.Blocks[block].IsScalar)
            {
                yield return BlockLocal(block, _gradients[block], Own(Named("gradient")));
                yield return BlockLocal(block, _products[block], Own(Named("product")));
            }
        }
        for (int leaf = 0; leaf < _data.Length; leaf++)
            yield return new(_data[leaf], $"global::System.ReadOnlySpan<double> {_data[leaf]} = {DataSpan(leaf)}");
    }

    /// <summary>A data array, at least as long as the loops that read it: lanes beyond the end of a span would be zeros.</summary>
    private string DataSpan(int leaf)
    {
        string[] lengths = ReadOver(leaf);
        DataLeaf data = _definition.Data[leaf];
        if (data.IsPerProblem)
            return $"global::CurseOfMemory.ProblemRows.Data({data.Text}, {Elements(leaf, lengths)}, {(IsBatch ? Problems : "1")}, \"{data.Name}\")";
        return lengths.Length == 0
            ? data.Text
            : $"global::CurseOfMemory.ParameterBlocks.Data({data.Text}, {lengths.Aggregate((left, right) => $"global::System.Math.Max({left}, {right})")}, \"{data.Name}\")";
    }

    /// <summary>The lengths of the loops that read a data array.</summary>
    private string[] ReadOver(int leaf) => _definition.Nodes.Where(node => node.Op == Op.Data && node.A == leaf && new Graphs.Index(node.B).IsVariable)
        .Select(node => _lengths[new Graphs.Index(node.B).Extent]).Distinct().ToArray();

    /// <summary>How many elements of a data array the loss reads: those of its loops, and up to the last constant position.</summary>
    private string Elements(int leaf, IEnumerable<string> lengths)
    {
        int positions = _definition.Nodes.Where(node => node.Op == Op.Data && node.A == leaf).Select(node => new Graphs.Index(node.B))
            .Where(index => index.IsConstant).Select(index => index.Position + 1).DefaultIfEmpty(0).Max();
        string[] all = [.. lengths, .. positions > 0 ? [Formula.Number(positions)] : Array.Empty<string>()];
        return all.Aggregate((left, right) => $"global::System.Math.Max({left}, {right})");
    }

    private string LengthText(int extent) => _definition.Extents[extent].Kind == LengthKind.Member
        ? _definition.Extents[extent].Text
        : OwnLengths is "0" ? Shares == 1 ? ThetaLength : $"{ThetaLength} / {Shares}"
        : Shares == 1 ? $"{ThetaLength} - ({OwnLengths})" : $"({ThetaLength} - ({OwnLengths})) / {Shares}";

    /// <summary>The C# expression of how many parameters there are, to one problem.</summary>
    private string ThetaLength => IsBatch ? Own("n") : Own("theta") + ".Length";

    private Local BlockLocal(int block, string name, string source)
    {
        string offset = Offset(block);
        if (IsBatch)
            return new(name, $"var {name} = {(_definition.Blocks[block].IsScalar ? RowSpan(source, offset) : $"{source}.Slice({Times(offset)}, {Times(_lengths[_definition.Blocks[block].Extent])})")}");
        return _definition.Blocks[block].IsScalar
            ? new(name, $"{Precision.Scalar} {name} = {source}[{offset}]")
            : new(name, $"var {name} = {source}.Slice({offset}, {_lengths[_definition.Blocks[block].Extent]})");
    }
}
