using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>What .NET's numbers offer besides the rows of the function table.</summary>
internal sealed partial class Execution
{
    /// <summary>A static method of Math, MathF, a number type or an interface of numbers; null for any other.</summary>
    private Value? Numeric(IInvocationOperation call, IMethodSymbol method)
    {
        bool isNumber = method.ContainingType is { Name: "Math" or "MathF" or "BitOperations" } || IsBuiltIn(method);
        if (!isNumber || !method.IsStatic || method.ContainingNamespace is not { Name: "System" or "Numerics" })
            return null;
        IOperation[] operations = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        Operand[] x = [.. EvaluateAll(operations).Select((value, i) => Scalar(value, operations[i]))];
        ITypeSymbol type = TypeOf(call);
        Array.ForEach(x, operand => steps.Pin(operand));
        if (TakenApart(method.Name, x, type) is Operand choice)
            return Value.Of(choice);
        if (OfReals(method.Name, x, type) is Operand composed)
            return Value.Of(composed);
        return (method.Name, x.Length) switch
        {
            ("CreateChecked" or "CreateSaturating" or "CreateTruncating", 1) => Value.Of(Converted(x[0], Types.KindOf(type) ?? Kind.Real, type, TypeOf(operations[0]))),
            ("IsNaN", 1) => Value.Of(steps.Compute(Operation.IsNaN, Kind.Truth, x[0])),
            ("IsFinite", 1) => Value.Of(Finite(x[0])),
            ("IsInfinity", 1) => Value.Of(Truth(Operation.Not, Truth(Operation.Or, Finite(x[0]), steps.Compute(Operation.IsNaN, Kind.Truth, x[0])))),
            ("IsPositiveInfinity", 1) => Value.Of(Compare(Operation.Equal, x[0], Operand.Real(double.PositiveInfinity))),
            ("IsNegativeInfinity", 1) => Value.Of(Compare(Operation.Equal, x[0], Operand.Real(double.NegativeInfinity))),
            // minus zero is negative, and NaN may be
            ("IsNegative", 1) when x[0].Kind == Kind.Real => Value.Of(Compare(Operation.Less, Apply("copysign", Operand.Real(1), x[0]), Operand.Real(0))),
            ("IsPositive", 1) when x[0].Kind == Kind.Real => Value.Of(Compare(Operation.Less, Operand.Real(0), Apply("copysign", Operand.Real(1), x[0]))),
            ("IsNegative", 1) => Value.Of(Compare(Operation.Less, x[0], Zero(x[0]))),
            ("IsPositive", 1) => Value.Of(Compare(Operation.LessOrEqual, Zero(x[0]), x[0])),
            ("IsZero", 1) => Value.Of(Compare(Operation.Equal, x[0], Zero(x[0]))),
            ("IsEvenInteger" or "IsOddInteger", 1) when x[0].Kind == Kind.Integer => Value.Of(Compare(
                method.Name == "IsEvenInteger" ? Operation.Equal : Operation.NotEqual, IntegerOf(Operation.And, x[0], Operand.Integer(1)), Operand.Integer(0))),
            ("Abs", 1) => Value.Of(Choose(Compare(Operation.Less, x[0], Zero(x[0])), () => Negated(x[0]), () => x[0], "magnitude")),
            ("Sign", 1) => Value.Of(Sign(x[0])),
            ("SinCos", 1) => new Value.Aggregate((INamedTypeSymbol)type, [Value.Of(Apply("sin", x[0])), Value.Of(Apply("cos", x[0]))]),
            ("BigMul", 2) when x[0].Kind == Kind.Integer && type.SpecialType == SpecialType.System_Int64 => Value.Of(IntegerOf(Operation.Multiply, x[0], x[1])),
            ("DivRem", 2) => new Value.Aggregate((INamedTypeSymbol)type, [Value.Of(IntegerOf(Operation.Divide, x[0], x[1])), Value.Of(IntegerOf(Operation.Remainder, x[0], x[1]))]),
            _ => throw Refuse(call, Descriptors.Unknown, Identifiers.Short(method)),
        };
    }

    /// <summary>The rows of the function table that programs take apart, also by their names in the table; null for any other.</summary>
    private Operand? TakenApart(string name, Operand[] x, ITypeSymbol type) => (name, x.Length) switch
    {
        ("Min" or "min", 2) => Extreme(x[0], x[1], x[0], x[1]),
        ("Max" or "max", 2) => Extreme(x[1], x[0], x[0], x[1]),
        ("Clamp" or "ClampNative" or "clamp", 3) => Choose(
            Compare(Operation.Less, x[0], x[1]), () => x[1], () => Choose(Compare(Operation.Less, x[2], x[0]), () => x[2], () => x[0], "clamped"), "clamped"),
        ("FusedMultiplyAdd" or "MultiplyAddEstimate" or "fma", 3) => Rounded(Operation.Add, Rounded(Operation.Multiply, x[0], x[1], type), x[2], type),
        // x (1 - t) + y t, as .NET does it
        ("Lerp", 3) => steps.Compute(Operation.Add, Kind.Real, Rounded(Operation.Multiply, x[0], Rounded(Operation.Subtract, Operand.Real(1), x[2], type), type), Rounded(Operation.Multiply, x[1], x[2], type)),
        ("Log" or "logbase", 2) => Rounded(Operation.Divide, Apply("log", x[0]), Apply("log", x[1]), type),
        _ => null,
    };

