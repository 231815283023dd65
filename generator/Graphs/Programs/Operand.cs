namespace CurseOfMemory.Generator.Graphs.Programs;

/// <summary>What a scalar of a program holds.</summary>
internal enum Kind
{
    /// <summary>A <c>double</c>.</summary>
    Real,

    /// <summary>An <c>int</c> or <c>long</c>.</summary>
    Integer,

    /// <summary>A <c>bool</c>.</summary>
    Truth,
}

/// <summary>An operand of a step: a local by its number in the procedure, or a constant.</summary>
/// <param name="Local">The number of the local, -1 for a constant.</param>
/// <param name="Value">The constant; truth values are 0 and 1, integers are exact up to 2^53.</param>
/// <param name="Low">What a real constant has beyond a double, for extended precision.</param>
internal readonly record struct Operand(int Local, double Value, Kind Kind, double Low = 0)
{
    public bool IsConstant => Local < 0;

    public static Operand Of(int local, Kind kind) => new(local, 0, kind);

    public static Operand Real(double value) => new(-1, value, Kind.Real);

    public static Operand Integer(long value) => new(-1, value, Kind.Integer);

    public static Operand Truth(bool value) => new(-1, value ? 1 : 0, Kind.Truth);
}
