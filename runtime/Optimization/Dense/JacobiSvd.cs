namespace CurseOfMemory;

/// <summary>
/// Singular values of a small matrix by one-sided Jacobi rotations (Hestenes 1958), in place; even tiny ones come out to high relative accuracy
/// where the columns are only badly scaled (Demmel and Veselić 1992).
/// </summary>
internal static class JacobiSvd
{
    private const int MaximumSweeps = 60;
    private const double Orthogonal = 1e-15;

    /// <summary>Turns A into U Sigma, with A = U Sigma V^T.</summary>
    /// <param name="columns">The columns of A one after the other, each as long as there are columns; receives U Sigma.</param>
    /// <param name="singular">Receives the singular values, in no order.</param>
    /// <param name="vectors">Receives V: its columns one after the other.</param>
    public static void Decompose(Span<double> columns, Span<double> singular, Span<double> vectors)
    {
        int n = singular.Length;
        vectors.Clear();
        for (int i = 0; i < n; i++)
            vectors[i * n + i] = 1;
        int sweeps = 0;
        while (sweeps < MaximumSweeps && Sweep(columns, vectors, n))
            sweeps++;
        for (int j = 0; j < n; j++)
            singular[j] = Vectors.Norm(columns.Slice(j * n, n));
    }

    /// <summary>One rotation for each pair of columns; false once all are orthogonal.</summary>
    private static bool Sweep(Span<double> columns, Span<double> vectors, int n)
    {
        bool rotated = false;
        for (int p = 0; p < n - 1; p++)
            for (int q = p + 1; q < n; q++)
                rotated |= Orthogonalize(columns.Slice(p * n, n), columns.Slice(q * n, n), vectors.Slice(p * n, n), vectors.Slice(q * n, n));
        return rotated;
    }

    private static bool Orthogonalize(Span<double> first, Span<double> second, Span<double> firstVector, Span<double> secondVector)
    {
        double alpha = Vectors.Square(first), beta = Vectors.Square(second), gamma = Vectors.Dot(first, second);
        if (Math.Abs(gamma) <= Orthogonal * Math.Sqrt(alpha) * Math.Sqrt(beta))
            return false;
        double zeta = (beta - alpha) / (2 * gamma);
        double t = Math.CopySign(1, zeta) / (Math.Abs(zeta) + Math.Sqrt(1 + zeta * zeta));
        double c = 1 / Math.Sqrt(1 + t * t);
        Rotate(first, second, c, t * c);
        Rotate(firstVector, secondVector, c, t * c);
        return true;
    }

    private static void Rotate(Span<double> first, Span<double> second, double c, double s)
    {
        for (int i = 0; i < first.Length; i++)
        {
            double x = first[i], y = second[i];
            (first[i], second[i]) = (c * x - s * y, s * x + c * y);
        }
    }
}
