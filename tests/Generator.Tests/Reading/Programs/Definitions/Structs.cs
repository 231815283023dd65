public readonly record struct Vector3(double X, double Y, double Z)
{
    public static readonly Vector3 Up = new(0, 0, 1);

    public static Vector3 Zero => new(0, 0, 0);

    public double Length => Math.Sqrt(Dot(this, this));

    public static Vector3 operator +(Vector3 a, Vector3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vector3 operator -(Vector3 a, Vector3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vector3 operator -(Vector3 a) => new(-a.X, -a.Y, -a.Z);

    public static Vector3 operator *(double s, Vector3 a) => new(s * a.X, s * a.Y, s * a.Z);

    public static Vector3 operator *(Vector3 a, double s) => s * a;

    public static double Dot(Vector3 a, Vector3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    public static Vector3 Cross(Vector3 a, Vector3 b) => new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    public Vector3 Normalized() => this * (1 / Length);
}

public struct Quaternion
{
    public double W, X, Y, Z;

    public Quaternion(double w, double x, double y, double z)
    {
        W = w;
        X = x;
        Y = y;
        Z = z;
    }

    public static Quaternion FromAxis(Vector3 axis, double angle)
    {
        Vector3 n = axis.Normalized();
        double s = Math.Sin(angle / 2);
        return new Quaternion(Math.Cos(angle / 2), s * n.X, s * n.Y, s * n.Z);
    }

    public static Quaternion operator *(Quaternion a, Quaternion b) => new()
    {
        W = a.W * b.W - a.X * b.X - a.Y * b.Y - a.Z * b.Z,
        X = a.W * b.X + a.X * b.W + a.Y * b.Z - a.Z * b.Y,
        Y = a.W * b.Y - a.X * b.Z + a.Y * b.W + a.Z * b.X,
        Z = a.W * b.Z + a.X * b.Y - a.Y * b.X + a.Z * b.W,
    };

    public readonly Quaternion Conjugate => new(W, -X, -Y, -Z);

    public readonly Vector3 Rotate(Vector3 v)
    {
        Quaternion r = this * new Quaternion(0, v.X, v.Y, v.Z) * Conjugate;
        return new Vector3(r.X, r.Y, r.Z);
    }

    public void Normalize()
    {
        double n = Math.Sqrt(W * W + X * X + Y * Y + Z * Z);
        W /= n;
        X /= n;
        Y /= n;
        Z /= n;
    }
}

public static partial class RotatedVector
{
    public static object[][] Inputs => [[0.3, 1.1, new double[] { 0.2, 0.5, -0.7 }]];

    [Differentiable]
    public static double F(double angle, double scale, ReadOnlySpan<double> v)
    {
        Quaternion q = Quaternion.FromAxis(new Vector3(1, scale, 0.5), angle);
        q.W += 0.01;
        q.Normalize();
        Quaternion p = q * q;
        p.Normalize();
        Vector3 rotated = p.Rotate(new Vector3(v[0], v[1], v[2]));
        rotated += Vector3.Up * 0.1 - Vector3.Zero;
        rotated = rotated with { Y = rotated.Y * 2 };
        (double x, double y, double z) = rotated;
        return Vector3.Dot(rotated, Vector3.Cross(rotated, new(1, 2, 3))) + x + 2 * y + 3 * z + (-rotated).Length;
    }
}

public static partial class KinematicChain
{
    public static object[][] Inputs => [[new double[] { 0.1, 0.5, -0.3, 0.9 }, new double[] { 1, 0.8, 0.5, 0.2 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> angles, [Constant] ReadOnlySpan<double> lengths)
    {
        Vector3 position = Vector3.Zero;
        Quaternion frame = new(1, 0, 0, 0);
        for (int i = 0; i < angles.Length; i++)
        {
            Vector3 axis = i % 2 == 0 ? new Vector3(0, 0, 1) : new Vector3(0, 1, 0);
            frame *= Quaternion.FromAxis(axis, angles[i]);
            position += frame.Rotate(new Vector3(lengths[i], 0, 0));
        }
        Vector3 target = new(1.5, 0.5, -0.2);
        return (position - target).Length;
    }
}

public readonly struct ComplexNumber(double re, double im)
{
    public double Re { get; } = re;

    public double Im { get; } = im;

    public static implicit operator ComplexNumber(double x) => new(x, 0);

    public static ComplexNumber operator +(ComplexNumber a, ComplexNumber b) => new(a.Re + b.Re, a.Im + b.Im);

    public static ComplexNumber operator *(ComplexNumber a, ComplexNumber b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);

    public double Norm2() => Re * Re + Im * Im;
}

public static partial class Julia
{
    public static object[][] Inputs => [[0.3, 0.4, 0.1], [0.9, 0.9, 1.0]];

    [Differentiable]
    public static double F(double x, double y, double c)
    {
        ComplexNumber z = new(x, y);
        int n = 0;
        while (n < 12 && z.Norm2() < 4)
        {
            z = z * z + c;
            n++;
        }
        return z.Norm2() + n;
    }
}

public readonly record struct State(Vector3 Position, Vector3 Velocity)
{
    public static State operator +(State a, State b) => new(a.Position + b.Position, a.Velocity + b.Velocity);

    public static State operator *(double h, State a) => new(h * a.Position, h * a.Velocity);
}

public static partial class OrbitRk4
{
    public static object[][] Inputs => [[new double[] { 1, 0, 0, 0, 1.1, 0.1 }, 0.05]];

    private const int Steps = 20;

    private static State Derivative(State s)
    {
        double r = s.Position.Length;
        return new State(s.Velocity, -1 / (r * r * r) * s.Position);
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> x, double h)
    {
        var s = new State(new Vector3(x[0], x[1], x[2]), new Vector3(x[3], x[4], x[5]));
        for (int step = 0; step < Steps; step++)
        {
            var k1 = Derivative(s);
            var k2 = Derivative(s + h / 2 * k1);
            var k3 = Derivative(s + h / 2 * k2);
            var k4 = Derivative(s + h * k3);
            s += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }
        return s.Position.Length + s.Velocity.X;
    }
}

public record Particle(double Mass, Vector3 At);

public static partial class Gravity
{
    public static object[][] Inputs => [[new double[] { 1, 2, 3, 0.5, 0.1, -1, 0.2, 0.3, 0.4 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        var particles = new Particle[x.Length / 3];
        for (int i = 0; i < particles.Length; i++)
            particles[i] = new Particle(1 + i, new Vector3(x[3 * i], x[3 * i + 1], x[3 * i + 2]));
        double energy = 0;
        for (int i = 0; i < particles.Length; i++)
            for (int j = i + 1; j < particles.Length; j++)
                energy -= particles[i].Mass * particles[j].Mass / (particles[i].At - particles[j].At).Length;
        return energy;
    }
}

public class Accumulator
{
    private double _sum;
    private double _squares;

    public int Count { get; private set; }

    public void Add(double x)
    {
        _sum += x;
        _squares += x * x;
        Count++;
    }

    public double Mean => _sum / Count;

    public double Variance => (_squares - _sum * _sum / Count) / (Count - 1);
}

public static partial class SampleVariance
{
    public static object[][] Inputs => [[new double[] { 1, 2.5, -3, 4 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        Accumulator all = new();
        foreach (double v in x)
            all.Add(v);
        return all.Variance / all.Mean;
    }
}

public static partial class TupleAlgebra
{
    public static object[][] Inputs => [[0.4, 1.3]];

    private static (double Sin, double Cos) Both(double x) => (Math.Sin(x), Math.Cos(x));

    private static (double, (double A, double B) Pair) Deep(double x, double y) => (x * y, (x + y, x - y));

    [Differentiable]
    public static double F(double x, double y)
    {
        var (s, c) = Both(x);
        (double p, (double a, double b)) = Deep(s, y);
        (double First, double Second) pair = (a, b);
        pair.First += p;
        pair = (pair.Second, pair.First);
        (_, double d) = Both(pair.First);
        (double u, int n) t = (c, 3);
        return p + pair.First * 2 + pair.Second * 3 + d + t.u * t.n + Both(y).Cos;
    }
}
