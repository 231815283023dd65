public static partial class RuledFunction
{
    public static object[][] Inputs => [[0.3, 2]];

    [DerivativeRule(nameof(BellSlope))]
    public static double Bell(double x, int n) => Math.Exp(-x * x) * n;

    public static double BellSlope(double x, int n) => -2 * x * Bell(x, n);

    [Differentiable]
    public static double F(double x, int n) => Bell(x, n) * x + Bell(2 * x, 1);
}

public static partial class MoneyData
{
    public static object[][] Inputs => [[0.3, 12.5m, "ab", (byte)3, 7L, new bool[,] { { true, false } }]];

    [Differentiable]
    public static double F(double rate, decimal amount, string name, byte small, long big, bool[,] flags)
    {
        char letter = 'c';
        double sum = (double)amount * rate + name.Length + letter + small + big % 4;
        if (flags[0, 0] && !flags[0, 1]) sum += 1;
        return sum * (name[1] == 'b' ? 2 : 3);
    }
}

public static partial class Gompertz
{
    public static object[][] Inputs => [[new double[] { 1, 0.3, 0.1 }, 3.0], [new double[] { 1, 0.3, 0 }, 3.0]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> p, double t)
    {
        if (p.Length != 3)
            throw new ArgumentException($"three parameters, not {p.Length}", nameof(p));
        ArgumentOutOfRangeException.ThrowIfNegative(t);
        (double a, double b, double c) = (p[0], p[1], p[2]);
        return c == 0 ? a * Math.Exp(-b * t) : a * Math.Exp(-b / c * (Math.Exp(c * t) - 1));
    }
}

public static partial class ForwardModeByHand
{
    public static object[][] Inputs => [[0.3, 1.2]];

    public struct Var
    {
        public double V, D;

        public static implicit operator Var(double v) => new() { V = v };

        public static Var operator *(Var a, Var b) => new() { V = a.V * b.V, D = a.D * b.V + a.V * b.D };

        public static Var operator +(Var a, Var b) { Var c; c.V = a.V + b.V; c.D = a.D + b.D; return c; }

        public static Var operator ++(Var a) { a.V++; return a; }

        public static bool operator >(Var a, Var b) => a.V > b.V;

        public static bool operator <(Var a, Var b) => a.V < b.V;

        public static Var Sin(Var a) => new() { V = Math.Sin(a.V), D = Math.Cos(a.V) * a.D };
    }

    [Differentiable]
    public static double F(double x, double y)
    {
        Var u = new() { V = x, D = 1 };
        Var w = 2 * u + Var.Sin(u * y);
        w++;
        w += w;
        if (w > u) w *= 0.5;
        return w.V + w.D;
    }
}

public static partial class LinkedLists
{
    public static object[][] Inputs => [[new double[] { 1.5, 2.5, -1 }]];

    private sealed class Stack
    {
        private readonly double[] _items = new double[16];
        private int _count;

        public void Push(double x) => _items[_count++] = x;

        public double Pop() => _items[--_count];

        public bool IsEmpty => _count == 0;
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        Stack stack = new();
        foreach (double v in x)
        {
            stack.Push(v);
            stack.Push(v * v);
        }
        double sum = 0, weight = 1;
        while (!stack.IsEmpty)
        {
            sum += weight * stack.Pop();
            weight *= 0.7;
        }
        return sum;
    }
}

public static partial class RefReturns
{
    public static object[][] Inputs => [[new double[] { 1.5, 2.5, -1, 0.2 }, 3]];

    private ref struct Grid(Span<double> values, int width)
    {
        private readonly Span<double> _values = values;

        public ref double this[int i, int j] => ref _values[i * width + j];
    }

    private static ref double Largest(Span<double> x)
    {
        int best = 0;
        for (int i = 1; i < x.Length; i++)
            if (x[i] > x[best]) best = i;
        return ref x[best];
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> x, int n)
    {
        Span<double> copy = stackalloc double[x.Length];
        x.CopyTo(copy);
        Grid grid = new(copy, 2);
        grid[0, 1] *= 2;
        grid[1, 0] = grid[0, 0] + 1;
        Largest(copy) *= 10;
        ref double last = ref copy[^1];
        last += 1;
        return copy[0] + 2 * copy[1] + 3 * copy[2] + 4 * copy[3] + n;
    }
}

public static partial class LinqSums
{
    public static object[][] Inputs => [[new double[] { 1.5, -2.5, -1 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        double[] y = x.ToArray();
        Array.Reverse(y);
        double[] z = [.. y, 0.5];
        (int from, int to) = (1, z.Length);
        double sum = 0;
        foreach (double v in z[from..to]) sum = 2 * sum + v;
        int[] order = [2, 0, 1];
        foreach (int i in order) sum += i * y[i];
        long big = 1L << 40;
        return sum + big % 7;
    }
}
