using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>Arithmetic of a procedure in the making; what is known to be 0 or 1 is not computed, so that a structural zero never meets an infinity.</summary>
internal static class Arithmetic
{
    public static readonly Operand Zero = Operand.Real(0);

    public static readonly Operand One = Operand.Real(1);

    public static bool Is(this Operand x, double value) => x.IsConstant && x.Value == value;

    public static Operand Add(this ProcedureBuilder builder, Operand x, Operand y) => (x, y) switch
    {
        _ when x.Is(0) => y,
        _ when y.Is(0) => x,
        _ when x.IsConstant && y.IsConstant => x with { Value = x.Value + y.Value },
        _ => builder.Compute(Operation.Add, x.Kind, x, y),
    };

    public static Operand Subtract(this ProcedureBuilder builder, Operand x, Operand y) => (x, y) switch
    {
        _ when y.Is(0) => x,
        _ when x.Is(0) => builder.Negate(y),
        _ when x.IsConstant && y.IsConstant => x with { Value = x.Value - y.Value },
        _ => builder.Compute(Operation.Subtract, x.Kind, x, y),
    };

    public static Operand Negate(this ProcedureBuilder builder, Operand x) =>
        x.IsConstant ? x with { Value = x.Value == 0 ? 0 : -x.Value } : builder.Compute(Operation.Negate, x.Kind, x);

    public static Operand Multiply(this ProcedureBuilder builder, Operand x, Operand y) => (x, y) switch
    {
        _ when x.Is(0) || y.Is(0) => x with { Local = -1, Value = 0 },
        _ when x.Is(1) => y,
        _ when y.Is(1) => x,
        _ when x.Is(-1) => builder.Negate(y),
        _ when y.Is(-1) => builder.Negate(x),
        _ when x.IsConstant && y.IsConstant => x with { Value = x.Value * y.Value },
        _ => builder.Compute(Operation.Multiply, x.Kind, x, y),
    };

    public static Operand Divide(this ProcedureBuilder builder, Operand x, Operand y) => (x, y) switch
    {
        _ when x.Is(0) => x,
        _ when y.Is(1) => x,
        _ when y.Is(-1) => builder.Negate(x),
        _ => builder.Compute(Operation.Divide, x.Kind, x, y),
    };

    /// <summary>c v, 0 where c happens to be 0, whatever v is.</summary>
    public static Operand Gate(this ProcedureBuilder builder, Operand c, Operand v) =>
        c.IsConstant || v.IsConstant ? builder.Multiply(c, v) : builder.Function("gate", c, v);

    /// <summary>c / v, 0 where c happens to be 0, whatever v is.</summary>
    public static Operand Ratio(this ProcedureBuilder builder, Operand c, Operand v) =>
        c.IsConstant || v.IsConstant ? builder.Divide(c, v) : builder.Function("ratio", c, v);

    private static Operand Function(this ProcedureBuilder builder, string name, params Operand[] arguments)
    {
        int target = builder.Temporary();
        builder.Emit(new Compute(target, Operation.Function, new(arguments), Functions.IndexOf(name)));
        return builder[target];
    }

    // x^n, n > 0, by squaring
    public static Operand Power(this ProcedureBuilder builder, Operand x, int n)
    {
        Operand power = One;
        for (Operand square = x; ; square = builder.Multiply(square, square))
        {
            power = (n & 1) == 1 ? builder.Multiply(power, square) : power;
            if ((n >>= 1) == 0)
                return power;
        }
    }
}
