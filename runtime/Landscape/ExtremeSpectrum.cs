using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>An eigenvalue that Lanczos found, with the bound of its error: |H x - value x| for a unit vector x.</summary>
/// <param name="Value">The eigenvalue.</param>
/// <param name="ErrorBound">An eigenvalue of the Hessian lies within this distance.</param>
public readonly record struct BoundedEigenvalue(double Value, double ErrorBound);

/// <summary>The ends of a Hessian's spectrum by Lanczos.</summary>
public sealed class ExtremeSpectrum
{
    private readonly double[][] vectors;

    internal ExtremeSpectrum(IReadOnlyList<BoundedEigenvalue> eigenvalues, double[][] vectors, int products, double tolerance)
    {
        (Eigenvalues, this.vectors, Products) = (eigenvalues, vectors, products);
        Converged = [.. eigenvalues.Where(value => value.ErrorBound <= tolerance)];
    }

    /// <summary>All Ritz values, ascending; those in the middle have large bounds.</summary>
    public IReadOnlyList<BoundedEigenvalue> Eigenvalues { get; }

    /// <summary>Those whose error bound is within the tolerance, ascending.</summary>
    public IReadOnlyList<BoundedEigenvalue> Converged { get; }

    /// <summary>The number of Hessian products that it took.</summary>
    public int Products { get; }

    /// <summary>The smallest Ritz value.</summary>
    public BoundedEigenvalue Smallest => Eigenvalues[0];

    /// <summary>The largest Ritz value.</summary>
    public BoundedEigenvalue Largest => Eigenvalues[^1];

    /// <summary>The unit vector of a Ritz value, of theta's length.</summary>
    /// <param name="k">Its place in <see cref="Eigenvalues"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such Ritz value.</exception>
    public double[] Eigenvector(int k)
    {
        LandscapeChecks.Range(nameof(k), k, 0, vectors.Length - 1);
        return (double[])vectors[k].Clone();
    }

    /// <summary>The ends in a sentence.</summary>
    public override string ToString() => Invariant(
        $"from {Smallest.Value:G6} (within {Smallest.ErrorBound:E1}) to {Largest.Value:G6} (within {Largest.ErrorBound:E1}) by {Products} Hessian products; {Converged.Count} eigenvalues converged.");
}
