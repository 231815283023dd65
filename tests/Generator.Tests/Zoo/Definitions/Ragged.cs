using System.Collections.Generic;
using System.Linq;

// Arrays of different lengths under one name, and rows of different lengths.
public static partial class PascalTriangle
{
    [Differentiable]
    public static double F(double x, double y, int n)
    {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++)
        {
            rows[i] = new double[i + 1];
            rows[i][0] = x;
            rows[i][i] = y;
            for (int j = 1; j < i; j++)
                rows[i][j] = rows[i - 1][j - 1] * x + rows[i - 1][j];
        }
        double s = 0;
        foreach (double[] row in rows) foreach (double v in row) s += v * v;
        return s;
    }
    public static object[][] Inputs => [[0.7, 1.2, 5]];
}

public static partial class DeCasteljau
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> control, double t)
    {
        int n = control.Length;
        double[][] levels = new double[n][];
        levels[0] = control.ToArray();
        for (int r = 1; r < n; r++)
        {
            levels[r] = new double[n - r];
            for (int i = 0; i < n - r; i++)
                levels[r][i] = (1 - t) * levels[r - 1][i] + t * levels[r - 1][i + 1];
        }
        return levels[n - 1][0] + levels[1][0];
    }
    public static object[][] Inputs => [[new double[] { 1, 3, -2, 0.5 }, 0.3]];
}

public static partial class DeCasteljauShrinking
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> control, double t)
    {
        double[] points = control.ToArray();
        while (points.Length > 1)
        {
            double[] next = new double[points.Length - 1];
            for (int i = 0; i < next.Length; i++)
                next[i] = (1 - t) * points[i] + t * points[i + 1];
            points = next;
        }
        return points[0];
    }
    public static object[][] Inputs => [[new double[] { 1, 3, -2, 0.5 }, 0.3]];
}

public static partial class TriangularFactor
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> p, int n)
    {
        double[][] l = new double[n][];
        for (int i = 0; i < n; i++)
        {
            double[] row = new double[i + 1];
            for (int j = 0; j <= i; j++)
            {
                double sum = (i == j ? 4 : 0.25) + p[i] * p[j];
                for (int k = 0; k < j; k++) sum -= row[k] * (i == j ? row[k] : l[j][k]);
                row[j] = i == j ? Math.Sqrt(sum) : sum / l[j][j];
            }
            l[i] = row;
        }
        double log = 0;
        for (int i = 0; i < n; i++) log += 2 * Math.Log(l[i][i]);
        return log;
    }
    public static object[][] Inputs => [[new double[] { 1, 3, -2, 0.5 }, 4]];
}

public static partial class TriangularByHelper
{
    private static double[][] Cholesky(double[][] a)
    {
        var l = new double[a.Length][];
        for (int i = 0; i < a.Length; i++)
        {
            l[i] = new double[i + 1];
            for (int j = 0; j <= i; j++)
            {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) sum -= l[i][k] * l[j][k];
                if (i == j) l[i][i] = Math.Sqrt(sum);
                else l[i][j] = sum / l[j][j];
            }
        }
        return l;
    }
    private static double[] Forward(double[][] l, double[] b)
    {
        var y = new double[b.Length];
        for (int i = 0; i < l.Length; i++)
        {
            y[i] = b[i];
            for (int k = 0; k < l[i].Length - 1; k++) y[i] -= l[i][k] * y[k];
            y[i] /= l[i][^1];
        }
        return y;
    }
    [Differentiable]
    public static double F(ReadOnlySpan<double> p, ReadOnlySpan<double> b)
    {
        double[][] a = new double[p.Length][];
        for (int i = 0; i < p.Length; i++)
        {
            a[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) a[i][j] = Math.Exp(-(p[i] - p[j]) * (p[i] - p[j])) + (i == j ? 0.5 : 0);
        }
        double[] y = Forward(Cholesky(a), b.ToArray());
        return y.Sum(v => v * v);
    }
    public static object[][] Inputs => [[new double[] { 1, 3, -2, 0.5 }, new double[] { 1, 0.3, 0.2, -0.5 }]];
}

public static partial class DividedDifferences
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double at)
    {
        int n = x.Length;
        double[][] table = new double[n][];
        table[0] = y.ToArray();
        for (int k = 1; k < n; k++)
        {
            table[k] = new double[n - k];
            for (int i = 0; i < n - k; i++)
                table[k][i] = (table[k - 1][i + 1] - table[k - 1][i]) / (x[i + k] - x[i]);
        }
        double value = table[n - 1][0];
        for (int k = n - 2; k >= 0; k--) value = value * (at - x[k]) + table[k][0];
        return value;
    }
    public static object[][] Inputs => [[new double[] { 0, 1, 2.5, 4 }, new double[] { 1, 0.3, 0.2, -0.5 }, 1.7]];
}

