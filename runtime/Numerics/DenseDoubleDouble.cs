namespace CurseOfMemory;

/// <summary>Small dense linear algebra in extended precision: row-major n x n matrices in spans, overwritten in place.</summary>
internal static partial class DenseDoubleDouble
{
    /// <summary>Solves A x = b by elimination with partial pivoting; A is destroyed, b becomes x.</summary>
    /// <param name="matrix">A, n * n numbers.</param>
    /// <param name="right">b, n rows of as many columns as fit.</param>
    /// <param name="n">The number of unknowns.</param>
    /// <returns>False if a pivot vanished beside its column's size: x is worthless then.</returns>
    public static bool Solve(Span<DoubleDouble> matrix, Span<DoubleDouble> right, int n)
    {
        int columns = n == 0 ? 0 : right.Length / n;
        for (int k = 0; k < n; k++)
        {
            int pivot = Pivot(matrix, n, k);
            if (!(Math.Abs(matrix[(pivot * n) + k].Hi) > 0))
                return false;
            Swap(matrix, n, k, pivot);
            Swap(right, columns, k, pivot);
            for (int i = k + 1; i < n; i++)
                Eliminate(matrix, right, n, columns, k, i);
        }
        for (int k = n - 1; k >= 0; k--)
            Substitute(matrix, right, n, columns, k);
        return true;
    }

    private static int Pivot(ReadOnlySpan<DoubleDouble> matrix, int n, int k)
    {
        int best = k;
        for (int i = k + 1; i < n; i++)
        {
            if (Math.Abs(matrix[(i * n) + k].Hi) > Math.Abs(matrix[(best * n) + k].Hi))
                best = i;
        }
        return best;
    }

    private static void Swap(Span<DoubleDouble> rows, int columns, int k, int l)
    {
        for (int j = 0; j < columns && k != l; j++)
            (rows[(k * columns) + j], rows[(l * columns) + j]) = (rows[(l * columns) + j], rows[(k * columns) + j]);
    }

    private static void Eliminate(Span<DoubleDouble> matrix, Span<DoubleDouble> right, int n, int columns, int k, int i)
    {
        DoubleDouble factor = matrix[(i * n) + k] / matrix[(k * n) + k];
        if (factor.Hi == 0)
            return;
        for (int j = k + 1; j < n; j++)
            matrix[(i * n) + j] -= factor * matrix[(k * n) + j];
        for (int j = 0; j < columns; j++)
            right[(i * columns) + j] -= factor * right[(k * columns) + j];
    }

    private static void Substitute(ReadOnlySpan<DoubleDouble> matrix, Span<DoubleDouble> right, int n, int columns, int k)
    {
        for (int j = 0; j < columns; j++)
        {
            DoubleDouble sum = right[(k * columns) + j];
            for (int l = k + 1; l < n; l++)
                sum -= matrix[(k * n) + l] * right[(l * columns) + j];
            right[(k * columns) + j] = sum / matrix[(k * n) + k];
        }
    }
}
