using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using static System.Math;

public static partial class CharacteristicFunction
{
    public static object[][] Inputs => [[new double[] { 1.5, 0.04, 0.3, -0.6, 0.05 }]];

    static Complex Characteristic(Complex u, double kappa, double theta, double sigma, double rho, double v0, double t)
    {
        Complex i = Complex.ImaginaryOne;
        Complex xi = kappa - sigma * rho * i * u;
        Complex d = Complex.Sqrt(xi * xi + sigma * sigma * (u * u + i * u));
        Complex g = (xi - d) / (xi + d);
        Complex e = Complex.Exp(-d * t);
        Complex c = kappa * theta / (sigma * sigma) * ((xi - d) * t - 2 * Complex.Log((1 - g * e) / (1 - g)));
        Complex D = (xi - d) / (sigma * sigma) * (1 - e) / (1 - g * e);
        return Complex.Exp(c + D * v0);
    }
    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        double sum = 0, du = 0.25;
        for (int j = 0; j < 40; j++)
        {
            double u = (j + 0.5) * du;
            Complex phi = Characteristic(new Complex(u, -0.5), x[0], x[1], x[2], x[3], x[4], 1.0);
            sum += phi.Real * Cos(0.1 * u) / (u * u + 0.25) * du + 1e-3 * phi.Magnitude + 1e-3 * phi.Imaginary;
        }
        return sum;
    }
}

public static partial class ComplexTransform
{
    public static object[][] Inputs => [[new double[] { 0.4505, 0.8769, -0.4507, -0.535, 0.8143, 0.5509, -0.7305, -0.1369 }]];

    static Complex[] Fft(Complex[] a)
    {
        int n = a.Length;
        var r = new Complex[n];
        for (int k = 0; k < n; k++)
        {
            Complex s = Complex.Zero;
            for (int j = 0; j < n; j++) s += a[j] * Complex.FromPolarCoordinates(1, -2 * PI * j * k / n);
            r[k] = s;
        }
        return r;
    }
    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        var a = new Complex[x.Length];
        for (int i = 0; i < a.Length; i++) a[i] = x[i];
        var f = Fft(a);
        double e = 0;
        for (int k = 0; k < f.Length; k++) e += (k + 1) * f[k].Magnitude + 0.1 * f[k].Phase;
        return e;
    }
}

public static partial class TreeInAList
{
    public static object[][] Inputs => [[new double[] { 100, 0.05, 0.3 }]];

    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        const int n = 20;
        const double strike = 103.3, maturity = 1;
        double dt = maturity / n, up = Exp(x[2] * Sqrt(dt)), down = 1 / up, grow = Exp(x[1] * dt), p = (grow - down) / (up - down);
        var values = new List<double>(n + 1);
        for (int i = 0; i <= n; i++)
            values.Add(Max(strike - x[0] * Pow(up, n - 2 * i), 0));
        for (int level = n - 1; level >= 0; level--)
            for (int i = 0; i <= level; i++)
            {
                double hold = (p * values[i] + (1 - p) * values[i + 1]) / grow;
                double exercise = strike - x[0] * Pow(up, level - 2 * i);
                values[i] = hold > exercise ? hold : exercise;
            }
        return values[0];
    }
}

public static partial class TriangularCholesky
{
    public static object[][] Inputs => [[new double[] { 0.4, -0.3, -1.2 }]];

    static readonly double[] Xs = [0, 0.3, 0.7, 1.2, 1.9, 2.5], Ys = [0.1, 0.4, 0.6, 0.3, -0.4, -0.9];
    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        int n = Xs.Length;
        double amp = Exp(x[0]), len = Exp(x[1]), noise = Exp(x[2]);
        double[][] k = new double[n][];
        for (int i = 0; i < n; i++)
        {
            k[i] = new double[i + 1];
            for (int j = 0; j <= i; j++)
                k[i][j] = amp * amp * Exp(-0.5 * Pow((Xs[i] - Xs[j]) / len, 2)) + (i == j ? noise : 0);
        }
        double logdet = 0;
        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                double s = k[i][j];
                for (int p = 0; p < j; p++) s -= k[i][p] * k[j][p];
                k[i][j] = i == j ? Sqrt(s) : s / k[j][j];
            }
            logdet += 2 * Log(k[j][j]);
        }
        double quad = 0;
        double[] z = new double[n];
        for (int i = 0; i < n; i++)
        {
            double s = Ys[i];
            for (int p = 0; p < i; p++) s -= k[i][p] * z[p];
            z[i] = s / k[i][i];
            quad += z[i] * z[i];
        }
        return 0.5 * (quad + logdet + n * Log(2 * PI));
    }
}

