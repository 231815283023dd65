using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Tests.Adjoints;

/// <summary>What is on the tape, and what is not.</summary>
public class TapeTests
{
    private static readonly double[] Data = [0.3, -0.4, 0.8, 0.1, 0.6];

    private static void Needs(int length, ProcedureList program, Inputs inputs)
    {
        Check.Derivatives(program, inputs, 1);
        Assert.Equal(length, Check.TapeLengthOfAdjoint(program, inputs));
    }

    [Fact]
    public void A_sum_of_independent_terms_has_no_tape_and_one_loop()
    {
        Sketch s = new("Rosenbrock");
        int x = s.Array("x", ArrayRole.Input);
        ProcedureList program = s.Program(() =>
        {
            Term f = s.Variable("f", s.Number(0));
            s.For(s.Count(0), s.Length(x) - 1, i =>
            {
                Term u = s.Load(x, i + 1) - s.Load(x, i) * s.Load(x, i), v = s.Number(1) - s.Load(x, i);
                s.Set(f, f + (100 * u * u + v * v));
            });
            return [0.5 * f];
        });
        Needs(0, program, new([], [Data]));
        Procedure adjoint = Generator.Adjoints.Derivatives.Of(program, DerivativeKind.Adjoint, new([true])).Main;
        Assert.Single(adjoint.Body.Steps.OfType<For>());
    }

    // log-sum-exp of each row in scratch: the scratch is filled anew for each row, the maximum is recorded for one row at a time
    [Fact]
    public void Scratch_that_each_iteration_fills_anew_is_not_recorded()
    {
        Sketch s = new("LogSumExp");
        int x = s.Array("x", ArrayRole.Input), row = s.Array("row", ArrayRole.Work);
        Term a = s.Real("a");
        ProcedureList program = s.Program(() =>
        {
            Term n = s.Length(row), total = s.Variable("total", s.Number(0)), most = s.Variable("most"), sum = s.Variable("sum");
            s.For(s.Length(x) - 2, i =>
            {
                s.For(n, k => s.Store(row, k, a * s.Load(x, i + k)));
                s.Set(most, s.Load(row, s.Count(0)));
                s.For(n, k => s.If(s.Load(row, k) > most, () => s.Set(most, s.Load(row, k))));
                s.Set(sum, s.Number(0));
                s.For(n, k => s.Set(sum, sum + s.Call("exp", s.Load(row, k) - most)));
                s.Set(total, total + most + s.Call("log", sum));
            });
            return [total];
        });
        Needs(3, program, new([0.7], [Data, Inputs.Nothing(3)]));
    }

    [Fact]
    public void A_nonlinear_recurrence_records_its_state_once_a_step()
    {
        Sketch s = new("Recurrence");
        int x = s.Array("x", ArrayRole.Input);
        Term w = s.Real("w");
        Needs(Data.Length, s.Program(() =>
        {
            Term h = s.Variable("h", s.Number(0)), e = s.Variable("e", s.Number(0));
            s.For(s.Length(x), i =>
            {
                s.Set(h, s.Call("tanh", w * h + s.Load(x, i)));
                s.Set(e, e + h * h);
            });
            return [e];
        }), new([0.9], [Data]));
    }

    [Fact]
    public void A_linear_recurrence_with_constant_coefficients_records_nothing()
    {
        Sketch s = new("Filter");
        int x = s.Array("x", ArrayRole.Input);
        Needs(0, s.Program(() =>
        {
            Term h = s.Variable("h", s.Number(0));
            s.For(s.Length(x), i => s.Set(h, 0.5 * h + s.Load(x, i)));
            return [h];
        }), new([], [Data]));
    }

    [Fact]
    public void Branches_on_what_survives_are_not_recorded()
    {
        Sketch s = new("Huber");
        int x = s.Array("x", ArrayRole.Input);
        Term w = s.Real("w");
        Needs(0, s.Program(() =>
        {
            Term sum = s.Variable("sum", w);
            s.For(s.Length(x), i =>
            {
                Term v = s.Load(x, i);
                s.If(v > 0.2, () => s.Set(sum, 0.3 * sum + v * v), () => s.Set(sum, sum - v));
            });
            return [sum];
        }), new([0.9], [Data]));
    }

    [Fact]
    public void An_array_overwritten_by_linear_steps_is_not_recorded()
    {
        Sketch s = new("Diffusion");
        int u = s.Array("u", ArrayRole.InOut);
        Term steps = s.Integer("steps");
        Needs(0, s.Program(() =>
        {
            s.For(steps, _ => s.For(s.Count(1), s.Length(u) - 1, i => s.Store(u, i, 0.5 * s.Load(u, i) + 0.25 * s.Load(u, i - 1) + 0.25 * s.Load(u, i + 1))));
            return [];
        }), new([3], [Data]));
    }

    [Fact]
    public void A_loop_of_unknown_length_inside_a_loop_records_its_trips()
    {
        Sketch s = new("Halvings");
        int x = s.Array("x", ArrayRole.Input);
        Term w = s.Real("w");
        Needs(2 * Data.Length, s.Program(() =>
        {
            Term h = s.Variable("h", s.Number(0.1)), y = s.Variable("y");
            s.For(s.Length(x), i =>
            {
                s.Set(y, w * h + s.Load(x, i));
                s.While(() => y > 0.3, () => s.Set(y, 0.5 * y));
                s.Set(h, y);
            });
            return [h];
        }), new([0.9], [Data]));
    }

    [Fact]
    public void A_length_that_data_does_not_change_has_no_loop()
    {
        Sketch s = new("Recurrence");
        int x = s.Array("x", ArrayRole.Input);
        ProcedureList program = s.Program(() =>
        {
            Term h = s.Variable("h", s.Number(0.5));
            s.For(s.Length(x), i => s.Set(h, h * h + s.Load(x, i)));
            return [h];
        });
        ProcedureList length = Generator.Adjoints.TapeLength.Of(Generator.Adjoints.Derivatives.Of(program, DerivativeKind.Adjoint, new([true])))!;
        Assert.DoesNotContain(length.Main.Body.All(), step => step is For or While);
    }
}
