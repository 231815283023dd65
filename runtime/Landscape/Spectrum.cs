using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>The eigenvalues of a Hessian at a point, ascending, with what is known about their errors.</summary>
public sealed class Spectrum
{
    private readonly DoubleDouble[] eigenvalues;
    private readonly DoubleDouble[] eigenvectors;

    internal Spectrum(DoubleDouble[] eigenvalues, DoubleDouble[] eigenvectors, double errorBound, double zeroTolerance, int projectedOut)
    {
        (this.eigenvalues, this.eigenvectors) = (eigenvalues, eigenvectors);
        (ErrorBound, ZeroTolerance, ProjectedOut) = (errorBound, zeroTolerance, projectedOut);
        Inertia = Inertia.Of(eigenvalues, zeroTolerance, projectedOut);
    }

    /// <summary>The eigenvalues, ascending, without those of a known null space.</summary>
    public IReadOnlyList<double> Eigenvalues => [.. eigenvalues.Select(value => value.Hi)];

    /// <summary>The eigenvalues with all digits that were computed.</summary>
    public IReadOnlyList<DoubleDouble> EigenvaluesExtended => eigenvalues;

    /// <summary>A bound for the absolute error of every eigenvalue by rounding, that of the Hessian's own entries included.</summary>
    public double ErrorBound { get; }

    /// <summary>The size up to which an eigenvalue counts as zero: what rounding theta alone can make of one.</summary>
    public double ZeroTolerance { get; }

    /// <summary>The dimension of the known null space that was projected out first.</summary>
    public int ProjectedOut { get; }

    /// <summary>The inertia: eigenvalues within <see cref="ZeroTolerance"/> of zero, and those projected out, count as zero.</summary>
    public Inertia Inertia { get; }

    /// <summary>The smallest eigenvalue.</summary>
    public double Smallest => eigenvalues.Length == 0 ? double.NaN : eigenvalues[0].Hi;

    /// <summary>The largest eigenvalue.</summary>
    public double Largest => eigenvalues.Length == 0 ? double.NaN : eigenvalues[^1].Hi;

    /// <summary>The eigenvector of unit length that belongs to <c>Eigenvalues[k]</c>, of theta's length.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such eigenvalue.</exception>
    public double[] Eigenvector(int k)
    {
        if (k < 0 || k >= eigenvalues.Length)
            throw new ArgumentOutOfRangeException(nameof(k), k, $"Eigenvalue {k} was asked for, but there are {eigenvalues.Length}.");
        int n = eigenvectors.Length / eigenvalues.Length;
        return [.. eigenvectors.AsSpan(k * n, n).ToArray().Select(x => x.Hi)];
    }

    /// <summary>The inertia and the ends in a sentence.</summary>
    public override string ToString()
        => Invariant($"{Inertia.Positive} positive, {Inertia.Negative} negative and {Inertia.Zero} zero eigenvalues")
            + Invariant($" from {Smallest:G6} to {Largest:G6}, each within {ErrorBound:E1}, zero up to {ZeroTolerance:E1}")
            + (ProjectedOut > 0 ? Invariant($"; a null space of dimension {ProjectedOut} was projected out.") : ".");
}
