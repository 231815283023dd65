using System.Collections.Generic;
using System.Linq;
using static System.Math;

public static partial class FluentCalls
{
    private sealed class Account
    {
        public double Value;
        public double[] Log = new double[8];
        public int N;

        public double Twice => 2 * Value;

        public Account Add(double v)
        {
            Value += v;
            Log[N++] = Value;
            return this;
        }

        public double Next()
        {
            Value *= 1.5;
            return Value;
        }

        public double[] All()
        {
            Value += 1;
            return Log;
        }
    }

    private struct Cell
    {
        public double V;

        public double Push(double x)
        {
            V += x;
            return V * V;
        }
    }

    public static object[][] Inputs => [[0.4, 1.3]];

    private static double Bump(Account a)
    {
        a.Value += 0.3;
        return a.Value;
    }

    [Differentiable]
    public static double F(double a, double b)
    {
        var account = new Account { Value = a };
        account.Add(b).Add(a).Add(b * b);
        double s = account.Add(1).Twice + account.Value * account.Next() + account.Value * Bump(account) + account.Next() * account.Value;
        s += account.All()[1] + account.All().Length * account.Value + account.All().Sum() + account.All().ToArray()[2] + account.All()[1..3][0];
        var cells = new Cell[3];
        int i = 0;
        s += cells[i++].Push(a) + cells[i++].Push(b) * i + cells[0].V;
        s += new Account { Value = b }.Add(a).Add(a).Value;
        return s + new[] { a, b, account.Next() }.Select(v => v * account.Value).Sum();
    }
}

public static partial class IndicesThatMove
{
    private sealed class Matrix(int rows, int columns)
    {
        private readonly double[] _data = new double[rows * columns];

        public double this[int i, int j]
        {
            get => _data[i * columns + j];
            set => _data[i * columns + j] = value;
        }
    }

