namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>The function of the design, to the letter.</summary>
public class RosenbrockTests
{
    public const string Source = """
        public static partial class Rosenbrock
        {
            [Differentiable]
            public static double F(ReadOnlySpan<double> x)
            {
                double f = 0;
                for (int i = 0; i + 1 < x.Length; i++)
                {
                    double u = x[i + 1] - x[i] * x[i], v = 1 - x[i];
                    f += 100 * u * u + v * v;
                }
                return f;
            }

            [GradientOf(nameof(F))] public static partial double FGradient(ReadOnlySpan<double> x, Span<double> gradient);
            [HessianOf(nameof(F))]  public static partial double FHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian);
            [HessianProductOf(nameof(F))] public static partial double FHessianProduct(ReadOnlySpan<double> x, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product);
        }
        """;

    private static readonly Lazy<FormProject> Project = new(() => new FormProject(Source, "Rosenbrock"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(17)]
    public void Its_derivatives(int n) => Assert.Equal(3, FormCheck.Run(Project.Value, "F", Point(n)));

    [Fact]
    public void Its_minimum()
    {
        double[] gradient = [-1, -1], hessian = new double[4];
        Assert.Equal(0.0, Project.Value.Call("FHessian", new double[] { 1, 1 }, gradient, hessian));
        Assert.Equal([0.0, 0.0], gradient);
        Assert.Equal([802.0, -400.0, -400.0, 200.0], hessian);
    }

    [Fact]
    public void Wrong_lengths_are_told()
    {
        ArgumentException short_ = Assert.Throws<ArgumentException>(() => Project.Value.Call("FGradient", new double[3], new double[2]));
        Assert.Equal(("gradient", "gradient has length 2; expected x.Length = 3. (Parameter 'gradient')"), (short_.ParamName, short_.Message));
        ArgumentException square = Assert.Throws<ArgumentException>(() => Project.Value.Call("FHessian", new double[3], new double[3], new double[6]));
        Assert.Equal("hessian has length 6; expected x.Length * x.Length = 9. (Parameter 'hessian')", square.Message);
        Assert.Equal("direction", Assert.Throws<ArgumentException>(() => Project.Value.Call("FHessianProduct", new double[3], new double[4], new double[3], new double[3])).ParamName);
        Assert.Equal("product", Assert.Throws<ArgumentException>(() => Project.Value.Call("FHessianProduct", new double[3], new double[3], new double[3], new double[1])).ParamName);
    }

    private static double[] Point(int n) => [.. Enumerable.Range(0, n).Select(i => (i % 3) - 0.7 + (0.1 * i))];
}
