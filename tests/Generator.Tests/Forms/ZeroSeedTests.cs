using CurseOfMemory.Generator.Tests.Oracle;

namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>What has no part in a value has none in its derivatives, however large its own are: a seed or direction of 0 never meets an infinity.</summary>
public class ZeroSeedTests
{
    private static FormProject Scalar(string body, string more = "") => new($$"""
        using System; using CurseOfMemory;
        public static partial class C
        {
            [Differentiable] public static double F(ReadOnlySpan<double> x) {{body}}
            [GradientOf(nameof(F))] public static partial double FGradient(ReadOnlySpan<double> x, Span<double> gradient);
            [HessianOf(nameof(F))] public static partial double FHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian);
            [TangentOf(nameof(F))] public static partial double FTangent(ReadOnlySpan<double> x, ReadOnlySpan<double> direction, out double tangent);
            {{more}}
        }
        """);

    private static void Check(string body, double[] x, double value, double[] gradient, double[] hessian, string more = "")
    {
        FormProject project = Scalar(body, more);
        double[] g = new double[x.Length], again = new double[x.Length], h = new double[x.Length * x.Length];
        Assert.Equal(value, project.Call("FGradient", x, g));
        Assert.Equal(gradient, g);
        project.Call("FHessian", x, again, h);
        Assert.Equal(gradient, again);
        Assert.Equal(hessian, h);
    }

    [Theory]
    [InlineData("double q = x[1] / x[0]; return x[0] == 0 ? x[1] * x[1] : q;")]
    [InlineData("double r = Math.Sqrt(x[0]), q = x[1] / r, l = Math.Log(r); return x[0] > 0 ? q * l : x[1] * x[1];")]
    [InlineData("double r = Math.Sqrt(x[0] * x[0]), t = 1 / r, u = t * x[1], v = Math.Exp(-u) + Math.Pow(r, -2) + Math.Acos(1 + r); if (r > 0) return v; return x[1] * x[1];")]
    [InlineData("double s = 0; for (int i = 0; i < 3; i++) { double inverse = 1 / (x[0] + i), term = inverse * x[1]; if (x[0] + i == 0) term = x[1] * x[1]; if (i == 0) s += term; } return s;")]
    [InlineData("double[] w = new double[2]; for (int i = 0; i < 2; i++) w[i] = x[1] / x[i]; return x[0] == 0 ? w[1] * x[1] * x[1] : w[0];")]
    [InlineData("return Math.Max(x[1] * x[1], Math.Log(x[0]) * x[1]);")]
    [InlineData("return Math.Min(x[1] * x[1], x[1] / x[0]);")]
    public void What_was_computed_in_vain(string statements) => Check("{ " + statements + " }", [0, 3], 9, [0, 6], [0, 0, 0, 2]);

    [Fact]
    public void A_direction_along_which_nothing_changes()
    {
        FormProject project = Scalar("=> Math.Sqrt(x[0]) + x[0] / (x[0] * x[2]) * 0 + Math.Pow(x[2], 0.3) + Math.Log(1 + x[2]) + x[1] * x[1];".Replace(" + x[0] / (x[0] * x[2]) * 0", ""));
        double[] tangent = [0];
        project.Call("FTangent", (double[])[0, 3, 0], (double[])[0, 1, 0], tangent);
        Assert.Equal(6, tangent[0]);
        double[] g = new double[3], h = new double[9];
        project.Call("FHessian", (double[])[0, 3, 0], g, h);
        Assert.Equal(double.PositiveInfinity, g[0]);
        Assert.Equal([0, 2, 0], h[3..6]);
        Assert.Equal([0.0, 0], [h[1], h[2]]);
    }

    [Fact]
    public void An_output_that_is_not_asked_for()
    {
        FormProject project = new("""
            using System; using CurseOfMemory;
            public static partial class C
            {
                [Differentiable] public static void G(ReadOnlySpan<double> x, Span<double> y)
                {
                    y[0] = Math.Sqrt(x[0]);
                    y[1] = x[1] / x[0];
                    y[2] = x[1] * x[1];
                }
                [JacobianOf(nameof(G))] public static partial void GJacobian(ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian);
                [AdjointOf(nameof(G))] public static partial void GAdjoint(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> seed, Span<double> adjoint);
            }
            """);
        double[] x = [0, 3], y = new double[3], jacobian = new double[6], adjoint = new double[2];
        project.Call("GJacobian", x, y, jacobian);
        Assert.Equal([0.0, 6], jacobian[4..]);
        Assert.Equal(0, jacobian[1]);
        project.Call("GAdjoint", x, y, (double[])[0, 0, 1], adjoint);
        Assert.Equal([0.0, 6], adjoint);
    }

    [Fact]
    public void A_factor_that_is_zero_has_a_derivative_of_its_own()
    {
        // the seed of x / y is 0 at x0 = 1, and changes
        FormProject project = Scalar("{ double e = (x[0] - 1) * (x[1] / x[2]); return e * e * Math.Sqrt(x[1]) + e; }");
        Assert.Equal(3, FormCheck.Run(project, "F", (double[])[1, 0.7, 2]));
    }
}
