using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>A procedure in the making: its locals and arrays, and the block that steps are added to.</summary>
internal sealed class ProcedureBuilder
{
    private readonly List<Local> _locals = [];
    private readonly List<ArrayVariable> _arrays = [];
    private readonly HashSet<string> _names = [];
    private List<Step> _steps = [];

    /// <summary>A builder that starts with the locals and arrays of a procedure, under their numbers.</summary>
    public static ProcedureBuilder From(Procedure procedure)
    {
        ProcedureBuilder builder = new();
        builder._locals.AddRange(procedure.Locals);
        builder._arrays.AddRange(procedure.Arrays);
        builder._names.UnionWith(procedure.Locals.Select(local => local.Name).Concat(procedure.Arrays.Select(array => array.Name)));
        return builder;
    }

    public IReadOnlyList<Local> Locals => _locals;

    public IReadOnlyList<ArrayVariable> Arrays => _arrays;

    public Operand this[int local] => Operand.Of(local, _locals[local].Kind);

    public int Temporary(Kind kind = Kind.Real)
    {
        _locals.Add(new Local("", kind));
        return _locals.Count - 1;
    }

    /// <summary>A variable; its name is made unique.</summary>
    public int Variable(string name, Kind kind = Kind.Real)
    {
        _locals.Add(new Local(Unique(name), kind));
        return _locals.Count - 1;
    }

    /// <summary>A copy of a local under a number of its own.</summary>
    public int Twin(int local) => _locals[local].Name.Length == 0 ? Temporary(_locals[local].Kind) : Variable(_locals[local].Name, _locals[local].Kind);

    public int Array(string name, ArrayRole role, Operand? length = null, Kind element = Kind.Real)
    {
        _arrays.Add(new ArrayVariable(Unique(name), element, role, length ?? Operand.Integer(0)));
        return _arrays.Count - 1;
    }

    public void SetRole(int array, ArrayRole role) => _arrays[array] = _arrays[array] with { Role = role };

    public void Emit(Step step) => _steps.Add(step);

    /// <summary>The steps that an action emits, as a block.</summary>
    public Block Collect(Action emit)
    {
        List<Step> outer = _steps;
        _steps = [];
        emit();
        Block block = Block.Of(_steps);
        _steps = outer;
        return block;
    }

    /// <summary>A step again, around what <paramref name="emit"/> emits for the steps directly inside it.</summary>
    public void Rebuild(Step step, Action<Step> emit) => Emit(Rebuilt(step, emit));

    /// <summary>The same, not emitted yet.</summary>
    public Step Rebuilt(Step step, Action<Step> emit) => step.WithBlocks(block => Collected(block, emit));

    /// <summary>A procedure with what <paramref name="emit"/> emits for the steps of its body.</summary>
    public static Procedure Rewrite(Procedure procedure, Action<ProcedureBuilder, Step> emit)
    {
        ProcedureBuilder builder = From(procedure);
        Block body = builder.Collected(procedure.Body, step => emit(builder, step));
        return procedure with { Body = body, Locals = builder.Locals.ToEquatableArray() };
    }

    private Block Collected(Block block, Action<Step> emit) => Collect(() =>
    {
        foreach (Step step in block.Steps)
            emit(step);
    });

    public void Assign(int target, Operand value) => Emit(new Compute(target, Operation.Copy, new([value])));

    public Operand Compute(Operation operation, Kind kind, params Operand[] arguments)
    {
        int target = Temporary(kind);
        Emit(new Compute(target, operation, new(arguments)));
        return this[target];
    }

    public Operand Load(int array, Operand index)
    {
        int target = Temporary(_arrays[array].Element);
        Emit(new Load(target, array, index));
        return this[target];
    }

    public Operand LengthOf(int array)
    {
        int target = Temporary(Kind.Integer);
        Emit(new LengthOf(target, array));
        return this[target];
    }

    /// <summary>Steps for every index of a range.</summary>
    public void ForEach(Operand from, Operand to, Action<Operand> body)
    {
        int counter = Variable("i", Kind.Integer);
        Emit(new For(counter, from, to, 1, Collect(() => body(this[counter]))));
    }

    private string Unique(string name)
    {
        string unique = name;
        for (int i = 2; !_names.Add(unique); i++)
            unique = char.IsDigit(name[name.Length - 1]) ? $"{name}_{i}" : name + i;
        return unique;
    }

    /// <summary>
    /// The procedure; the arrays of its own come last, as the model wants it, whatever the order in which they were made.
    /// </summary>
    public Procedure Build(string name, IEnumerable<int> parameters, IEnumerable<int> arrayParameters, Block prologue, Block body, IEnumerable<int> results)
    {
        int[] order = [.. arrayParameters];
        order = [.. order, .. Enumerable.Range(0, _arrays.Count).Except(order)];
        int[] places = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
            places[order[i]] = i;
        return new(
            name,
            _locals.ToEquatableArray(),
            parameters.ToEquatableArray(),
            order.Select(array => _arrays[array]).ToEquatableArray(),
            Renumbering.Arrays(prologue, places),
            Renumbering.Arrays(body, places),
            results.ToEquatableArray());
    }
}
