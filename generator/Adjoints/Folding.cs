using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>Steps whose value is known, or is one of their operands. Functions are never folded.</summary>
internal static class Folding
{
    /// <summary>The operand that a step copies, or null.</summary>
    public static Operand? Value(Compute step, Kind kind)
    {
        Operand x = step.Arguments[0];
        if (step.Operation == Operation.Copy)
            return x;
        if (step.Arguments.Count == 1)
            return x.IsConstant ? Unary(step.Operation, x, kind) : null;
        if (step.Operation == Operation.Function)
            return Switched(step);
        Operand y = step.Arguments[1];
        return x.IsConstant && y.IsConstant && Binary(step.Operation, x, y) is { } value && (kind != Kind.Real || IsExact(step.Operation, x, y, value))
            ? new Operand(-1, value, kind)
            : Identity(step.Operation, x, y, kind);
    }

    /// <summary>What a gate lets through where its switch is known.</summary>
    private static Operand? Switched(Compute step) => (Functions.All[step.Row].Name, step.Arguments[0]) switch
    {
        ("gate" or "ratio", var c) when c.Is(0) => c,
        ("gate", var c) when c.Is(1) => step.Arguments[1],
        ("ratio", var c) when step.Arguments[1].Is(1) => c,
        _ => null,
    };

    private static Operand? Unary(Operation operation, Operand x, Kind kind) => (operation, kind) switch
    {
        (Operation.Negate, _) => x with { Value = x.Value == 0 ? 0 : -x.Value, Low = -x.Low },
        (Operation.Not, Kind.Truth) => Operand.Truth(x.Value == 0),
        (Operation.ToReal, _) => Operand.Real(x.Value),
        _ => null,
    };

    /// <summary>Whether extended precision would find the same number (error-free transformations: Dekker, 1971; Knuth).</summary>
    private static bool IsExact(Operation operation, Operand x, Operand y, double value) => x.Low == 0 && y.Low == 0 && operation switch
    {
        _ when double.IsNaN(value) || double.IsInfinity(value) => true,
        Operation.Add => SumError(x.Value, y.Value, value) == 0,
        Operation.Subtract => SumError(x.Value, -y.Value, value) == 0,
        Operation.Multiply => ProductError(x.Value, y.Value, value) == 0,
        Operation.Divide => value * y.Value == x.Value && ProductError(value, y.Value, x.Value) == 0,
        _ => false,
    };

    private static double SumError(double x, double y, double sum)
    {
        double rest = sum - x;
        return x - (sum - rest) + (y - rest);
    }

    private static double ProductError(double x, double y, double product)
    {
        (double high, double low) = Split(x);
        (double otherHigh, double otherLow) = Split(y);
        return (high * otherHigh) - product + (high * otherLow) + (low * otherHigh) + (low * otherLow);
    }

    private static (double High, double Low) Split(double x)
    {
        const double Splitter = (1 << 27) + 1;
        double scaled = Splitter * x, high = scaled - (scaled - x);
        return (high, x - high);
    }

    private static double? Binary(Operation operation, Operand x, Operand y) => operation switch
    {
        Operation.Add => x.Value + y.Value,
        Operation.Subtract => x.Value - y.Value,
        Operation.Multiply => x.Value * y.Value,
        Operation.Divide when x.Kind == Kind.Real => x.Value / y.Value,
        Operation.Divide when y.Value != 0 => Math.Truncate(x.Value / y.Value),
        Operation.Less => x.Value < y.Value ? 1 : 0,
        Operation.LessOrEqual => x.Value <= y.Value ? 1 : 0,
        Operation.Equal => x.Value == y.Value ? 1 : 0,
        Operation.NotEqual => x.Value != y.Value ? 1 : 0,
        _ => null,
    };

    private static Operand? Identity(Operation operation, Operand x, Operand y, Kind kind) => operation switch
    {
        Operation.Add when x.Is(0) => y,
        Operation.Add or Operation.Subtract when y.Is(0) => x,
        Operation.Subtract when kind == Kind.Integer && x == y => Operand.Integer(0),
        Operation.Multiply when x.Is(0) || y.Is(0) => new Operand(-1, 0, kind),
        Operation.Multiply when x.Is(1) => y,
        Operation.Multiply or Operation.Divide when y.Is(1) => x,
        Operation.Divide when x.Is(0) && kind == Kind.Real => x,
        Operation.And when kind == Kind.Truth && (x.Is(0) || y.Is(0)) => Operand.Truth(false),
        Operation.And when kind == Kind.Truth && x.Is(1) => y,
        Operation.And when kind == Kind.Truth && y.Is(1) => x,
        Operation.Or when kind == Kind.Truth && (x.Is(1) || y.Is(1)) => Operand.Truth(true),
        Operation.Or when kind == Kind.Truth && x.Is(0) => y,
        Operation.Or when kind == Kind.Truth && y.Is(0) => x,
        _ => null,
    };

    /// <summary>The same value with fewer negations.</summary>
    /// <param name="negated">What an operand is the negative of, or null.</param>
    public static Compute Signs(Compute step, Func<Operand, Operand?> negated)
    {
        if (step.Arguments.Count != 2 || step.Operation is not (Operation.Add or Operation.Subtract or Operation.Multiply))
            return step;
        (Operand x, Operand y) = (step.Arguments[0], step.Arguments[1]);
        return (step.Operation, negated(x), negated(y)) switch
        {
            (Operation.Add, _, { } minus) => step with { Operation = Operation.Subtract, Arguments = new([x, minus]) },
            (Operation.Add, { } minus, _) => step with { Operation = Operation.Subtract, Arguments = new([y, minus]) },
            (Operation.Subtract, _, { } minus) => step with { Operation = Operation.Add, Arguments = new([x, minus]) },
            (Operation.Subtract, _, _) when x.Is(0) => step with { Operation = Operation.Negate, Arguments = new([y]) },
            (Operation.Multiply, _, _) when x.Is(-1) => step with { Operation = Operation.Negate, Arguments = new([y]) },
            (Operation.Multiply, _, _) when y.Is(-1) => step with { Operation = Operation.Negate, Arguments = new([x]) },
            _ => step,
        };
    }
}
