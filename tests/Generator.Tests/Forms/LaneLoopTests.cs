namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>Loops that do several passes at once, one in each lane, and loops that must not.</summary>
public class LaneLoopTests
{
    /// <summary>Around each width, and around the number of passes from which on lanes are used.</summary>
    private static readonly int[] Lengths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 16, 17, 31, 32, 33, 34, 35, 40, 41, 47];

    private static double[] Numbers(int count, double seed = 0.4) => [.. Enumerable.Range(0, count).Select(i => Math.Sin((3.7 * i) + seed))];

    private static bool RunsInLanes(FormProject project) => project.Texts.Any(text => text.Contains("KernelLoop<L>(", StringComparison.Ordinal));

    [Theory]
    [InlineData("for (int i = 0; i < x.Length; i++) f += x[i] * x[i];")]
    [InlineData("for (int i = 0; i < x.Length; i++) f -= Math.Exp(x[i]) * s;")]
    [InlineData("for (int i = x.Length - 1; i >= 0; i--) f = s * x[i] * x[i] * x[i] + f;")]
    [InlineData("for (int i = 3; i <= x.Length - 2; i++) f += x[i] * x[i + 1] * x[i - 2] * x[i];")]
    [InlineData("for (int i = 0; i + 1 < x.Length; i++) { double u = x[i + 1] - x[i] * x[i], v = 1 - x[i]; f += 100 * u * u + v * v; }")]
    [InlineData("for (int i = 1; i + 1 < x.Length; i++) { double c = x[i - 1] - 2 * x[i] + x[i + 1]; f += Math.Sqrt(1 + c * c) + Math.Exp(-s * x[i] * x[i]); }")]
    [InlineData("double g = 0; for (int i = 0; i < x.Length; i++) { f += x[i] * s; g += Math.Cos(x[i]); } f *= g;")]
    [InlineData("for (int i = 0; i < x.Length; i++) { double u = x[i]; if (u > 0) f += u * u * u; else f -= s * u; }")]
    [InlineData("for (int i = 0; i < x.Length; i++) f += Math.Max(x[i], 0.1) * Math.Abs(x[i] - s) + (x[i] > 0.3 ? x[i] * x[i] : 0.09);")]
    [InlineData("double m = -5; for (int i = 0; i < x.Length; i++) m = Math.Max(m, x[i]); for (int i = 0; i < x.Length; i++) f += Math.Exp(x[i] - m); f = m + Math.Log(1 + f);")]
    [InlineData("for (int k = 0; k < 3; k++) for (int i = 0; i < x.Length; i++) f += Math.Pow(1 + x[i] * x[i], k + s) * y[i];")]
    [InlineData("int n = x.Length; for (int k = 0; k < 2; k++) { double z = 0; for (int j = 0; j < n; j++) z += y[k * n + j] * x[j]; f += z * z; }")]
    [InlineData("double[] u = new double[x.Length]; for (int i = 0; i < x.Length; i++) u[i] = Math.Sin(x[i]); for (int i = 0; i < x.Length; i++) f += u[i] * u[i] * s;")]
    [InlineData("double[] u = x.ToArray(); for (int k = 0; k < 3; k++) for (int i = 0; i < u.Length; i++) u[i] = u[i] * u[i] - s; for (int i = 0; i < u.Length; i++) f += u[i];")]
    [InlineData("double[] u = new double[x.Length + 4]; for (int i = 0; i < x.Length; i++) { u[i + 2] = x[i] / s; u[i + 2] += x[i] * x[i]; f += u[i + 2]; } f *= f;")]
    [InlineData("bool[] b = [true, s > 1]; for (int i = 0; i < x.Length; i++) { f += x[i] * x[i]; if (b[1] && x[i] > 0) f -= 2; }")]
    public void Passes_that_only_share_sums_run_in_lanes(string body)
    {
        FormProject project = FormTests.Scalar("ReadOnlySpan<double> x, double s, [Constant] ReadOnlySpan<double> y", $"{{ double f = 0; {body} return f; }}");
        Assert.True(RunsInLanes(project));
        foreach (int length in Lengths)
            Assert.Equal(6, FormCheck.Run(project, "F", Numbers(length), 1.3, Numbers((2 * length) + 3, 1.1)));
    }

    [Theory]
    [InlineData("for (int i = 1; i < x.Length; i++) f = f * x[i] + x[i - 1];")]
    [InlineData("double[] u = x.ToArray(); for (int i = 1; i < u.Length; i++) u[i] = u[i] * u[i - 1]; for (int i = 0; i < u.Length; i += 2) f += u[i];")]
    [InlineData("for (int i = 0; i < x.Length; i++) f += i * x[i] * x[i];")]
    [InlineData("for (int i = 0; i < x.Length; i++) f += x[i] * x[x.Length - 1 - i];")]
    [InlineData("for (int i = 0; i < x.Length; i += 2) f += x[i] * x[i];")]
    [InlineData("for (int i = 0; i < x.Length; i++) if (x[i] > 2) f += x[i] * y[i + 1000];")]
    [InlineData("double last = 0; for (int i = 0; i < x.Length; i++) { last = x[i] * x[i]; } f = last;")]
    [InlineData("double before = 1; for (int i = 0; i < x.Length; i++) { f += before * x[i]; before = x[i] * x[i]; }")]
    [InlineData("double[] u = new double[x.Length + 1]; for (int i = 0; i < x.Length; i++) { u[i] = x[i] * s; f += u[i + 1] + u[i]; }")]
    [InlineData("for (int i = 0; i < x.Length; i++) f += Math.Floor(3 * x[i]) == i % 3 ? x[i] * x[i] : x[i];")]
    [InlineData("long[] b = [5000000000, 2]; for (int i = 0; i < x.Length; i++) f += x[i] * x[i] * b[0] + x[i] * b[1];")]
    [InlineData("long[] b = new long[x.Length]; for (int i = 0; i < b.Length; i++) b[i] = i + 5000000000; for (int i = 0; i < b.Length; i++) f += x[i] * x[(int)(b[i] - 5000000000)] * s;")]
    public void Other_passes_run_one_after_the_other(string body)
    {
        FormProject project = FormTests.Scalar("ReadOnlySpan<double> x, double s, [Constant] ReadOnlySpan<double> y", $"{{ double f = 0; {body} return f; }}");
        foreach (int length in Lengths)
            Assert.Equal(6, FormCheck.Run(project, "F", Numbers(length), 1.3, Numbers(7, 1.1)));
        Assert.DoesNotContain("LanePasses.Load<L>(y", string.Concat(project.Texts), StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_fills_a_span()
    {
        FormProject project = new("""
            public static partial class C
            {
                [Differentiable] public static void G(ReadOnlySpan<double> x, double s, Span<double> y) { for (int i = 0; i < y.Length; i++) y[i] = Math.Exp(s * x[i]) - x[i + 1] * x[i]; }
                [JacobianOf(nameof(G))] public static partial void GJacobian(ReadOnlySpan<double> x, double s, Span<double> y, Span<double> jacobian);
                [TangentOf(nameof(G))] public static partial void GTangent(ReadOnlySpan<double> x, double s, Span<double> y, ReadOnlySpan<double> direction, Span<double> tangent);
                [AdjointOf(nameof(G))] public static partial void GAdjoint(ReadOnlySpan<double> x, double s, Span<double> y, ReadOnlySpan<double> seed, Span<double> adjoint);
            }
            """);
        Assert.True(RunsInLanes(project));
        foreach (int length in Lengths)
            Assert.Equal(3, FormCheck.Run(project, "G", Numbers(length + 1), 0.7, new FormCheck.Output(length)));
    }

    [Fact]
    public void An_element_outside_is_an_error_in_lanes_too()
    {
        FormProject project = FormTests.Scalar("ReadOnlySpan<double> x, int n", "{ double f = 0; for (int i = 0; i < n; i++) f += Math.Exp(x[i]); return f; }");
        Assert.True(RunsInLanes(project));
        foreach (int count in new[] { 7, 8, 33 })
            Assert.Throws<IndexOutOfRangeException>(() => project.Call("FGradient", Numbers(count - 1), count, new double[count - 1]));
    }

    [Fact]
    public void What_is_not_a_number_stays_where_it_is()
    {
        FormProject project = FormTests.Scalar("ReadOnlySpan<double> x", "{ double f = 0; for (int i = 0; i < x.Length; i++) f += x[i] > 0 ? x[i] * Math.Log(x[i]) : 2 * x[i]; return f; }");
        Assert.True(RunsInLanes(project));
        foreach (int bad in new[] { 0, 5, 31, 37 })
        {
            double[] x = Numbers(38), gradient = new double[38];
            x[bad] = double.NaN;
            Assert.True(double.IsNaN((double)project.Call("FGradient", x, gradient)!));
            Assert.All(gradient.Where((_, i) => i != bad), slope => Assert.True(double.IsFinite(slope)));
        }
    }

    [Fact]
    public void Parameters_and_members_have_any_name()
    {
        FormProject project = FormTests.Scalar(
            "ReadOnlySpan<double> L, double from, double @double, [Constant] ReadOnlySpan<double> @in, int end",
            "{ double sum = 0, next = 0; for (int done = 0; done < end; done++) { sum += L[done] * L[done] * from * @in[done]; next -= L[done] * @double; } return sum * next; }",
            "private const double FGradientKernelLoop = 2, FHessianKernelLoop = 1;");
        Assert.True(RunsInLanes(project));
        foreach (int length in new[] { 5, 33 })
            Assert.Equal(6, FormCheck.Run(project, "F", Numbers(length), 1.3, 0.6, Numbers(length, 1.1), length));
    }
}
