namespace CurseOfMemory;

/// <summary>
/// (J^T J)^-1 over the free parameters through the singular values of J with its columns scaled to length one, and what the data leave open.
/// </summary>
internal sealed class FitCovariance
{
    /// <summary>A singular value below this, of columns of length one, stands for zero: its digits would be the rounding of the Jacobian.</summary>
    private const double Negligible = 1e-13;

    /// <summary>A parameter takes part in what is not determined from this share on.</summary>
    private const double Share = 1e-6;

    private readonly double[] lengths, singular, vectors;
    private readonly int[] free;
    private readonly int parameters;

    public FitCovariance(FitLinearization last, int[] free)
    {
        (this.free, parameters) = (free, last.Parameters);
        int m = parameters;
        (lengths, singular, vectors) = (new double[m], new double[m], new double[m * m]);
        double[] columns = new double[m * m];
        for (int k = 0; k < free.Length; k++)
        {
            double[] column = last.Column(free[k]);
            lengths[k] = Vectors.Norm(column);
            for (int row = 0; row < m; row++)
                columns[k * m + row] = lengths[k] == 0 ? 0 : column[row] / lengths[k];
        }
        JacobiSvd.Decompose(columns, singular, vectors);
        Rank = Enumerable.Range(0, free.Length).Count(Counts);
        Undetermined = [.. Enumerable.Range(0, free.Length).Where(IsUndetermined).Select(k => free[k])];
    }

    /// <summary>The rank of the Jacobian's free columns.</summary>
    public int Rank { get; }

    /// <summary>The parameters that the data don't determine.</summary>
    public int[] Undetermined { get; }

    /// <summary>Whether no residual depends on a parameter.</summary>
    public bool IsIdle(int parameter) => Array.IndexOf(free, parameter) is >= 0 and var k && lengths[k] == 0;

    /// <summary>factor (J^T J)^-1; zero for parameters that are not free, infinite and NaN for those that are not determined.</summary>
    public double[,] Matrix(double factor)
    {
        double[,] matrix = new double[parameters, parameters];
        for (int k = 0; k < free.Length; k++)
            for (int l = 0; l < free.Length; l++)
                matrix[free[k], free[l]] = Element(k, l, factor);
        return matrix;
    }

    private double Element(int k, int l, double factor)
    {
        if (IsUndetermined(k) || IsUndetermined(l))
            return k == l ? double.PositiveInfinity : double.NaN;
        // (J^T J)^-1 = D^-1 V Sigma^-2 V^T D^-1 with J D^-1 = U Sigma V^T.
        double sum = 0;
        for (int j = 0; j < free.Length; j++)
            if (Counts(j))
                sum += V(k, j) / singular[j] * (V(l, j) / singular[j]);
        return factor * sum / (lengths[k] * lengths[l]);
    }

    private bool IsUndetermined(int k) => Enumerable.Range(0, free.Length).Any(j => !Counts(j) && Math.Abs(V(k, j)) > Share);

    private bool Counts(int j) => singular[j] > Negligible;

    private double V(int row, int column) => vectors[column * parameters + row];
}
