using System.Collections.Generic;
using System.Linq;
// Bases that are built vector by vector: later ones read the earlier.
public static partial class ClassicalGramSchmidt
{
    private static double[][] Basis(double[][] a)
    {
        int n = a.Length;
        double[][] q = new double[n][];
        for (int i = 0; i < n; i++)
        {
            double[] v = (double[])a[i].Clone();
            for (int j = 0; j < i; j++)
            {
                double dot = 0;
                for (int k = 0; k < v.Length; k++) dot += q[j][k] * a[i][k];
                for (int k = 0; k < v.Length; k++) v[k] -= dot * q[j][k];
            }
            double norm = 0;
            foreach (double x in v) norm += x * x;
            norm = Math.Sqrt(norm);
            for (int k = 0; k < v.Length; k++) v[k] /= norm;
            q[i] = v;
        }
        return q;
    }
    [Differentiable]
    public static double F(ReadOnlySpan<double> p)
    {
        double[][] a = [[p[0], p[1], 1], [p[2], 2, p[3]], [1, p[4], p[0]]];
        double[][] q = Basis(a);
        double s = 0;
        for (int i = 0; i < 3; i++) for (int k = 0; k < 3; k++) s += (i + 2 * k + 1) * q[i][k];
        return s;
    }
    public static object[][] Inputs => [[new double[] { 1.2, -0.4, 0.3, 0.9, 2.1 }]];
}

public static partial class GramSchmidtOfList
{
    private static double Dot(double[] a, double[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }
    [Differentiable]
    public static double F(ReadOnlySpan<double> p, int n)
    {
        var basis = new List<double[]>();
        for (int i = 0; i < n; i++)
        {
            double[] v = p.Slice(i * n, n).ToArray();
            foreach (double[] q in basis)
            {
                double d = Dot(q, v);
                for (int k = 0; k < n; k++) v[k] -= d * q[k];
            }
            double norm = Math.Sqrt(Dot(v, v));
            basis.Add(v.Select(x => x / norm).ToArray());
        }
        return basis[0][1] + 2 * basis[1][0] * basis[2][2] + basis[2][1];
    }
    public static object[][] Inputs => [[new double[] { 1.2, -0.4, 0.3, 0.9, 2.1, 0.2, -0.5, 0.4, 1.7 }, 3]];
}

public static partial class OrthonormalFrame
{
    private static double[] Scale(double[] v, double s) { var r = new double[v.Length]; for (int i = 0; i < v.Length; i++) r[i] = s * v[i]; return r; }
    private static double[] Minus(double[] v, double[] w) { var r = new double[v.Length]; for (int i = 0; i < v.Length; i++) r[i] = v[i] - w[i]; return r; }
    private static double Dot(double[] v, double[] w) { double s = 0; for (int i = 0; i < v.Length; i++) s += v[i] * w[i]; return s; }
    [Differentiable]
    public static double F(ReadOnlySpan<double> p)
    {
        const int n = 3;
        double[][] q = new double[n][];
        for (int i = 0; i < n; i++)
        {
            double[] v = new double[n];
            for (int k = 0; k < n; k++) v[k] = Math.Sin(p[i] * (k + 1)) + (i == k ? 1 : 0);
            for (int j = 0; j < i; j++)
                v = Minus(v, Scale(q[j], Dot(q[j], v)));
            q[i] = Scale(v, 1 / Math.Sqrt(Dot(v, v)));
        }
        return q[0][0] * q[1][1] * q[2][2] + q[2][0];
    }
    public static object[][] Inputs => [[new double[] { 0.4, 1.1, -0.7 }]];
}

public static partial class ModifiedGramSchmidtQr
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int m, int n)
    {
        double[][] q = new double[n][], r = new double[n][];
        for (int j = 0; j < n; j++)
        {
            q[j] = new double[m];
            r[j] = new double[n];
            for (int i = 0; i < m; i++) q[j][i] = a[i * n + j];
        }
        for (int j = 0; j < n; j++)
        {
            double s = 0;
            for (int i = 0; i < m; i++) s += q[j][i] * q[j][i];
            r[j][j] = Math.Sqrt(s);
            for (int i = 0; i < m; i++) q[j][i] /= r[j][j];
            for (int k = j + 1; k < n; k++)
            {
                double d = 0;
                for (int i = 0; i < m; i++) d += q[j][i] * q[k][i];
                r[j][k] = d;
                for (int i = 0; i < m; i++) q[k][i] -= d * q[j][i];
            }
        }
        double[] x = new double[n];
        for (int j = n - 1; j >= 0; j--)
        {
            double s = 0;
            for (int i = 0; i < m; i++) s += q[j][i] * b[i];
            for (int k = j + 1; k < n; k++) s -= r[j][k] * x[k];
            x[j] = s / r[j][j];
        }
        return x[0] * x[0] + x[n - 1];
    }
    public static object[][] Inputs => [[new double[] { 1, 0.5, 2, 1.5, -1, 0.3, 0.2, 2 }, new double[] { 1, 2, 0.5, -1 }, 4, 2]];
}

