public static partial class BinomialTree
{
    public static object[][] Inputs => [[100.0, 105.0, 0.03, 0.25, 1.0], [100.0, 85.0, 0.03, 0.25, 1.0]];

    private const int N = 12;

    [Differentiable]
    public static double F(double spot, double strike, double rate, double sigma, double maturity)
    {
        double dt = maturity / N, up = Math.Exp(sigma * Math.Sqrt(dt)), down = 1 / up;
        double p = (Math.Exp(rate * dt) - down) / (up - down), discount = Math.Exp(-rate * dt);
        double[] value = new double[N + 1];
        for (int i = 0; i <= N; i++)
            value[i] = Math.Max(strike - spot * Math.Pow(up, 2 * i - N), 0);
        for (int step = N - 1; step >= 0; step--)
        {
            for (int i = 0; i <= step; i++)
            {
                double hold = discount * (p * value[i + 1] + (1 - p) * value[i]);
                double exercise = strike - spot * Math.Pow(up, 2 * i - step);
                value[i] = Math.Max(hold, exercise);
            }
        }
        return value[0];
    }
}

public static partial class MonteCarlo
{
    public static object[][] Inputs => [[100.0, 0.2, 7]];

    private struct Lcg(uint seed)
    {
        private uint _state = seed;

        public double Next()
        {
            _state = unchecked(_state * 1664525u + 1013904223u);
            return (_state >> 8) / 16777216.0;
        }
    }

    [Differentiable]
    public static double F(double spot, double sigma, int seed)
    {
        Lcg random = new((uint)seed);
        int hash = 17;
        double sum = 0;
        for (int path = 0; path < 8; path++)
        {
            double s = spot;
            for (int t = 0; t < 4; t++)
                s *= Math.Exp(-sigma * sigma / 8 + sigma / 2 * (2 * random.Next() - 1));
            unchecked
            {
                hash = hash * 486187739 + path;
            }
            sum += Math.Max(s - 100, 0) + (hash & 3);
        }
        return sum / 8;
    }
}

public static partial class CubicSpline
{
    public static object[][] Inputs => [[new double[] { 0, 1, 2.5, 4 }, new double[] { 1, -1, 0.5, 2 }, 1.7], [new double[] { 0, 1, 2.5, 4 }, new double[] { 1, -1, 0.5, 2 }, 3.7]];

    [Differentiable]
    public static double F([Constant] ReadOnlySpan<double> x, ReadOnlySpan<double> y, double at)
    {
        int n = x.Length;
        Span<double> u = stackalloc double[n], second = stackalloc double[n];
        for (int i = 1; i < n - 1; i++)
        {
            double sig = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1]);
            double p = sig * second[i - 1] + 2;
            second[i] = (sig - 1) / p;
            u[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]) - (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
            u[i] = (6 * u[i] / (x[i + 1] - x[i - 1]) - sig * u[i - 1]) / p;
        }
        for (int k = n - 2; k >= 0; k--)
            second[k] = second[k] * second[k + 1] + u[k];
        int low = 0, high = n - 1;
        while (high - low > 1)
        {
            int middle = (high + low) >> 1;
            if (x[middle] > at) high = middle;
            else low = middle;
        }
        double h = x[high] - x[low], a = (x[high] - at) / h, b = (at - x[low]) / h;
        return a * y[low] + b * y[high] + ((a * a * a - a) * second[low] + (b * b * b - b) * second[high]) * h * h / 6;
    }
}

public static partial class VanDerPol
{
    public static object[][] Inputs => [[2.0, 0.0, 1.5]];

    private delegate void RightHandSide(double t, ReadOnlySpan<double> y, Span<double> dy);

    private static void Rk4(RightHandSide f, double t, Span<double> y, double h)
    {
        int n = y.Length;
        Span<double> k1 = stackalloc double[n], k2 = stackalloc double[n], k3 = stackalloc double[n], k4 = stackalloc double[n], z = stackalloc double[n];
        f(t, y, k1);
        for (int i = 0; i < n; i++) z[i] = y[i] + h / 2 * k1[i];
        f(t + h / 2, z, k2);
        for (int i = 0; i < n; i++) z[i] = y[i] + h / 2 * k2[i];
        f(t + h / 2, z, k3);
        for (int i = 0; i < n; i++) z[i] = y[i] + h * k3[i];
        f(t + h, z, k4);
        for (int i = 0; i < n; i++) y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
    }