public static partial class LayersOfSizes
{
    private static readonly int[] Sizes = [2, 4, 3, 1];
    [Differentiable]
    public static double F(ReadOnlySpan<double> theta, double u, double v)
    {
        double[] x = [u, v];
        int offset = 0;
        for (int l = 0; l + 1 < Sizes.Length; l++)
        {
            double[] y = new double[Sizes[l + 1]];
            for (int i = 0; i < y.Length; i++)
            {
                double s = theta[offset++];
                for (int j = 0; j < x.Length; j++) s += theta[offset++] * x[j];
                y[i] = l + 2 == Sizes.Length ? s : Math.Tanh(s);
            }
            x = y;
        }
        return x[0];
    }
    public static object[][] Inputs => [[Enumerable.Range(0, 31).Select(i => (double)Math.Cos(1.7 * i)).ToArray(), 0.4, -0.3]];
}

public static partial class LayersOfParameterSizes
{
    private static double[] Forward(ReadOnlySpan<double> theta, double[] input, int[] sizes)
    {
        var activations = new double[sizes.Length][];
        activations[0] = input;
        int at = 0;
        for (int layer = 1; layer < sizes.Length; layer++)
        {
            activations[layer] = new double[sizes[layer]];
            for (int i = 0; i < sizes[layer]; i++)
            {
                double z = theta[at++];
                for (int j = 0; j < sizes[layer - 1]; j++) z += theta[at++] * activations[layer - 1][j];
                activations[layer][i] = Math.Tanh(z);
            }
        }
        return activations[^1];
    }
    [Differentiable]
    public static double F(ReadOnlySpan<double> theta, [Constant] double[] x, int[] sizes)
    {
        double[] y = Forward(theta, x, sizes);
        double loss = 0;
        for (int i = 0; i < y.Length; i++) loss += (y[i] - 0.5) * (y[i] - 0.5);
        return loss;
    }
    public static object[][] Inputs => [[Enumerable.Range(0, 31).Select(i => (double)Math.Cos(1.7 * i)).ToArray(), new double[] { 0.4, -0.3 }, new int[] { 2, 4, 3, 1 }]];
}

public static partial class LayersAsLocalSizes
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> theta, double u, double v)
    {
        int[] sizes = { 2, 4, 3, 1 };
        double[][] w = new double[3][], a = new double[4][];
        int at = 0;
        for (int l = 0; l < 3; l++)
        {
            w[l] = new double[sizes[l] * sizes[l + 1]];
            for (int k = 0; k < w[l].Length; k++) w[l][k] = theta[at++];
        }
        a[0] = new[] { u, v };
        for (int l = 0; l < 3; l++)
        {
            a[l + 1] = new double[sizes[l + 1]];
            for (int i = 0; i < sizes[l + 1]; i++)
            {
                double z = 0;
                for (int j = 0; j < sizes[l]; j++) z += w[l][i * sizes[l] + j] * a[l][j];
                a[l + 1][i] = Math.Tanh(z);
            }
        }
        return a[3][0];
    }
    public static object[][] Inputs => [[Enumerable.Range(0, 23).Select(i => (double)Math.Cos(1.7 * i)).ToArray(), 0.4, -0.3]];
}

public static partial class RombergTable
{
    private static double Integrand(double p, double t) => Math.Exp(-p * t) * t;
    [Differentiable]
    public static double F(double p, int levels)
    {
        double[][] r = new double[levels][];
        double h = 1;
        for (int i = 0; i < levels; i++)
        {
            r[i] = new double[i + 1];
            if (i == 0) r[0][0] = 0.5 * (Integrand(p, 0) + Integrand(p, 1));
            else
            {
                h /= 2;
                double s = 0;
                for (int k = 1; k <= 1 << (i - 1); k++) s += Integrand(p, (2 * k - 1) * h);
                r[i][0] = 0.5 * r[i - 1][0] + h * s;
            }
            for (int j = 1; j <= i; j++)
                r[i][j] = r[i][j - 1] + (r[i][j - 1] - r[i - 1][j - 1]) / (Math.Pow(4, j) - 1);
        }
        return r[levels - 1][levels - 1];
    }
    public static object[][] Inputs => [[1.3, 5]];
}

public static partial class NevilleInPlace
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double t)
    {
        var q = new double[x.Length][];
        for (int i = 0; i < x.Length; i++) { q[i] = new double[x.Length - i]; q[i][0] = y[i]; }
        for (int j = 1; j < x.Length; j++)
            for (int i = 0; i < x.Length - j; i++)
                q[i][j] = ((t - x[i]) * q[i + 1][j - 1] - (t - x[i + j]) * q[i][j - 1]) / (x[i + j] - x[i]);
        return q[0][^1];
    }
    public static object[][] Inputs => [[new double[] { 0, 1, 2.5, 4 }, new double[] { 1, 0.3, 0.2, -0.5 }, 1.7]];
}

public static partial class RowsInList
{
    [Differentiable]
    public static double F(double x, int n)
    {
        List<double[]> rows = new() { new double[] { 1 } };
        for (int i = 1; i < n; i++)
        {
            double[] last = rows[^1], row = new double[i + 1];
            row[0] = x;
            for (int j = 1; j < row.Length; j++) row[j] = last[j - 1] + (j < last.Length ? x * last[j] : 0);
            rows.Add(row);
        }
        return rows[n - 1].Sum() + rows[2].Length * rows[1][1];
    }
    public static object[][] Inputs => [[0.7, 5]];
}

