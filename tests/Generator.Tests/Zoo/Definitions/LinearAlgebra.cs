using System;

public static partial class CholeskyGrid
{
    public static object[][] Inputs => [[new double[] { 0.5, 0.3, -0.2 }, new double[] { 1, 2, 0.5 }]];

    // log det and quadratic form of a Gaussian process with kernel exp(-(xi - xj)^2), in a 2-D array
    [Differentiable]
    public static double F(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int n = x.Length;
        double[,] k = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                k[i, j] = Math.Exp(-(x[i] - x[j]) * (x[i] - x[j])) + (i == j ? 0.1 : 0);
        double[,] l = new double[n, n];
        for (int j = 0; j < n; j++)
        {
            double d = k[j, j];
            for (int p = 0; p < j; p++) d -= l[j, p] * l[j, p];
            l[j, j] = Math.Sqrt(d);
            for (int i = j + 1; i < n; i++)
            {
                double s = k[i, j];
                for (int p = 0; p < j; p++) s -= l[i, p] * l[j, p];
                l[i, j] = s / l[j, j];
            }
        }
        double[] z = new double[n];
        double result = 0;
        for (int i = 0; i < n; i++)
        {
            double s = y[i];
            for (int p = 0; p < i; p++) s -= l[i, p] * z[p];
            z[i] = s / l[i, i];
            result += 0.5 * z[i] * z[i] + Math.Log(l[i, i]);
        }
        return result;
    }
}

public static partial class LuJagged
{
    public static object[][] Inputs => [[new double[] { 0.1, 2, 1, 1, 1, 0.5, 3, -1, 2 }, new double[] { 1, 2, 3 }]];

    private static double[][] ToRows(ReadOnlySpan<double> a, int n)
    {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++)
        {
            rows[i] = new double[n];
            for (int j = 0; j < n; j++)
                rows[i][j] = a[i * n + j];
        }
        return rows;
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        int n = b.Length;
        double[][] m = ToRows(a, n);
        double[] x = b.ToArray();
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
                if (Math.Abs(m[i][k]) > Math.Abs(m[pivot][k]))
                    pivot = i;
            if (pivot != k)
            {
                for (int j = 0; j < n; j++)
                    (m[k][j], m[pivot][j]) = (m[pivot][j], m[k][j]);
                (x[k], x[pivot]) = (x[pivot], x[k]);
            }
            for (int i = k + 1; i < n; i++)
            {
                double factor = m[i][k] / m[k][k];
                for (int j = k; j < n; j++)
                    m[i][j] -= factor * m[k][j];
                x[i] -= factor * x[k];
            }
        }
        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++)
                x[i] -= m[i][j] * x[j];
            x[i] /= m[i][i];
        }
        double norm = 0;
        foreach (double xi in x)
            norm += xi * xi;
        return norm;
    }
}

public static partial class GramSchmidtQr
{
    public static object[][] Inputs => [[new double[] { 1, 0.5, -0.3, 2, 0.7, 1.1 }, 3, 2]];

    // the product of the diagonal of R
    [Differentiable]
    public static double F(ReadOnlySpan<double> a, int rows, int columns)
    {
        Span<double> q = stackalloc double[rows * columns];
        a.CopyTo(q);
        double volume = 1;
        for (int j = 0; j < columns; j++)
        {
            for (int k = 0; k < j; k++)
            {
                double r = 0;
                for (int i = 0; i < rows; i++)
                    r += q[i * columns + k] * q[i * columns + j];
                for (int i = 0; i < rows; i++)
                    q[i * columns + j] -= r * q[i * columns + k];
            }
            double norm = 0;
            for (int i = 0; i < rows; i++)
                norm += q[i * columns + j] * q[i * columns + j];
            norm = Math.Sqrt(norm);
            for (int i = 0; i < rows; i++)
                q[i * columns + j] /= norm;
            volume *= norm;
        }
        return Math.Log(volume);
    }
}

