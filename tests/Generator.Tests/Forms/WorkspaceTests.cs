namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>The memory of derivatives: from the stack, the pool or the caller, and nothing allocated.</summary>
public class WorkspaceTests
{
    private const string Source = """
        public static partial class C
        {
            [Differentiable] public static double F(double a, double b, ReadOnlySpan<double> u)
            {
                double h = 0, loss = 0;
                for (int t = 0; t < u.Length; t++)
                {
                    h = Math.Tanh(a * h + b * u[t]);
                    loss += (h - 0.5) * (h - 0.5);
                }
                return loss;
            }
            [GradientOf(nameof(F))] public static partial double FGradient(double a, double b, ReadOnlySpan<double> u, Span<double> gradient);
            [HessianOf(nameof(F))] public static partial double FHessian(double a, double b, ReadOnlySpan<double> u, Span<double> gradient, Span<double> hessian);

            [Differentiable] public static double Root(double x)
            {
                double r = x;
                while (Math.Abs(r * r - x) > 1e-13 * x)
                    r = 0.5 * (r + x / r);
                return r;
            }
            [GradientOf(nameof(Root))] public static partial double RootGradient(double x, out double derivative);

            public static long Allocated(double[] u, double[] gradient, double[] hessian, double[] workspace)
            {
                long before = 0;
                for (int round = 0; round < 3; round++)
                {
                    before = GC.GetAllocatedBytesForCurrentThread();
                    FGradient(0.8, 0.6, u, gradient);
                    FGradient(0.8, 0.6, u, gradient, workspace);
                    FHessian(0.8, 0.6, u, gradient, hessian);
                    RootGradient(2, out _);
                }
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }
        """;

    private static readonly Lazy<FormProject> Project = new(() => new FormProject(Source));

    private static double[] Input(int n) => [.. Enumerable.Range(0, n).Select(i => Math.Sin(i))];

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(500)]
    public void Nothing_is_allocated(int n)
    {
        int length = (int)Project.Value.Call("FGradientWorkspace", 0.8, 0.6, Input(n))!;
        Assert.Equal(0L, Project.Value.Call("Allocated", Input(n), new double[n + 2], new double[(n + 2) * (n + 2)], new double[length]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void The_workspace_is_exactly_as_long_as_told(int n)
    {
        double[] gradient = new double[n + 2], own = new double[n + 2];
        int length = (int)Project.Value.Call("FGradientWorkspace", 0.8, 0.6, Input(n))!;
        Assert.Equal(Project.Value.Call("FGradient", 0.8, 0.6, Input(n), gradient), Project.Value.Call("FGradient", 0.8, 0.6, Input(n), own, new double[length]));
        Assert.Equal(gradient, own);
        if (length > 0)
            Assert.Equal("workspace", Assert.Throws<ArgumentException>(() => Project.Value.Call("FGradient", 0.8, 0.6, Input(n), own, new double[length - 1])).ParamName);
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(1e6)]
    public void A_tape_whose_length_depends_on_the_data(double x)
    {
        double[] derivative = [0], again = [0];
        int length = (int)Project.Value.Call("RootGradientWorkspace", x)!;
        Assert.Equal(Math.Sqrt(x), (double)Project.Value.Call("RootGradient", x, derivative)!, 1e-12 * x);
        Assert.Equal(0.5 / Math.Sqrt(x), derivative[0], 1e-12);
        Project.Value.Call("RootGradient", x, again, new double[length]);
        Assert.Equal(derivative, again);
        Assert.Throws<ArgumentException>(() => Project.Value.Call("RootGradient", x, again, new double[length - 1]));
    }

    [Fact]
    public void Gradients_of_two_functions_may_share_their_name()
    {
        FormProject project = new("""
            public static partial class C
            {
                [Differentiable] public static double F(double a, double b, double c, int n) { double h = b; for (int i = 0; i < n; i++) h = Math.Sin(h * a + c); return h; }
                [Differentiable] public static double G(double a, double b, double c, int n) { double h = a; for (int i = 0; i < n; i++) h = Math.Sin(h * b + c); return h; }
                [GradientOf(nameof(F))] public static partial double D(double a, double b, double c, int n, Span<double> gradient);
                [GradientOf(nameof(G))] public static partial double D(double a, double b, double c, int n, out double da, out double db, out double dc);
                public static double OfG(double a, double b, double c, int n, Span<double> gradient) => D(a, b, c, n, out gradient[0], out gradient[1], out gradient[2]);
            }
            """);
        double[] one = new double[3], other = new double[3];
        Assert.Equal(project.Call("D", 0.3, 0.8, 0.1, 5, one), project.Call("OfG", 0.8, 0.3, 0.1, 5, other));
        Assert.Equal(one, new[] { other[1], other[0], other[2] });
    }

    [Fact]
    public void A_packed_and_an_unpacked_gradient_may_share_their_name()
    {
        FormProject project = new("""
            public static partial class C
            {
                [Differentiable] public static double F(ReadOnlySpan<double> a, ReadOnlySpan<double> u)
                {
                    double h = 0;
                    for (int t = 0; t < u.Length; t++)
                        h = Math.Tanh(a[0] * h + u[t]);
                    return h;
                }
                [GradientOf(nameof(F))] public static partial double FGradient(ReadOnlySpan<double> a, ReadOnlySpan<double> u, Span<double> gradient);
                [GradientOf(nameof(F))] public static partial double FGradient(ReadOnlySpan<double> a, ReadOnlySpan<double> u, Span<double> da, Span<double> du);
            }
            """);
        double[] packed = new double[3], da = new double[1], du = new double[2];
        project.Call("FGradient", new[] { 0.5 }, new[] { 0.3, 0.2 }, packed);
        project.Call("FGradient", new[] { 0.5 }, new[] { 0.3, 0.2 }, da, du);
        Assert.Equal(packed, (double[])[.. da, .. du]);
    }
}
