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

public static partial class WaveEquation
{
    public static object[][] Inputs => [[new double[] { 0, 1, 2, 1, 0, 0.5 }, 0.3]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> start, double c)
    {
        int n = start.Length;
        double[] previous = start.ToArray();
        double[] current = start.ToArray();
        double[] next = new double[n];
        for (int t = 0; t < 4; t++)
        {
            for (int i = 1; i < n - 1; i++)
                next[i] = 2 * current[i] - previous[i] + c * (current[i - 1] - 2 * current[i] + current[i + 1]);
            (previous, current, next) = (current, next, previous);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) sum += current[i] * previous[i];
        return sum;
    }
}

public static partial class BufferSwap
{
    public static object[][] Inputs => [[new double[] { 0.3, 0.7, 1.1 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        Span<double> a = stackalloc double[x.Length];
        Span<double> b = stackalloc double[x.Length];
        x.CopyTo(a);
        for (int k = 0; k < 3; k++)
        {
            for (int i = 0; i < a.Length; i++)
                b[i] = Math.Sin(a[i]) + a[^1];
            Span<double> t = a;
            a = b;
            b = t;
        }
        return a[0] * b[1];
    }
}

public static partial class GradientDescentByHand
{
    public static object[][] Inputs => [[new double[] { 1.5, -0.5 }, 0.05]];

    private static double[] Gradient(double[] x) => [2 * (x[0] - 1) - 4 * x[0] * x[1], 2 * x[1] - x[0] * x[0]];

    private static double[] Step(double[] x, double rate)
    {
        double[] g = Gradient(x);
        double[] next = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            next[i] = x[i] - rate * g[i];
        return next;
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> start, double rate)
    {
        double[] x = start.ToArray();
        double[] old = x;
        for (int k = 0; k < 5; k++)
        {
            old = x;
            x = Step(x, rate);
        }
        return x[0] + 3 * x[1] + old[0];
    }
}

public static partial class EulerArrays
{
    public static object[][] Inputs => [[new double[] { 1.5, -0.5, 0.1 }, 0.05]];

    private static (double[] X, double[] V) Step(double[] x, double[] v, double h)
    {
        var nx = new double[x.Length];
        var nv = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            nv[i] = v[i] - h * Math.Sin(x[i]);
            nx[i] = x[i] + h * nv[i];
        }
        return (nx, nv);
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> start, double h)
    {
        double[] x = start.ToArray(), v = new double[start.Length];
        for (int k = 0; k < 3; k++)
        {
            (x, v) = Step(x, v, h);
            x[0] += 0.01;
        }
        double sum = 0;
        foreach (double p in x) sum += p;
        foreach (double p in v) sum += p * p;
        return sum;
    }
}
