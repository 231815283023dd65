namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>Each form of functions as a stranger would write them.</summary>
public class FormTests
{
    private const string All = """
        [GradientOf(nameof(F))] public static partial double FGradient({0}, Span<double> gradient);
        [HessianOf(nameof(F))] public static partial double FHessian({0}, Span<double> gradient, Span<double> hessian);
        [HessianProductOf(nameof(F))] public static partial double FHessianProduct({0}, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product);
        [HessianDiagonalOf(nameof(F))] public static partial double FHessianDiagonal({0}, Span<double> gradient, Span<double> diagonal);
        [TangentOf(nameof(F))] public static partial double FTangent({0}, ReadOnlySpan<double> direction, out double tangent);
        [AdjointOf(nameof(F))] public static partial double FAdjoint({0}, double seed, Span<double> adjoint);
        """;

    /// <summary>A scalar function with all its derivatives.</summary>
    internal static FormProject Scalar(string parameters, string body, string members = "") => new($$"""
        public static partial class C
        {
            {{members}}
            [Differentiable] public static double F({{parameters}}) {{body}}
            {{string.Format(All, parameters.Replace("[Constant] ", "").Replace("[Work] ", ""))}}
        }
        """);

    [Theory]
    [InlineData("double x", "=> x * x * Math.Sin(x);")]
    [InlineData("double x", "=> 3;")]
    [InlineData("double x", "{ double y = x; y *= y; y -= 2 * x; return -y / (1 + x * x); }")]
    [InlineData("double x", "{ int n = 3; double p = 1; for (int i = n; i > 0; i--) p = p * x + i; return p; }")]
    [InlineData("double x", "=> x > 0 ? Math.Sqrt(x) : -x;")]
    [InlineData("double x", "{ if (x < 0) return -x; else if (x > 1) return x * x; return Math.Exp(x); }")]
    [InlineData("double x", "{ double r = x; while (Math.Abs(r * r - x) > 1e-14) r = 0.5 * (r + x / r); return r * r * r; }")]
    public void A_scalar(string parameters, string body)
    {
        FormProject project = Scalar(parameters, body);
        foreach (double x in new[] { 0.3, 0.75, 1.5 })
            Assert.Equal(6, FormCheck.Run(project, "F", x));
    }

    [Fact]
    public void Scalars_and_spans_and_what_is_constant()
    {
        FormProject project = Scalar("ReadOnlySpan<double> x, double s, [Constant] double c, ReadOnlySpan<double> y, int n, double t, double[] data", """
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                    sum += Math.Exp(s * x[i]) * data[i % data.Length];
                for (int k = 0; k < y.Length; k++)
                    sum += c * y[k] * y[k] * t / n;
                return sum * s;
            }
            """);
        foreach ((int first, int second) in new[] { (0, 0), (0, 2), (1, 0), (3, 2) })
            Assert.Equal(6, FormCheck.Run(project, "F", Numbers(first), 0.5, 1.25, Numbers(second), 3, -0.75, new[] { 1.0, 2.0 }));
    }

    [Theory]
    [InlineData("double v = H(1.3, n); v *= Math.Sin(b); return Math.Exp(v * b) * v;")]
    [InlineData("double v = H(0.3, n), w = H(b, n); (v, w) = (w, v); w *= Math.Sin(b * v); return w * w * v;")]
    public void What_takes_back_a_value_that_does_not_vary_does_not_vary_then(string steps)
    {
        FormProject project = Scalar("double b, int n", $"{{ {steps} }}", "private static double H(double p, int depth) => depth <= 0 ? p * p : 0.5 + H(p, depth - 1);");
        foreach (int n in new[] { 1, 2, 3 })
            Assert.Equal(6, FormCheck.Run(project, "F", 0.4, n));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(40)]
    public void A_recurrence(int steps)
    {
        FormProject project = Scalar("ReadOnlySpan<double> w, [Constant] ReadOnlySpan<double> u", """
            {
                double h = 0, loss = 0;
                for (int t = 0; t < u.Length; t++)
                {
                    h = Math.Tanh(w[0] * h + w[1] * u[t]);
                    loss += (h - 0.5) * (h - 0.5);
                }
                return loss;
            }
            """);
        Assert.Equal(6, FormCheck.Run(project, "F", new[] { 0.8, -0.6 }, Numbers(steps)));
    }

    [Fact]
    public void Unpacked_gradients()
    {
        FormProject project = new("""
            public static partial class C
            {
                [Differentiable] public static double F(double s, ReadOnlySpan<double> x, double t)
                {
                    double sum = s;
                    foreach (double one in x)
                        sum += one * one * t;
                    return sum * t;
                }
                [GradientOf(nameof(F))] public static partial double FGradient(double s, ReadOnlySpan<double> x, double t, out double ds, Span<double> dx, out double dt);
                [GradientOf(nameof(F))] internal static partial double FPacked(double s, ReadOnlySpan<double> x, double t, Span<double> gradient);
            }
            """);
        double[] ds = [7], dx = [7, 7], dt = [7], packed = [7, 7, 7, 7];
        Assert.Equal(50.0, project.Call("FGradient", 5.0, new[] { 1.0, 3.0 }, -2.5, ds, dx, dt));
        Assert.Equal(50.0, project.Call("FPacked", 5.0, new[] { 1.0, 3.0 }, -2.5, packed));
        Assert.Equal(packed, (double[])[ds[0], .. dx, dt[0]]);
        Assert.Equal([-2.5, 12.5, 37.5, -45.0], packed);
    }

    private static double[] Numbers(int n) => [.. Enumerable.Range(0, n).Select(i => Math.Cos(1.7 * i) + 0.1)];
}
