using CurseOfMemory.Generator.Tests.Derivatives;

namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>Sums over data of losses that are no formulas: several terms run at once, one in each lane, where their control flow is the same.</summary>
public class LaneSumTests
{
    private static readonly double[] Data = [.. Enumerable.Range(0, 80).Select(i => Math.Sin(3.7 * i + 0.4) * 1.5)];

    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 18)];

    private static (IObjective<double> Loss, string Text) Create(string type, string members, params object[] arguments)
    {
        string name = type.Split('(')[0];
        Project project = Project.Of($$"""
            using System; using CurseOfMemory;
            /// <summary>.</summary>
            [Objective] public readonly partial struct {{type}}
            {
                {{members}}
            }
            """);
        return (project.Create(name, arguments), project.Text(name));
    }

    private static bool RunsInLanes(string text) => text.Contains("Sum<global::CurseOfMemory.Lanes512>", StringComparison.Ordinal);

    /// <summary>Holds value, gradient, Hessian and product against the original over dual numbers.</summary>
    private static void Check(IObjective<double> loss, double[] theta, Func<Dual[], Dual> original)
    {
        int n = theta.Length;
        double[] gradient = [.. theta.Select(_ => double.NaN)], hessian = new double[n * n], direction = Oracle.Agreement.Direction(n), product = new double[n], other = new double[n];
        double value = original([.. theta.Select(one => (Dual)one)]).F, scale = 1 + Math.Abs(value);
        double[] slopes = new double[n], curvatures = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                Dual result = original([.. theta.Select((one, k) => new Dual(one, k == i ? 1 : 0, k == j ? 1 : 0, 0))]);
                (slopes[i], curvatures[i * n + j]) = (result.X, result.XY);
            }
        }
        Same(value, loss.Value(theta), scale);
        Same(value, loss.Gradient(theta, gradient), scale);
        Same(slopes, gradient);
        Same(value, loss.Hessian(theta, other, hessian), scale);
        Same(slopes, other);
        Same(curvatures, hessian);
        Oracle.Agreement.Symmetric(hessian, n);
        Same(value, loss.HessianProduct(theta, direction, other, product), scale);
        Same(slopes, other);
        Same([.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Sum(j => curvatures[i * n + j] * direction[j]))], product);
        DoesNotAllocate(loss, theta, gradient, hessian);
    }

    private static void Same(double[] expected, double[] actual)
    {
        double scale = 1 + expected.Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (int i = 0; i < expected.Length; i++)
            Same(expected[i], actual[i], scale);
    }

    private static void Same(double expected, double actual, double scale) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-12 * scale, $"{actual:R} instead of {expected:R}");

    private static void DoesNotAllocate(IObjective<double> loss, double[] theta, double[] gradient, double[] hessian) => Assert.Equal(0, Allocation.Of(() =>
    {
        loss.Value(theta);
        loss.Gradient(theta, gradient);
        loss.Hessian(theta, gradient, hessian);
    }));

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_recurrent_network_over_sample_paths(int paths)
    {
        const int Steps = 4, M = 2;
        (IObjective<double> loss, string text) = Create("Rnn(double[] x, double[] y, int paths, int steps)", """
            private int Paths => paths;
            private int Kernel => 4;
            private int M => 2;
            /// <summary>.</summary>
            [Loss] public double Error([Summed(nameof(Paths))] int path, [Length(nameof(Kernel))] ReadOnlySpan<double> w, [Length(nameof(M))] ReadOnlySpan<double> u, [Length(nameof(M))] ReadOnlySpan<double> c)
            {
                Span<double> h = stackalloc double[c.Length], z = stackalloc double[c.Length];
                double error = 0;
                for (int t = 0; t < steps; t++)
                {
                    for (int i = 0; i < c.Length; i++)
                    {
                        z[i] = u[i] * x[path * steps + t];
                        for (int j = 0; j < c.Length; j++)
                            z[i] += w[i * c.Length + j] * h[j];
                    }
                    double output = 0;
                    for (int i = 0; i < c.Length; i++)
                    {
                        h[i] += 0.3 * Math.Tanh(z[i]);
                        output += c[i] * h[i];
                    }
                    error += (output - y[path]) * (output - y[path]);
                }
                return error / 3;
            }
            """, Data, Data[5..], paths, Steps);
        Assert.True(RunsInLanes(text));
        Check(loss, [0.3, -0.8, 0.5, 0.9, 1.1, -0.4, 0.7, 1.2], theta =>
        {
            Dual sum = 0;
            for (int path = 0; path < paths; path++)
            {
                Dual[] h = new Dual[M];
                for (int t = 0; t < Steps; t++)
                {
                    Dual[] z = [.. Enumerable.Range(0, M).Select(i => theta[4 + i] * Data[path * Steps + t] + theta[i * M] * h[0] + theta[i * M + 1] * h[1])];
                    Dual output = 0;
                    for (int i = 0; i < M; i++)
                    {
                        h[i] += 0.3 * DualMath.Tanh(z[i]);
                        output += theta[6 + i] * h[i];
                    }
                    sum += (output - Data[5 + path]) * (output - Data[5 + path]) / 3;
                }
            }
            return sum;
        });
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_branch_that_lanes_take_each_for_itself(int count)
    {
        (IObjective<double> loss, string text) = Create("Huber(double[] x, int[] kinds, int count)", """
            private int Count => count;
            /// <summary>.</summary>
            [Loss] public double Term([Summed(nameof(Count))] int n, double center, double width)
            {
                double r = x[n] - center * (1 + 0.1 * n), weight = 1;
                if (kinds[n] == 1)
                    weight = width;
                else if (kinds[n] == 2 && r > 0)
                    weight += Math.Sqrt(r);
                if (Math.Abs(r) <= width)
                    return weight * 0.5 * r * r;
                return weight * width * (Math.Abs(r) - 0.5 * width);
            }
            """, Data, Enumerable.Range(0, 80).Select(i => i * i % 4).ToArray(), count);
        Assert.True(RunsInLanes(text));
        Check(loss, [0.4, 0.9], theta =>
        {
            Dual sum = 0;
            for (int n = 0; n < count; n++)
            {
                Dual r = Data[n] - theta[0] * (1 + 0.1 * n), weight = 1, width = theta[1], size = r < 0 ? -r : r;
                if (n * n % 4 == 1)
                    weight = width;
                sum += weight * (size <= width ? 0.5 * r * r : width * (size - 0.5 * width));
            }
            return sum;
        });
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Data_beside_each_other_are_loaded_at_once(int count)
    {
        double[] data = [.. Data[..(count + 2)], double.NaN];
        (IObjective<double> loss, string text) = Create("Beside(double[] x, double[][] rows, int shift, int terms)", """
            private int Count => terms;
            /// <summary>.</summary>
            [Loss] public double Term([Summed(nameof(Count))] int n, double rate, double scale)
            {
                double step = x[n + 1] - rate * x[n], curve = rows[1][n + shift] - scale * x[2 + n];
                return step * step > 0.1 ? step * curve : Math.Exp(curve * rate);
            }
            """, data, new double[][] { [], data }, 1, count);
        Assert.True(RunsInLanes(text));
        Assert.Contains(".Load<L>(x, first + 1, count + 1)", text);
        Assert.Contains(".Load<L>(rows[1], first + t, count + t)", text);
        Assert.DoesNotContain("gathered", text);
        Check(loss, [0.4, 0.9], theta =>
        {
            Dual sum = 0;
            for (int n = 0; n < count; n++)
            {
                Dual step = data[n + 1] - theta[0] * data[n], curve = data[n + 1] - theta[1] * data[n + 2];
                sum += step.F * step.F > 0.1 ? step * curve : DualMath.Exp(curve * theta[0]);
            }
            return sum;
        });
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Rows_of_data_are_read_without_a_detour_over_memory(int count)
    {
        double[] data = [.. Data[..(3 * count)], double.NaN];
        (IObjective<double> loss, string text) = Create("Rows(double[] x, double[] y, int d, int terms)", """
            private int Count => terms;
            /// <summary>.</summary>
            [Loss] public double Term([Summed(nameof(Count))] int n, ReadOnlySpan<double> w)
            {
                double z = x[2 + n * 3] * 0.1 - x[(2 * n) + 1 - 1];
                for (int j = 0; j < w.Length; j++)
                    z += w[j] * x[n * d + j];
                return Math.Log(1 + Math.Exp(-y[n] * z));
            }
            """, data, Data[20..], 3, count);
        Assert.True(RunsInLanes(text));
        Assert.Contains(".Strided<L>(x, first * t", text);
        Assert.DoesNotContain("gathered", text);
        Check(loss, [0.4, 0.9, -0.2], w =>
        {
            Dual sum = 0;
            for (int n = 0; n < count; n++)
            {
                Dual z = data[2 + 3 * n] * 0.1 - data[2 * n];
                for (int j = 0; j < 3; j++)
                    z += w[j] * data[3 * n + j];
                sum += DualMath.Log(1 + DualMath.Exp(-Data[20 + n] * z));
            }
            return sum;
        });
    }

    [Theory]
    [InlineData("if (w.Length > 3 && s > 0) s += w[3];")]
    [InlineData("if (s > 0 && w.Length > 3) s += w[3];")]
    [InlineData("if (s > -1e9) { if (w.Length > 3 && s * s >= 0) s += w[3]; else s *= 1; }")]
    [InlineData("s += s > 0 && w.Length > 3 ? w[3] : 0;")]
    public void What_no_lane_asks_for_is_not_read(string step)
    {
        (IObjective<double> loss, string text) = Create("Guarded(double[] x)", $$"""
            private int Count => x.Length;
            /// <summary>.</summary>
            [Loss] public double Term([Summed(nameof(Count))] int n, ReadOnlySpan<double> w) { double s = w[0] * x[n]; for (int i = 1; i < w.Length; i++) s = Math.Sin(s) + w[i]; {{step}} return s * s; }
            """, Data[..11]);
        Check(loss, [0.4, 0.9], w =>
        {
            Dual sum = 0;
            foreach (double x in Data[..11])
                sum += (DualMath.Sin(w[0] * x) + w[1]) * (DualMath.Sin(w[0] * x) + w[1]);
            return sum;
        });
        Assert.NotNull(text);
    }

    [Fact]
    public void Data_that_end_too_early_are_told_of_as_in_a_loop()
    {
        (IObjective<double> loss, _) = Create("Short(double[] x, int count)", """
            private int Count => count;
            /// <summary>.</summary>
            [Loss] public double Term([Summed(nameof(Count))] int n, double rate) { double r = 0; for (int i = 0; i < 3; i++) r = Math.Sin(r * rate) - x[n + 1]; return r; }
            """, new double[9], 9);
        Assert.Throws<IndexOutOfRangeException>(() => loss.Value([0.5]));
        Assert.Throws<IndexOutOfRangeException>(() => loss.Gradient([0.5], new double[1]));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    public void Rows_that_end_too_early_are_told_of_as_in_a_loop(int count)
    {
        (IObjective<double> loss, string text) = Create("ShortRows(double[] x, int count)", """
            private int Count => count;
            /// <summary>.</summary>
            [Loss] public double Term([Summed(nameof(Count))] int n, double rate) { double r = 0; for (int i = 0; i < 3; i++) r = Math.Sin(r * rate) - x[n * 3 + i]; return r; }
            """, new double[(3 * count) - 1], count);
        Assert.Contains(".Strided<L>(x, ", text);
        Assert.Throws<IndexOutOfRangeException>(() => loss.Value([0.5]));
        Assert.Throws<IndexOutOfRangeException>(() => loss.Gradient([0.5], new double[1]));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Residuals_in_lanes(int count)
    {
        (IObjective<double> loss, string text) = Create("Dead(double[] x, int count)", """
            private int Count => count;
            /// <summary>.</summary>
            [Residual] public double Term([Summed(nameof(Count))] int n, ReadOnlySpan<double> b)
            {
                double p = b[0];
                for (int k = 1; k < b.Length; k++)
                    p = Math.Sin(p * x[n]) + b[k];
                return p > 0.5 ? p - 0.5 : 0;
            }
            """, Data, count);
        Assert.True(RunsInLanes(text));
        Check(loss, [0.4, 0.9, 0.2], theta =>
        {
            Dual sum = 0;
            for (int n = 0; n < count; n++)
            {
                Dual p = theta[0];
                for (int k = 1; k < 3; k++)
                    p = DualMath.Sin(p * Data[n]) + theta[k];
                sum += p.F > 0.5 ? (p - 0.5) * (p - 0.5) : 0;
            }
            return sum;
        });
    }

    [Theory]
    [InlineData("length", "for (int k = 0; k < (n * 7) % 5; k++) p = Math.Sin(p * b[0]) + b[1];")]
    [InlineData("before", "p += n > 0 ? b[0] * x[n - 1] : b[1];")]
    [InlineData("while", "while (p < 2 && p > -2) p = 1.5 * p + b[0] * b[0] + 0.1;")]
    public void What_lanes_would_do_differently_runs_one_by_one(string what, string steps)
    {
        (IObjective<double> loss, string text) = Create("Single(double[] x)", $$"""
            private int Count => 11;
            /// <summary>.</summary>
            [Loss] public double Term([Summed(nameof(Count))] int n, [Length(2)] ReadOnlySpan<double> b)
            {
                double p = x[n] * b[1];
                {{steps}}
                return p * p;
            }
            """, Data);
        Assert.False(RunsInLanes(text));
        Check(loss, [0.4, 0.9], b =>
        {
            Dual sum = 0;
            for (int n = 0; n < 11; n++)
            {
                Dual p = Data[n] * b[1];
                if (what == "length")
                {
                    for (int k = 0; k < n * 7 % 5; k++)
                        p = DualMath.Sin(p * b[0]) + b[1];
                }
                else if (what == "before")
                {
                    p += n > 0 ? b[0] * Data[n - 1] : b[1];
                }
                else
                {
                    while (p < 2 && p > -2)
                        p = 1.5 * p + b[0] * b[0] + 0.1;
                }
                sum += p * p;
            }
            return sum;
        });
    }
}
