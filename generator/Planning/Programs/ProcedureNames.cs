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
    public ProcedureNames(Procedure procedure, int number, IntegerWidths widths, IReadOnlyList<string> procedures, IReadOnlyList<string> data, bool usesTape)
    {
        _locals = procedure.Locals.Select((local, i) =>
            new Variable(local.Name.Length > 0 ? local.Name.TrimStart('@') : "t", TypeOf(local.Kind, widths.IsLong(number, i)))).ToArray();
        IsLongArray = array => widths.IsLongArray(number, array);
        _arrays = procedure.Arrays.Select(array => new Variable(array.Name.Length > 0 ? array.Name.TrimStart('@') : "a", "global::System.Span<double>")).ToArray();
        (_procedures, Data, UsesTape) = (procedures, data, usesTape);
    }

    /// <summary>Whether an array holds integers of 64 bits.</summary>
    public Func<int, bool> IsLongArray { get; }

    public IReadOnlyList<string> Data { get; }

    public bool UsesTape { get; }

    public Variable Tape { get; } = new("tape", "global::System.Span<double>");

    public Variable Top { get; } = new("top", "int");

    public Variable Workspace { get; } = new("workspace", "global::System.Span<double>");

    public Variable Local(int local) => _locals[local];

    public Variable Array(int array) => _arrays[array];

    public string Procedure(int procedure) => _procedures[procedure];

    public Variable Temporary(string wish, string type) => new(wish, type);

    /// <summary>A local that several loops count with is another variable in each.</summary>
    public Variable Renew(int local) => _locals[local] = new(_locals[local].Wish, _locals[local].Type);

    /// <summary>Makes a local or array a parameter of a settled name.</summary>
    public void Settle(KernelSlot slot, string name)
    {
        if (slot.Number >= 0 && !slot.IsResult)
            (slot.IsArray ? _arrays : _locals)[slot.Number] = new(name, slot.IsArray || slot.Role == SlotRole.Own ? slot.Type.Replace("in ", "") : _locals[slot.Number].Type);
    }

    private static string TypeOf(Kind kind, bool isLong) => kind switch
    {
        Kind.Real => "double",
        Kind.Integer => isLong ? "long" : "int",
        _ => "bool",
    };
}
