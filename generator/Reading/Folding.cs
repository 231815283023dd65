using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading;

/// <summary>Operators on integers and truth values that are known, as C# computes them; null for what it wouldn't.</summary>
internal static class Folding
{
    public static object? Apply(BinaryOperatorKind kind, object? left, object? right) => (left, right) switch
    {
        (long x, long y) => Integers(kind, x, y) is long result and >= int.MinValue and <= int.MaxValue ? result : Comparison(kind, x.CompareTo(y)),
        (double x, double y) when !double.IsNaN(x) && !double.IsNaN(y) => Comparison(kind, x.CompareTo(y)),
        (bool x, bool y) => Truths(kind, x, y),
        _ => null,
    };

    private static long? Integers(BinaryOperatorKind kind, long x, long y) => kind switch
    {
        BinaryOperatorKind.Add => x + y,
        BinaryOperatorKind.Subtract => x - y,
        BinaryOperatorKind.Multiply => unchecked(x * y),
        BinaryOperatorKind.Divide when y != 0 => x / y,
        BinaryOperatorKind.Remainder when y != 0 => x % y,
        _ => null,
    };

    private static object? Comparison(BinaryOperatorKind kind, int order) => kind switch
    {
        BinaryOperatorKind.LessThan => order < 0,
        BinaryOperatorKind.LessThanOrEqual => order <= 0,
        BinaryOperatorKind.GreaterThan => order > 0,
        BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
        BinaryOperatorKind.Equals => order == 0,
        BinaryOperatorKind.NotEquals => order != 0,
        _ => null,
    };

    private static object? Truths(BinaryOperatorKind kind, bool x, bool y) => kind switch
    {
        BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And => x && y,
        BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or => x || y,
        BinaryOperatorKind.Equals => x == y,
        BinaryOperatorKind.NotEquals or BinaryOperatorKind.ExclusiveOr => x != y,
        _ => null,
    };
}
