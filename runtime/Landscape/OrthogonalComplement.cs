namespace CurseOfMemory;

/// <summary>Orthonormal bases of what is orthogonal to given vectors, in extended precision; vectors are rows.</summary>
internal static class OrthogonalComplement
{
    /// <summary>A basis of the complement, (n - count) * n numbers, by Gram and Schmidt, each vector orthogonalised twice.</summary>
    public static DoubleDouble[] Of(IReadOnlyList<double[]> vectors, int n)
    {
        List<DoubleDouble[]> basis = Orthonormal(vectors);
        while (basis.Count < n)
            basis.Add(Next(basis, n));
        return [.. basis.Skip(vectors.Count).SelectMany(row => row)];
    }

    /// <summary>An orthonormal basis of the vectors' span.</summary>
    /// <exception cref="ArgumentException">They are linearly dependent.</exception>
    public static List<DoubleDouble[]> Orthonormal(IReadOnlyList<double[]> vectors)
    {
        List<DoubleDouble[]> basis = [];
        foreach (double[] vector in vectors)
        {
            if (Orthonormal([.. vector.Select(x => (DoubleDouble)x)], basis) is not { } next)
                throw new ArgumentException($"The {vectors.Count} vectors of the null space are linearly dependent, but must be independent.", nameof(vectors));
            basis.Add(next);
        }
        return basis;
    }

    // The coordinate vector that is farthest from the span of the basis
    private static DoubleDouble[] Next(List<DoubleDouble[]> basis, int n)
    {
        int farthest = Enumerable.Range(0, n).MinBy(k => basis.Sum(row => row[k].Hi * row[k].Hi));
        var unit = new DoubleDouble[n];
        unit[farthest] = 1;
        return Orthonormal(unit, basis)!;
    }

    private static DoubleDouble[]? Orthonormal(DoubleDouble[] vector, List<DoubleDouble[]> basis)
    {
        double before = Norm(vector).Hi;
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (DoubleDouble[] row in basis)
            {
                DoubleDouble overlap = Dot(row, vector);
                for (int k = 0; k < vector.Length; k++)
                    vector[k] -= overlap * row[k];
            }
        }
        DoubleDouble norm = Norm(vector);
        return norm.Hi > 1e-14 * before ? [.. vector.Select(x => x / norm)] : null;
    }

    private static DoubleDouble Norm(DoubleDouble[] x) => DoubleDouble.Sqrt(Dot(x, x));

    private static DoubleDouble Dot(ReadOnlySpan<DoubleDouble> x, ReadOnlySpan<DoubleDouble> y)
    {
        DoubleDouble sum = 0;
        for (int k = 0; k < x.Length; k++)
            sum += x[k] * y[k];
        return sum;
    }

    /// <summary>B H B^T for an n x n matrix H and a basis B of rows.</summary>
    public static DoubleDouble[] Project(DoubleDouble[] hessian, DoubleDouble[] basis, int n)
    {
        int kept = basis.Length / n;
        DoubleDouble[] half = Product(basis, hessian, kept, n), projected = new DoubleDouble[kept * kept];
        for (int k = 0; k < kept * kept; k++)
            projected[k] = Dot(half.AsSpan(k / kept * n, n), basis.AsSpan(k % kept * n, n));
        return projected;
    }

    /// <summary>The product of two row-major matrices, the first of so many rows, the second of so many columns.</summary>
    public static DoubleDouble[] Product(DoubleDouble[] left, DoubleDouble[] right, int rows, int columns)
    {
        int inner = rows == 0 ? 0 : left.Length / rows;
        var product = new DoubleDouble[rows * columns];
        for (int k = 0; k < rows * columns; k++)
        {
            for (int l = 0; l < inner; l++)
                product[k] += left[(k / columns * inner) + l] * right[(l * columns) + (k % columns)];
        }
        return product;
    }
}
