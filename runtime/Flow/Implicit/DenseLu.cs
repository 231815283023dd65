namespace CurseOfMemory;

/// <summary>LU factors of a small dense matrix with partial pivoting, in place and without allocation after set-up.</summary>
internal sealed class DenseLu<T>(int n)
    where T : struct, ILinearNumber<T>
{
    private readonly int[] pivots = new int[n];

    /// <summary>The matrix, row-major, to be filled before <see cref="TryFactor"/>.</summary>
    public T[] Matrix { get; } = new T[n * n];

    /// <summary>Replaces the matrix by its factors, the reciprocals of the pivots on the diagonal; false where it is singular.</summary>
    public bool TryFactor()
    {
        for (int k = 0; k < n; k++)
        {
            pivots[k] = PivotRow(k);
            SwapRows(k, pivots[k]);
            T pivot = Matrix[k * n + k];
            if (!(pivot.Size > 0))
                return false;
            Matrix[k * n + k] = T.Reciprocal(pivot);
            for (int i = k + 1; i < n; i++)
                Eliminate(k, i);
        }
        return true;
    }

    /// <summary>Solves for one right-hand side, in place.</summary>
    public void Solve(Span<T> x)
    {
        for (int k = 0; k < n; k++)
            (x[k], x[pivots[k]]) = (x[pivots[k]], x[k]);
        for (int i = 1; i < n; i++)
            x[i] -= Dot(i, 0, i, x);
        for (int i = n - 1; i >= 0; i--)
            x[i] = (x[i] - Dot(i, i + 1, n, x)) * Matrix[i * n + i];
    }

    private T Dot(int row, int from, int to, ReadOnlySpan<T> x)
    {
        ReadOnlySpan<T> elements = Matrix.AsSpan(row * n, n);
        T sum = default;
        for (int j = from; j < to; j++)
            sum += elements[j] * x[j];
        return sum;
    }

    private int PivotRow(int k)
    {
        int best = k;
        for (int i = k + 1; i < n; i++)
            if (Matrix[i * n + k].Size > Matrix[best * n + k].Size)
                best = i;
        return best;
    }

    private void SwapRows(int k, int other)
    {
        for (int j = 0; j < n && other != k; j++)
            (Matrix[k * n + j], Matrix[other * n + j]) = (Matrix[other * n + j], Matrix[k * n + j]);
    }

    private void Eliminate(int k, int i)
    {
        ReadOnlySpan<T> pivotRow = Matrix.AsSpan(k * n, n);
        Span<T> row = Matrix.AsSpan(i * n, n);
        T factor = row[k] * pivotRow[k];
        row[k] = factor;
        for (int j = k + 1; j < row.Length; j++)
            row[j] -= factor * pivotRow[j];
    }
}