    [Differentiable]
    public static double F(double x0, double v0, double mu)
    {
        Span<double> y = [x0, v0];
        double t = 0;
        const double End = 1;
        while (t < End)
        {
            double h = Math.Min(0.1, End - t);
            Rk4((_, s, d) => { d[0] = s[1]; d[1] = mu * (1 - s[0] * s[0]) * s[1] - s[0]; }, t, y, h);
            t += h;
        }
        return y[0] * y[0] + y[1];
    }
}

public static partial class AdaptiveHeun
{
    public static object[][] Inputs => [[1.0, 0.7]];

    [Differentiable]
    public static double F(double y, double k)
    {
        double t = 0, h = 0.3;
        int rejected = 0;
        for (;;)
        {
            if (t + h > 2) h = 2 - t;
            double k1 = -k * y, k2 = -k * (y + h * k1);
            double error = Math.Abs(h * (k2 - k1) / 2);
            if (error > 0.01)
            {
                h /= 2;
                rejected++;
                continue;
            }
            y += h * (k1 + k2) / 2;
            t += h;
            if (t >= 2) return y + rejected;
            h *= 1.5;
        }
    }
}

public static partial class TrussEnergy
{
    public static object[][] Inputs => [[new double[] { 0, 0, 1, 0, 0.5, 0.9 }, new (int A, int B, double Length)[] { (0, 1, 1), (1, 2, 1), (2, 0, 1) }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> nodes, (int A, int B, double Length)[] bars)
    {
        double energy = 0;
        foreach (var bar in bars)
        {
            double dx = nodes[2 * bar.A] - nodes[2 * bar.B], dy = nodes[2 * bar.A + 1] - nodes[2 * bar.B + 1];
            double stretch = double.Hypot(dx, dy) - bar.Length;
            energy += 0.5 * stretch * stretch;
        }
        return energy;
    }
}

public static partial class PipeFriction
{
    public static object[][] Inputs => [[5e4, 1e-4], [1500.0, 1e-4]];

    [Differentiable]
    public static double F(double reynolds, double roughness)
    {
        if (reynolds < 2300)
            return 64 / reynolds;
        double f = 0.02, previous;
        int guard = 0;
        do
        {
            previous = f;
            double inverse = -2 * Math.Log10(roughness / 3.7 + 2.51 / (reynolds * Math.Sqrt(f)));
            f = 1 / (inverse * inverse);
            if (++guard > 100)
                throw new InvalidOperationException("no convergence");
        }
        while (Math.Abs(f - previous) > 1e-12);
        return f;
    }
}

public static partial class PidController
{
    public static object[][] Inputs => [[new double[] { 2, 0.5, 0.1 }]];

    private sealed class Plant
    {
        public double Temperature = 20;
        public double Energy { get; private set; }

        public void Heat(double power, double dt)
        {
            double clamped = Math.Clamp(power, 0, 50);
            Temperature += dt * (clamped - 0.5 * (Temperature - 20));
            Energy += clamped * dt;
        }
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> gains)
    {
        var plant = new Plant();
        double integral = 0, last = 0;
        double cost = 0;
        for (int step = 0; step < 10; step++)
        {
            double error = 30 - plant.Temperature;
            integral += error * 0.1;
            double power = gains[0] * error + gains[1] * integral + gains[2] * (error - last) / 0.1;
            last = error;
            plant.Heat(power, 0.1);
            cost += error * error;
        }
        return cost + plant.Energy;
    }
}

public static partial class PhaseDiagram
{
    public static object[][] Inputs => [[250.0, 1.0], [300.0, 1.0], [400.0, 0.5], [400.0, 3.0]];

    private enum Phase { Solid, Liquid, Gas }

    private static Phase Classify(double t, double p) => (t, p) switch
    {
        ( < 273, _) => Phase.Solid,
        ( < 373, > 0.5) => Phase.Liquid,
        (_, >= 2) => Phase.Liquid,
        _ => Phase.Gas,
    };

