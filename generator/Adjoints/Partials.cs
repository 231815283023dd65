using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>
/// Partial derivatives of single steps, times a number: a seed in adjoints, a tangent in tangents. Where the number happens to be 0, so is the product, however
/// large the derivative: neither a direction along which nothing changes nor a value that nobody uses makes 0 times infinity.
/// </summary>
internal static class Partials
{
    /// <summary>factor times the partial derivative of a step by its argument i.</summary>
    /// <param name="result">What the step computed, where it is still known.</param>
    /// <param name="isUsed">Whether each run uses what the step computed, see <see cref="CertainUses"/>; where it doesn't, the value itself may be infinite, too.</param>
    /// <param name="isTangent">Whether the factor is a tangent, which may be infinite where the argument is.</param>
    public static Operand Times(ProcedureBuilder builder, Operand factor, Step step, int i, Operand? result, bool isUsed = true, bool isTangent = false) => step switch
    {
        // exp(-inf) is 0 and has no part, however its exponent changes
        Compute { Operation: Operation.Function } exponential when isTangent && Functions.All[exponential.Row].Name == "exp" => Function(builder, factor, exponential, i, result, isUsed, ofSlope: true),
        Compute compute => Times(builder, factor, compute, i, result, isUsed),
        CallOpaque call => Opaque(builder, factor, call, i),
        _ => throw new InvalidOperationException($"{step.GetType().Name} has no partial derivatives"),
    };

    private static Operand Times(ProcedureBuilder builder, Operand factor, Compute step, int i, Operand? result, bool isUsed)
    {
        EquatableArray<Operand> x = step.Arguments;
        return step.Operation switch
        {
            Operation.Copy or Operation.Add or Operation.RoundToSingle => factor,
            Operation.Negate => builder.Negate(factor),
            Operation.Subtract => i == 0 ? factor : builder.Negate(factor),
            Operation.Multiply => isUsed ? builder.Multiply(factor, x[1 - i]) : builder.Gate(factor, x[1 - i]),
            // d (x / y) = (dx - (x / y) dy) / y
            Operation.Divide => i == 0
                ? builder.Ratio(factor, x[1])
                : builder.Gate(builder.Negate(builder.Ratio(factor, x[1])), result ?? builder.Divide(x[0], x[1])),
            // d (x % y) = dx - trunc(x / y) dy
            Operation.Remainder => i == 0 ? factor : builder.Multiply(builder.Negate(factor), Quotient(builder, x, result)),
            Operation.Function => Function(builder, factor, step, i, result, isUsed),
            _ => Arithmetic.Zero,
        };
    }

    // trunc(x / y) = (x - x % y) / y
    private static Operand Quotient(ProcedureBuilder builder, EquatableArray<Operand> x, Operand? result)
    {
        Operand rest = result ?? builder.Compute(Operation.Remainder, Kind.Real, x[0], x[1]);
        return builder.Divide(builder.Subtract(x[0], rest), x[1]);
    }

    private static Operand Function(ProcedureBuilder builder, Operand factor, Compute step, int i, Operand? result, bool isUsed, bool ofSlope = false)
    {
        Graph graph = new();
        Function function = Functions.All[step.Row];
        int[] leaves = step.Arguments.Select((x, k) => x.IsConstant ? graph.Constant(x.Value) : graph.Variable(Position(step.Arguments, x, k))).ToArray();
        int partial = function.Derivative(graph, new Node(Op.Function, step.Row, step.Order, 0, new(leaves)), i);
        Dictionary<int, Operand> known = [];
        int value = graph.Function(function, step.Order, leaves);
        if (result is { } shared && graph[value].Op is Op.Function or Op.Power)
            known[value] = shared;
        NodeLowering lowering = new(builder, graph, step.Arguments, known);
        // where a switch is off, what it holds back has no part, however large it is or changes
        if (ofSlope || function.IsSwitch && (i > 0 || function.Name is not ("gate" or "ratio")))
            return builder.Gate(lowering.Value(partial), factor);
        return lowering.Product(factor, partial, isGated: !isUsed || function.IsSwitch || graph.MayBeInfinite(partial));
    }

    // equal operands are one variable
    private static int Position(EquatableArray<Operand> arguments, Operand x, int k)
    {
        for (int i = 0; i < k; i++)
        {
            if (arguments[i] == x)
                return i;
        }
        return k;
    }

    private static Operand Opaque(ProcedureBuilder builder, Operand factor, CallOpaque step, int i)
    {
        int partial = step.Rules[step.Rule].Partials[i];
        if (partial < 0)
            throw new CalculusException(new("CM1106", -1, new([step.Text.Replace("global::", ""), $"{i + 1}"])));
        int target = builder.Temporary();
        builder.Emit(step with { Target = target, Rule = partial });
        return builder.Gate(factor, builder[target]);
    }
}
