using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Tests.Adjoints;

public class CallTests
{
    // power(x, n) = x power(x, n - 1), through a variable that the call overwrites
    private static Procedure Power()
    {
        Sketch s = new("Power");
        Term x = s.Real("x"), n = s.Integer("n");
        return s.Build(() =>
        {
            Term result = s.Variable("result", s.Number(1));
            s.If(n > 0, () =>
            {
                s.Set(result, s.Call("sin", x));
                s.Set(result, result * s.Invoke(0, [x * result, n - 1], [])[0]);
            });
            return [result];
        });
    }

    [Fact]
    public void A_function_that_calls_itself() => Check.Derivatives(new(new([Power()])), new([0.8, 4], []));

    [Fact]
    public void Recursion_over_pieces_of_arrays()
    {
        Sketch s = new("Halve");
        int x = s.Array("x", ArrayRole.InOut);
        Procedure halve = s.Build(() =>
        {
            Term n = s.Length(x), sum = s.Variable("sum", s.Number(0));
            s.If(n < 2, () => s.Set(sum, s.Load(x, s.Count(0))), () =>
            {
                Term half = n / s.Count(2);
                s.Store(x, s.Count(0), s.Load(x, s.Count(0)) * s.Load(x, half));
                Term left = s.Invoke(0, [], [new View(x, Operand.Integer(0), half.Operand)])[0];
                Term right = s.Invoke(0, [], [new View(x, half.Operand, (n - half).Operand)])[0];
                s.Set(sum, left * right + s.Load(x, half));
            });
            return [sum];
        });
        Check.Derivatives(new(new([halve])), new([], [[0.3, -0.4, 0.8, 1.2, 0.5]]));
    }

    [Fact]
    public void A_derivative_inside_a_definition()
    {
        Sketch inner = new("Inner");
        Term a = inner.Real("a"), b = inner.Real("b");
        Procedure function = inner.Build(() =>
        {
            Term p = inner.Variable("p", a);
            inner.For(inner.Count(3), _ => inner.Set(p, p * p * b + inner.Call("sin", p)));
            return [p];
        });
        Sketch outer = new("Outer");
        Term x = outer.Real("x"), y = outer.Real("y");
        Procedure definition = outer.Build(() =>
        {
            Term value = outer.Variable("value"), slope = outer.Variable("slope");
            outer.Emit(new CallDerivative(
                DerivativeKind.Adjoint, 1, new([true, false]), new([x.Operand, y.Operand, Operand.Real(1)]), default, new([value.Operand.Local, slope.Operand.Local])));
            return [slope * y + value];
        });
        ProcedureList program = new(new([definition, function]));
        Check.Derivatives(Generator.Adjoints.Derivatives.Of(program, DerivativeKind.Tangent, new([true, true])), new([0.4, 0.9, 0.3, -0.2], []), 2);
    }
}
