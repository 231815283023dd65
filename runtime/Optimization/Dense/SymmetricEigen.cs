namespace CurseOfMemory;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations, in place (Golub and Van Loan 2013, section 8.5).</summary>
internal static class SymmetricEigen
{
    private const int MaximumSweeps = 60;

    /// <summary>Diagonalises a row-major n x n matrix.</summary>
    /// <param name="matrix">The symmetric matrix; destroyed.</param>
    /// <param name="values">Receives the n eigenvalues, in no order.</param>
    /// <param name="vectors">Receives the eigenvectors, n x n: row j belongs to eigenvalue j.</param>
    public static void Decompose(Span<double> matrix, Span<double> values, Span<double> vectors)
    {
        int n = values.Length;
        vectors.Clear();
        for (int i = 0; i < n; i++)
            vectors[i * n + i] = 1;
        double threshold = 1e-17 * Vectors.Norm(matrix);
        int sweeps = 0;
        while (sweeps < MaximumSweeps && Sweep(matrix, vectors, n, threshold))
            sweeps++;
        for (int i = 0; i < n; i++)
            values[i] = matrix[i * n + i];
    }

    /// <summary>One rotation for each pair; false once no element off the diagonal is left.</summary>
    private static bool Sweep(Span<double> a, Span<double> vectors, int n, double threshold)
    {
        bool rotated = false;
        for (int p = 0; p < n - 1; p++)
            for (int q = p + 1; q < n; q++)
            {
                double off = a[p * n + q];
                if (Math.Abs(off) <= threshold)
                    continue;
                rotated = true;
                // t = tan of the angle that annihilates a_pq, the smaller of the two (Golub and Van Loan, algorithm 8.5.1).
                double tau = (a[q * n + q] - a[p * n + p]) / (2 * off);
                double t = Math.CopySign(1, tau) / (Math.Abs(tau) + Math.Sqrt(1 + tau * tau));
                double c = 1 / Math.Sqrt(1 + t * t);
                Rotate(a, n, p, q, c, t * c);
                RotateRows(vectors.Slice(p * n, n), vectors.Slice(q * n, n), c, t * c);
            }
        return rotated;
    }

    /// <summary>A = G^T A G for the rotation G in the plane (p, q).</summary>
    private static void Rotate(Span<double> a, int n, int p, int q, double c, double s)
    {
        RotateRows(a.Slice(p * n, n), a.Slice(q * n, n), c, s);
        for (int i = 0; i < n; i++)
        {
            double x = a[i * n + p], y = a[i * n + q];
            (a[i * n + p], a[i * n + q]) = (c * x - s * y, s * x + c * y);
        }
        a[p * n + q] = a[q * n + p] = 0;
    }

    private static void RotateRows(Span<double> first, Span<double> second, double c, double s)
    {
        for (int i = 0; i < first.Length; i++)
        {
            double x = first[i], y = second[i];
            (first[i], second[i]) = (c * x - s * y, s * x + c * y);
        }
    }
}
