using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Complex numbers: pairs of numbers, with the formulas of System.Numerics.</summary>
internal sealed partial class Execution
{
    private static bool IsComplex(Value value) => value is Value.Aggregate { Type: var type } && Types.IsComplex(type);

    private static Operand Re(Value.Aggregate z) => ((Value.Scalar)z.Fields[0]).Operand;

    private static Operand Im(Value.Aggregate z) => ((Value.Scalar)z.Fields[1]).Operand;

    private Value.Aggregate Complex(INamedTypeSymbol type, Operand real, Operand imaginary) => new(type, [Value.Of(steps.Pin(real)), Value.Of(steps.Pin(imaginary))]);

    private Operand Sum(Operand x, Operand y) => steps.Compute(Operation.Add, Kind.Real, x, y);

    private Operand Difference(Operand x, Operand y) => steps.Compute(Operation.Subtract, Kind.Real, x, y);

    private Operand Product(Operand x, Operand y) => steps.Compute(Operation.Multiply, Kind.Real, x, y);

    private Operand Quotient(Operand x, Operand y) => steps.Compute(Operation.Divide, Kind.Real, x, y);

    private Value ComplexOperator(BinaryOperatorKind kind, Value left, Value right, IOperation at)
    {
        INamedTypeSymbol type = ((Value.Aggregate)(IsComplex(left) ? left : right)).Type;
        (Operand a, Operand b) = Parts(left, at);
        (Operand c, Operand d) = Parts(right, at);
        switch (kind)
        {
            case BinaryOperatorKind.Add:
                return Complex(type, Sum(a, c), Sum(b, d));
            case BinaryOperatorKind.Subtract:
                return Complex(type, Difference(a, c), Difference(b, d));
            case BinaryOperatorKind.Multiply:
                // (a + ib)(c + id) = (ac - bd) + i (bc + ad)
                return Complex(type, Difference(Product(a, c), Product(b, d)), Sum(Product(b, c), Product(a, d)));
            case BinaryOperatorKind.Divide:
                return Ratio(type, a, b, c, d);
            case BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals:
                Operand same = Truth(Operation.And, Compare(Operation.Equal, a, c), Compare(Operation.Equal, b, d));
                return Value.Of(kind == BinaryOperatorKind.Equals ? same : Truth(Operation.Not, same));
            default:
                throw Refuse(at, Descriptors.Construct, Constructs.Operator.Words);
        }
    }

    private (Operand Real, Operand Imaginary) Parts(Value value, IOperation at)
    {
        value = Opened(value);
        if (value is Value.Aggregate z && IsComplex(value))
            return (steps.Pin(Re(z)), steps.Pin(Im(z)));
        Operand real = Scalar(value, at);
        return (steps.Pin(real.Kind == Kind.Integer ? Converted(real, Kind.Real, session.Compilation.GetSpecialType(SpecialType.System_Double), null) : real), Operand.Real(0));
    }

    // Smith's method: dividing by the larger part keeps clear of overflow
    private Value.Aggregate Ratio(INamedTypeSymbol type, Operand a, Operand b, Operand c, Operand d)
    {
        Place.Cell real = steps.Declare("ratioReal", Kind.Real), imaginary = steps.Declare("ratioImaginary", Kind.Real);
        Operand x = Magnitude(c), y = Magnitude(d);
        Either(Compare(Operation.Less, y, x), () => Smith(c, d, (s, t, q) => (Sum(s, Product(t, q)), Difference(t, Product(s, q)))), () => Smith(d, c, (s, t, q) => (Sum(Product(s, q), t), Difference(Product(t, q), s))));
        return Complex(type, steps.Compute(Operation.Copy, Kind.Real, real.Operand), steps.Compute(Operation.Copy, Kind.Real, imaginary.Operand));

        void Smith(Operand large, Operand small, Func<Operand, Operand, Operand, (Operand Real, Operand Imaginary)> numerators)
        {
            Operand ratio = steps.Pin(Quotient(small, large)), divisor = steps.Pin(Sum(large, Product(small, ratio)));
            (Operand re, Operand im) = numerators(a, b, ratio);
            steps.Assign(real, Quotient(re, divisor));
            steps.Assign(imaginary, Quotient(im, divisor));
        }
    }

    private Operand Magnitude(Operand x) => steps.Pin(Choose(Compare(Operation.Less, x, Operand.Real(0)), () => Negated(x), () => x, "magnitude"));

    private Value ComplexProperty(string name, Value.Aggregate z, IOperation at) => name switch
    {
        "Magnitude" => Value.Of(Apply("hypot", Re(z), Im(z))),
        "Phase" => Value.Of(Apply("atan2", Im(z), Re(z))),
        _ => throw Refuse(at, Descriptors.Unknown, "Complex." + name),
    };

