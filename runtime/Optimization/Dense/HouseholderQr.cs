namespace CurseOfMemory;

/// <summary>QR by Householder reflections, row by row for a row-major matrix (Golub and Van Loan 2013, section 5.2).</summary>
internal static class HouseholderQr
{
    /// <summary>Turns a matrix into R and a vector b into Q^T b.</summary>
    /// <param name="matrix">rows x columns numbers, row-major; its upper triangle receives R, the rest is destroyed.</param>
    /// <param name="vector">b; receives Q^T b.</param>
    /// <param name="scratch">At least columns numbers.</param>
    public static void Reduce(Span<double> matrix, Span<double> vector, Span<double> scratch)
    {
        int columns = scratch.Length, rows = vector.Length;
        for (int k = 0; k < Math.Min(columns, rows - 1); k++)
            Reflect(matrix, vector, scratch[k..], k, columns, rows);
    }

    private static void Reflect(Span<double> matrix, Span<double> vector, Span<double> products, int k, int columns, int rows)
    {
        double norm = ColumnNorm(matrix, k, columns, rows);
        if (norm == 0)
            return;
        // v = x / beta with v_k = 1 + |x_k / beta|, so that H = I - v v^T / v_k maps x to -beta e_k (LINPACK's form).
        double beta = Math.CopySign(norm, matrix[k * columns + k]);
        for (int n = k; n < rows; n++)
            matrix[n * columns + k] /= beta;
        double pivot = matrix[k * columns + k] += 1, image = 0;
        products.Clear();
        for (int n = k; n < rows; n++)
        {
            double v = matrix[n * columns + k];
            Vectors.AddScaled(products, v, matrix.Slice(n * columns + k, products.Length));
            image += v * vector[n];
        }
        for (int n = k; n < rows; n++)
        {
            double factor = -matrix[n * columns + k] / pivot;
            Vectors.AddScaled(matrix.Slice(n * columns + k + 1, products.Length - 1), factor, products[1..]);
            vector[n] += factor * image;
        }
        matrix[k * columns + k] = -beta;
    }

    private static double ColumnNorm(ReadOnlySpan<double> matrix, int k, int columns, int rows)
    {
        double largest = 0, sum = 0;
        for (int n = k; n < rows; n++)
            largest = Math.Max(largest, Math.Abs(matrix[n * columns + k]));
        if (largest == 0)
            return 0;
        for (int n = k; n < rows; n++)
            sum += matrix[n * columns + k] / largest * (matrix[n * columns + k] / largest);
        return largest * Math.Sqrt(sum);
    }
}
