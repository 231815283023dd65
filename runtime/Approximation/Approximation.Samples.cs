using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using Complex = System.Numerics.Complex;

namespace CurseOfMemory;

public static partial class Approximation
{
    private const int MostSamples = 2000;

    /// <summary>ESPRIT: equidistant samples resolved into damped waves by the shift invariance of their Hankel matrix's range (R. Roy, T. Kailath, 1989).</summary>
    /// <remarks>Exact for exact sums; the terms need not decay. For a kernel that vanishes late or is no short sum see <see cref="BalancedTruncation"/>.</remarks>
    /// <param name="samples">y_k, k = 0, 1, ...; at least twice as many as terms, at most 2000.</param>
    /// <param name="step">The distance of the samples in units of t.</param>
    /// <param name="terms">The number of terms; null for the order of least description length.</param>
    /// <exception cref="ArgumentException">There are too few or too many samples, or one of them isn't finite, or an argument is out of range.</exception>
    public static ComplexExponentialSum Esprit(ReadOnlySpan<double> samples, double step, int? terms = null)
    {
        (SampledKernel kernel, Svd<double> svd, int order) = Decompose(samples, step, terms);
        Matrix<double> range = svd.U.SubMatrix(0, svd.U.RowCount, 0, order);
        return kernel.Sum(ShiftPoles(range), [.. svd.S], "ESPRIT");
    }

    /// <summary>The matrix pencil method: the same from the rows' space (Y. Hua, T. Sarkar, IEEE Trans. ASSP 38, 1990).</summary>
    /// <inheritdoc cref="Esprit"/>
    public static ComplexExponentialSum MatrixPencil(ReadOnlySpan<double> samples, double step, int? terms = null)
    {
        (SampledKernel kernel, Svd<double> svd, int order) = Decompose(samples, step, terms);
        Matrix<double> rows = svd.VT.SubMatrix(0, order, 0, svd.VT.ColumnCount).Transpose();
        return kernel.Sum(ShiftPoles(rows), [.. svd.S], "the matrix pencil");
    }

    /// <summary>
    /// Balanced truncation of the kernel that the samples begin and that is zero after them: the leading states of its Hankel operator. All terms decay, and the
    /// error falls with the neglected singular values (K. Glover, Int. J. Control 39, 1984), also where the kernel is a delayed peak that ESPRIT can't resolve.
    /// </summary>
    /// <inheritdoc cref="Esprit"/>
    public static ComplexExponentialSum BalancedTruncation(ReadOnlySpan<double> samples, double step, int terms)
    {
        CheckCount(samples.Length);
        var kernel = new SampledKernel(samples, step, terms);
        // The Hankel matrix is symmetric: its singular vectors are eigenvectors
        Evd<double> evd = kernel.Hankel(kernel.Count, kernel.Count).Evd(Symmetricity.Symmetric);
        int[] order = [.. Enumerable.Range(0, kernel.Count).OrderByDescending(k => Math.Abs(evd.EigenValues[k].Real))];
        Matrix<double> range = Matrix<double>.Build.DenseOfColumnVectors(order.Take(terms).Select(evd.EigenVectors.Column));
        // The shift of the infinite matrix: what is moved in from below is zero
        Matrix<double> shifted = range.SubMatrix(1, kernel.Count - 1, 0, terms).Stack(Matrix<double>.Build.Dense(1, terms));
        return kernel.Sum(range.TransposeThisAndMultiply(shifted).Evd().EigenValues, [.. order.Select(k => Math.Abs(evd.EigenValues[k].Real))], "balanced truncation");
    }

    private static (SampledKernel, Svd<double>, int) Decompose(ReadOnlySpan<double> samples, double step, int? terms)
    {
        CheckCount(samples.Length);
        var kernel = new SampledKernel(samples, step, terms);
        int columns = kernel.Count / 2, rows = kernel.Count - columns + 1;
        Svd<double> svd = kernel.Hankel(rows, columns).Svd();
        int order = terms ?? (columns < 2 ? 1 : OrderSelection.MinimumDescriptionLength([.. svd.S], rows, columns - 1));
        return (kernel, svd, Math.Min(order, columns));
    }

    private static void CheckCount(int count)
    {
        if (count > MostSamples)
            throw new ArgumentException($"There are {count} samples, but at most {MostSamples} are decomposed; take every {(count + MostSamples - 1) / MostSamples}th.", "samples");
    }

    // U without its first row = (U without its last row) times a matrix whose eigenvalues are the poles
    private static Vector<Complex> ShiftPoles(Matrix<double> range)
    {
        int rows = range.RowCount - 1, order = range.ColumnCount;
        if (order == 0)
            return Vector<Complex>.Build.Dense(1);
        Matrix<double> upper = range.SubMatrix(0, rows, 0, order), lower = range.SubMatrix(1, rows, 0, order);
        return upper.Svd().Solve(lower).Evd().EigenValues;
    }
}
