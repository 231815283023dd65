using MathNet.Numerics.LinearAlgebra;
using Paper.Verbs;

namespace Paper.Representation;

/// <summary>A linear RNN in continuous time, dh/dt = W h + U x, y = c h, equation (6) with the identity as activation.</summary>
internal sealed class LinearRnn
{
    private LinearRnn(Matrix<double> recurrent, Matrix<double> input, Vector<double> output) => (Recurrent, Input, Output) = (recurrent, input, output);

    /// <summary>W, m x m with all eigenvalues left of 0.</summary>
    public Matrix<double> Recurrent { get; }

    /// <summary>U, m x d.</summary>
    public Matrix<double> Input { get; }

    /// <summary>c, of length m.</summary>
    public Vector<double> Output { get; }

    /// <exception cref="ArgumentException">W has an eigenvalue on the imaginary axis or right of it.</exception>
    public static LinearRnn Create(Matrix<double> recurrent, Matrix<double> input, Vector<double> output)
    {
        System.Numerics.Complex rightmost = recurrent.Evd().EigenValues.MaxBy(eigenvalue => eigenvalue.Real);
        if (rightmost.Real >= 0)
            throw new ArgumentException(FormattableString.Invariant($"W is not in W_m: its rightmost eigenvalue is {rightmost.Real:G6}{rightmost.Imaginary:+0.#####;-0.#####;+0}i, and every real part must be negative."), nameof(recurrent));
        return new(recurrent, input, output);
    }

    /// <summary>A random one of width m with d inputs: W = -I/2 - Z^T Z with entries of Z of variance 1/m.</summary>
    public static LinearRnn Random(int m, int d, Random random)
    {
        Matrix<double> z = Gaussian(m, m, random) / Math.Sqrt(m);
        Matrix<double> w = -(0.5 * Matrix<double>.Build.DenseIdentity(m)) - (z.Transpose() * z);
        return Create(w, Gaussian(m, d, random), Gaussian(m, 1, random).Column(0));
    }

    /// <summary>rho(s) = c e^{Ws} U at s = 0, h, 2h, ..., count values for each of the d inputs.</summary>
    public double[][] Kernel(double h, int count)
    {
        Matrix<double> step = Exponential(Recurrent * h), state = Input;
        double[][] kernel = new double[count][];
        for (int k = 0; k < count; k++, state = step * state)
            kernel[k] = [.. (Output * state)];
        return kernel;
    }

    /// <summary>The output at time t after a step of the first input at 0: c W^{-1} (e^{Wt} - I) U.</summary>
    public double StepResponse(double t)
    {
        Matrix<double> grown = Exponential(Recurrent * t) - Matrix<double>.Build.DenseIdentity(Recurrent.RowCount);
        return Output * Recurrent.Solve(grown * Input.Column(0));
    }

    /// <summary>e^A by its series after scaling by a power of 2, and squaring.</summary>
    public static Matrix<double> Exponential(Matrix<double> a)
    {
        const int Terms = 20;
        int squarings = Math.Max(0, (int)Math.Ceiling(Math.Log2(a.InfinityNorm())) + 2);
        Matrix<double> scaled = a / Math.Pow(2, squarings), term = Matrix<double>.Build.DenseIdentity(a.RowCount), sum = term;
        for (int k = 1; k <= Terms; k++)
            sum += term = term * scaled / k;
        for (int k = 0; k < squarings; k++)
            sum *= sum;
        return sum;
    }

    private static Matrix<double> Gaussian(int rows, int columns, Random random) =>
        Matrix<double>.Build.Dense(rows, columns, (_, _) => Noise.Gaussian(random));
}