public static partial class MissingDoses
{
    public static object[][] Inputs => [[new double[] { 0.3, 0.2, -0.4 }]];

    readonly record struct Patient(double Time, bool Died, double Age, double? Dose);
    static readonly Patient[] Patients = [new(2.5, true, 0.3, 1.0), new(1.0, false, 0.7, null), new(4.0, true, -0.2, 0.5), new(0.7, true, 1.1, null)];
    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        double ll = 0, shape = Exp(x[0]);
        foreach (var p in Patients)
        {
            double eta = x[1] * p.Age + x[2] * (p.Dose ?? 0.25);
            double h = Exp(eta) * Pow(p.Time, shape);
            ll += h;
            if (p.Died) ll -= eta + x[0] + (shape - 1) * Log(p.Time);
        }
        return ll;
    }
}

public static partial class BodiesAsObjects
{
    public static object[][] Inputs => [[new double[] { 1.24, 2.14, -0.6625, -0.8405, 2.008, 1.452, -1.253, -0.0001404, 2.382, 0.5151, -1.386, 0.9709, 2.265, -0.4256, -1.026, 1.819, 1.686, -1.125, -0.2677, 2.322, 0.7981, -1.399, 0.6914, 2.35 }]];

    public readonly record struct V3(double X, double Y, double Z)
    {
        public static V3 operator +(V3 a, V3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);
        public static V3 operator -(V3 a, V3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);
        public static V3 operator *(double s, V3 b) => new(s * b.X, s * b.Y, s * b.Z);
        public static V3 operator -(V3 a) => new(-a.X, -a.Y, -a.Z);
        public static V3 Zero => default;
        public double Dot(V3 o) => X * o.X + Y * o.Y + Z * o.Z;
        public V3 Cross(V3 o) => new(Y * o.Z - Z * o.Y, Z * o.X - X * o.Z, X * o.Y - Y * o.X);
        public double Length => Sqrt(Dot(this));
        public V3 Normalized() => (1 / Length) * this;
        public double this[int i] => i switch { 0 => X, 1 => Y, _ => Z };
        public void Deconstruct(out double x, out double y) { x = X; y = Y; }
    }

    class Body { public V3 Position; public V3 Velocity; public double Mass = 1; }
    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        var bodies = new Body[4];
        for (int i = 0; i < 4; i++)
            bodies[i] = new Body { Position = new(x[6 * i], x[6 * i + 1], x[6 * i + 2]), Velocity = new(x[6 * i + 3], x[6 * i + 4], x[6 * i + 5]), Mass = 1 + 0.1 * i };
        for (int step = 0; step < 5; step++)
        {
            for (int i = 0; i < bodies.Length; i++)
                for (int j = i + 1; j < bodies.Length; j++)
                {
                    V3 r = bodies[j].Position - bodies[i].Position;
                    double d2 = r.Dot(r) + 0.1, s = 0.01 / (d2 * Sqrt(d2));
                    bodies[i].Velocity += s * bodies[j].Mass * r;
                    bodies[j].Velocity -= s * bodies[i].Mass * r;
                }
            foreach (var b in bodies) b.Position += 0.01 * b.Velocity;
        }
        double e = 0;
        foreach (var b in bodies) e += b.Mass * b.Velocity.Dot(b.Velocity) / 2 + b.Position.X * b.Position.Y;
        return e;
    }
}

public static partial class ListPatterns
{
    public static object[][] Inputs => [[new double[] { 0.4, 0.8 }]];

    [Differentiable] public static double F(ReadOnlySpan<double> x) => x switch
    {
        [] => 0,
        [var a] => a * a,
        [var a, var b] => a * Exp(b),
        [var a, .. var rest] => a + rest[0],
    };
}

public static partial class AnonymousObjects
{
    public static object[][] Inputs => [[new double[] { 0.4, 0.8 }]];

    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        var p = new { Mean = x[0], Scale = Exp(x[1]) };
        var z = new { Z = (1.3 - p.Mean) / p.Scale, p.Scale };
        return 0.5 * z.Z * z.Z + Log(z.Scale);
    }
}

