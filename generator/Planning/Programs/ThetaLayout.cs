using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>Where the blocks of a loss that is a program lie in theta.</summary>
/// <param name="share">The name of the local that holds the length of the blocks without one of their own.</param>
internal sealed class ThetaLayout(ProgramObjective objective, string theta, string share)
{
    private IReadOnlyList<Graphs.Block> Blocks => objective.Blocks;

    private int Shares => Blocks.Count(IsShare);

    /// <summary>The blocks in order, such as <c>(a, w)</c>.</summary>
    public string Names => $"({string.Join(", ", Blocks.Select(block => block.Name.TrimStart('@')))})";

    /// <summary>Whether there may be no parameters at all.</summary>
    public bool MayBeEmpty => !Blocks.Any(block => int.TryParse(LengthOf(block), out int length) && length > 0);

    /// <summary>Checks theta's length, and declares that of the shared blocks.</summary>
    public IEnumerable<Line> Checks
    {
        get
        {
            string own = Sum(Blocks.Where(block => !IsShare(block)));
            yield return new PlainLine(Term.Plain($"global::CurseOfMemory.ParameterBlocks.Check({theta}.Length, shares: {Shares}, own: {own}, \"{Names}\")"));
            string rest = own == "0" ? $"{theta}.Length" : $"({theta}.Length - ({own}))";
            if (Shares > 0)
                yield return new DeclareLine(new Variable(share, "int"), Term.Plain(Shares == 1 ? rest : $"{rest} / {Shares}"));
        }
    }

    /// <summary>The part of theta that is a block.</summary>
    public string Part(int block)
    {
        string offset = Sum(Blocks.Take(block));
        return Blocks[block].IsScalar ? $"{theta}[{offset}]" : $"{theta}.Slice({offset}, {LengthOf(Blocks[block])})";
    }

    /// <summary>What a function of the blocks is called with.</summary>
    /// <param name="number">The number of the term, where the function has such a parameter.</param>
    public IEnumerable<string> Arguments(FunctionModel function, string number)
    {
        int block = 0;
        foreach (FunctionParameter parameter in function.Parameters)
            yield return parameter.Kind is ParameterKind.Real or ParameterKind.Input ? Part(block++) : number;
    }

    private bool IsShare(Graphs.Block block) => !block.IsScalar && objective.Extents[block.Extent].Kind == LengthKind.Share;

    private string LengthOf(Graphs.Block block) => block.IsScalar ? "1" : objective.Extents[block.Extent] switch
    {
        { Kind: LengthKind.Share } => share,
        { Kind: LengthKind.Fixed } extent => $"{extent.Size}",
        Extent extent => extent.Text,
    };

    /// <summary>The sum of lengths, the known ones added up.</summary>
    private string Sum(IEnumerable<Graphs.Block> blocks)
    {
        string[] lengths = [.. blocks.Select(LengthOf)];
        int known = lengths.Where(length => int.TryParse(length, out _)).Sum(int.Parse);
        string[] others = [.. lengths.Where(length => !int.TryParse(length, out _))];
        return string.Join(" + ", known > 0 || others.Length == 0 ? others.Append($"{known}") : others);
    }
}
