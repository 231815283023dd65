namespace CurseOfMemory.Generator.Graphs;

/// <summary>
/// Where an indexed leaf is read: nowhere (a scalar), at a constant position, or at an index variable, which is a slot that runs over an
/// extent. Slots 0 and 1 are the free indices k and j of the outputs; sums bind slots from <see cref="FirstBound"/> up, innermost lowest;
/// slots from <see cref="FirstLoop"/> up belong to the loops of a plan, and from <see cref="FirstTemporary"/> up to sums that are open while a pass works on them.
/// </summary>
internal readonly record struct Index(int Code)
{
    public const int FirstBound = 2;
    public const int FirstLoop = 900;
    public const int FirstTemporary = 1000;
    public const int ExtentLimit = 256;

    /// <summary>No index: a scalar leaf.</summary>
    public static readonly Index None = new(-1);

    /// <summary>A constant position.</summary>
    public static Index At(int position) => new(-2 - position);

    public static Index Variable(int slot, int extent) => new((slot * ExtentLimit) + extent);

    /// <summary>The free row index k of an output.</summary>
    public static Index K(int extent) => Variable(0, extent);

    /// <summary>The free column index j of an output.</summary>
    public static Index J(int extent) => Variable(1, extent);

    /// <summary>The index of a loop at a depth, the same in all plans: what one has opened, the next finds open.</summary>
    public static Index Loop(int depth, int extent) => Variable(FirstLoop + depth, extent);

    public bool IsVariable => Code >= 0;

    public bool IsConstant => Code <= -2;

    public int Position => -2 - Code;

    public int Slot => Code / ExtentLimit;

    public int Extent => Code % ExtentLimit;
}
