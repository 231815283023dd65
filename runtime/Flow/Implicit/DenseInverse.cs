using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CurseOfMemory;

/// <summary>
/// The inverse of a dense matrix, by Gauss and Jordan with partial pivoting. A solution is then a product, short and without a chain of divisions: in a
/// simplified Newton iteration it is used many times, and its errors, of the condition number times the rounding, only slow the convergence.
/// </summary>
internal sealed class DenseInverse(int n)
{
    private readonly int blocks = FlowBlocks.Count(n);
    private readonly int[] pivots = new int[n];
    private readonly Vector256<double>[] rows = new Vector256<double>[n * FlowBlocks.Count(n)];

    private Span<double> Numbers => MemoryMarshal.Cast<Vector256<double>, double>(rows.AsSpan());

    private int Stride => blocks * Vector256<double>.Count;

    /// <summary>n.</summary>
    public int Size => n;

    /// <summary>Row i of the transposed matrix, to be filled before <see cref="TryInvert"/>; then a column of the inverse.</summary>
    public Span<double> Row(int i) => FlowBlocks.Numbers(rows.AsSpan(i * blocks, blocks), n);

    /// <summary>Replaces the matrix by its inverse; false where it is singular.</summary>
    public bool TryInvert() => n == SmallInverse.Order && SmallInverse.TryInvert(rows) || TryInvertAny();

    private bool TryInvertAny()
    {
        for (int k = 0; k < n; k++)
        {
            pivots[k] = PivotRow(k);
            SwapRows(k, pivots[k]);
            Span<double> row = Row(k);
            double pivot = row[k];
            if (!(Math.Abs(pivot) > 0))
                return false;
            row[k] = 1;
            Scale(k, 1 / pivot);
            Eliminate(k);
        }
        for (int k = n - 1; k >= 0; k--)
            SwapColumns(k, pivots[k]);
        return true;
    }

    /// <summary>Writes the inverse times x.</summary>
    public void Multiply(ReadOnlySpan<double> x, Span<Vector256<double>> product)
    {
        for (int b = 0; b < product.Length; b++)
        {
            Vector256<double> even = default, odd = default;
            int j = 0;
            for (int at = b; j + 1 < x.Length; j += 2, at += 2 * blocks)
            {
                even = Vector256.FusedMultiplyAdd(Vector256.Create(x[j]), rows[at], even);
                odd = Vector256.FusedMultiplyAdd(Vector256.Create(x[j + 1]), rows[at + blocks], odd);
            }
            if (j < x.Length)
                even = Vector256.FusedMultiplyAdd(Vector256.Create(x[j]), rows[j * blocks + b], even);
            product[b] = even + odd;
        }
    }

    private int PivotRow(int k)
    {
        ReadOnlySpan<double> column = Numbers[k..];
        int best = k, stride = Stride;
        double largest = Math.Abs(column[k * stride]);
        for (int i = k + 1; i < n; i++)
        {
            double size = Math.Abs(column[i * stride]);
            if (size > largest)
                (best, largest) = (i, size);
        }
        return best;
    }

    private void SwapRows(int k, int other)
    {
        for (int b = 0; b < blocks && other != k; b++)
            (rows[k * blocks + b], rows[other * blocks + b]) = (rows[other * blocks + b], rows[k * blocks + b]);
    }

    private void SwapColumns(int k, int other)
    {
        if (other == k)
            return;
        Span<double> numbers = Numbers;
        for (int i = 0; i < n; i++, k += Stride, other += Stride)
            (numbers[k], numbers[other]) = (numbers[other], numbers[k]);
    }

    private void Scale(int k, double factor)
    {
        foreach (ref Vector256<double> block in rows.AsSpan(k * blocks, blocks))
            block *= factor;
    }

    /// <summary>Takes multiples of row k from the others, so that column k is left with zeros, which are never stored.</summary>
    private void Eliminate(int k)
    {
        ReadOnlySpan<Vector256<double>> pivotRow = rows.AsSpan(k * blocks, blocks);
        Span<Vector256<double>> row = rows;
        Span<double> numbers = Numbers;
        for (int i = 0, at = k; i < n; i++, at += Stride, row = row[blocks..])
        {
            if (i == k)
                continue;
            Vector256<double> factor = Vector256.Create(-numbers[at]);
            numbers[at] = 0;
            for (int b = 0; b < pivotRow.Length && b < row.Length; b++)
                row[b] = Vector256.FusedMultiplyAdd(factor, pivotRow[b], row[b]);
        }
    }
}