public static partial class BernsteinDegrees
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> c, double t)
    {
        double s = 0;
        for (int i = 0; i < c.Length; i++)
        {
            double[] powers = new double[i + 1];
            powers[0] = 1;
            for (int k = 1; k <= i; k++) powers[k] = powers[k - 1] * t;
            s += c[i] * powers.Sum() * powers[i];
        }
        return s;
    }
    public static object[][] Inputs => [[new double[] { 1, 3, -2, 0.5 }, 0.3]];
}

public static partial class ShrinkingBySlices
{
    private static double[] Differences(double[] x)
    {
        double[] d = new double[x.Length - 1];
        for (int i = 0; i < d.Length; i++) d[i] = x[i + 1] * x[i] - x[i];
        return d;
    }
    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        double[] d = x.ToArray();
        double s = 0;
        while (d.Length > 1)
        {
            d = Differences(d);
            s += d[0] * d.Length;
        }
        return s;
    }
    public static object[][] Inputs => [[new double[] { 1, 0.3, -0.2, 0.5 }]];
}
public static partial class ChangingSizes
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x, int n)
    {
        int[] sizes = [1, 2];
        sizes[0] += n;
        double[] last = new double[1];
        double s = 0;
        for (int l = 0; l < 2; l++)
        {
            double[] y = new double[sizes[l]];
            for (int i = 0; i < y.Length; i++) y[i] = x[i] * (l + 1);
            s += y.Sum() + y[^1];
        }
        return s;
    }
    public static object[][] Inputs => [[new double[] { 1, 0.3, -0.2, 0.5 }, 3]];
}
public static partial class GrowingPolynomial
{
    private static double[] Times(double[] p, double root)
    {
        double[] r = new double[p.Length + 1];
        for (int i = 0; i < p.Length; i++) { r[i] -= root * p[i]; r[i + 1] += p[i]; }
        return r;
    }
    [Differentiable]
    public static double F(ReadOnlySpan<double> roots)
    {
        double[] p = [1.0];
        foreach (double root in roots) p = Times(p, root);
        return p[0] * p[1] + p[^2];
    }
    public static object[][] Inputs => [[new double[] { 1, 0.3, -0.2, 0.5 }]];
}
public static partial class LevelsOfWavelets
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        double[][] levels = new double[3][];
        levels[0] = x.ToArray();
        for (int l = 1; l < 3; l++)
        {
            levels[l] = new double[levels[l - 1].Length / 2];
            for (int i = 0; i < levels[l].Length; i++)
                levels[l][i] = 0.5 * (levels[l - 1][2 * i] + levels[l - 1][2 * i + 1]) * levels[l - 1][2 * i];
        }
        return levels[2][0] * levels[1][1];
    }
    public static object[][] Inputs => [[new double[] { 1, 0.3, -0.2, 0.5 }]];
}
public static partial class TwoTriangles
{
    private static double[][] Powers(double x, int n)
    {
        var p = new double[n][];
        for (int i = 0; i < n; i++)
        {
            var row = new double[i + 1];
            row[0] = i == 0 ? 1 : p[i - 1][0] * x;
            for (int j = 1; j <= i; j++) row[j] = row[j - 1] + p[i - 1][j - 1];
            p[i] = row;
        }
        return p;
    }
    [Differentiable]
    public static double F(double x, double y, int n)
    {
        double[][] a = Powers(x, n), b = Powers(y * x, 2 * n);
        double s = 0;
        for (int i = 0; i < n; i++) for (int j = 0; j < a[i].Length; j++) s += a[i][j] * b[i + 1][j];
        return s + b[2 * n - 1][^1];
    }
    public static object[][] Inputs => [[0.4, 1.3, 2]];
}

public static partial class RaggedRowsSwapped
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x, int n)
    {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++)
        {
            double[] row = new double[i + 1];
            for (int j = 0; j <= i; j++) row[j] = x[j] * (i + 1) + (j > 0 ? rows[j - 1][0] : 0);
            rows[i] = row;
        }
        for (int i = 0; i + 1 < n; i++)
            if (rows[i].Length < rows[i + 1].Length && x[i] > 0)
                (rows[i], rows[i + 1]) = (rows[i + 1], rows[i]);
        rows[0][0] *= x[1];
        double s = 0;
        for (int i = 0; i < n; i++) s += (i + 1) * rows[i][^1] * rows[i].Length;
        return s;
    }
    public static object[][] Inputs => [[new double[] { 1, 0.3, -0.2, 0.5 }, 4]];
}
public static partial class LengthsByBranch
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x, double t)
    {
        double[] p = x.ToArray();
        double s = 0;
        for (int k = 0; k < 3; k++)
        {
            if (t * p[0] > 0.5)
                p = new double[] { p[0] * t, p[^1] };
            else
                p = new double[] { p[1], p[0] * p[0], t + k, s };
            s += p[^1] * p.Length;
        }
        return s * p[1];
    }
    public static object[][] Inputs => [[new double[] { 1, 0.3, -0.2 }, 0.8], [new double[] { 0.4, 1.3, -0.2 }, 0.9]];
}