    /// <summary><c>x.CompareTo(y)</c> and <c>x.Equals(y)</c> of numbers, or null.</summary>
    private Value? Compared(IInvocationOperation call, IMethodSymbol method)
    {
        if (method.Name is not ("CompareTo" or "Equals") || call is not { Instance: IOperation instance, Arguments: [IArgumentOperation other] }
            || Types.KindOf(TypeOf(instance)) is null || Types.KindOf(TypeOf(other.Value)) is null)
            return null;
        Value[] values = EvaluateAll([instance, other.Value]);
        (Operand x, Operand y) = (steps.Pin(Scalar(values[0], instance)), steps.Pin(Scalar(values[1], other.Value)));
        if (method.Name == "Equals")
            return Value.Of(IsReal(x, y) ? Truth(Operation.Or, Compare(Operation.Equal, x, y), Truth(Operation.And, IsNaN(x), IsNaN(y))) : Compare(Operation.Equal, x, y));
        return Value.Of(Choose(Before(x, y), () => Operand.Integer(-1), () => Choose(Before(y, x), () => Operand.Integer(1), () => Operand.Integer(0), "order"), "order"));
    }

    private static bool IsReal(Operand x, Operand y) => x.Kind == Kind.Real || y.Kind == Kind.Real;

    private Operand IsNaN(Operand x) => x.Kind == Kind.Real ? steps.Compute(Operation.IsNaN, Kind.Truth, x) : new(-1, 0, Kind.Truth);

    /// <summary>Whether <c>CompareTo</c> puts x before y: NaN stands before all numbers.</summary>
    private Operand Before(Operand x, Operand y) => !IsReal(x, y) ? Compare(Operation.Less, x, y)
        : Truth(Operation.Or, Compare(Operation.Less, x, y), Truth(Operation.And, IsNaN(x), Truth(Operation.Not, IsNaN(y))));

    private static Operand Zero(Operand like) => new(-1, 0, like.Kind);

    private Operand Negated(Operand x) => x.Kind == Kind.Integer ? IntegerOf(Operation.Negate, x) : steps.Compute(Operation.Negate, Kind.Real, x);

    /// <summary>x - x is 0 for what is finite, and NaN else.</summary>
    private Operand Finite(Operand x) => Compare(Operation.Equal, steps.Compute(Operation.Subtract, Kind.Real, x, x), Operand.Real(0));

    private Operand Sign(Operand x)
    {
        Operand positive = Compare(Operation.Less, Zero(x), x);
        return Choose(positive, () => Operand.Integer(1), () => Choose(Compare(Operation.Less, x, Zero(x)), () => Operand.Integer(-1), () => Operand.Integer(0), "sign"), "sign");
    }

    /// <summary>Min and Max: a tie takes the first, a NaN is passed on.</summary>
    private Operand Extreme(Operand low, Operand high, Operand first, Operand second)
    {
        if (first.IsConstant && second.IsConstant && first.Kind == Kind.Integer)
            return low.Value <= high.Value ? first == low ? first : second : first == low ? second : first;
        Operand takesSecond = first == low ? Compare(Operation.Less, second, first) : Compare(Operation.Less, first, second);
        if (first.Kind == Kind.Real)
            takesSecond = Truth(Operation.Or, takesSecond, steps.Compute(Operation.IsNaN, Kind.Truth, second));
        return Choose(takesSecond, () => second, () => first, "extreme");
    }

    /// <summary>One of two scalars.</summary>
    private Operand Choose(Operand condition, Func<Operand> then, Func<Operand> otherwise, string name)
    {
        if (condition.IsConstant)
            return condition.Value != 0 ? then() : otherwise();
        Operand x = default, y = default;
        Block first = steps.Nest(() => x = then());
        Block second = steps.Nest(() => y = otherwise());
        Place.Cell chosen = steps.Declare(name, x.Kind);
        steps.Emit(new If(
            condition,
            Block.Of([.. first.Steps, new Compute(chosen.Local, Operation.Copy, new([x]))]),
            Block.Of([.. second.Steps, new Compute(chosen.Local, Operation.Copy, new([y]))])));
        return chosen.Operand;
    }

    /// <summary>T.Zero, T.Pi and the like, where T stands for a number type.</summary>
    private Value? NumberConstant(IPropertyReferenceOperation reference)
    {
        if (reference.ConstrainedToType is not ITypeSymbol constrained || Types.KindOf(Substitute(constrained)) is not Kind kind)
            return null;
        double? constant = reference.Property.Name switch
        {
            "Zero" or "AdditiveIdentity" => 0,
            "One" or "MultiplicativeIdentity" => 1,
            "NegativeOne" => -1,
            "Pi" => Math.PI,
            "Tau" => 2 * Math.PI,
            "E" => Math.E,
            "Epsilon" => double.Epsilon,
            "NaN" => double.NaN,
            "PositiveInfinity" => double.PositiveInfinity,
            "NegativeInfinity" => double.NegativeInfinity,
            "MaxValue" when kind == Kind.Real => double.MaxValue,
            "MinValue" when kind == Kind.Real => double.MinValue,
            _ => null,
        };
        return constant is double value ? Value.Of(new Operand(-1, value, kind)) : null;
    }
}
