using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using static System.Math;

public static partial class SharedBuffers
{
    private struct Scope(double[] log) : IDisposable
    {
        private readonly double[] _log = log;
        public double Total;
        public void Dispose() => _log[0] += Total;
    }

    public static object[][] Inputs => [[new double[] { 0.3, 0.9, -0.2 }], [new double[] { 3, -0.4 }], [new double[0]], [Enumerable.Range(0, 17).Select(i => Sin(i + 0.5)).ToArray()]];

    private static double Sum(ReadOnlySpan<double> x, double[] log)
    {
        double[] rented = ArrayPool<double>.Shared.Rent(x.Length);
        try
        {
            Span<double> buffer = rented.AsSpan(0, x.Length);
            x.CopyTo(buffer);
            double s = 0;
            for (int i = 1; i < buffer.Length; i++)
            {
                try
                {
                    if (buffer[i] < 0)
                        continue;
                    if (s > 2)
                        break;
                    buffer[i] += buffer[i - 1] * buffer[i - 1];
                }
                finally
                {
                    s += Sin(buffer[i]);
                }
            }
            if (s > 1)
                return s;
            s *= s;
            return s + buffer.Length;
        }
        finally
        {
            log[0] += x.Length > 0 ? x[0] * x[0] : 1;
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        double[] log = [0.5];
        double sum = Sum(x, log);
        using (Scope scope = new(log) { Total = sum })
        {
            lock (log)
                sum += log[0];
        }
        {
            using Scope other = new(log) { Total = 2 * sum };
            sum *= log[0];
        }
        return sum + 3 * log[0];
    }
}

public static partial class RowsOfCounters
{
    public static object[][] Inputs => [[new double[] { 0.3, 0.9, -0.2, 0.4, 0.1 }, 3], [new double[0], 1], [new double[] { 0.3 }, 2]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x, int shift)
    {
        int n = x.Length;
        double total = 0;
        for (int i = 0; i < n; i++)
        {
            double[] row = new double[i + 1];
            for (int j = 0; j < row.Length; j++)
                row[j] += x[j] * x[i - j];
            Span<double> back = stackalloc double[n - i];
            x[i..].CopyTo(back);
            back.Reverse();
            double[] head = x[..i].ToArray();
            for (int j = 0; j < head.Length; j++)
                head[j] *= row[^1];
            total += row.Sum() * back[0] + head.Sum() * row.Length;
            for (int k = n - 1; k > i; k--)
            {
                double[] part = new double[(k - i) * 2 + shift];
                part[^1] = x[k];
                part[0] += x[i];
                total += part[0] * part[part.Length - 1] * part.Length + part[1];
            }
        }
        return total;
    }
}

public static partial class SortedByComparison
{
    private readonly record struct Point(double X, double Y);

    public static object[][] Inputs => [[new double[] { 0.3, 0.9, -0.2, 0.4, 0.5 }], [new double[] { 0.3 }], [new double[0]], [new double[] { 0.4, 0.3, -1 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        Span<double> s = stackalloc double[x.Length];
        x.CopyTo(s);
        s.Sort((a, b) => b.CompareTo(a));
        double sum = 0;
        for (int i = 0; i < s.Length; i++)
            sum += (i + 1) * s[i] * s[i];
        int[] order = new int[x.Length];
        double[] keys = new double[x.Length];
        var points = new Point[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            order[i] = i;
            keys[i] = Abs(x[i]);
            points[i] = new Point(x[i] * x[i], i);
        }
        Array.Sort(keys, order);
        Array.Sort(points, (p, q) => q.X.CompareTo(p.X));
        for (int i = 0; i < order.Length; i++)
            sum += x[order[i]] * (i + 2) + keys[i] * points[i].X * points[i].Y;
        return sum;
    }
}

public static partial class BoundedGenerics
{
    private interface IActivation
    {
        double Slope { get; }

        double Forward(double x);
    }

    private readonly struct Leaky(double a) : IActivation
    {
        public double Slope => a;

        public double Forward(double x) => x > 0 ? x : a * x;
    }

    private sealed class Swish(double b) : IActivation
    {
        public double Slope => b;

        public double Forward(double x) => x / (1 + Exp(-b * x));
    }

    public static object[][] Inputs => [[new double[] { 0.3, 0.9, -0.2 }, 1.3]];

    private static double Layer<T>(T act, ReadOnlySpan<double> w, double x)
        where T : IActivation
    {
        double s = 0;
        foreach (double v in w)
            s += act.Forward(v * x) * act.Slope;
        return s;
    }

    private static double Apply(IActivation act, double x) => act.Forward(x) + act.Slope;

    [Differentiable]
    public static double F(ReadOnlySpan<double> w, double x)
    {
        IActivation chosen = new Swish(x);
        return Layer(new Leaky(w[0]), w, x) + Layer(chosen, w, x) + Apply(chosen, w[1]) * Apply(new Leaky(x), w[2]) + Layer<IActivation>(new Swish(w[1]), w, 2);
    }
}

// Arrays of branches and loops that don't run.
public static partial class NegativeRoom
{
    public static object[][] Inputs => [[0.4, 0], [0.4, 1], [0.4, 3]];
    [Differentiable] public static double F(double x, int n)
    {
        double total = x;
        for (int i = 0; i < n - 2; i++)
        {
            double[] row = new double[n - 2 - i];
            row[0] = x * i;
            total += row[0] * row[^1] + x;
        }
        if (n > 2)
        {
            double[] one = new double[n - 2];
            one[^1] = x * x;
            total *= one[0] + one[^1];
        }
        for (int i = 0; i < n; i++)
            for (int k = n - 1; k > i; k--)
            {
                double[] row = new double[k - i + 1];
                row[k - i] = x * i;
                total += row[^1] * x;
            }
        return total;
    }
}
