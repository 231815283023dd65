using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>The variables of a procedure while it is planned.</summary>
internal sealed class ProcedureNames
{
    private readonly Variable[] _locals, _arrays;
    private readonly IReadOnlyList<string> _procedures;

    /// <param name="number">The number of the procedure in its program.</param>
    /// <param name="procedures">The methods that the procedures of the program become.</param>
    /// <param name="data">The user's parameters that are data, which every method takes.</param>
    /// <param name="lanes">What differs between lanes, null where the procedure runs with plain numbers.</param>
    /// <param name="precision">What reals are.</param>
    public ProcedureNames(
        Procedure procedure, int number, IntegerWidths widths, IReadOnlyList<string> procedures, IReadOnlyList<string> data, bool usesTape, LaneNames? lanes, Precision precision)
    {
        Variable OfLocal(Graphs.Programs.Local local, int i)
        {
            bool isLanes = lanes is not null && local.Kind != Kind.Integer && lanes.Variation.Locals[i];
            string type = isLanes ? lanes!.Type : precision.Of(TypeOf(local.Kind, widths.IsLong(number, i)));
            return new(local.Name.Length > 0 ? local.Name.TrimStart('@') : "t", type, isLanes || (precision.IsExtended && local.Kind == Kind.Real));
        }
        Variable OfArray(ArrayVariable array, int i)
        {
            bool isLanes = lanes is not null && lanes.Variation.Arrays[i];
            return new(array.Name.Length > 0 ? array.Name.TrimStart('@') : "a", precision.Of(SpanOf(isLanes ? lanes : null)), isLanes || precision.IsExtended);
        }
        _locals = procedure.Locals.Select(OfLocal).ToArray();
        _arrays = procedure.Arrays.Select(OfArray).ToArray();
        IsLongArray = array => widths.IsLongArray(number, array);
        (_procedures, Data, UsesTape, Lanes, Precision) = (procedures, data, usesTape, lanes, precision);
        Wide = lanes is not null ? new LaneOperations(lanes.Type) : precision.IsExtended ? new ExtendedOperations(precision.Scalar) : null;
        Tape = new("tape", precision.Of(SpanOf(lanes)), Wide is not null);
        Workspace = new("workspace", precision.Of(SpanOf(lanes)), Wide is not null);
    }

    /// <summary>What is in scope of a kernel in lanes, null in one with plain numbers.</summary>
    public LaneNames? Lanes { get; }

    public Precision Precision { get; }

    /// <summary>The loops that run in lanes, null where all run pass by pass.</summary>
    public LaneLoops? Loops { get; init; }

    /// <summary>The operations of what is wider than a double, null where nothing is.</summary>
    public WideOperations? Wide { get; }

    /// <summary>Whether an array holds integers of 64 bits.</summary>
    public Func<int, bool> IsLongArray { get; }

    public IReadOnlyList<string> Data { get; }

    public bool UsesTape { get; }

    public Variable Tape { get; }

    public Variable Top { get; } = new("top", "int");

    public Variable Workspace { get; }

    public Variable Local(int local) => _locals[local];

    public Variable Array(int array) => _arrays[array];

    public string Procedure(int procedure) => _procedures[procedure];

    public Variable Temporary(string wish, string type) => new(wish, type);

    /// <summary>A local that several loops count with is another variable in each.</summary>
    public Variable Renew(int local) => _locals[local] = new(_locals[local].Wish, _locals[local].Type, _locals[local].IsWide);

    /// <summary>Gives a local its variable back.</summary>
    public void Restore(int local, Variable variable) => _locals[local] = variable;

    /// <summary>Makes a local or array a parameter of a settled name.</summary>
    public void Settle(KernelSlot slot, string name)
    {
        Variable[] variables = slot.IsArray ? _arrays : _locals;
        if (slot.Number >= 0 && !slot.IsResult)
            variables[slot.Number] = new(name, slot.IsArray || slot.Role == SlotRole.Own ? Precision.Of(slot.Type.Replace("in ", "")) : variables[slot.Number].Type, variables[slot.Number].IsWide);
    }

    private static string SpanOf(LaneNames? lanes) => $"global::System.Span<{lanes?.Type ?? "double"}>";

    private static string TypeOf(Kind kind, bool isLong) => kind switch
    {
        Kind.Real => "double",
        Kind.Integer => isLong ? "long" : "int",
        _ => "bool",
    };
}
