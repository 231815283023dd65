using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Tests.Adjoints;

public class LoopTests
{
    [Fact]
    public void Straight_line_code_with_overwritten_variables()
    {
        Sketch s = new("Straight");
        Term x = s.Real("x"), y = s.Real("y");
        Check.Derivatives(s.Program(() =>
        {
            Term u = s.Variable("u", x * y);
            s.Set(u, s.Call("sin", u) / y);
            s.Set(u, u * u + x);
            s.Set(x, s.Call("exp", u) - x);
            return [u * x, s.Call("sqrt", y)];
        }), new([0.7, 1.3], []), 2);
    }

    [Fact]
    public void A_recurrence_in_a_scalar()
    {
        Sketch s = new("Recurrence");
        int x = s.Array("x", ArrayRole.Input);
        Term w = s.Real("w");
        Check.Derivatives(s.Program(() =>
        {
            Term h = s.Variable("h", s.Number(0));
            s.For(s.Length(x), i => s.Set(h, s.Call("tanh", w * h + s.Load(x, i))));
            return [h];
        }), new([0.9], [[0.3, -0.4, 0.8, 0.1]]));
    }

    [Theory]
    [InlineData(0, 0, 1), InlineData(0, 5, 2), InlineData(0, 4, 3), InlineData(4, -1, -1), InlineData(4, -1, -2), InlineData(3, 0, 2), InlineData(1, 2, 3)]
    public void Loops_of_any_stride_run_backwards(int from, int to, int stride)
    {
        Sketch s = new("Strides");
        int x = s.Array("x", ArrayRole.Input);
        Term a = s.Integer("a"), b = s.Integer("b");
        Check.Derivatives(s.Program(() =>
        {
            Term h = s.Variable("h", s.Number(0.5));
            s.For(a, b, i => s.Set(h, h * h + s.Load(x, i)), stride);
            return [h];
        }), new([from, to], [[0.3, -0.4, 0.8, 0.1, 0.6]]));
    }

    [Fact]
    public void A_while_loop_of_a_length_that_depends_on_data()
    {
        Sketch s = new("Newton");
        Term a = s.Real("a");
        Check.Derivatives(s.Program(() =>
        {
            Term y = s.Variable("y", s.Number(1)), e = s.Variable("e");
            s.While(
                () =>
                {
                    s.Set(e, y * y - a);
                    return s.Call("abs", e) > 1e-9;
                },
                () => s.Set(y, y - e / (2 * y)));
            return [y * y * y];
        }), new([2.7], []));
    }

    [Fact]
    public void Branches_inside_loops_and_loops_inside_branches()
    {
        Sketch s = new("Branches");
        int x = s.Array("x", ArrayRole.Input);
        Check.Derivatives(s.Program(() =>
        {
            Term m = s.Variable("m", s.Number(-1)), sum = s.Variable("sum", s.Number(0));
            s.For(s.Length(x), i =>
            {
                Term v = s.Load(x, i);
                s.If(v > m, () => s.Set(m, v * v), () => s.If(v < 0, () => s.For(i, j => s.Set(sum, sum + s.Load(x, j) * m)), () => s.Set(sum, s.Call("sqrt", v) + sum)));
            });
            return [sum * m, sum];
        }), new([], [[0.3, -0.4, 0.8, 0.1, 0.6, 0.9]]));
    }

    [Fact]
    public void The_branch_not_taken_makes_no_NaN()
    {
        Sketch s = new("Guarded");
        Term x = s.Real("x");
        Check.Derivatives(s.Program(() =>
        {
            Term y = s.Variable("y", s.Number(0));
            s.If(x > 0, () => s.Set(y, s.Call("sqrt", x)), () => s.Set(y, x));
            return [y];
        }), new([0], []));
    }
}
