using System.Numerics;
public static partial class IndexVariables
{
    [Flags] private enum Parts { None = 0, Scale = 1, Shift = 2 }

    private static double At(ReadOnlySpan<double> v, Index i) => v[i] * v[^2];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x, int options)
    {
        Index last = ^1, first = 0;
        Range middle = 1..last, all = ..;
        Parts parts = (Parts)options;
        double s = x[last] * x[first] + At(x, ^1) + At(x, 2);
        foreach (double v in x[middle]) s += v * v * x[all].Length;
        if (parts.HasFlag(Parts.Scale)) s *= Convert.ToDouble(options);
        if (parts.HasFlag(Parts.Scale | Parts.Shift)) s += Math.BigMul(options, 3) * x[1];
        return s;
    }

    public static object[][] Inputs => [[new double[] { 1.2, 2, 3, 4 }, 1], [new double[] { 2.5, 2, 3, 4 }, 3], [new double[] { 3.5, 2, 3 }, 2]];
}

public static partial class ConvertedNumbers
{
    [Differentiable]
    public static double F(double x, double y) => Convert.ToInt32(x) * y * x + Convert.ToInt64(y) * Math.Sin(x) + Convert.ToDouble(x * y);

    public static object[][] Inputs => [[2.5, 3.5], [-1.5, 0.7], [0.2, -0.2]];
}

public static partial class RecordEquality
{
    private readonly record struct Cell(int I, int J);
    private readonly record struct Sample(double Value, int At);
    private sealed record Rough(double Value) { public bool Equals(Rough? other) => other is not null && Math.Abs(Value - other.Value) < 0.9; public override int GetHashCode() => 0; }
    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        Cell pivot = new(1, 2);
        double s = 0;
        for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++)
        {
            Cell here = new(i, j);
            if (here == pivot) s += x[i] * x[j] * 5;
            else if (here != new Cell(0, 0)) s += x[i];
            if (here.Equals(pivot) || new Sample(x[i], i) == new Sample(x[j] + 0.8, j - 1)) s += x[0] * x[2];
            if (new Rough(x[i]) == new Rough(x[j])) s += x[i] * x[j];
        }
        return s;
    }
    public static object[][] Inputs => [[new double[] { 1.2, 2, 3 }]];
}

public static partial class RefTernary
{
    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        double pos = 0, neg = 1;
        foreach (double v in x)
        {
            ref double side = ref (v > 0 ? ref pos : ref neg);
            side += v * v * side + v;
        }
        (x[0] > 1 ? ref pos : ref neg) *= 2;
        return pos * neg;
    }
    public static object[][] Inputs => [[new double[] { 1.2, -2, .3 }], [new double[] { .2, -.2, .3 }]];
}

public static partial class GenericLocalFunctions
{
    [Differentiable]
    public static double F(double x, double y)
    {
        return Hyp(x, y) + Twice(x);
        static T Hyp<T>(T a, T b) where T : IRootFunctions<T> => T.Sqrt(a * a + b * b);
        static T Twice<T>(T a) where T : INumber<T> => a + a * T.CreateChecked(1.5);
    }
    public static object[][] Inputs => [[3.0, 4.0]];
}

[Objective]
public readonly partial struct GenericLocalInLoss
{
    public static GenericLocalInLoss Instance => default;
    public int Count => 3;
    [Loss]
    public double F([Summed(nameof(Count))] int i, double x, double y)
    {
        static T Hyp<T>(T a, T b) where T : IRootFunctions<T> => T.Sqrt(a * a + b * b);
        return Hyp(x + i, y);
    }
    public static object[][] Inputs => [[0, 3.0, 4.0]];
}

public static partial class NaturalSpline
{
    private static int Find(ReadOnlySpan<double> xs, double x)
    {
        int lo = 0, hi = xs.Length - 1;
        while (hi - lo > 1)
        {
            int mid = (lo + hi) >>> 1;
            if (xs[mid] <= x) lo = mid; else hi = mid;
        }
        return lo;
    }
    [Differentiable]
    public static double F(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double at)
    {
        int n = x.Length;
        if (n == 0) return 0;
        if (n == 1) return y[0];
        if (n == 2) return y[0] + (y[1] - y[0]) * (at - x[0]) / (x[1] - x[0]);
        double[] m = new double[n];
        double[] c = new double[n];
        for (int i = 1; i < n - 1; i++)
        {
            double h0 = x[i] - x[i - 1], h1 = x[i + 1] - x[i];
            double rhs = 6 * ((y[i + 1] - y[i]) / h1 - (y[i] - y[i - 1]) / h0);
            double diag = 2 * (h0 + h1) - h0 * c[i - 1];
            c[i] = h1 / diag;
            m[i] = (rhs - h0 * m[i - 1]) / diag;
        }
        for (int i = n - 2; i >= 1; i--)
            m[i] -= c[i] * m[i + 1];
        int k = Find(x, at);
        double h = x[k + 1] - x[k], t = (at - x[k]) / h, s = 1 - t;
        return s * y[k] + t * y[k + 1] + h * h / 6 * ((s * s * s - s) * m[k] + (t * t * t - t) * m[k + 1]);
    }
    public static object[][] Inputs => [[new double[] { 0, 1, 2.5, 3, 4 }, new double[] { 1, 3, -1, 2, 0 }, 2.7], [new double[] { 0, 1 }, new double[] { 1, 3 }, 0.25], [new double[] { 0, 1, 2 }, new double[] { 1, 3, 0 }, 1.0], [new double[0], new double[0], 1.0]];
}
