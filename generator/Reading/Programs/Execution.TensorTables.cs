using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>The methods of TensorPrimitives by name.</summary>
internal sealed partial class Execution
{
    /// <summary>What a method makes of all elements.</summary>
    /// <param name="Term">What is made of the operands at each index, null for the operand itself.</param>
    /// <param name="Step">What is made of the result so far and a term.</param>
    /// <param name="Start">The result of no terms, null where the first term is the first result.</param>
    /// <param name="End">What is made of the last result.</param>
    private sealed record Reduction(string? Term, string Step, double? Start = null, string? End = null);

    private delegate Operand Formula(Execution on, Operand[] x, ITypeSymbol type);

    private static readonly Dictionary<string, Reduction> Reductions = new()
    {
        ["Sum"] = new(null, "Add", 0),
        ["SumOfSquares"] = new("Square", "Add", 0),
        ["SumOfMagnitudes"] = new("Abs", "Add", 0),
        ["Dot"] = new("Multiply", "Add", 0),
        ["Norm"] = new("Square", "Add", 0, "Sqrt"),
        ["Distance"] = new("SquaredDifference", "Add", 0, "Sqrt"),
        ["Product"] = new(null, "Multiply", 1),
        ["ProductOfSums"] = new("Add", "Multiply", 1),
        ["ProductOfDifferences"] = new("Subtract", "Multiply", 1),
        ["Max"] = new(null, "Max"),
        ["Min"] = new(null, "Min"),
        ["MaxMagnitude"] = new(null, "MaxMagnitude"),
        ["MinMagnitude"] = new(null, "MinMagnitude"),
        ["MaxNumber"] = new(null, "MaxNumber"),
        ["MinNumber"] = new(null, "MinNumber"),
    };

    /// <summary>The methods that take spans without elements; element by element all do but Sigmoid.</summary>
    private static readonly string[] OfNothing = ["Sum", "SumOfSquares", "SumOfMagnitudes", "Dot", "Norm"];

    /// <summary>What the static methods of <c>double</c> don't have under the same name.</summary>
    private static readonly Dictionary<string, Formula> Operators = new()
    {
        ["Add"] = (on, x, type) => on.Rounded(Operation.Add, x[0], x[1], type),
        ["Subtract"] = (on, x, type) => on.Rounded(Operation.Subtract, x[0], x[1], type),
        ["Multiply"] = (on, x, type) => on.Rounded(Operation.Multiply, x[0], x[1], type),
        ["Divide"] = (on, x, type) => on.Rounded(Operation.Divide, x[0], x[1], type),
        ["Remainder"] = (on, x, type) => on.Rounded(Operation.Remainder, x[0], x[1], type),
        ["Negate"] = (on, x, _) => on.Negated(x[0]),
        ["Square"] = (on, x, type) => on.Squared(x[0], type),
        ["SquaredDifference"] = (on, x, type) => on.Squared(on.Rounded(Operation.Subtract, x[0], x[1], type), type),
        ["MultiplyAdd"] = (on, x, type) => on.Rounded(Operation.Add, on.Rounded(Operation.Multiply, x[0], x[1], type), x[2], type),
        ["AddMultiply"] = (on, x, type) => on.Rounded(Operation.Multiply, on.Rounded(Operation.Add, x[0], x[1], type), x[2], type),
        ["Reciprocal"] = (on, x, type) => on.Rounded(Operation.Divide, Operand.Real(1), x[0], type),
        ["ReciprocalSqrt"] = (on, x, type) => on.Rounded(Operation.Divide, Operand.Real(1), on.Known("Sqrt", type, x), type),
        ["Sigmoid"] = (on, x, type) => on.ToPrecision(on.Apply("sigmoid", x), type),
    };

    /// <summary>A function of numbers by the name that it has in TensorPrimitives: an operator, or the static method of <c>double</c>; null for any other.</summary>
    private Operand? OfElements(string name, ITypeSymbol type, Operand[] x)
    {
        if (Operators.TryGetValue(name, out Formula formula))
            return formula(this, x, type);
        return TakenApart(name, x, type) ?? OfReals(name, x, type)
            ?? (Functions.Recognise("System.Double." + name, x.Length) is Function row && row.Arity == x.Length && !row.HasOrder && x.All(operand => operand.Kind == Kind.Real)
                ? ToPrecision(Apply(row.Name, x), type)
                : null);
    }

    private Operand Squared(Operand x, ITypeSymbol type) => Rounded(Operation.Multiply, steps.Pin(x), x, type);

    private Operand Known(string name, ITypeSymbol type, params Operand[] x) => OfElements(name, type, x)!.Value;
}
