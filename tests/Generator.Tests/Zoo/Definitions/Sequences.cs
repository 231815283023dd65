using System.Collections.Generic;
using System.Linq;

// LINQ that sorts, cuts, joins and gathers.
public static partial class Ordered
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        double[] sorted = x.ToArray().OrderBy(v => v).ToArray();
        double s = 0;
        for (int i = 0; i < sorted.Length; i++) s += (i + 1) * sorted[i];
        double top = x.ToArray().OrderByDescending(v => v * v).Take(2).Sum();
        return s * top;
    }
    public static object[][] Inputs => [[new double[] { 0.7, -1.2, 0.4, 0.1 }]];
}
public static partial class OrderedPairs
{
    [Differentiable]
    public static double F(double[] x, double a, double[] w)
    {
        var pairs = x.Zip(w).OrderBy(p => p.First).ToList();
        double s = 0, acc = 0;
        foreach (var (v, weight) in pairs) { acc += weight * a; s += acc * v; }
        return s;
    }
    public static object[][] Inputs => [[new double[] { 0.7, -1.2, 0.4 }, 0.9, new double[] { 0.1, 0.5, 0.4 }]];
}
public static partial class LinqMix
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, double t)
    {
        double[] x = xs.ToArray(), y = ys.ToArray();
        double a = Enumerable.Range(0, x.Length).Select(i => x[i] * Math.Pow(t, i)).Sum();
        double b = x.Zip(y, (u, v) => u * v).Aggregate(t, (s, v) => s * (1 + v));
        double c = x.Select((v, i) => v * i).Sum();
        double d = x.Aggregate((s, v) => s * t + v);
        double e = Enumerable.Repeat(t, 3).Aggregate((u, v) => u * v);
        double f = x.Concat(y).Max() + x.Take(2).Average() + y.SkipWhile(v => v < 0.2).First();
        double g = x.Where(v => v > -t).ToArray().Length * x.Where(v => v < 0.5).Last();
        double h = x.TakeWhile(v => v > 0).Count() * t + x.Append(t).Prepend(2).Last();
        return a + b + c + d + e + f + g + h + x.MaxBy(v => v * v) + y.MinBy(v => Math.Abs(v - t)) + x.First(v => v < 0);
    }
    public static object[][] Inputs => [[new double[] { 0.7, -1.2, 0.4 }, new double[] { 0.1, 0.5, 0.4 }, 0.8]];
}

public static partial class FilteredLoops
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x, double t)
    {
        double[] a = x.ToArray();
        double s = 0, limit = t;
        foreach (double v in a.Where(v => v > limit))
        {
            s += v * v;
            limit += 0.3 * v * v;
            if (s > 3) break;
        }
        double[] positive = a.Where(v => v > 0).Select(v => v * t).ToArray();
        for (int i = 0; i < positive.Length; i++) s += positive[i] * i;
        List<double> list = a.Select(v => Math.Sin(v)).ToList();
        list.Add(s);
        foreach (double v in a.OrderByDescending(v => v).Skip(1)) { s = 0.5 * s + v; a[0] = 0; }
        return s + list.Sum() + a.Where((v, i) => i % 2 == 0).Sum();
    }
    public static object[][] Inputs => [[new double[] { 0.7, 0.8, -1.2, 0.4, 0.1, 1.9 }, 0.05]];
}

public static partial class QuantilesAndTrimmedMean
{
    private static double Quantile(double[] sorted, double p)
    {
        double h = p * (sorted.Length - 1);
        int k = (int)Math.Floor(h);
        return k + 1 < sorted.Length ? sorted[k] + (h - k) * (sorted[k + 1] - sorted[k]) : sorted[k];
    }
    [Differentiable]
    public static double F(ReadOnlySpan<double> x, double scale)
    {
        double[] r = x.ToArray().Select(v => Math.Abs(v - scale)).ToArray();
        double[] sorted = [.. r.OrderBy(v => v)];
        double trimmed = r.Order().Skip(1).Take(r.Length - 2).Average();
        return Quantile(sorted, 0.3) * trimmed + r.OrderBy(v => -v).First();
    }
    public static object[][] Inputs => [[new double[] { 0.7, 0.8, -1.2, 0.4, 0.1, 1.9 }, 0.05]];
}

public static partial class NumbersThatAreKept
{
    [Differentiable]
    public static double F(double t, int n)
    {
        double cube = Enumerable.Repeat(t, 3).Aggregate((u, v) => u * v);
        int product = Enumerable.Range(n + 1, 3).Aggregate((u, v) => u * v);
        return cube * product + new[] { t, 2 * t }.Append(t * t).Aggregate((u, v) => u * v + t);
    }
    public static object[][] Inputs => [[0.8, 2]];
}