public static partial class HouseholderQr
{
    private static double[][] Rows(ReadOnlySpan<double> a, int m, int n)
    {
        var rows = new double[m][];
        for (int i = 0; i < m; i++) rows[i] = a.Slice(i * n, n).ToArray();
        return rows;
    }
    private static void Triangularize(double[][] a, double[] b)
    {
        int m = a.Length, n = a[0].Length;
        for (int k = 0; k < n; k++)
        {
            double norm = 0;
            for (int i = k; i < m; i++) norm += a[i][k] * a[i][k];
            norm = Math.Sqrt(norm);
            double alpha = a[k][k] > 0 ? -norm : norm;
            double[] v = new double[m];
            for (int i = k; i < m; i++) v[i] = a[i][k];
            v[k] -= alpha;
            double vv = 0;
            for (int i = k; i < m; i++) vv += v[i] * v[i];
            if (vv == 0) continue;
            for (int j = k; j < n; j++)
            {
                double dot = 0;
                for (int i = k; i < m; i++) dot += v[i] * a[i][j];
                for (int i = k; i < m; i++) a[i][j] -= 2 * dot / vv * v[i];
            }
            double d = 0;
            for (int i = k; i < m; i++) d += v[i] * b[i];
            for (int i = k; i < m; i++) b[i] -= 2 * d / vv * v[i];
        }
    }
    [Differentiable]
    public static double F(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int n)
    {
        double[][] r = Rows(a, b.Length, n);
        double[] y = b.ToArray();
        Triangularize(r, y);
        double rest = 0;
        for (int i = n; i < y.Length; i++) rest += y[i] * y[i];
        return rest + r[0][0];
    }
    public static object[][] Inputs => [[new double[] { 1, 0.5, 2, 1.5, -1, 0.3, 0.2, 2 }, new double[] { 1, 2, 0.5, -1 }, 2]];
}

public static partial class ArnoldiIteration
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int steps)
    {
        int n = b.Length;
        double[][] v = new double[steps + 1][];
        double[,] h = new double[steps + 1, steps];
        double norm = 0;
        foreach (double x in b) norm += x * x;
        norm = Math.Sqrt(norm);
        v[0] = new double[n];
        for (int i = 0; i < n; i++) v[0][i] = b[i] / norm;
        for (int k = 0; k < steps; k++)
        {
            double[] w = new double[n];
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                    w[i] += a[i * n + j] * v[k][j];
            for (int j = 0; j <= k; j++)
            {
                h[j, k] = 0;
                for (int i = 0; i < n; i++) h[j, k] += v[j][i] * w[i];
                for (int i = 0; i < n; i++) w[i] -= h[j, k] * v[j][i];
            }
            double s = 0;
            for (int i = 0; i < n; i++) s += w[i] * w[i];
            h[k + 1, k] = Math.Sqrt(s);
            for (int i = 0; i < n; i++) w[i] /= h[k + 1, k];
            v[k + 1] = w;
        }
        return h[0, 0] * h[1, 1] - h[1, 0] * h[0, 1] + v[steps][0];
    }
    public static object[][] Inputs => [[new double[] { 2, 0.3, 0.1, 0.2, 1, 0.5, -0.4, 0.6, 3 }, new double[] { 1, 0.4, -0.7 }, 2]];
}

public static partial class BackwardRows
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> p, int n)
    {
        double[][] u = new double[n][];
        for (int i = n - 1; i >= 0; i--)
        {
            double[] row = new double[2];
            row[0] = p[i];
            row[1] = i == n - 1 ? 1 : u[i + 1][0] * p[i] + u[i + 1][1];
            u[i] = row;
        }
        return u[0][0] * u[0][1] + u[1][1];
    }
    public static object[][] Inputs => [[new double[] { 0.5, 1.5, -0.3, 2 }, 4]];
}

public static partial class WhileRows
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> p)
    {
        double[][] u = new double[4][];
        u[0] = [p[0], p[1]];
        int k = 1;
        while (k < 4)
        {
            double[] previous = u[k - 1];
            u[k] = [previous[1], previous[0] * p[2] + Math.Sin(previous[1])];
            k++;
        }
        return u[3][0] + u[2][1] * u[3][1];
    }
    public static object[][] Inputs => [[new double[] { 0.5, 1.5, -0.3 }]];
}

public static partial class VectorStructBasis
{
    public readonly record struct V3(double X, double Y, double Z)
    {
        public static V3 operator -(V3 a, V3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);
        public static V3 operator *(double s, V3 b) => new(s * b.X, s * b.Y, s * b.Z);
        public double Dot(V3 b) => X * b.X + Y * b.Y + Z * b.Z;
    }
    [Differentiable]
    public static double F(ReadOnlySpan<double> p)
    {
        V3[] q = new V3[3];
        for (int i = 0; i < 3; i++)
        {
            V3 v = new(p[3 * i], p[3 * i + 1], p[3 * i + 2]);
            for (int j = 0; j < i; j++) v -= v.Dot(q[j]) * q[j];
            q[i] = 1 / Math.Sqrt(v.Dot(v)) * v;
        }
        return q[0].X + q[1].Y * q[2].Z + q[2].X;
    }
    public static object[][] Inputs => [[new double[] { 1.2, -0.4, 0.3, 0.9, 2.1, 0.2, -0.5, 0.4, 1.7 }]];
}

public static partial class SameRowInLoop
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> p)
    {
        double[][] u = new double[3][];
        double[] v = new double[] { p[0], p[1] };
        for (int i = 0; i < 3; i++)
        {
            u[i] = v;
            v[0] += p[1] * u[i][1];
        }
        return u[0][0] + u[1][0] * u[2][1] + u[2][0];
    }
    public static object[][] Inputs => [[new double[] { 0.5, 1.5 }]];
}
