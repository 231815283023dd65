using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>Lanczos on Hessian products with full reorthogonalisation: Q^T H Q = T, tridiagonal (Golub and Van Loan, section 10.1).</summary>
internal sealed class LanczosProcess
{
    private readonly IObjective<double> loss;
    private readonly double[] theta, gradient;
    private readonly List<double[]> basis = [];
    private readonly List<double> diagonal = [], offDiagonal = [];

    public LanczosProcess(IObjective<double> loss, ReadOnlySpan<double> theta, double[] start)
    {
        (this.loss, this.theta, gradient) = (loss, theta.ToArray(), new double[theta.Length]);
        basis.Add(Scaled(start, 1 / Norm(start)));
    }

    /// <summary>Whether the space is invariant: no direction is left to add.</summary>
    public bool Exhausted { get; private set; }

    /// <summary>The number of products so far.</summary>
    public int Steps => diagonal.Count;

    /// <summary>Adds a vector to the space.</summary>
    public void Step()
    {
        double[] last = basis[Steps], next = new double[theta.Length];
        loss.HessianProduct(theta, last, gradient, next);
        int wrong = Array.FindIndex(next, value => !double.IsFinite(value));
        if (wrong >= 0)
            throw new ArgumentException(Invariant($"Component {wrong} of a Hessian product at theta is {next[wrong]:R}; a spectrum needs finite second derivatives."), nameof(theta));
        diagonal.Add(Dot(last, next));
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (double[] vector in basis)
                Add(next, vector, -Dot(vector, next));
        }
        double size = Norm(next);
        Exhausted = !(size > 1e-14 * diagonal.Concat(offDiagonal).Max(Math.Abs)) || basis.Count == theta.Length;
        offDiagonal.Add(Exhausted ? 0 : size);
        if (!Exhausted)
            basis.Add(Scaled(next, 1 / size));
    }

    /// <summary>The eigenvalues and eigenvectors of T.</summary>
    public Evd<double> Ritz() => Matrix<double>.Build.Dense(Steps, Steps, (i, j) => i == j ? diagonal[i] : Math.Abs(i - j) == 1 ? offDiagonal[Math.Min(i, j)] : 0)
        .Evd(Symmetricity.Symmetric);

    /// <summary>|H x - value x| of each Ritz vector: beta times the last element of T's eigenvector, and the rounding errors of the product.</summary>
    public double Bound(Evd<double> ritz, int k)
        => Math.Abs(offDiagonal[^1] * ritz.EigenVectors[Steps - 1, k]) + 4e-16 * Math.Sqrt(theta.Length) * ritz.EigenValues.Max(value => Math.Abs(value.Real));

    /// <summary>The Ritz vector in theta's space.</summary>
    public double[] Vector(Evd<double> ritz, int k)
    {
        var vector = new double[theta.Length];
        for (int j = 0; j < Steps; j++)
            Add(vector, basis[j], ritz.EigenVectors[j, k]);
        return vector;
    }

    private static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k++)
            sum += x[k] * y[k];
        return sum;
    }

    private static double Norm(double[] x) => Math.Sqrt(Dot(x, x));

    private static double[] Scaled(double[] x, double factor) => Array.ConvertAll(x, value => factor * value);

    private static void Add(double[] sum, double[] x, double factor)
    {
        for (int k = 0; k < x.Length; k++)
            sum[k] += factor * x[k];
    }
}