public static partial class GivensRotation
{
    public static object[][] Inputs => [[new double[] { 1, 2, 0.5, -1, 3, 0.7, 2, 1, 1.5 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> a)
    {
        double[,] r = new double[3, 3];
        for (int i = 0; i < 9; i++)
            r[i / 3, i % 3] = a[i];
        for (int column = 0; column < 2; column++)
        {
            for (int row = 2; row > column; row--)
            {
                double x = r[row - 1, column], y = r[row, column];
                double h = Math.Sqrt(x * x + y * y);
                if (h == 0) continue;
                double c = x / h, s = y / h;
                for (int j = 0; j < 3; j++)
                {
                    double top = r[row - 1, j], bottom = r[row, j];
                    r[row - 1, j] = c * top + s * bottom;
                    r[row, j] = c * bottom - s * top;
                }
            }
        }
        return r[0, 0] + 2 * r[1, 1] + 3 * r[2, 2] + r[0, 2];
    }
}

public static partial class KalmanTwoStates
{
    public static object[][] Inputs => [[0.1, 0.4, new double[] { 0.2, 0.9, 1.7, 2.6 }]];

    // position and velocity, position observed; the covariance is symmetric: (a, b; b, c)
    [Differentiable]
    public static double F(double process, double noise, double[] observed)
    {
        double x = 0, v = 0, a = 1, b = 0, c = 1, loss = 0;
        foreach (double y in observed)
        {
            // predict
            x += v;
            a += 2 * b + c + process / 3;
            b += c + process / 2;
            c += process;
            // update
            double s = a + noise, innovation = y - x, k1 = a / s, k2 = b / s;
            x += k1 * innovation;
            v += k2 * innovation;
            (a, b, c) = (a - k1 * a, b - k1 * b, c - k2 * b);
            loss += 0.5 * (Math.Log(2 * Math.PI * s) + innovation * innovation / s);
        }
        return loss;
    }
}

public static partial class PcaReconstruction
{
    public static object[][] Inputs => [[new double[] { 0.6, 0.8, -0.1 }, new double[,] { { 1, 2, 0.1 }, { -0.5, -1.1, 0.3 }, { 0.7, 0.4, -0.2 } }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> direction, double[,] data)
    {
        int rows = data.GetLength(0), columns = data.GetLength(1);
        double norm = 0;
        for (int j = 0; j < columns; j++)
            norm += direction[j] * direction[j];
        double loss = 0;
        for (int i = 0; i < rows; i++)
        {
            double score = 0;
            for (int j = 0; j < columns; j++)
                score += data[i, j] * direction[j];
            score /= norm;
            for (int j = 0; j < columns; j++)
            {
                double error = data[i, j] - score * direction[j];
                loss += error * error;
            }
        }
        return loss / rows;
    }
}

public static partial class PowerIteration
{
    public static object[][] Inputs => [[new double[] { 2, 0.5, 0.1, 0.5, 1.5, 0.3, 0.1, 0.3, 1 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> matrix)
    {
        const int n = 3;
        Span<double> v = stackalloc double[n], w = stackalloc double[n];
        v.Fill(1);
        double eigenvalue = 0;
        for (int iteration = 0; iteration < 5; iteration++)
        {
            w.Clear();
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                    w[i] += matrix[i * n + j] * v[j];
            eigenvalue = 0;
            for (int i = 0; i < n; i++)
                eigenvalue += w[i] * w[i];
            eigenvalue = Math.Sqrt(eigenvalue);
            for (int i = 0; i < n; i++)
                v[i] = w[i] / eigenvalue;
        }
        return eigenvalue;
    }
}

public static partial class ConjugateGradient
{
    public static object[][] Inputs => [[new double[] { 3, 1, 1, 2 }, new double[] { 1, -1 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        int n = b.Length;
        double[] x = new double[n], r = b.ToArray(), p = b.ToArray(), ap = new double[n];
        double rr = Dot(r, r);
        for (int k = 0; k < 2; k++)
        {
            for (int i = 0; i < n; i++)
                ap[i] = Dot(a.Slice(i * n, n), p);
            double alpha = rr / Dot(p, ap);
            for (int i = 0; i < n; i++)
            {
                x[i] += alpha * p[i];
                r[i] -= alpha * ap[i];
            }
            double next = Dot(r, r);
            if (k == 1)
                break;
            double beta = next / rr;
            for (int i = 0; i < n; i++)
                p[i] = r[i] + beta * p[i];
            rr = next;
        }
        return Dot(x, b);
    }

    private static double Dot(ReadOnlySpan<double> u, ReadOnlySpan<double> v)
    {
        double sum = 0;
        for (int i = 0; i < u.Length; i++)
            sum += u[i] * v[i];
        return sum;
    }
}

public static partial class MatrixExponential
{
    public static object[][] Inputs => [[new double[] { 0.1, 0.4, -0.3, 0.2 }]];

    private static double[] Multiply(double[] a, double[] b) =>
    [
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
    ];

    [Differentiable]
    public static double F(ReadOnlySpan<double> entries)
    {
        double[] a = entries.ToArray(), term = [1, 0, 0, 1], sum = [1, 0, 0, 1];
        for (int k = 1; k <= 8; k++)
        {
            term = Multiply(term, a);
            for (int i = 0; i < 4; i++)
            {
                term[i] /= k;
                sum[i] += term[i];
            }
        }
        return sum[0] * sum[3] - sum[1] * sum[2] + sum[0];
    }
}

public static partial class RidgeNormalEquations
{
    public static object[][] Inputs => [[0.3, new double[] { 1, 2, 3, 4 }, new double[] { 1.1, 1.9, 3.2, 3.9 }]];

    [Differentiable]
    public static double F(double lambda, double[] x, double[] y)
    {
        double sxx = lambda, sx = 0, s1 = x.Length + lambda, sxy = 0, sy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sxx += x[i] * x[i];
            sx += x[i];
            sxy += x[i] * y[i];
            sy += y[i];
        }
        double determinant = sxx * s1 - sx * sx;
        double slope = (sxy * s1 - sx * sy) / determinant, intercept = (sxx * sy - sx * sxy) / determinant;
        double validation = 0;
        for (int i = 0; i < x.Length; i += 2)
            validation += Math.Pow(slope * x[i] + intercept - y[i], 2);
        return validation;
    }
}
