namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>Numerical code as people write it.</summary>
public class StrangerTests
{
    private static double[] Numbers(int n) => [.. Enumerable.Range(0, n).Select(i => Math.Cos(1.7 * i) + 0.1)];

    [Fact]
    public void Matrix_code_with_Cholesky()
    {
        FormProject project = FormTests.Scalar("ReadOnlySpan<double> p, int n", """
            {
                double[] l = new double[n * n];
                double logDeterminant = 0;
                for (int i = 0; i < n; i++)
                {
                    for (int j = 0; j <= i; j++)
                    {
                        double sum = (i == j ? 4.0 : 0.25) + p[i] * p[j];
                        for (int k = 0; k < j; k++)
                            sum -= l[i * n + k] * l[j * n + k];
                        if (i == j)
                        {
                            l[i * n + i] = Math.Sqrt(sum);
                            logDeterminant += 2 * Math.Log(l[i * n + i]);
                        }
                        else
                        {
                            l[i * n + j] = sum / l[j * n + j];
                        }
                    }
                }
                return logDeterminant;
            }
            """);
        Assert.Equal(6, FormCheck.Run(project, "F", Numbers(3), 3));
    }

    [Fact]
    public void A_network_of_two_layers()
    {
        FormProject project = FormTests.Scalar("ReadOnlySpan<double> w1, ReadOnlySpan<double> w2, [Constant] ReadOnlySpan<double> x, int hidden", """
            {
                Span<double> h = stackalloc double[8];
                for (int i = 0; i < hidden; i++)
                {
                    double sum = 0;
                    for (int j = 0; j < x.Length; j++)
                        sum += w1[i * x.Length + j] * x[j];
                    h[i] = sum > 0 ? sum : 0.01 * sum;
                }
                double y = 0;
                for (int i = 0; i < hidden; i++)
                    y += w2[i] * h[i];
                return (y - 1) * (y - 1);
            }
            """);
        Assert.Equal(6, FormCheck.Run(project, "F", Numbers(6), Numbers(3), new[] { 0.3, -0.8 }, 3));
    }

    [Fact]
    public void An_ordinary_differential_equation_by_Runge_and_Kutta()
    {
        FormProject project = FormTests.Scalar("double mu, double x0, double v0, int steps", """
            {
                double x = x0, v = v0, h = 0.1;
                for (int i = 0; i < steps; i++)
                {
                    double k1 = v, l1 = Force(mu, x, v);
                    double k2 = v + h / 2 * l1, l2 = Force(mu, x + h / 2 * k1, v + h / 2 * l1);
                    double k3 = v + h / 2 * l2, l3 = Force(mu, x + h / 2 * k2, v + h / 2 * l2);
                    double k4 = v + h * l3, l4 = Force(mu, x + h * k3, v + h * l3);
                    x += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
                    v += h / 6 * (l1 + 2 * l2 + 2 * l3 + l4);
                }
                return x * x + v;
            }
            """, "private static double Force(double mu, double x, double v) => mu * (1 - x * x) * v - x;");
        Assert.Equal(6, FormCheck.Run(project, "F", 0.8, 1.2, -0.3, 7));
    }