    [Differentiable]
    public static double F(double t, double p) => Classify(t, p) switch
    {
        Phase.Solid => 2.1 * t,
        Phase.Liquid when p > 2 => 4.2 * t * Math.Sqrt(p),
        Phase.Liquid => 4.2 * t,
        Phase.Gas => t / p,
        _ => throw new ArgumentOutOfRangeException(nameof(t)),
    };
}

public static partial class RadixTwo
{
    public static object[][] Inputs => [[new double[] { 1, 2, -1, 0.5, 3, 0.2, 0.1, -2 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> signal)
    {
        int n = signal.Length;
        var z = new ComplexNumber[n];
        for (int i = 0, j = 0; i < n; i++)
        {
            z[j] = signal[i];
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
        }
        for (int length = 2; length <= n; length <<= 1)
        {
            double angle = -2 * Math.PI / length;
            ComplexNumber root = new(Math.Cos(angle), Math.Sin(angle));
            for (int start = 0; start < n; start += length)
            {
                ComplexNumber w = 1;
                for (int k = 0; k < length / 2; k++)
                {
                    ComplexNumber even = z[start + k], odd = z[start + k + length / 2] * w;
                    z[start + k] = even + odd;
                    z[start + k + length / 2] = even + -1 * odd;
                    w = w * root;
                }
            }
        }
        double sum = 0;
        for (int k = 0; k < n; k++)
            sum += k * z[k].Norm2();
        return sum;
    }
}

public static partial class Bezier
{
    public static object[][] Inputs => [[new double[] { 0, 0, 1, 2, 3, -1, 4, 1 }, 0.3]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> control, double t)
    {
        int n = control.Length / 2;
        Span<(double X, double Y)> p = stackalloc (double, double)[n];
        for (int i = 0; i < n; i++)
            p[i] = (control[2 * i], control[2 * i + 1]);
        for (int level = n - 1; level > 0; level--)
            for (int i = 0; i < level; i++)
            {
                p[i].X = (1 - t) * p[i].X + t * p[i + 1].X;
                p[i].Y = (1 - t) * p[i].Y + t * p[i + 1].Y;
            }
        var (x, y) = p[0];
        return x * x + y;
    }
}

public static partial class LevenshteinSoft
{
    public static object[][] Inputs => [[new double[] { 1, 2, 3 }, new double[] { 1, 2.5, 2.9, 3.3 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double[] previous = new double[b.Length + 1], current = new double[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                double cost = Math.Abs(a[i - 1] - b[j - 1]);
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
            }
            double[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.Length];
    }
}

public static partial class Householder
{
    public static object[][] Inputs => [[new double[] { 1, 2, 3, 4, 5, 6.5, 7, 8, 10 }]];

    private sealed class Matrix
    {
        private readonly double[] _values;

        public Matrix(int rows, int columns)
        {
            Rows = rows;
            Columns = columns;
            _values = new double[rows * columns];
        }

        public int Rows { get; }

        public int Columns { get; }

        public double this[int i, int j]
        {
            get => _values[i * Columns + j];
            set => _values[i * Columns + j] = value;
        }

        public static Matrix operator *(Matrix a, Matrix b)
        {
            var c = new Matrix(a.Rows, b.Columns);
            for (int i = 0; i < a.Rows; i++)
                for (int j = 0; j < b.Columns; j++)
                    for (int k = 0; k < a.Columns; k++)
                        c[i, j] += a[i, k] * b[k, j];
            return c;
        }

        public double Trace()
        {
            double t = 0;
            for (int i = 0; i < Rows; i++) t += this[i, i];
            return t;
        }
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> a)
    {
        const int n = 3;
        var m = new Matrix(n, n);
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                m[i, j] = a[i * n + j];
        double norm = 0;
        for (int i = 0; i < n; i++) norm += m[i, 0] * m[i, 0];
        norm = Math.Sqrt(norm);
        var v = new double[n];
        for (int i = 0; i < n; i++) v[i] = m[i, 0];
        v[0] += v[0] >= 0 ? norm : -norm;
        double vv = 0;
        foreach (double x in v) vv += x * x;
        var h = new Matrix(n, n);
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                h[i, j] = (i == j ? 1 : 0) - 2 * v[i] * v[j] / vv;
        return (h * m).Trace() + (m * m)[0, 2];
    }
}
