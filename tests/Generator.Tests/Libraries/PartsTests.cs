using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CurseOfMemory.Generator.Tests.Libraries;

/// <summary>Structs and arrays of any shape pass between assemblies: derivatives are those with the library's source beside, to the last bit.</summary>
public class PartsTests
{
    private const string Library = """
        namespace Geometry;

        public readonly record struct Vector(double X, double Y, double Z)
        {
            public Vector(double all) : this(all, all, all) { }

            public double Weight { get; init; } = 1;

            public double Norm => Math.Sqrt(Dot(this));

            public double Dot(Vector other) => X * other.X + Y * other.Y + Weight * Z * other.Z;

            public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

            public static Vector operator *(double s, Vector a) => new(s * a.X, s * a.Y, s * a.Z) { Weight = a.Weight };

            public static implicit operator Vector(double all) => new(all);
        }

        public readonly record struct Segment(Vector From, Vector To);

        public struct Pair
        {
            public double First, Second;
            public Pair(double first, double second) { First = first > 0 ? first : -first; Second = second * second; }
        }

        public static class Solid
        {
            [Differentiable] public static Vector Cross(Vector a, Vector b) => new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

            [Differentiable] public static double Length(Segment s) => ((-1.0 * s.From) + s.To).Norm;

            [Differentiable] public static double Sum(in Pair p, (double A, Vector B) q) => p.First * q.A + p.Second * q.B.X;

            [Differentiable] public static void Turn(ref Vector v, double angle, out double before)
            {
                before = v.Norm;
                v = new Vector(Math.Cos(angle) * v.X - Math.Sin(angle) * v.Y, Math.Sin(angle) * v.X + Math.Cos(angle) * v.Y, v.Z);
            }

            [Differentiable] public static double Inertia(ReadOnlySpan<Vector> points, double[][] pull)
            {
                double sum = 0;
                for (int i = 0; i < points.Length; i++)
                {
                    for (int j = 0; j < pull[i].Length; j++)
                        sum += pull[i][j] * points[i].Dot(points[j]);
                }
                return sum;
            }

            [Differentiable] public static double[,] Product(double[,] a, double[,] b)
            {
                double[,] c = new double[a.GetLength(0), b.GetLength(1)];
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < b.GetLength(1); j++)
                        for (int k = 0; k < b.GetLength(0); k++)
                            c[i, j] += a[i, k] * b[k, j];
                return c;
            }

            [Differentiable] public static double[] Squares(double[] x)
            {
                double[] y = new double[x.Length];
                for (int i = 0; i < x.Length; i++)
                    y[i] = x[i] * x[i];
                return y;
            }

            [Differentiable] public static double Power(double[,] a, int n) => n == 0 ? a[0, 0] : a[n % 2, 1] * Power(a, n - 1);
        }
        """;

    private const string Use = """
        using Geometry;

        public static partial class Use
        {
            private static readonly Vector Up = new(0, 0.5, 1);

            [Differentiable] public static double Structs(ReadOnlySpan<double> x)
            {
                Vector a = new(x[0], x[1], x[2]), b = 2.0 * a + new Vector(x[3]) { Weight = 1.5 }, sum = default;
                for (int i = 0; i < 3; i++)
                {
                    sum += Solid.Cross(a, b with { X = x[i] }) + x[1];
                    Solid.Turn(ref sum, x[0], out double before);
                    a = before * a;
                }
                return sum.Norm + Solid.Length(new Segment(sum, a)) * Solid.Sum(new Pair(x[0], x[1]), (x[2], b)) + Up.Dot(a) + a.Weight;
            }

            [Differentiable] public static double Arrays(ReadOnlySpan<double> x, [Constant] double[,] data)
            {
                double[,] a = new double[2, 2];
                double[][] pull = new double[3][];
                Vector[] points = new Vector[3];
                for (int i = 0; i < 4; i++)
                    a[i / 2, i % 2] = x[i];
                for (int i = 0; i < 3; i++)
                {
                    pull[i] = new double[2];
                    pull[i][0] = x[i];
                    pull[i][1] = x[i] * x[3];
                    points[i] = new Vector(x[i], i, x[3]);
                }
                double[,] c = Solid.Product(Solid.Product(a, data), a);
                double sum = Solid.Inertia(points, pull) + Solid.Power(a, 5);
                foreach (double y in Solid.Squares([x[0], x[1] * x[2]]))
                    sum += Math.Sin(y);
                for (int i = 0; i < 2; i++)
                    sum += c[i, i] * c[i, 1 - i] * Solid.Power(data, 2);
                return sum;
            }

            [GradientOf(nameof(Structs))] public static partial double StructsGradient(ReadOnlySpan<double> x, Span<double> gradient);
            [HessianOf(nameof(Structs))] public static partial double StructsHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian);
            [GradientOf(nameof(Arrays))] public static partial double ArraysGradient(ReadOnlySpan<double> x, double[,] data, Span<double> gradient);
            [HessianOf(nameof(Arrays))] public static partial double ArraysHessian(ReadOnlySpan<double> x, double[,] data, Span<double> gradient, Span<double> hessian);

            public static double[] All(double[] x)
            {
                double[] a = new double[4], b = new double[4], h = new double[16], c = new double[4], d = new double[4], e = new double[16];
                double[,] data = { { 0.5, 1.5 }, { -0.25, 0.75 } };
                return [Structs(x), StructsGradient(x, a), .. a, StructsHessian(x, b, h), .. b, .. h, Arrays(x, data), ArraysGradient(x, data, c), .. c, ArraysHessian(x, data, d, e), .. d, .. e];
            }

            public static double[] Values(double[] x) => [Structs(x), Arrays(x, new double[,] { { 0.5, 1.5 }, { -0.25, 0.75 } })];
        }
        """;