    [Fact]
    public void Structs_with_operators()
    {
        FormProject project = FormTests.Scalar("double a, double b, double c", """
            {
                Point p = new(a, b), q = new Point(c, 1) * 2;
                Point sum = p + q;
                return sum.Dot(p) / Math.Sqrt(q.Dot(q));
            }
            """, """
            public readonly record struct Point(double X, double Y)
            {
                public static Point operator +(Point u, Point v) => new(u.X + v.X, u.Y + v.Y);
                public static Point operator *(Point u, double s) => new(u.X * s, u.Y * s);
                public double Dot(Point v) => X * v.X + Y * v.Y;
            }
            """);
        Assert.Equal(6, FormCheck.Run(project, "F", 0.8, 1.2, -0.3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_determinant_by_minors_that_calls_itself(int n)
    {
        // sinusoids by themselves have rank 3
        double[] matrix = [.. Numbers(n * n).Select((element, i) => i % (n + 1) == 0 ? element + 2 : element)];
        Assert.Equal(6, FormCheck.Run(Determinant.Value, "F", matrix, n));
    }

    private static readonly Lazy<FormProject> Determinant = new(() => FormTests.Scalar("ReadOnlySpan<double> a, int n", """
        {
            if (n == 1)
                return a[0];
            double determinant = 0;
            double[] minor = new double[(n - 1) * (n - 1)];
            for (int c = 0; c < n; c++)
            {
                int p = 0;
                for (int i = 1; i < n; i++)
                    for (int j = 0; j < n; j++)
                        if (j != c)
                            minor[p++] = a[i * n + j];
                determinant += (c % 2 == 0 ? 1 : -1) * a[c] * F(minor, n - 1);
            }
            return determinant;
        }
        """));

    [Fact]
    public void The_square_of_a_gradient_in_an_array()
    {
        FormProject project = FormTests.Scalar("ReadOnlySpan<double> x", """
            {
                Span<double> g = stackalloc double[3];
                double sum = GGradient(x, g);
                for (int i = 0; i < 3; i++)
                    sum += g[i] * g[i];
                return sum;
            }
            """, """
            [Differentiable] public static double G(ReadOnlySpan<double> x)
            {
                double g = 0;
                for (int i = 0; i + 1 < x.Length; i++)
                {
                    double u = x[i + 1] - x[i] * x[i], v = 1 - x[i];
                    g += 100 * u * u + v * v;
                }
                return g;
            }
            [GradientOf(nameof(G))] public static partial double GGradient(ReadOnlySpan<double> x, Span<double> gradient);
            """);
        double[] x = [0.3, -0.7, 1.1], gradient = new double[3];
        project.Call("FGradient", x, gradient);
        for (int i = 0; i < 3; i++)
        {
            // (F(x + h) - F(x - h)) / 2h
            double Shifted(double h) => (double)project.Call("F", x.Select((u, j) => j == i ? u + h : u).ToArray())!;
            Assert.Equal((Shifted(1e-5) - Shifted(-1e-5)) / 2e-5, gradient[i], 1e-6 * Math.Abs(gradient[i]));
        }
    }

    [Fact]
    public void An_object_that_descends_by_its_own_gradient()
    {
        FormProject project = new("""
            public sealed partial class C(double[] data)
            {
                private readonly double _step = 0.1;
                [Differentiable] public double Loss(ReadOnlySpan<double> w, double lambda)
                {
                    double sum = lambda * w[0] * w[0];
                    for (int i = 0; i < data.Length; i++)
                        sum += Math.Exp(w[i % w.Length] * data[i]) + lambda * w[1];
                    return sum;
                }
                [GradientOf(nameof(Loss))] public partial double LossGradient(ReadOnlySpan<double> w, double lambda, Span<double> dw, out double dLambda);
                [HessianProductOf(nameof(Loss))] public partial double LossProduct(ReadOnlySpan<double> w, double lambda, ReadOnlySpan<double> v, Span<double> gradient, Span<double> product);
                [Differentiable] public double F(ReadOnlySpan<double> start, double lambda)
                {
                    Span<double> w = stackalloc double[2], g = stackalloc double[2], p = stackalloc double[3], v = [0.3, -0.2, 1], hv = stackalloc double[3];
                    start.CopyTo(w);
                    for (int k = 0; k < 3; k++)
                    {
                        LossGradient(w, lambda, g, out double slope);
                        for (int i = 0; i < 2; i++)
                            w[i] -= _step * g[i] * (1 + 0.1 * slope);
                    }
                    return LossProduct(w, lambda, v, p, hv) + hv[0] * hv[2] + p[2];
                }
                [GradientOf(nameof(F))] public partial double FGradient(ReadOnlySpan<double> start, double lambda, Span<double> gradient);
            }
            """, "C", "new C(new double[] { 0.5, -0.7, 0.9 })");
        double[] x = [0.4, -0.2, 0.3], gradient = new double[3];
        project.Call("FGradient", x[..2], x[2], gradient);
        for (int i = 0; i < 3; i++)
        {
            double Shifted(double h)
            {
                double[] y = [.. x.Select((u, j) => j == i ? u + h : u)];
                return (double)project.Call("F", y[..2], y[2])!;
            }
            // (8 (F(x + h) - F(x - h)) - (F(x + 2h) - F(x - 2h))) / 12h
            Assert.Equal((8 * (Shifted(1e-3) - Shifted(-1e-3)) - Shifted(2e-3) + Shifted(-2e-3)) / 12e-3, gradient[i], 1e-7);
        }
    }

    [Fact]
    public void Guards_are_taken_to_hold()
    {
        FormProject project = FormTests.Scalar("double x, double y", """
            {
                ArgumentOutOfRangeException.ThrowIfNegative(x);
                if (y > 10)
                    throw new ArgumentException("too much", nameof(y));
                System.Diagnostics.Debug.Assert(x < 5);
                return Math.Sqrt(x) * (y is < 0 or > 5 ? throw new ArgumentException("out of range", nameof(y)) : y);
            }
            """);
        double[] gradient = new double[2];
        Assert.Throws<ArgumentException>(() => project.Call("F", 0.49, 20.0));
        Assert.Equal(0.7 * 20, (double)project.Call("FGradient", 0.49, 20.0, gradient)!, 1e-15);
        Assert.Equal([20 / 1.4, 0.7], gradient, (x, y) => Math.Abs(x - y) < 1e-14);
        Assert.Throws<ArgumentOutOfRangeException>(() => project.Call("F", -1.0, 3.0));
        Assert.True(double.IsNaN((double)project.Call("FGradient", -1.0, 3.0, gradient)!));
    }

    [Fact]
    public void Breaks_continues_and_switches()
    {
        FormProject project = FormTests.Scalar("ReadOnlySpan<double> x, int mode", """
            {
                double sum = 0;
                foreach (double u in x)
                {
                    if (u < -0.5)
                        continue;
                    double term = mode switch { 0 => u, 1 => u * u, _ => Math.Exp(u) };
                    sum += term * sum + u;
                    if (sum > 3)
                        break;
                }
                switch (mode)
                {
                    case 0: return sum;
                    case 1: return sum * sum;
                    default: return Math.Sin(sum);
                }
            }
            """);
        for (int mode = 0; mode < 3; mode++)
            Assert.Equal(6, FormCheck.Run(project, "F", Numbers(7), mode));
    }

    [Theory]
    [InlineData("{ double sum = 0, most = x[0]; for (int i = 0; i < x.Length; i++) sum += x[i] * x[i]; for (int i = 1; i < x.Length; i++) most = Math.Max(most, x[i]); return sum + most; }")]
    [InlineData("{ double sum = 0; Span<double> w = stackalloc double[3]; w[0] = x[0]; for (int i = 0; i < x.Length; i++) sum += x[i] * x[i]; for (int i = 1; i < 3; i++) w[0] = Math.Sin(w[0]) * x[i]; return sum * w[0]; }")]
    public void A_sum_that_waits_for_the_reverse_sweep_does_not_meet_what_that_took_back(string body)
    {
        FormProject project = FormTests.Scalar("ReadOnlySpan<double> x", body);
        Assert.Equal(6, FormCheck.Run(project, "F", new[] { 0.4, 1.7, -0.6 }));
    }
}
