namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>Functions that fill a span, and functions of objects.</summary>
public class VectorFormTests
{
    private static FormProject Vector(string parameters, string body) => new($$"""
        public static partial class C
        {
            [Differentiable] public static void G({{parameters}}) {{body}}
            [JacobianOf(nameof(G))] public static partial void GJacobian({{Plain(parameters)}}, Span<double> jacobian);
            [TangentOf(nameof(G))] public static partial void GTangent({{Plain(parameters)}}, ReadOnlySpan<double> direction, Span<double> tangent);
            [AdjointOf(nameof(G))] public static partial void GAdjoint({{Plain(parameters)}}, ReadOnlySpan<double> seed, Span<double> adjoint);
        }
        """);

    private static string Plain(string parameters) => parameters.Replace("[Work] ", "").Replace("[Constant] ", "");

    private static double[] Numbers(int n) => [.. Enumerable.Range(0, n).Select(i => Math.Cos(1.7 * i) + 0.1)];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    [InlineData(3, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 2)]
    [InlineData(2, 7)]
    public void Wide_and_tall_Jacobians(int inputs, int outputs)
    {
        FormProject project = Vector("ReadOnlySpan<double> x, Span<double> y", """
            {
                for (int i = 0; i < y.Length; i++)
                {
                    double sum = i;
                    for (int j = 0; j < x.Length; j++)
                        sum += Math.Sin(x[j] * (i + 1)) / (1 + j);
                    y[i] = sum * sum;
                }
            }
            """);
        Assert.Equal(3, FormCheck.Run(project, "G", Numbers(inputs), new FormCheck.Output(outputs)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Scalars_spans_scratch_and_constants(int n)
    {
        FormProject project = Vector("double s, ReadOnlySpan<double> x, [Work] Span<double> w, int rounds, Span<double> y, [Constant] double c", """
            {
                for (int i = 0; i < x.Length; i++)
                    w[i] = x[i] * s;
                for (int round = 0; round < rounds; round++)
                {
                    for (int i = 0; i < x.Length; i++)
                        w[i] = Math.Tanh(w[i] + c * w[(i + 1) % x.Length]);
                }
                for (int i = 0; i < y.Length; i++)
                    y[i] = w[i % x.Length] * (i + s);
            }
            """);
        foreach (int outputs in new[] { 1, 3, 8 })
            Assert.Equal(3, FormCheck.Run(project, "G", 0.75, Numbers(n), new double[n], 3, new FormCheck.Output(outputs), 0.4));
    }

    [Fact]
    public void The_output_may_stand_behind_the_seed()
    {
        FormProject project = new("""
            public static partial class C
            {
                [Differentiable] public static void G(ReadOnlySpan<double> x, Span<double> y) { y[0] = x[0] * x[1]; y[1] = x[0] / x[1]; }
                [AdjointOf(nameof(G))] public static partial void GAdjoint(ReadOnlySpan<double> x, ReadOnlySpan<double> seed, Span<double> y, Span<double> adjoint);
                [TangentOf(nameof(G))] public static partial void GTangent(ReadOnlySpan<double> x, ReadOnlySpan<double> direction, Span<double> y, Span<double> tangent);
            }
            """);
        double[] y = new double[2], adjoint = new double[2], tangent = new double[2];
        project.Call("GAdjoint", new double[] { 3, 2 }, new double[] { 1, 2 }, y, adjoint);
        Assert.Equal([6, 1.5], y);
        Assert.Equal([2 + 2 / 2.0, 3 - 2 * 3 / 4.0], adjoint);
        project.Call("GTangent", new double[] { 3, 2 }, new double[] { 1, 0 }, y, tangent);
        Assert.Equal([2, 0.5], tangent);
    }

    [Fact]
    public void Wrong_lengths_of_a_vector()
    {
        FormProject project = Vector("ReadOnlySpan<double> x, Span<double> y", "{ for (int i = 0; i < y.Length; i++) y[i] = x[0]; }");
        Assert.Equal("jacobian has length 5; expected y.Length * x.Length = 6. (Parameter 'jacobian')",
            Assert.Throws<ArgumentException>(() => project.Call("GJacobian", new double[3], new double[2], new double[5])).Message);
        Assert.Equal("tangent", Assert.Throws<ArgumentException>(() => project.Call("GTangent", new double[3], new double[2], new double[3], new double[3])).ParamName);
        Assert.Equal("seed", Assert.Throws<ArgumentException>(() => project.Call("GAdjoint", new double[3], new double[2], new double[3], new double[3])).ParamName);
    }

    [Theory]
    [InlineData("readonly partial struct C(double scale, double[] weights)")]
    [InlineData("partial struct C(double scale, double[] weights)")]
    [InlineData("sealed partial class C(double scale, double[] weights)")]
    [InlineData("partial record C(double scale, double[] weights)")]
    public void Methods_of_objects(string declaration)
    {
        FormProject project = new($$"""
            public {{declaration}}
            {
                private double Twice(double u) => 2 * u * scale;
                [Differentiable] public double F(ReadOnlySpan<double> x)
                {
                    double sum = 0;
                    for (int i = 0; i < x.Length; i++)
                        sum = Math.Sin(sum + weights[i]) * Twice(x[i]);
                    return sum;
                }
                [GradientOf(nameof(F))] public partial double FGradient(ReadOnlySpan<double> x, Span<double> gradient);
                [HessianOf(nameof(F))] public partial double FHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian);
            }
            """, "C", "new C(0.75, new double[] { 0.5, 1.5, -1.0 })");
        foreach (int n in new[] { 0, 1, 3 })
            Assert.Equal(2, FormCheck.Run(project, "F", Numbers(n)));
    }

    [Fact]
    public void Overloads_are_told_apart_by_their_parameters()
    {
        FormProject project = new("""
            public static partial class C
            {
                [Differentiable] public static double F(ReadOnlySpan<double> x) => x[0] * x[0];
                [Differentiable] public static double F(ReadOnlySpan<double> x, double s) => s * x[0];
                public static double F(ReadOnlySpan<double> x, int n, int m) => n - m;
                [GradientOf(nameof(F))] public static partial double FGradient(ReadOnlySpan<double> x, Span<double> gradient);
                [GradientOf(nameof(F))] public static partial double FGradient(ReadOnlySpan<double> x, double s, Span<double> gradient);
            }
            """);
        double[] gradient = new double[1], two = new double[2];
        Assert.Equal(9.0, project.Call("FGradient", new double[] { 3 }, gradient));
        Assert.Equal([6.0], gradient);
        Assert.Equal(15.0, project.Call("FGradient", new double[] { 3 }, 5.0, two));
        Assert.Equal([5.0, 3.0], two);
    }
}