public static partial class MaybeNumbers
{
    public static object[][] Inputs => [[new double[] { 0.4, 0.8, 0.3 }]];

    static double? SafeLog(double v) => v > 0 ? Log(v) : null;
    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        double? best = null;
        foreach (var v in x)
            if (best is null || v > best) best = v;
        double s = best.Value * 2;
        s += SafeLog(x[0]) ?? -1;
        s += SafeLog(-x[1]) ?? x[1] * x[1];
        if (SafeLog(x[2]) is { } l) s += l * l;
        if (SafeLog(x[2]) is double m) s += m;
        return s + SafeLog(x[0]).GetValueOrDefault() + (best.HasValue ? 1 : 0);
    }
}

public static partial class PathInAList
{
    public static object[][] Inputs => [[new double[] { 0.4, 0.8, 0.3 }]];

    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        var path = new List<double> { x[0], x[1] };
        for (int i = 0; i < 4; i++) path.Add(path[i] * path[i + 1] + x[2]);
        foreach (double v in x) if (v > 0.35) path.Add(v);
        double s = 0;
        foreach (var p in path) s += p * p;
        var span = CollectionsMarshal.AsSpan(path);
        return s + path.Sum() + path[^1] * path.Count + span[1];
    }
}

public static partial class HeatOnAGrid
{
    public static object[][] Inputs => [[new double[] { 0.5337, 0.8179, -0.06711, -0.1233, 0.7762, 0.6006, -0.2537, 0.1421, 0.8944, 0.3048, -0.2956, 0.4487, 0.8573, 0.007695, -0.182, 0.7165, 0.6746, -0.213, 0.05758, 0.8755, 0.3941, -0.2998, 0.3604, 0.8842, 0.08903 }]];

    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        const int n = 5;
        var u = new double[n, n]; var w = new double[n, n];
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) u[i, j] = x[i * n + j];
        for (int t = 0; t < 4; t++)
        {
            for (int i = 1; i < n - 1; i++)
                for (int j = 1; j < n - 1; j++)
                    w[i, j] = u[i, j] + 0.1 * (u[i - 1, j] + u[i + 1, j] + u[i, j - 1] + u[i, j + 1] - 4 * u[i, j]) + 0.01 * u[i, j] * u[i, j];
            (u, w) = (w, u);
        }
        double s = 0;
        foreach (double v in u) s += v * v;
        return s;
    }
}

public static partial class BetaLikelihood
{
    public static object[][] Inputs => [[new double[] { 0.9, 1.4 }]];

    static readonly double[] P = [0.1, 0.5, 0.35, 0.8, 0.62];
    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        double a = x[0], b = x[1];
        double logBeta = MathNet.Numerics.SpecialFunctions.BetaLn(a, b);
        return -P.Sum(p => (a - 1) * Log(p) + (b - 1) * Log(1 - p)) + P.Length * logBeta;
    }
}

public static partial class NamedActivations
{
    public static object[][] Inputs => [[new double[] { 0.4, 0.8 }]];

    static double Act(string kind, double z) => kind switch { "relu" => Max(0, z), "tanh" => Tanh(z), _ => z };
    [Differentiable] public static double F(ReadOnlySpan<double> x) => Act("relu", x[0] - 0.1) + Act("tanh", x[1]);
}

public static partial class ChemicalEquilibrium
{
    public static object[][] Inputs => [[new double[] { 0.5, -0.3, 0.1 }]];

    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        double k1 = Exp(x[0]), k2 = Exp(x[1]), total = Exp(x[2]);
        double a = 0.5, b = 0.5;
        for (int it = 0; it < 50; it++)
        {
            double f1 = a + k1 * a * b - total, f2 = b + k1 * a * b + 2 * k2 * b * b - total;
            double j11 = 1 + k1 * b, j12 = k1 * a, j21 = k1 * b, j22 = 1 + k1 * a + 4 * k2 * b;
            double det = j11 * j22 - j12 * j21;
            double da = (f1 * j22 - f2 * j12) / det, db = (j11 * f2 - j21 * f1) / det;
            a -= da; b -= db;
            if (Max(Abs(da), Abs(db)) < 1e-13) break;
        }
        return Log(a) + a * b;
    }
}

