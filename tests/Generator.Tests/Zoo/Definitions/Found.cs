// What random definitions have found, each in the shortest definition that shows it.
public static partial class ElementUnderTwoNames
{
    public static object[][] Inputs => [[new double[] { 0.7, -0.3 }]];

    private static (double, double) Halved(double p, in double q)
    {
        double v = q;
        v *= 0.5;
        return (p + v, q);
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> x)
    {
        (double p, double q) = Halved(x[0], in x[1]);
        return p * Halved(x[1], x[0]).Item2 + q;
    }
}

public static partial class FieldsOfATemporary
{
    public readonly record struct Pair(double X, double Y)
    {
        public double Combined
        {
            get
            {
                double s = X;
                s *= Y;
                return s + X * X;
            }
        }

        public double With(double z)
        {
            double s = Y;
            s += z;
            return s * Y;
        }
    }

    public static object[][] Inputs => [[new double[] { 0.7, -0.3 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> x) => new Pair(x[0], x[1]).Combined + new Pair(x[1], x[0]).With(x[0]);
}

public static partial class ParenthesesInStackAllocation
{
    public static object[][] Inputs => [[0.4, 1.5]];

    [Differentiable]
    public static double F(double a, double b)
    {
        Span<double> s = stackalloc double[] { (-1.0), (a * b), ((b)) };
        return s[0] * s[1] + s[1] * s[2];
    }
}

public static partial class OverridesBehindAnInterface
{
    public static object[][] Inputs => [[0.4, 1.5]];

    private interface IShape
    {
        double Area(double s);

        double Twice(double s) => 2 * Area(s);
    }

    private abstract class Shape(double k) : IShape
    {
        protected double K => k;

        public abstract double Area(double s);
    }

    private class Disc(double k) : Shape(k)
    {
        public override double Area(double s) => Math.PI * K * s * s;
    }

    private sealed class Ring(double k) : Disc(k)
    {
        public override double Area(double s) => base.Area(s) - base.Area(s / 2);
    }

    [Differentiable]
    public static double F(double a, double b)
    {
        IShape disc = new Disc(a), ring = new Ring(b);
        return disc.Area(b) * ring.Area(a) + ring.Twice(a * b);
    }
}

public static partial class OverriddenProperties
{
    public static object[][] Inputs => [[0.4, 1.5]];

    private abstract class Base
    {
        public virtual double Computed
        {
            get => 1;
            set { }
        }

        public virtual double Automatic { get; set; } = 3;

        public double Both => Computed * Automatic;
    }

    private sealed class Leaf(double scale) : Base
    {
        private double _computed = 2, _doubled = 1;

        public override double Computed
        {
            get => _computed;
            set => _computed = value * scale;
        }

        public override double Automatic
        {
            get => base.Automatic + _doubled;
            set => _doubled = 2 * value;
        }
    }

    [Differentiable]
    public static double F(double x, double y)
    {
        Base leaf = new Leaf(x);
        leaf.Computed = y;
        leaf.Computed += x * y;
        leaf.Automatic *= x;
        return leaf.Both + leaf.Automatic;
    }
}

public static partial class DataWithOtherParts
{
    public static object[][] Inputs => [[0.4, 1.5]];

    public readonly record struct Pose(double X, double Y, double Angle)
    {
        public double Reach => X * Math.Cos(Angle) + Y * Math.Sin(Angle);

        public Pose Turned(double by) => this with { Angle = Angle + by };
    }

    internal static Pose Start = new(0.5, 2, 0.1);

    [Differentiable]
    public static double F(double x, double y) => (Start with { X = x * Start.Y }).Turned(y).Reach * Start.Turned(x * y).Reach;
}