    /// <summary>A static method of Complex, or null.</summary>
    private Value? ComplexCall(IInvocationOperation call, IMethodSymbol method)
    {
        if (!Types.IsComplex(method.ContainingType) || !method.IsStatic)
            return null;
        INamedTypeSymbol type = method.ContainingType;
        IOperation[] operations = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        (Operand Real, Operand Imaginary)[] z = [.. EvaluateAll(operations).Select((value, i) => Parts(value, operations[i]))];
        (Operand x, Operand y) = z[0];
        return (method.Name, z.Length) switch
        {
            ("Abs", 1) => Value.Of(Apply("hypot", x, y)),
            ("Conjugate", 1) => Complex(type, x, Negated(y)),
            ("Negate", 1) => Complex(type, Negated(x), Negated(y)),
            ("Reciprocal", 1) => Ratio(type, Operand.Real(1), Operand.Real(0), x, y),
            ("FromPolarCoordinates", 2) => Polar(type, x, z[1].Real),
            ("Exp", 1) => Polar(type, Apply("exp", x), y),
            ("Log", 1) => Logarithm(type, x, y),
            ("Sqrt", 1) => Root(type, x, y),
            ("Pow", 2) => Power(type, z[0], z[1]),
            ("Sin", 1) => Complex(type, Product(Apply("sin", x), Apply("cosh", y)), Product(Apply("cos", x), Apply("sinh", y))),
            ("Cos", 1) => Complex(type, Product(Apply("cos", x), Apply("cosh", y)), Negated(Product(Apply("sin", x), Apply("sinh", y)))),
            ("Sinh", 1) => Complex(type, Product(Apply("sinh", x), Apply("cos", y)), Product(Apply("cosh", x), Apply("sin", y))),
            ("Cosh", 1) => Complex(type, Product(Apply("cosh", x), Apply("cos", y)), Product(Apply("sinh", x), Apply("sin", y))),
            _ => throw Refuse(call, Descriptors.Unknown, Identifiers.Short(method)),
        };
    }

    // r e^{i phi}
    private Value.Aggregate Polar(INamedTypeSymbol type, Operand r, Operand phi)
    {
        steps.Pin(r);
        return Complex(type, Product(r, Apply("cos", phi)), Product(r, Apply("sin", phi)));
    }

    // log |z| + i arg z
    private Value.Aggregate Logarithm(INamedTypeSymbol type, Operand x, Operand y) => Complex(type, Apply("log", Apply("hypot", x, y)), Apply("atan2", y, x));

    // z^w = e^{w log z}
    private Value.Aggregate Power(INamedTypeSymbol type, (Operand Real, Operand Imaginary) z, (Operand Real, Operand Imaginary) w)
    {
        Value.Aggregate log = Logarithm(type, z.Real, z.Imaginary);
        (Operand a, Operand b) = (Re(log), Im(log));
        Operand growth = Difference(Product(w.Real, a), Product(w.Imaginary, b)), angle = steps.Pin(Sum(Product(w.Real, b), Product(w.Imaginary, a)));
        return Polar(type, Apply("exp", growth), angle);
    }

    // with t = sqrt((|z| + |x|) / 2):  t + i y / (2 t) for x >= 0, else |y| / (2 t) + i sign(y) t
    private Value.Aggregate Root(INamedTypeSymbol type, Operand x, Operand y)
    {
        Place.Cell real = steps.Declare("rootReal", Kind.Real), imaginary = steps.Declare("rootImaginary", Kind.Real);
        Operand t = steps.Pin(Apply("sqrt", Product(Sum(Apply("hypot", x, y), Magnitude(x)), Operand.Real(0.5))));
        Operand other = steps.Pin(Quotient(y, Product(Operand.Real(2), t)));
        Either(
            Compare(Operation.LessOrEqual, Operand.Real(0), x),
            () =>
            {
                steps.Assign(real, t);
                steps.Assign(imaginary, Choose(Compare(Operation.Equal, t, Operand.Real(0)), () => y, () => other, "part"));
            },
            () =>
            {
                Operand isBelow = steps.Pin(Compare(Operation.Less, y, Operand.Real(0)));
                steps.Assign(real, Choose(isBelow, () => Negated(other), () => other, "part"));
                steps.Assign(imaginary, Choose(isBelow, () => Negated(t), () => t, "part"));
            });
        return Complex(type, steps.Compute(Operation.Copy, Kind.Real, real.Operand), steps.Compute(Operation.Copy, Kind.Real, imaginary.Operand));
    }
}