    private static readonly double[] Point = [0.3, 1.5, -0.2, 0.9];

    private static readonly Lazy<Assembly> Alone = new(() =>
    {
        byte[] library = Harness.Image(Harness.Run(Library).Accepted().Completed.WithAssemblyName("Geometry"));
        return Harness.Load(Harness.Run(Use, MetadataReference.CreateFromImage(library)).Accepted().Completed, library);
    });

    private static double[] Run(Assembly assembly, string method, double[] x) => (double[])assembly.GetType("Use")!.GetMethod(method)!.Invoke(null, [x])!;

    [Fact]
    public void Derivatives_are_those_with_the_source_beside_to_the_last_bit()
    {
        double[] values = Run(Alone.Value, "All", Point);
        Assert.All(values, value => Assert.True(double.IsFinite(value)));
        Assert.Equal(Run(Harness.Run(("Use.cs", Use), ("Geometry.cs", Library)).Accepted().Load(), "All", Point), values);
    }

    /// <summary>The derivative by differences of the definition itself, which runs as compiled: fourth order, error about 1e-11.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 28)]
    public void Gradients_are_those_of_what_runs(int which, int first)
    {
        double[] gradient = Run(Alone.Value, "All", Point)[(first + 1)..(first + 5)];
        for (int k = 0; k < 4; k++)
        {
            double At(double step)
            {
                double[] moved = [.. Point];
                moved[k] += step;
                return Run(Alone.Value, "Values", moved)[which];
            }
            double h = 1e-3, expected = (8 * (At(h) - At(-h)) - (At(2 * h) - At(-2 * h))) / (12 * h);
            Assert.Equal(expected, gradient[k], 1e-7 * (1 + Math.Abs(expected)));
        }
    }

    /// <summary>A property whose setter does more than keep its value is none that the caller may write for itself.</summary>
    [Fact]
    public void A_setter_with_code_is_refused_where_it_would_run() => Harness.Run("""
        public static partial class C
        {
            [Differentiable] public static double F(double x) => Lib.Value(new Doubled { X = x });
            [GradientOf(nameof(F))] public static partial double G(double x, out double dx);
        }
        """, Harness.Run("""
        public struct Doubled { private double _x; public double X { readonly get => _x; set => _x = 2 * value; } }
        public static class Lib { [Differentiable] public static double Value(Doubled d) => d.X; }
        """).Accepted().AsReference("Lib")).Expect(("CM1010", "X"));

    /// <summary>Where rows are not equally long, one storage can't stand for them on both sides.</summary>
    [Fact]
    public void Rows_of_own_lengths_are_refused_at_the_call()
    {
        byte[] library = Harness.Image(Harness.Run(Library).Accepted().Completed.WithAssemblyName("Geometry"));
        Harness.Run("""
            public static partial class C
            {
                [Differentiable] public static double F(ReadOnlySpan<double> x)
                {
                    Geometry.Vector[] points = new Geometry.Vector[2];
                    double[][] pull = [[x[0]], [x[1], x[0]]];
                    return Geometry.Solid.Inertia(points, pull);
                }
                [GradientOf(nameof(F))] public static partial double G(ReadOnlySpan<double> x, Span<double> gradient);
            }
            """, MetadataReference.CreateFromImage(library)).Expect(("CM1019", "Geometry.Solid.Inertia(points, pull)"));
    }
}
