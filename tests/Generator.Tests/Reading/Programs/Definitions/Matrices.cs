public static partial class CholeskyLogDeterminant
{
    public static object[][] Inputs => [[new double[] { 4, 1, 0.5, 1, 3, 0.2, 0.5, 0.2, 2 }], [new double[] { 2.5 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> a)
    {
        int n = (int)Math.Sqrt(a.Length);
        double[,] l = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++)
                    sum -= l[i, k] * l[j, k];
                if (i == j)
                {
                    if (sum <= 0) throw new ArgumentException("not positive definite");
                    l[i, i] = Math.Sqrt(sum);
                }
                else
                    l[i, j] = sum / l[j, j];
            }
        }
        double log = 0;
        for (int i = 0; i < l.GetLength(0); i++)
            log += 2 * Math.Log(l[i, i]);
        return log;
    }
}

public static partial class LuSolve
{
    public static object[][] Inputs => [[new double[] { 0, 2, 1, 1, 1, 0.5, 3, -1, 2 }, new double[] { 1, 2, 3 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        int n = b.Length;
        double[][] m = new double[n][];
        for (int i = 0; i < n; i++)
        {
            m[i] = new double[n + 1];
            for (int j = 0; j < n; j++)
                m[i][j] = a[i * n + j];
            m[i][n] = b[i];
        }
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
                if (Math.Abs(m[i][k]) > Math.Abs(m[pivot][k]))
                    pivot = i;
            if (pivot != k)
            {
                for (int j = 0; j <= n; j++)
                    (m[k][j], m[pivot][j]) = (m[pivot][j], m[k][j]);
            }
            for (int i = k + 1; i < n; i++)
            {
                double factor = m[i][k] / m[k][k];
                for (int j = k; j <= n; j++)
                    m[i][j] -= factor * m[k][j];
            }
        }
        Span<double> x = stackalloc double[n];
        for (int i = n - 1; i >= 0; i--)
        {
            double sum = m[i][n];
            for (int j = i + 1; j < n; j++)
                sum -= m[i][j] * x[j];
            x[i] = sum / m[i][i];
        }
        double norm = 0;
        foreach (double v in x)
            norm += v * v;
        return norm;
    }
}

public static partial class MatrixChain
{
    public static object[][] Inputs => [[new double[] { 1, 2, 3, 4, 5, 6 }, new double[] { 0.5, -1 }, new double[3]]];

    private static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            ReadOnlySpan<double> row = a.Slice(i * x.Length, x.Length);
            double sum = 0;
            for (int j = 0; j < row.Length; j++)
                sum += row[j] * x[j];
            y[i] = sum;
        }
    }

    [Differentiable]
    public static void F(ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> y)
    {
        Span<double> work = stackalloc double[y.Length];
        Multiply(a, x, work);
        work[^1] += 1;
        work[1..].CopyTo(y);
        y[^1] = work[0] * work[..2][1];
        y[..1].Fill(0.5);
        y[0] += x[0];
    }
}

public static partial class Tridiagonal
{
    public static object[][] Inputs => [[new double[] { 1, 2, 3, 4 }, 0.4, new double[4]]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> d, double off, [Work] Span<double> c)
    {
        int n = d.Length;
        double[] x = d.ToArray();
        c[0] = off / 3;
        x[0] /= 3;
        for (int i = 1; i < n; i++)
        {
            double m = 1 / (3 - off * c[i - 1]);
            c[i] = off * m;
            x[i] = (x[i] - off * x[i - 1]) * m;
        }
        for (int i = n - 2; i >= 0; i--)
            x[i] -= c[i] * x[i + 1];
        return x[0] * x[n - 1];
    }
}

public static partial class ExplicitHeat
{
    public static object[][] Inputs => [[new double[] { 0, 1, 3, 1, 0 }, 0.2]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> start, double r)
    {
        double[] u = new double[start.Length];
        double[] next = new double[start.Length];
        start.CopyTo(u);
        for (int t = 0; t < 5; t++)
        {
            for (int i = 1; i < u.Length - 1; i++)
                next[i] = u[i] + r * (u[i - 1] - 2 * u[i] + u[i + 1]);
            Array.Copy(next, u, u.Length);
        }
        double sum = 0;
        foreach (var v in u) sum += v * v;
        return sum;
    }
}
