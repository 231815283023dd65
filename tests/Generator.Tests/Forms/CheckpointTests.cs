using CurseOfMemory.Generator.Tests.Derivatives;

namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>[Checkpoint]: the same derivatives, to the last bit, from less memory.</summary>
public class CheckpointTests
{
    private const string Body = """
        (ReadOnlySpan<double> x, int steps)
        {
            Span<double> h = stackalloc double[3], z = stackalloc double[3];
            double sum = 0, v = x[0];
            int turns = 0;
            for (int t = 0; t < steps; t++)
            {
                for (int i = 0; i < 3; i++)
                {
                    z[i] = x[i] * Math.Sin(0.7 * t);
                    for (int j = 0; j < 3; j++)
                        z[i] += x[3 + j] * h[j] * h[i];
                }
                for (int i = 0; i < 3; i++)
                    h[i] += 0.2 * Math.Tanh(z[i]);
                v = v * h[0] + 0.1;
                if (v > 0.12)
                {
                    v *= 0.5;
                    turns++;
                }
                sum += v * v * (1 + turns);
            }
            return sum + h[1] * h[2];
        }
        """;

    private static FormProject Project(int every, string more = "") => new($$"""
        using System; using CurseOfMemory;
        public static partial class C
        {
            [Differentiable] public static double F{{Body}}
            [Differentiable, Checkpoint({{every}})] public static double G{{Body}}
            [GradientOf(nameof(F))] public static partial double FGradient(ReadOnlySpan<double> x, int steps, Span<double> gradient);
            [GradientOf(nameof(G))] public static partial double GGradient(ReadOnlySpan<double> x, int steps, Span<double> gradient);
            [HessianProductOf(nameof(F))] public static partial double FHessianProduct(ReadOnlySpan<double> x, int steps, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product);
            [HessianProductOf(nameof(G))] public static partial double GHessianProduct(ReadOnlySpan<double> x, int steps, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product);
            {{more}}
        }
        """);

    private const string Slope = """
        [Differentiable] public static double Slope(ReadOnlySpan<double> x, int steps)
        {
            Span<double> gradient = stackalloc double[6];
            GGradient(x, steps, gradient);
            return gradient[3] + 2 * gradient[0];
        }
        [GradientOf(nameof(Slope))] public static partial double SlopeGradient(ReadOnlySpan<double> x, int steps, Span<double> gradient);
        """;

    private static readonly double[] X = [0.4, -0.9, 0.7, 0.6, -0.3, 1.1], Direction = Oracle.Agreement.Direction(6);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public void Derivatives_are_the_same_to_the_last_bit(int every)
    {
        FormProject project = Project(every), composed = Project(every, Slope);
        foreach (int steps in (int[])[0, 1, 2, 3, 6, 7, 8, 20])
        {
            double[] expected = new double[6], actual = new double[6], product = new double[6], other = new double[6];
            Assert.Equal(project.Call("FGradient", X, steps, expected), project.Call("GGradient", X, steps, actual));
            Assert.Equal(expected, actual);
            Assert.Equal(project.Call("FHessianProduct", X, steps, Direction, expected, product), project.Call("GHessianProduct", X, steps, Direction, actual, other));
            Assert.Equal(expected, actual);
            Assert.Equal(product, other);
            FormCheck.Run(project, "G", X, steps);
            double[] slopes = new double[6];
            project.Call("GHessianProduct", X, steps, new double[] { 2, 0, 0, 1, 0, 0 }, actual, product);
            composed.Call("SlopeGradient", X, steps, slopes);
            for (int i = 0; i < 6; i++)
                Assert.Equal(product[i], slopes[i], 1e-12);
        }
    }

    [Fact]
    public void The_workspace_holds_the_states_and_one_segment()
    {
        int Length(FormProject project, string function, int steps) => (int)project.Call(function + "GradientWorkspace", X, steps)!;
        FormProject project = Project(20);
        int fixedLength = Length(project, "F", 0), perStep = (Length(project, "F", 400) - fixedLength) / 400;
        int segment = Length(project, "G", 20) - Length(project, "G", 0);
        // a segment's tape, or as many states as segments, whichever is longer on the tape at once
        Assert.InRange(segment, 20 * perStep - 20, 20 * perStep + 20);
        Assert.True(10 * Length(project, "G", 400) < Length(project, "F", 400), $"{Length(project, "G", 400)} of {Length(project, "F", 400)}");
        double[] gradient = new double[6];
        project.Call("GGradient", X, 400, gradient, new double[Length(project, "G", 400)]);
        Assert.Throws<ArgumentException>(() => project.Call("GGradient", X, 400, gradient, new double[Length(project, "G", 400) - 1]));
    }

    [Fact]
    public void Sums_in_lanes_take_checkpoints_too()
    {
        string Type(string name, string attribute) => $$"""
            /// <summary>.</summary>
            [Objective] public readonly partial struct {{name}}(double[] u)
            {
                private int Count => u.Length;
                /// <summary>.</summary>
                [Loss{{attribute}}] public double Error([Summed(nameof(Count))] int n, [Length(2)] ReadOnlySpan<double> w)
                {
                    double h = 0;
                    for (int t = 0; t < 50; t++)
                        h = Math.Tanh(w[0] * h + w[1] * u[n] + 0.01 * t);
                    return h * h;
                }
            }
            """;
        Project project = Derivatives.Project.Of("using System; using CurseOfMemory;\n" + Type("Plain", "") + Type("Sparing", ", Checkpoint(7)"));
        double[] data = [0.3, -0.2, 0.9, 1.4, -1.1, 0.2, 0.5, 0.6, -0.7], theta = [0.8, 0.6], expected = new double[2], actual = new double[2];
        Assert.Equal(project.Create("Plain", data).Gradient(theta, expected), project.Create("Sparing", data).Gradient(theta, actual));
        Assert.Equal(expected, actual);
        Assert.Contains("GradientSum<global::CurseOfMemory.Lanes512>", project.Text("Sparing"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ double h = x; int t = 0; while (t++ < n) h = Math.Sin(h); return h; }")]
    [InlineData("{ double h = x; for (int t = 0; t < n; t++) { h = Math.Sin(h); if (h > 3) break; } return h; }")]
    [InlineData("{ double h = x; do h = Math.Sin(h); while (h > 0.3); return h; }")]
    [InlineData("=> n == 0 ? x : Math.Sin(F(x, n - 1));")]
    public void Checkpoints_that_can_t_be_kept_are_refused(string body) => Marked.Check($$"""
        public static partial class Sample
        {
            [Differentiable, Checkpoint({|CM2015:8|})] public static double F(double x, int n) {{body}}
            [GradientOf(nameof(F))] public static partial double FGradient(double x, int n, out double dx);
        }
        """);
}
