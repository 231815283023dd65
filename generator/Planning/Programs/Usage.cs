using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>Where the locals of a procedure are read and written.</summary>
internal sealed class Usage
{
    private readonly int[] _reads, _writes;
    private readonly List<StepNode>[] _mentions;
    private readonly StepNode?[] _definition, _reader;
    private readonly HashSet<StepNode> _dead = [];

    public Usage(BlockNode root, int locals, IEnumerable<int> readAtEnd)
    {
        (_reads, _writes) = (new int[locals], new int[locals]);
        (_definition, _reader) = (new StepNode?[locals], new StepNode?[locals]);
        _mentions = Enumerable.Range(0, locals).Select(_ => new List<StepNode>()).ToArray();
        foreach (int local in readAtEnd)
            _reads[local] += 2;
        StepNode[] all = [.. root.All];
        foreach (StepNode node in all)
            Count(node);
        Prune(all);
    }

    public bool IsDead(StepNode node) => _dead.Contains(node);

    /// <summary>The steps that read or assign a local and are not dead.</summary>
    public IEnumerable<StepNode> Mentions(int local) => _mentions[local].Where(node => !IsDead(node));

    public bool IsAssignedOnce(int local) => _writes[local] == 1;

    /// <summary>The step that assigns a local that is assigned once.</summary>
    public StepNode? DefinitionOf(int local) => _definition[local];

    /// <summary>Whether a local is assigned at one step and read once, by a step of the same block; what a call or a loop assigns is declared before it.</summary>
    public bool IsPassedOn(int local) => _writes[local] == 1 && _reads[local] == 1 && _definition[local] is { Step: not (Call or For) } definition
        && _reader[local] is StepNode reader && definition.Block == BlockOf(reader, local);

    /// <summary>A <c>while</c> reads its condition at the end of its test.</summary>
    private static BlockNode BlockOf(StepNode reader, int local) =>
        reader.Step is While loop && loop.Condition.Local == local ? reader.Blocks[0] : reader.Block;

    private void Count(StepNode node)
    {
        foreach (Operand operand in node.Step.Reads().Where(operand => !operand.IsConstant))
        {
            _reads[operand.Local]++;
            _reader[operand.Local] = node;
            _mentions[operand.Local].Add(node);
        }
        foreach (int target in node.Step.Targets())
        {
            _writes[target]++;
            _definition[target] = node;
            _mentions[target].Add(node);
        }
    }

    /// <summary>Finds the steps that compute what nothing reads.</summary>
    private void Prune(StepNode[] all)
    {
        bool found = true;
        while (found)
        {
            found = false;
            foreach (StepNode node in Enumerable.Reverse(all))
            {
                if (!StepEffects.IsPure(node.Step) || _reads[node.Step.Targets().First()] > 0 || !_dead.Add(node))
                    continue;
                found = true;
                foreach (Operand operand in node.Step.Reads().Where(operand => !operand.IsConstant))
                    _reads[operand.Local]--;
            }
        }
    }
}
