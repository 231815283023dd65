using CurseOfMemory;

namespace Paper.Definitions;

/// <summary>The cell of the nonlinear RNNs.</summary>
public static class TanhCell
{
    /// <summary>next = h + dt tanh(W h + U x + b): dh/dt = tanh(W h + U x + b) by Euler's method.</summary>
    /// <param name="h">The state before, of length m.</param>
    /// <param name="next">Receives the state after.</param>
    /// <param name="w">W, row by row, m x m.</param>
    /// <param name="u">U, of length m.</param>
    /// <param name="b">The bias, of length m.</param>
    /// <param name="x">The input.</param>
    /// <param name="one">1 with bias, 0 without.</param>
    /// <param name="dt">The time step.</param>
    public static void Advance(Span<double> h, Span<double> next, ReadOnlySpan<double> w, ReadOnlySpan<double> u, ReadOnlySpan<double> b, double x, double one, double dt)
    {
        int m = u.Length;
        for (int i = 0; i < m; i++)
        {
            double slope = (u[i] * x) + (b[i] * one);
            for (int j = 0; j < m; j++)
                slope += w[(i * m) + j] * h[j];
            next[i] = h[i] + (dt * Math.Tanh(slope));
        }
        for (int i = 0; i < m; i++)
            h[i] = next[i];
    }
}

/// <summary>A tanh RNN that learns a functional: the squared error of its output at the end of each sample path.</summary>
/// <param name="inputs">The inputs: number t N + n is that of path n at step t.</param>
/// <param name="outputs">What is to come out of each path at its end.</param>
/// <param name="paths">N.</param>
/// <param name="steps">The steps of each path.</param>
/// <param name="width">m.</param>
/// <param name="dt">The time step.</param>
[Objective]
public sealed partial class TanhFunctionalLoss(double[] inputs, double[] outputs, int paths, int steps, int width, double dt)
{
    private int Paths => paths;

    private int Width => width;

    private int Entries => width * width;

    /// <summary>The squared error of one path over N.</summary>
    [Loss]
    private double SquaredError([Summed(nameof(Paths))] int path, [Length(nameof(Entries))] ReadOnlySpan<double> w, [Length(nameof(Width))] ReadOnlySpan<double> u, [Length(nameof(Width))] ReadOnlySpan<double> c)
    {
        Span<double> h = stackalloc double[width], next = stackalloc double[width];
        for (int t = 0; t < steps; t++)
            TanhCell.Advance(h, next, w, u, u, inputs[(t * paths) + path], 0, dt);
        double error = -outputs[path];
        for (int i = 0; i < width; i++)
            error += c[i] * h[i];
        return error * error / paths;
    }
}

/// <summary>A tanh RNN that learns a map of sequences: the squared error of its output, averaged over time and sample paths.</summary>
/// <param name="inputs">The inputs: number t N + n is that of path n at step t.</param>
/// <param name="outputs">What is to come out after each step, in the same order.</param>
/// <param name="paths">N.</param>
/// <param name="steps">The steps of each path.</param>
/// <param name="width">m.</param>
/// <param name="dt">The time step.</param>
/// <param name="one">1 for a network with bias; 0 for one without, which is odd in its inputs.</param>
[Objective]
public sealed partial class TanhSequenceLoss(double[] inputs, double[] outputs, int paths, int steps, int width, double dt, double one)
{
    private int Paths => paths;

    private int Width => width;

    private int Entries => width * width;

    /// <summary>The squared error of one path, averaged over time, over N.</summary>
    [Loss]
    private double SquaredError(
        [Summed(nameof(Paths))] int path,
        [Length(nameof(Entries))] ReadOnlySpan<double> w,
        [Length(nameof(Width))] ReadOnlySpan<double> u,
        [Length(nameof(Width))] ReadOnlySpan<double> c,
        [Length(nameof(Width))] ReadOnlySpan<double> b)
    {
        Span<double> h = stackalloc double[width], next = stackalloc double[width];
        double sum = 0;
        for (int t = 0; t < steps; t++)
        {
            TanhCell.Advance(h, next, w, u, b, inputs[(t * paths) + path], one, dt);
            double error = -outputs[(t * paths) + path];
            for (int i = 0; i < width; i++)
                error += c[i] * h[i];
            sum += error * error;
        }
        return sum / ((double)steps * paths);
    }
}
