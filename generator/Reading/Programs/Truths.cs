using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Operations on constants that are not floating-point arithmetic.</summary>
internal static class Truths
{
    public static bool Compare(Operation operation, double x, double y) => operation switch
    {
        Operation.Less => x < y,
        Operation.LessOrEqual => x <= y,
        Operation.Equal => x == y,
        _ => x != y,
    };

    public static bool Fold(Operation operation, Operand[] operands) => (operation, operands[0].Value != 0) switch
    {
        (Operation.Not, var x) => !x,
        (Operation.And, var x) => x && operands[1].Value != 0,
        (Operation.Or, var x) => x || operands[1].Value != 0,
        (_, var x) => x != (operands[1].Value != 0),
    };

    /// <summary>An integer operation as C# computes it; null for what it wouldn't.</summary>
    public static long? Integer(Operation operation, long x, long y) => operation switch
    {
        Operation.Negate => -x,
        Operation.Not => ~x,
        Operation.Add => x + y,
        Operation.Subtract => x - y,
        Operation.Multiply => unchecked(x * y),
        Operation.Divide when y != 0 => x / y,
        Operation.Remainder when y != 0 => x % y,
        Operation.And => x & y,
        Operation.Or => x | y,
        Operation.ExclusiveOr => x ^ y,
        Operation.ShiftLeft => x << (int)y,
        Operation.ShiftRight => x >> (int)y,
        _ => null,
    };
}
