using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>The operations of programs.</summary>
internal static class Operations
{
    public static Slot<T> Apply<T, TArithmetic>(Compute step, Kind kind, Slot<T>[] x)
        where TArithmetic : struct, IArithmetic<T>
    {
        bool isReal = step.Arguments.Count > 0 && step.Arguments[0].Kind == Kind.Real;
        return (kind, isReal, step.Operation) switch
        {
            (_, _, Operation.Copy) => x[0],
            (Kind.Real, true, _) => new(OfReals<T, TArithmetic>(step, [.. x.Select(slot => slot.Real)]), 0),
            (Kind.Real, false, Operation.ToReal) => new(TArithmetic.Of(x[0].Integer), 0),
            (Kind.Integer, true, Operation.ToInteger) => new(default!, (long)TArithmetic.Value(x[0].Real)),
            (Kind.Integer, true, Operation.ToInt32) => new(default!, (int)TArithmetic.Value(x[0].Real)),
            (Kind.Truth, true, _) => new(default!, Compare(step.Operation, [.. x.Select(slot => TArithmetic.Value(slot.Real))]) ? 1 : 0),
            (Kind.Truth, false, Operation.Not) => new(default!, 1 - x[0].Integer),
            _ => new(default!, OfIntegers(step.Operation, [.. x.Select(slot => slot.Integer)])),
        };
    }

    private static T OfReals<T, TArithmetic>(Compute step, T[] x)
        where TArithmetic : struct, IArithmetic<T> => step.Operation switch
        {
            Operation.Negate => TArithmetic.Multiply(TArithmetic.Of(-1), x[0]),
            Operation.Add => TArithmetic.Add(x[0], x[1]),
            Operation.Subtract => TArithmetic.Subtract(x[0], x[1]),
            Operation.Multiply => TArithmetic.Multiply(x[0], x[1]),
            Operation.Divide => TArithmetic.Divide(x[0], x[1]),
            // x % y = x - trunc(x / y) y
            Operation.Remainder => TArithmetic.Subtract(x[0], TArithmetic.Multiply(TArithmetic.Of(Math.Truncate(TArithmetic.Value(x[0]) / TArithmetic.Value(x[1]))), x[1])),
            Operation.RoundToSingle => TArithmetic.Add(x[0], TArithmetic.Of((float)TArithmetic.Value(x[0]) - TArithmetic.Value(x[0]))),
            Operation.Function => TArithmetic.Function(Functions.All[step.Row].Name, step.Order, x),
            _ => throw new ArgumentException($"The interpreter knows no {step.Operation} of reals."),
        };

    private static bool Compare(Operation operation, double[] x) => operation switch
    {
        Operation.Less => x[0] < x[1],
        Operation.LessOrEqual => x[0] <= x[1],
        Operation.Equal => x[0] == x[1],
        Operation.NotEqual => x[0] != x[1],
        Operation.IsNaN => double.IsNaN(x[0]),
        _ => throw new ArgumentException($"The interpreter knows no comparison {operation}."),
    };

    private static long OfIntegers(Operation operation, long[] x) => operation switch
    {
        Operation.Negate => -x[0],
        Operation.Add => x[0] + x[1],
        Operation.Subtract => x[0] - x[1],
        Operation.Multiply => x[0] * x[1],
        Operation.Divide => x[0] / x[1],
        Operation.Remainder => x[0] % x[1],
        Operation.Less => x[0] < x[1] ? 1 : 0,
        Operation.LessOrEqual => x[0] <= x[1] ? 1 : 0,
        Operation.Equal => x[0] == x[1] ? 1 : 0,
        Operation.NotEqual => x[0] != x[1] ? 1 : 0,
        Operation.And => x[0] & x[1],
        Operation.Or => x[0] | x[1],
        Operation.ExclusiveOr => x[0] ^ x[1],
        Operation.Not => ~x[0],
        Operation.ShiftLeft => x[0] << (int)x[1],
        Operation.ShiftRight => x[0] >> (int)x[1],
        _ => throw new ArgumentException($"The interpreter knows no {operation} of integers."),
    };
}
