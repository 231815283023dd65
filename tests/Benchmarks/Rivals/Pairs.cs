namespace CurseOfMemory.Benchmarks;

/// <summary>One size of the paper's loss for a target that is an exponential sum: m terms of the model, n of the target.</summary>
internal sealed class Pairs
{
    public Pairs(int m, int n, bool second = false)
    {
        (M, N) = (m, n);
        double[] a = [.. Enumerable.Range(0, m).Select(k => Math.Cos(k) / m)], w = Rates(m, 0.5);
        (Model, B, R) = (new([.. a, .. w]), [.. Enumerable.Range(0, n).Select(k => Math.Sin(k + 1) / n)], Rates(n, 0.6));
        (Amplitudes, Decays, Towards) = (new(B), new(R), new([.. Theta.ToArray().Select(x => Math.Sin(7 * x))]));
        (Slopes, Output) = (new(2 * m), new(second ? 4 * m * m : 2 * m));
    }

    public int M { get; }

    public int N { get; }

    /// <summary>(a, w), the gradient, the direction of the product, and what else a kernel writes.</summary>
    public Aligned Model { get; }

    public Aligned Slopes { get; }

    public Aligned Towards { get; }

    public Aligned Output { get; }

    /// <summary>The target's amplitudes and rates.</summary>
    public Aligned Amplitudes { get; }

    public Aligned Decays { get; }

    public double[] B { get; }

    public double[] R { get; }

    public Span<double> Theta => Model.Span;

    public Span<double> Gradient => Slopes.Span;

    public Span<double> Direction => Towards.Span;

    public Span<double> Result => Output.Span;

    private static double[] Rates(int m, double from) => [.. Enumerable.Range(0, m).Select(k => from + (1.5 * k / m))];
}