    public static object[][] Inputs => [[new double[] { 0.4, 1.3, -0.2 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        var y = x.ToArray();
        int i = 0;
        y[i++] *= y[i];
        y[i] += y[i++] * y[i];
        y[^1] -= y[0] /= 2;
        double t = y[0] = y[1] = y[2] * 3;
        var m = new Matrix(3, 2);
        int k = 0;
        m[k++, 0] += t * k;
        m[k, k++] = y[1] * k;
        m[k, 1] += m[0, 0] * k--;
        m[--k, 0]++;
        return t * y[0] - y[1] * y[2] + m[0, 0] + 2 * m[1, 1] * m[2, 1] + m[0, 0] * k;
    }
}

public static partial class TypesOfShapes
{
    private abstract record Shape;

    private sealed record Circle(double R) : Shape;

    private sealed record Box(double W, double H) : Shape;

    public static object[][] Inputs => [[0.4, 1.3]];

    private static double Weight(Shape shape) => shape switch
    {
        Circle => 2,
        Box { W: > 10 } => 3,
        Box _ => 5,
        _ => 7,
    };

    private static double Area(Shape shape) => shape switch
    {
        Circle { R: > 1 } c => PI * c.R * c.R,
        Circle(var r) => r * r,
        Box(var w, var h) when w > h => w * h + w,
        Box b => b.W * b.H,
        _ => 0,
    };

    private static double Side(Shape shape)
    {
        if (shape is Circle)
            return 1;
        return shape is Box b && b.W > 0 ? b.H : shape is not Circle ? 4 : 5;
    }

    [Differentiable]
    public static double F(double a, double b)
    {
        double sum = Weight(new Circle(a)) * a * a + Weight(new Box(a, b)) * b * b;
        return sum + Side(new Box(b, a)) * Side(new Circle(b)) + Area(new Circle(a)) + Area(new Circle(b)) * Area(new Box(b, a)) + Area(new Box(a, b));
    }
}

public static partial class PeriodicStencil
{
    public static object[][] Inputs => [[new double[] { 0.3, 0.9, -0.4, 1.7, 0.2 }], [new double[] { 0.4 }], [new double[] { 0.4, 1.1 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> u)
    {
        int n = u.Length;
        double energy = 0;
        for (int i = 0; i < n; i++)
        {
            double left = u[(i + n - 1) % n], right = u[(i + 1) % n];
            double laplacian = left - 2 * u[i] + right;
            energy += laplacian * laplacian + Pow(1 - u[i] * u[i], 2) / 4;
        }
        return energy;
    }
}

public static partial class RunningVariance
{
    private struct Welford
    {
        private double _mean, _m2;
        private int _n;

        public readonly double Variance => _m2 / (_n - 1);

        public readonly double Mean => _mean;

        public void Push(double x)
        {
            _n++;
            double d = x - _mean;
            _mean += d / _n;
            _m2 += d * (x - _mean);
        }
    }

    public static object[][] Inputs => [[new double[] { 0.4, 1.3, -0.7, 0.2, 0.9 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        Welford all = default, some = new();
        for (int i = 0; i < x.Length; i++)
        {
            all.Push(x[i]);
            if (x[i] > 0)
                some.Push(x[i]);
        }
        Welford copy = all;
        copy.Push(10);
        return all.Variance + some.Variance * all.Mean + copy.Mean;
    }
}

public static partial class EvaluationOrder
{
    public static object[][] Inputs => [[0.4, 1.3]];

    private static double Take(ref double x)
    {
        double old = x;
        x = x * 2 + 1;
        return old;
    }

    private static double Three(double a, double b, double c) => a + 10 * b + 100 * c;

    [Differentiable]
    public static double F(double a, double b)
    {
        double x = a;
        double s = x * Take(ref x) + x + Take(ref x) * (x - Take(ref x));
        s += Three(x, Take(ref x), x);
        double[] w = [x, Take(ref x), x];
        int i = 0;
        w[i++] = w[i] + i * b;
        w[i] += Take(ref w[i + 1]) * w[i + 1];
        var t = (x, Take(ref x), x);
        return s + w[0] * w[1] + w[2] + t.Item1 * t.Item2 - t.Item3 + (x = b) * x;
    }
}

public static partial class SharedArrays
{
    private struct Holder
    {
        public double[] Data;
        public double Extra;
    }

    public static object[][] Inputs => [[0.4, 1.3]];

    [Differentiable]
    public static double F(double a, double b)
    {
        Holder h = new() { Data = [a, b], Extra = a }, copy = h;
        copy.Data[0] *= 3;
        copy.Extra += b;
        double[][] rows = [[a, b], [b, a]];
        double[] first = rows[0];
        first[1] += 2 * a;
        return h.Data[0] * h.Extra + rows[0][1] + copy.Extra;
    }
}

public static partial class SumsOverPlaces
{
    public static object[][] Inputs => [[new double[] { 0.4, 1.3, -0.7, 0.2, 0.9 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> s)
    {
        double[] x = s.ToArray();
        double evens = x.Where((v, i) => i % 2 == 0).Sum(), later = x.Select((v, i) => (v, i)).Where(p => p.i > 1).Sum(p => p.v * p.i);
        return evens * x.Max() + later + x.Zip(x.Skip(1), (p, q) => p * q).Sum() * x.Average()
            + (from v in x where v > 0 select v * v).Sum();
    }
}

public static partial class CollectionExpressions
{
    public static object[][] Inputs => [[new double[] { 0.4, 1.3, -0.7, 0.2, 0.9 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        double[] given = x.ToArray(), squares = [1, .. given.Select(v => v * v), given[0]];
        List<double> kept = [], some = [.. squares, given[1], .. given.Select(v => 2 * v)];
        foreach (double v in given)
        {
            if (v > 0)
                kept.Add(v * squares[^1]);
        }
        double sum = kept.Count;
        for (int i = 0; i < some.Count; i++)
            sum += i * some[i] * squares[2];
        return sum + kept.Sum() * kept[^1];
    }
}

public static partial class MissingAndEqual
{
    public static object[][] Inputs => [[0.7, 1.3], [1.0, 2.0], [1.0, 2.5]];

    [Differentiable]
    public static double F(double x, double y)
    {
        double? product = null, kept = y;
        product ??= x * y;
        double twice = kept ??= x;
        (double, int) pair = (x, 1);
        double sum = (x, y) == (1.0, 2.0) ? 3 * x : x * x;
        if ((1, x) == (2, x) || pair != (x, 1))
            sum += Exp(y);
        return product.Value * twice + sum;
    }
}

/// <summary>Losses whose indices reach beside themselves, or whose terms branch.</summary>
[Objective]
public readonly partial struct NeighbourLoss
{
    public static NeighbourLoss Instance => new();

    public static object[][] Inputs => [[new double[] { 0.3, 0.9, -0.4, 1.2, 0.1, 0.8, 0.45, 0.2, 1.9 }], [new double[] { 0.3 }], [new double[] { 0.3, -1.2 }]];

    [Loss]
    public double F(ReadOnlySpan<double> x)
    {
        double f = 0;
        int n = x.Length;
        for (int i = 0; i + 1 < n; i++)
        {
            double u = x[i + 1] - x[i] * x[i], v = 1 - x[i];
            f += 100 * u * u + v * v;
        }
        for (int i = 1; i < n; i++)
            f += Abs(x[i] - x[i - 1]) + Max(x[i], x[i - 1]) * x[i];
        for (int i = 0; i < n; i++)
        {
            double d = x[(i + 1) % n] - x[i];
            if (x[i] > 0)
                f += d * d * d * d;
            else
                f -= Sin(x[i]);
        }
        for (int i = 0; i < n; i++)
            for (int j = 0; j < i; j++)
                f += Exp(-(x[i] - x[j]) * (x[i] - x[j]));
        return f;
    }
}
