using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace CurseOfMemory;

/// <summary>What a loss looks like: spectra, critical points and critical spaces, lines and planes, and why a flow is stuck.</summary>
public static partial class Landscape
{
    private const int LargestInExtended = 24;
    private const double Unit = 1.1102230246251565E-16, ExtendedUnit = 4.930380657631324E-32;

    /// <summary>All eigenvalues and eigenvectors of the dense Hessian.</summary>
    /// <remarks>
    /// Absolute errors about n 1e-16 times the largest entry. Up to 24 parameters a loss that is an <see cref="IObjective{T}"/> of
    /// <see cref="DoubleDouble"/> as well is evaluated so, and the errors are
    /// those of extended precision; what counts as zero stays a matter of theta's own rounding.
    /// </remarks>
    /// <param name="loss">J.</param>
    /// <param name="theta">The point, inside the domain of J.</param>
    /// <param name="options">A null space that is known, and what counts as zero.</param>
    /// <exception cref="ArgumentException">theta is empty, not finite or outside the domain, a derivative there is not finite, or the null vectors are of another length or dependent.</exception>
    public static Spectrum HessianSpectrum(IObjective<double> loss, ReadOnlySpan<double> theta, SpectrumOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        LandscapeChecks.Theta(theta, nameof(theta));
        LandscapeChecks.Inside(loss.Violation(theta), nameof(theta));
        int n = theta.Length;
        if (n <= LargestInExtended && loss is IObjective<DoubleDouble> extended && InExtended(extended, theta, options) is { } spectrum)
            return spectrum;
        double[] gradient = new double[n], hessian = new double[n * n];
        loss.Hessian(theta, gradient, hessian);
        return OfMatrix(hessian, n, options ?? SpectrumOptions.Default);
    }

    private static Spectrum? InExtended(IObjective<DoubleDouble> loss, ReadOnlySpan<double> theta, SpectrumOptions? options)
    {
        int n = theta.Length;
        DoubleDouble[] point = new DoubleDouble[n], gradient = new DoubleDouble[n], hessian = new DoubleDouble[n * n];
        for (int k = 0; k < n; k++)
            point[k] = theta[k];
        try
        {
            loss.Hessian(point, gradient, hessian);
            return OfMatrix(hessian, n, options ?? SpectrumOptions.Default, Unit);
        }
        catch (NotSupportedException)
        {
            // A sum of targets of which one is known in double only
            return null;
        }
    }

    /// <summary>The same in extended precision, for eigenvalues that drown in double's rounding errors, such as e^{-2 w mu} on a plateau.</summary>
    /// <remarks>Jacobi's method; absolute errors about n 2^-104 times the largest entry.</remarks>
    /// <inheritdoc cref="HessianSpectrum(IObjective{double}, ReadOnlySpan{double}, SpectrumOptions?)"/>
    public static Spectrum HessianSpectrum(IObjective<DoubleDouble> loss, ReadOnlySpan<DoubleDouble> theta, SpectrumOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        LandscapeChecks.Theta(theta, nameof(theta));
        LandscapeChecks.Inside(loss.Violation(theta), nameof(theta));
        int n = theta.Length;
        DoubleDouble[] gradient = new DoubleDouble[n], hessian = new DoubleDouble[n * n];
        loss.Hessian(theta, gradient, hessian);
        return OfMatrix(hessian, n, options ?? SpectrumOptions.Default, ExtendedUnit);
    }

    /// <summary>The spectra of the Hessian's diagonal blocks, such as those of a and w.</summary>
    /// <param name="loss">J.</param>
    /// <param name="theta">The point, inside the domain of J.</param>
    /// <param name="lengths">The lengths of the blocks, in theta's order.</param>
    /// <exception cref="ArgumentException">theta is empty, not finite or outside the domain, or the lengths aren't positive or don't add up to its length.</exception>
    public static IReadOnlyList<Spectrum> BlockSpectra(IObjective<double> loss, ReadOnlySpan<double> theta, params int[] lengths)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(lengths);
        LandscapeChecks.Theta(theta, nameof(theta));
        LandscapeChecks.Inside(loss.Violation(theta), nameof(theta));
        LandscapeChecks.Length("the blocks together", lengths.Sum(), theta.Length);
        int n = theta.Length, start = 0;
        double[] gradient = new double[n], hessian = new double[n * n];
        loss.Hessian(theta, gradient, hessian);
        Matrix<double> matrix = DenseMatrix.OfColumnMajor(n, n, hessian);
        List<Spectrum> spectra = [];
        foreach (int length in lengths)
        {
            LandscapeChecks.Range("a block's length", length, 1, n);
            spectra.Add(OfMatrix(matrix.SubMatrix(start, length, start, length).ToColumnMajorArray(), length, SpectrumOptions.Default));
            start += length;
        }
        return spectra;
    }

    private static Spectrum OfMatrix(double[] hessian, int n, SpectrumOptions options)
    {
        Matrix<double> matrix = DenseMatrix.OfColumnMajor(n, n, hessian);
        double size = LandscapeChecks.Size(hessian, n);
        LandscapeChecks.Options(options, n);
        if (options.NullSpace.Count == n)
            return new([], [], 0, options.ZeroTolerance ?? 0, n);
        Matrix<double> basis = options.NullSpace.Count == 0
            ? DenseMatrix.CreateIdentity(n)
            : DenseMatrix.OfColumnArrays(options.NullSpace).QR(QRMethod.Full).Q.SubMatrix(0, n, options.NullSpace.Count, n - options.NullSpace.Count);
        Evd<double> evd = (basis.TransposeThisAndMultiply(matrix) * basis).Evd(Symmetricity.Symmetric);
        Matrix<double> vectors = basis * evd.EigenVectors;
        return new(
            [.. evd.EigenValues.Select(value => (DoubleDouble)value.Real)],
            [.. vectors.ToColumnMajorArray().Select(x => (DoubleDouble)x)],
            8 * n * Unit * size,
            options.ZeroTolerance ?? 8 * n * Unit * size,
            options.NullSpace.Count);
    }

    private static Spectrum OfMatrix(DoubleDouble[] hessian, int n, SpectrumOptions options, double rounding)
    {
        double size = LandscapeChecks.Size([.. hessian.Select(h => h.Hi)], n);
        LandscapeChecks.Options(options, n);
        DoubleDouble[] basis = OrthogonalComplement.Of(options.NullSpace, n);
        int kept = n - options.NullSpace.Count;
        DoubleDouble[] projected = OrthogonalComplement.Project(hessian, basis, n);
        DoubleDouble[] inner = new DoubleDouble[kept * kept], values = new DoubleDouble[kept];
        DenseDoubleDouble.SymmetricEigen(projected, inner, values);
        return new(
            values,
            OrthogonalComplement.Product(inner, basis, kept, n),
            8 * n * ExtendedUnit * size,
            options.ZeroTolerance ?? 8 * n * rounding * size,
            options.NullSpace.Count);
    }
}
