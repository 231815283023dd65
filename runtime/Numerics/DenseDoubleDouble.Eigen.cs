namespace CurseOfMemory;

internal static partial class DenseDoubleDouble
{
    private const int MostSweeps = 60;

    /// <summary>
    /// The eigenvalues of a symmetric matrix in ascending order by Jacobi's cyclic rotations (Golub and Van Loan, Matrix Computations, section 8.5);
    /// absolute errors of some n 2^-104 times the norm.
    /// </summary>
    /// <param name="matrix">The matrix, n * n numbers, destroyed.</param>
    /// <param name="vectors">Receives the eigenvectors as rows, n * n numbers, or is empty.</param>
    /// <param name="values">Receives the eigenvalues, n numbers.</param>
    public static void SymmetricEigen(Span<DoubleDouble> matrix, Span<DoubleDouble> vectors, Span<DoubleDouble> values)
    {
        int n = values.Length;
        Identity(vectors, n);
        for (int sweep = 0; sweep < MostSweeps && OffDiagonal(matrix, n) > 1e-33 * Diagonal(matrix, n); sweep++)
        {
            for (int p = 0; p < n; p++)
            {
                for (int q = p + 1; q < n; q++)
                    Rotate(matrix, vectors, n, p, q);
            }
        }
        for (int k = 0; k < n; k++)
            values[k] = matrix[(k * n) + k];
        Sort(values, vectors);
    }

    private static void Identity(Span<DoubleDouble> vectors, int n)
    {
        vectors.Clear();
        for (int k = 0; k < n && !vectors.IsEmpty; k++)
            vectors[(k * n) + k] = 1;
    }

    private static double OffDiagonal(ReadOnlySpan<DoubleDouble> matrix, int n)
    {
        double largest = 0;
        for (int k = 0; k < n * n; k++)
            largest = k / n == k % n ? largest : Math.Max(largest, Math.Abs(matrix[k].Hi));
        return largest;
    }

    private static double Diagonal(ReadOnlySpan<DoubleDouble> matrix, int n)
    {
        double largest = 0;
        for (int k = 0; k < n; k++)
            largest = Math.Max(largest, Math.Abs(matrix[(k * n) + k].Hi));
        return largest;
    }

    private static void Rotate(Span<DoubleDouble> matrix, Span<DoubleDouble> vectors, int n, int p, int q)
    {
        DoubleDouble apq = matrix[(p * n) + q];
        if (apq.Hi == 0)
            return;
        // t = sign(theta) / (|theta| + sqrt(theta^2 + 1)), theta = (a_qq - a_pp) / (2 a_pq)
        DoubleDouble theta = (matrix[(q * n) + q] - matrix[(p * n) + p]) / (2 * apq);
        DoubleDouble t = Math.Abs(theta.Hi) > 1e20 ? 0.5 / theta : DoubleDouble.CopySign(1 / (DoubleDouble.Abs(theta) + DoubleDouble.Sqrt(theta * theta + 1)), theta);
        DoubleDouble c = 1 / DoubleDouble.Sqrt(t * t + 1), s = t * c;
        for (int k = 0; k < n; k++)
            Turn(ref matrix[(k * n) + p], ref matrix[(k * n) + q], c, s);
        for (int k = 0; k < n; k++)
            Turn(ref matrix[(p * n) + k], ref matrix[(q * n) + k], c, s);
        matrix[(p * n) + q] = matrix[(q * n) + p] = 0;
        for (int k = 0; k < n && !vectors.IsEmpty; k++)
            Turn(ref vectors[(p * n) + k], ref vectors[(q * n) + k], c, s);
    }

    private static void Turn(ref DoubleDouble x, ref DoubleDouble y, DoubleDouble c, DoubleDouble s)
        => (x, y) = (c * x - s * y, s * x + c * y);

    private static void Sort(Span<DoubleDouble> values, Span<DoubleDouble> vectors)
    {
        int n = values.Length;
        for (int k = 0; k < n; k++)
        {
            int least = k;
            for (int l = k + 1; l < n; l++)
                least = values[l] < values[least] ? l : least;
            (values[k], values[least]) = (values[least], values[k]);
            if (!vectors.IsEmpty)
                Swap(vectors, n, k, least);
        }
    }
}