public static partial class RauchTungStriebel
{
    public static object[][] Inputs => [[new double[] { 0.1, -0.3, 0.9 }]];

    static readonly double[] Y = [0.9, 1.1, 0.7, 1.4, 1.2, 0.8];
    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        int n = Y.Length;
        double q = Exp(x[0]), r = Exp(x[1]), a = x[2];
        var m = new double[n]; var p = new double[n]; var mp = new double[n]; var pp = new double[n];
        double mean = 0, variance = 1, ll = 0;
        for (int t = 0; t < n; t++)
        {
            mp[t] = a * mean; pp[t] = a * a * variance + q;
            double s = pp[t] + r, k = pp[t] / s, e = Y[t] - mp[t];
            ll -= 0.5 * (Log(2 * PI * s) + e * e / s);
            m[t] = mean = mp[t] + k * e;
            p[t] = variance = (1 - k) * pp[t];
        }
        for (int t = n - 2; t >= 0; --t)
        {
            double g = p[t] * a / pp[t + 1];
            m[t] += g * (m[t + 1] - mp[t + 1]);
            p[t] += g * g * (p[t + 1] - pp[t + 1]);
        }
        return ll + m[0] * m[0] + p.Sum();
    }
}

public static partial class TrajectoryCost
{
    public static object[][] Inputs => [[new double[] { 0.3115, 0.6906, -0.4895, -0.5644, 0.6349, 0.4008, -0.7382, -0.2106, 0.7925, 0.006371 }]];

    record State(double X, double Y, double Theta, double V);
    static State Step(State s, double accel, double steer, double dt) => s with
    {
        X = s.X + dt * s.V * Cos(s.Theta), Y = s.Y + dt * s.V * Sin(s.Theta), Theta = s.Theta + dt * s.V * Tan(steer) / 2.5, V = s.V + dt * accel,
    };
    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        State s = new(0, 0, 0.1, 1);
        double cost = 0;
        for (int k = 0; k < x.Length / 2; k++)
        {
            var (a, d) = (x[2 * k], x[2 * k + 1]);
            s = Step(s, a, d, 0.2);
            cost += 0.01 * (a * a + d * d) + Math.Max(0, s.Y - 0.3) * Math.Max(0, s.Y - 0.3);
        }
        return cost + Pow(s.X - 1, 2) + Pow(s.Y - 0.5, 2);
    }
}

public static partial class Reprojection
{
    public static object[][] Inputs => [[new double[] { 0.1, -0.2, 0.3, 0.2, 0.1, 4.0, 500, 0.01, -0.02, 0.5, 0.3, 6.0 }]];

    static void Rodrigues(ReadOnlySpan<double> w, ReadOnlySpan<double> p, Span<double> r)
    {
        double t2 = w[0] * w[0] + w[1] * w[1] + w[2] * w[2];
        if (t2 > double.Epsilon)
        {
            double t = Sqrt(t2), c = Cos(t), s = Sin(t);
            double wx = w[0] / t, wy = w[1] / t, wz = w[2] / t;
            double d = (wx * p[0] + wy * p[1] + wz * p[2]) * (1 - c);
            r[0] = p[0] * c + (wy * p[2] - wz * p[1]) * s + wx * d;
            r[1] = p[1] * c + (wz * p[0] - wx * p[2]) * s + wy * d;
            r[2] = p[2] * c + (wx * p[1] - wy * p[0]) * s + wz * d;
        }
        else
        {
            r[0] = p[0] + w[1] * p[2] - w[2] * p[1];
            r[1] = p[1] + w[2] * p[0] - w[0] * p[2];
            r[2] = p[2] + w[0] * p[1] - w[1] * p[0];
        }
    }
    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        Span<double> q = stackalloc double[3];
        Rodrigues(x[..3], x[^3..], q);
        for (int i = 0; i < 3; i++) q[i] += x[3..6][i];
        double u = -q[0] / q[2], v = -q[1] / q[2], r2 = u * u + v * v;
        double l = 1 + r2 * (x[7] + x[8] * r2);
        double ex = x[6] * l * u - 10, ey = x[6] * l * v + 20;
        return ex * ex + ey * ey;
    }
}

