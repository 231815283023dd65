// Rows of jagged arrays that are swapped, sorted, named twice, and kept.
public static partial class AliasRow
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> a)
    {
        double[][] m = [[a[0], a[1]], [a[2] * 2, a[3]]];
        m[0] = m[1];
        m[0][0] = a[0] * a[1];
        return m[1][0] * m[1][1];
    }
    public static object[][] Inputs => [[new double[] { 1, 2, 3, 4 }]];
}

public static partial class Trajectory
{
    private static double[] Step(double[] y, double h) { var r = new double[y.Length]; for (int i = 0; i < y.Length; i++) r[i] = y[i] + h * Math.Sin(y[(i + 1) % y.Length]); return r; }
    [Differentiable]
    public static double F(ReadOnlySpan<double> y0, double h, int n)
    {
        double[][] path = new double[n + 1][];
        double[] y = y0.ToArray();
        path[0] = y;
        for (int i = 1; i <= n; i++)
        {
            y = Step(y, h);
            path[i] = y;
        }
        double s = 0;
        foreach (double[] p in path) foreach (double v in p) s += v * v;
        return s;
    }
    public static object[][] Inputs => [[new double[] { 1, 2, 3 }, 0.3, 4]];
}

public static partial class RowsBuiltInLoop
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> a, int n)
    {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++)
        {
            double[] r = new double[3];
            for (int j = 0; j < 3; j++) r[j] = Math.Pow(a[i], j);
            r[0] += 1;
            rows[i] = r;
        }
        rows[0][1] = 7 * a[1];
        double s = 0;
        for (int i = 0; i < n; i++) for (int j = 0; j < 3; j++) s += rows[i][j] * rows[(i + 1) % n][j];
        return s;
    }
    public static object[][] Inputs => [[new double[] { 1, 2, 3 }, 3]];
}

public static partial class BubbleRows
{
    private static void Sort(double[][] rows)
    {
        for (int i = 0; i < rows.Length; i++)
            for (int j = 0; j + 1 < rows.Length - i; j++)
                if (rows[j][0] > rows[j + 1][0])
                {
                    var t = rows[j];
                    rows[j] = rows[j + 1];
                    rows[j + 1] = t;
                }
    }
    [Differentiable]
    public static double F(ReadOnlySpan<double> a)
    {
        int n = a.Length / 2;
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) rows[i] = new[] { a[2 * i], a[2 * i + 1] };
        Sort(rows);
        double s = 0;
        for (int i = 0; i < n; i++) s += (i + 1) * rows[i][0] * rows[i][1] * rows[i][1];
        return s;
    }
    public static object[][] Inputs => [[new double[] { 3, 2, 1, 4, 2, 6, -1, 3 }], [new double[0]], [new double[] { 1, 2 }]];
}

public static partial class TriangleSwap
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> a, int n)
    {
        double[][] t = new double[n][];
        int p = 0;
        for (int i = 0; i < n; i++) { t[i] = new double[i + 1]; for (int j = 0; j <= i; j++) t[i][j] = a[p++]; }
        (t[0], t[n - 1]) = (t[n - 1], t[0]);
        double s = 0;
        for (int i = 0; i < n; i++) { double q = 1; for (int j = 0; j < t[i].Length; j++) q *= t[i][j] + i; s += q; }
        return s;
    }
    public static object[][] Inputs => [[new double[] { 1, 2, 3, 4, 5, 6 }, 3]];
}

public static partial class ReverseRows
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> a)
    {
        double[][] m = [[a[0], a[1]], [a[2] * 2, a[3]], [a[1], a[3]]];
        Array.Reverse(m);
        m[0][0] *= 2;
        int s = 1 + m.Length;
        return m[0][0] * m[1][0] + m[2][1] * (-a.Length >>> s) + (s >>> 1) * a[0] * m[2][0];
    }
    public static object[][] Inputs => [[new double[] { 1, 2, 3, 4 }]];
}

public static partial class PivotedRows
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> a, int n)
    {
        double[][] m = new double[n][];
        for (int i = 0; i < n; i++) { m[i] = new double[n]; for (int j = 0; j < n; j++) m[i][j] = a[i * n + j]; }
        double det = 1;
        for (int k = 0; k < n; k++)
        {
            int p = k;
            for (int i = k + 1; i < n; i++) if (Math.Abs(m[i][k]) > Math.Abs(m[p][k])) p = i;
            if (m[p][k] == 0) return 0;
            if (p != k) { (m[p], m[k]) = (m[k], m[p]); det = -det; }
            det *= m[k][k];
            for (int i = k + 1; i < n; i++)
            {
                double f = m[i][k] / m[k][k];
                for (int j = k; j < n; j++) m[i][j] -= f * m[k][j];
            }
        }
        return det;
    }
    public static object[][] Inputs => [[new double[] { 0, 2, 3, -4, 5, 6.5, 1, 1, 2 }, 3], [new double[] { 1.0, 2, 2, 4 }, 2], [new double[0], 0]];
}
