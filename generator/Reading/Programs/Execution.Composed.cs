using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Functions of .NET's real numbers that are a few of the others, composed as .NET does it.</summary>
internal sealed partial class Execution
{
    private Operand? OfReals(string name, Operand[] x, ITypeSymbol type)
    {
        if (!Types.IsReal(type))
            return null;
        Operand Round(Operation operation, Operand left, Operand right) => Rounded(operation, left, right, type);
        Operand Row(string function, params Operand[] arguments) => ToPrecision(Apply(function, arguments), type);
        return (name, x.Length) switch
        {
            ("DegreesToRadians", 1) => Round(Operation.Divide, Round(Operation.Multiply, x[0], Operand.Real(Math.PI)), Operand.Real(180)),
            ("RadiansToDegrees", 1) => Round(Operation.Divide, Round(Operation.Multiply, x[0], Operand.Real(180)), Operand.Real(Math.PI)),
            ("ReciprocalEstimate", 1) => Round(Operation.Divide, Operand.Real(1), x[0]),
            ("Exp2", 1) => Row("pow", Operand.Real(2), x[0]),
            ("Exp10", 1) => Row("pow", Operand.Real(10), x[0]),
            ("Exp2M1", 1) => Round(Operation.Subtract, Row("pow", Operand.Real(2), x[0]), Operand.Real(1)),
            ("Exp10M1", 1) => Round(Operation.Subtract, Row("pow", Operand.Real(10), x[0]), Operand.Real(1)),
            ("Log2P1", 1) => Row("log2", Round(Operation.Add, x[0], Operand.Real(1))),
            ("Log10P1", 1) => Row("log10", Round(Operation.Add, x[0], Operand.Real(1))),
            ("AsinPi", 1) => Round(Operation.Divide, Row("asin", x[0]), Operand.Real(Math.PI)),
            ("AcosPi", 1) => Round(Operation.Divide, Row("acos", x[0]), Operand.Real(Math.PI)),
            ("AtanPi", 1) => Round(Operation.Divide, Row("atan", x[0]), Operand.Real(Math.PI)),
            ("Atan2Pi", 2) => Round(Operation.Divide, Row("atan2", x[0], x[1]), Operand.Real(Math.PI)),
            ("ScaleB", 2) => Round(Operation.Multiply, x[0], Row("pow", Operand.Real(2), steps.Compute(Operation.ToReal, Kind.Real, x[1]))),
            ("MaxNumber" or "MinNumber", 2) => Present(x[0], x[1], name == "MaxNumber"),
            ("MaxMagnitude", 2) => Largest(x[0], x[1], Row("abs", x[0]), Row("abs", x[1]), Compare(Operation.Less, x[0], Operand.Real(0))),
            ("MinMagnitude", 2) => Largest(x[0], x[1], Row("abs", x[1]), Row("abs", x[0]), Compare(Operation.Less, Operand.Real(0), x[0])),
            _ => null,
        };
    }

    /// <summary>The second of two numbers where its size is larger, or the same and it wins ties, or it is NaN.</summary>
    private Operand Largest(Operand first, Operand second, Operand size, Operand other, Operand winsTies)
    {
        Operand takesSecond = Truth(Operation.Or, Compare(Operation.Less, size, other), Truth(Operation.And, Compare(Operation.Equal, size, other), winsTies));
        return Choose(Truth(Operation.Or, takesSecond, steps.Compute(Operation.IsNaN, Kind.Truth, second)), () => second, () => first, "extreme");
    }

    /// <summary>The larger or smaller of two numbers, the other one where one is NaN.</summary>
    private Operand Present(Operand x, Operand y, bool isLarger)
    {
        Operand takesSecond = isLarger ? Compare(Operation.Less, x, y) : Compare(Operation.Less, y, x);
        return Choose(Truth(Operation.Or, takesSecond, steps.Compute(Operation.IsNaN, Kind.Truth, x)), () => y, () => x, "extreme");
    }
}