public static partial class RowsOfTheirOwnLengths
{
    public static object[][] Inputs => [[new double[] { 0.9168, 1.059, 0.6164, 0.5883, 1.038, 0.9503 }]];

    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        int n = 3;
        double[][] l = [new double[1], new double[2], new double[3]];
        int k = 0;
        for (int i = 0; i < n; i++) for (int j = 0; j <= i; j++) l[i][j] = x[k++];
        double s = 0;
        for (int i = 0; i < n; i++) for (int j = 0; j < l[i].Length; j++) s += l[i][j] * l[i][j] * (i + 1) + l[i][^1];
        return s;
    }
}

public static partial class EagerArms
{
    public static object[][] Inputs => [[new double[] { 0.0, 0.8 }]];

    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        double r = Sqrt(x[0] * x[0]), q = x[1] / r, l = Log(r);
        return r > 1e-8 ? q * l : x[1] * x[1];
    }
}

public static partial class WrappedConstants
{
    public static object[][] Inputs => [[new double[] { 0.4, 0.8, 0.2 }]];

    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        long big = 1L << 40; uint u = 3000000000; int h = 17;
        for (int i = 0; i < 5; i++) h = h * 31 + 1000003;
        return unchecked((int)big + 5) * x[0] + (int)(u % 1000) * x[1] + (h % 10) * x[2] * x[2] + (double)(u + u) * 1e-9 * x[0];
    }
}

public static partial class PatternsWithConditions
{
    public static object[][] Inputs => [[new double[] { 0.4, 0.8, 1.2 }]];

    static double Huber(double r) => r switch { > 1 or < -1 => Abs(r) - 0.5, double.NaN => 0, var q when q is > 0.5 and < 0.6 => q, _ => r * r / 2 };
    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += Huber(x[i] * (i + 1)) + (i, x.Length) switch { (0, _) => x[0], (_, 3) => 2 * x[i], _ => 0 };
        return s;
    }
}

public static partial class TryRoots
{
    public static object[][] Inputs => [[new double[] { 0.4, 0.8, 0.3 }]];

    static bool TrySolve(double a, double b, double c, out double root)
    {
        double d = b * b - 4 * a * c;
        root = 0;
        if (d < 0) return false;
        root = (-b + Sqrt(d)) / (2 * a);
        return true;
    }
    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        double s = TrySolve(x[0], x[1], x[2], out double r) ? r : 7 * x[0];
        if (TrySolve(x[0], x[1], -x[2], out var q)) s += q * q;
        return s;
    }
}

public static partial class ArrayOfObjects
{
    public static object[][] Inputs => [[new double[] { 0.4, 0.8, 0.3 }]];

    sealed class Particle { public double X, V; public void Push(double f) { V += f; X += V; } }
    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        Particle[] all = [new() { X = x[0] }, new() { X = x[1], V = 0.3 }, new() { X = x[2] }];
        for (int t = 0; t < 3; t++) foreach (var p in all) p.Push(-0.2 * p.X * all[0].X);
        var first = all[0]; first.X *= 2;
        return all.Sum(p => p.X * p.X) + all.Select(p => p.V).Max();
    }
}

public static partial class ListsInALoop
{
    public static object[][] Inputs => [[new double[] { 0.4, 0.8, 0.3 }]];

    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        var list = new List<double>();
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            list.Clear();
            for (int j = 0; j <= i; j++) { list.Add(x[j] * i); if (x[j] > 0.35) list.Add(1); }
            for (int k = 0; k < list.Count; k++) s += list[k] * list[list.Count - 1 - k];
            var copy = list.ToArray();
            s += copy.Sum() * copy.Length;
            list[0] = 3 * x[0]; s += list[0] * list.Count;
        }
        return s;
    }
}

public static partial class ListOfObjects
{
    public static object[][] Inputs => [[new double[] { 0.4, 0.8, 0.3 }]];

    sealed class Particle { public double X, V; public void Push(double f) { V += f; X += V; } }
    [Differentiable] public static double F(ReadOnlySpan<double> x)
    {
        var all = new List<Particle>();
        foreach (var v in x) all.Add(new Particle { X = v, V = 0.1 });
        for (int t = 0; t < 3; t++) foreach (var p in all) p.Push(-0.2 * p.X * all[0].X);
        return all.Sum(p => p.X * p.X);
    }
}
