using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Tests.Adjoints;

public class ArrayTests
{
    [Fact]
    public void An_array_overwritten_in_place()
    {
        Sketch s = new("Smooth");
        int x = s.Array("x", ArrayRole.InOut);
        Term steps = s.Integer("steps");
        Check.Derivatives(s.Program(() =>
        {
            Term n = s.Length(x);
            s.For(steps, _ => s.For(s.Count(1), n - 1, i => s.Store(x, i, s.Load(x, i - 1) * s.Load(x, i) + s.Call("sin", s.Load(x, i + 1)))));
            return [s.Load(x, s.Count(1))];
        }), new([3], [[0.3, -0.4, 0.8, 0.1, 0.6]]));
    }

    [Fact]
    public void A_function_that_fills_an_output_through_scratch()
    {
        Sketch s = new("Filter");
        int x = s.Array("x", ArrayRole.Input), y = s.Array("y", ArrayRole.Output), work = s.Array("work", ArrayRole.Work);
        Term a = s.Real("a");
        Check.Derivatives(s.Program(() =>
        {
            Term n = s.Length(x);
            s.Emit(new Fill(work, a.Operand));
            s.For(n, i => s.For(n, j => s.AddTo(work, i, s.Load(x, j) * s.Load(work, j))));
            s.For(n, i => s.Store(y, i, s.Load(work, i) * s.Load(work, i)));
            s.Store(y, s.Count(0), s.Load(y, s.Count(0)) * a);
            return [];
        }), new([0.8], [[0.3, -0.4, 0.8], Inputs.Nothing(3), Inputs.Nothing(3)]));
    }

    [Fact]
    public void An_array_of_the_procedures_own()
    {
        Sketch s = new("Own");
        int x = s.Array("x", ArrayRole.Input);
        Term n = s.Variable("n", Kind.Integer);
        s.Before(() => s.Set(n, s.Length(x)));
        int h = s.Own("h", n);
        Check.Derivatives(s.Program(() =>
        {
            s.For(n, i => s.Store(h, i, s.Call("exp", s.Load(x, i))));
            s.For(s.Count(1), n, i => s.Store(h, i, s.Load(h, i) / s.Load(h, i - 1)));
            return [s.Load(h, n - 1)];
        }), new([], [[0.3, -0.4, 0.8]]));
    }

    [Fact]
    public void Indices_that_are_read_and_change()
    {
        Sketch s = new("Gather");
        int x = s.Array("x", ArrayRole.Input), next = s.Array("next", ArrayRole.Input, Kind.Integer);
        Check.Derivatives(s.Program(() =>
        {
            Term at = s.Variable("at", s.Count(0)), product = s.Variable("product", s.Number(1));
            s.While(() => at < 3, () =>
            {
                s.Set(product, product * s.Load(x, at));
                s.Set(at, s.Load(next, at));
            });
            return [product];
        }), new([], [[0.3, -0.4, 0.8], [2, 3, 1]]));
    }
}
