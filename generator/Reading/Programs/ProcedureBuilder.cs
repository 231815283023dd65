using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>A procedure being written, step by step. What is known at its entry can be moved to its prologue.</summary>
/// <param name="key">What tells it from other procedures, in another reading, too.</param>
internal sealed partial class ProcedureBuilder(string name, string key, Action<int> pay)
{
    private readonly List<Local> _locals = [];
    private readonly List<ArrayVariable> _arrays = [];
    private readonly List<int> _parameters = [];
    private readonly Stack<List<Step>> _open = new([[]]);
    private readonly Stack<HashSet<int>> _assigned = new([[]]);
    private readonly Dictionary<int, int> _reads = [];
    private readonly HashSet<int> _counters = [];

    public string Name { get; } = name;

    public string Key { get; } = key;

    /// <summary>The list of steps that is open: its identity says where one stands.</summary>
    public object Level => _open.Peek();

    /// <summary>The step that was written last where one stands.</summary>
    public Step Last => _open.Peek()[^1];

    /// <summary>All steps but those at entry.</summary>
    public IReadOnlyList<Step> Written => _open.Single();

    /// <summary>A variable of the source, or one that reading adds under a name.</summary>
    public Place.Cell Declare(string variable, Kind kind)
    {
        _locals.Add(new Local(variable, kind));
        return new(_locals.Count - 1, kind);
    }

    public Place.Cell Parameter(string variable, Kind kind)
    {
        Place.Cell cell = Declare(variable, kind);
        _parameters.Add(cell.Local);
        _known[cell.Local] = new Known(null, cell.Local, []);
        return cell;
    }

    public int AddArray(string variable, Kind element, ArrayRole role, Operand? length = null)
    {
        _arrays.Add(new ArrayVariable(variable, element, role, length ?? Operand.Integer(0)));
        return _arrays.Count - 1;
    }

    public ArrayVariable Array(int number) => _arrays[number];

    public int ArrayCount => _arrays.Count;

    /// <summary>Makes an array longer that others share.</summary>
    public void Grow(int array, Operand length) => _arrays[array] = _arrays[array] with { Length = length };

    /// <summary>Whether steps are added to a branch or loop.</summary>
    public bool IsNested => _open.Count > 1;

    public bool IsTemporary(int local) => _locals[local].Name.Length == 0;

    /// <summary>Whether a local keeps its value wherever it can be read: a temporary, or the counter of a counted loop.</summary>
    public bool StandsStill(int local) => IsTemporary(local) || _counters.Contains(local);

    public Place.Cell Counter(string variable)
    {
        Place.Cell counter = Declare(variable, Kind.Integer);
        _counters.Add(counter.Local);
        return counter;
    }

    /// <summary>Adds a step that sets a new temporary.</summary>
    public Operand Set(Kind kind, Func<int, Step> step)
    {
        int target = Declare("", kind).Local;
        Emit(step(target));
        return Operand.Of(target, kind);
    }

    public Operand Compute(Operation operation, Kind kind, params Operand[] arguments) =>
        Set(kind, target => new Compute(target, operation, new(arguments)));

    public void Emit(Step step)
    {
        pay(1);
        _open.Peek().Add(step);
        foreach (int target in step.Targets())
            _assigned.Peek().Add(target);
        Learn(step);
        LearnInteger(step);
    }

    /// <summary>Adds steps that were read apart.</summary>
    public void Splice(Block block)
    {
        foreach (Step step in block.Steps)
            _open.Peek().Add(step);
    }

    /// <summary>The steps that an action adds.</summary>
    public Block Nest(Action action)
    {
        _open.Push([]);
        _assigned.Push([]);
        try
        {
            action();
        }
        finally
        {
            HashSet<int> assigned = _assigned.Pop();
            _assigned.Peek().UnionWith(assigned);
            foreach (int local in assigned.Where(local => !IsTemporary(local)))
                Forget(local);
            _nested = _open.Pop();
        }
        return Block.Of(_nested);
    }

    private List<Step> _nested = [];

    /// <summary>Counts that a value is used once more.</summary>
    public void Use(Operand operand)
    {
        if (!operand.IsConstant)
            _reads[operand.Local] = _reads.TryGetValue(operand.Local, out int reads) ? reads + 1 : 1;
    }

    /// <summary>Keeps a temporary as it is, because something names it.</summary>
    public Operand Pin(Operand operand)
    {
        Use(operand);
        Use(operand);
        return operand;
    }

    /// <summary>Sets a local: by the step that made the value, where only that one knows it, else by a copy.</summary>
    public void Assign(Place.Cell target, Operand value)
    {
        if (value == target.Operand)
            return;
        if (!Redirect(target.Local, value))
            Emit(new Compute(target.Local, Operation.Copy, new([value])));
    }

    private const int Window = 24;

    private bool Redirect(int target, Operand value)
    {
        if (value.IsConstant || !IsTemporary(value.Local) || _reads.TryGetValue(value.Local, out int reads) && reads > 1)
            return false;
        List<Step> steps = _open.Peek();
        for (int place = steps.Count - 1; place >= Math.Max(0, steps.Count - Window); place--)
        {
            Step step = steps[place];
            if (step.Targets().Contains(value.Local))
                return Redirect(target, value.Local, place);
            if (step.Blocks().Any() || step.Targets().Contains(target) || step.Reads().Any(read => read.Local == target || read.Local == value.Local))
                return false;
        }
        return false;
    }

    private bool Redirect(int target, int temporary, int place)
    {
        Step? redirected = _open.Peek()[place] switch
        {
            Compute step => step with { Target = target },
            Load step => step with { Target = target },
            LengthOf step => step with { Target = target },
            ReadData step => step with { Target = target },
            CallOpaque step => step with { Target = target },
            _ => null,
        };
        if (redirected is null)
            return false;
        _open.Peek()[place] = redirected;
        _assigned.Peek().Add(target);
        Rename(temporary, target);
        return true;
    }

    public Procedure Finish(IEnumerable<int> results) => Cleanup.Of(new Procedure(
        Name, new([.. _locals]), new([.. _parameters]), new([.. _arrays]), Block.Of(_prologue), Block.Of(_open.Single()), new([.. results])));
}
