namespace CurseOfMemory.Generator.Graphs.Programs;

/// <summary>A scalar of a procedure: a variable that steps may assign more than once.</summary>
/// <param name="Name">The name in the source, empty for a temporary, which is assigned at one step only.</param>
internal sealed record Local(string Name, Kind Kind);

/// <summary>What an array is to a procedure.</summary>
internal enum ArrayRole
{
    /// <summary>A parameter that is read.</summary>
    Input,

    /// <summary>A parameter that is written; what it held before has no meaning.</summary>
    Output,

    /// <summary>A parameter that is read and written.</summary>
    InOut,

    /// <summary>Scratch given by the caller; what it held before has no meaning, nor what it holds after.</summary>
    Work,

    /// <summary>An array of the procedure's own, alive from its entry to its end and filled by steps before it is read.</summary>
    Own,
}

/// <summary>An array of a procedure. Pieces and slices of it are read with offsets; matrices are row-major.</summary>
/// <param name="Length">The length of an array of the procedure's own: a constant or a local that <see cref="Procedure.Prologue"/> sets.</param>
internal sealed record ArrayVariable(string Name, Kind Element, ArrayRole Role, Operand Length);

/// <summary>
/// A function as straight structured code over scalars and arrays. Structs, tuples and calls are gone: reading took them apart and inlined them.
/// </summary>
/// <param name="Parameters">The locals that are scalar parameters, in order.</param>
/// <param name="Arrays">All arrays; those that are parameters come first, in order.</param>
/// <param name="Prologue">Steps that set the lengths of the procedure's own arrays from parameters and data; they run first.</param>
/// <param name="Results">The locals that are returned, in order.</param>
internal sealed record Procedure(
    string Name,
    EquatableArray<Local> Locals,
    EquatableArray<int> Parameters,
    EquatableArray<ArrayVariable> Arrays,
    Block Prologue,
    Block Body,
    EquatableArray<int> Results)
{
    /// <summary>The numbers of the arrays that are parameters.</summary>
    public IEnumerable<int> ArrayParameters => Enumerable.Range(0, Arrays.Count).Where(array => Arrays[array].Role != ArrayRole.Own);
}

/// <summary>Procedures that call each other; the first is the function that was asked for.</summary>
/// <param name="Tape">
/// Of a derivative with a tape: what counts its length, from the first parameters and arrays of the derivative and the number that a real counts. Adjoints
/// makes a procedure of the derivative's own parameters from it.
/// </param>
/// <param name="TapeWeight">How many reals of the tape stand for one of the count: 2 where the tangent of each lies above it.</param>
internal sealed record ProcedureList(EquatableArray<Procedure> Procedures, ProcedureList? Tape = null, int TapeWeight = 1)
{
    public Procedure Main => Procedures[0];

    /// <summary>The same with another main procedure, which calls the others by their old numbers.</summary>
    public ProcedureList WithMain(Procedure main) => this with { Procedures = Procedures.Skip(1).Prepend(main).ToEquatableArray() };
}
