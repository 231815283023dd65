using CurseOfMemory.Generator.Tests.Derivatives;

namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>Losses that are no formulas: with branches, states carried from pass to pass, and arrays.</summary>
public class ProgramObjectiveTests
{
    private static IObjective<double> Create(string type, string members, params object[] arguments) => Project.Of($$"""
        using System; using CurseOfMemory;
        /// <summary>.</summary>
        [Objective] public readonly partial struct {{type}}
        {
            {{members}}
        }
        """).Create(type.Split('(')[0], arguments);

    [Fact]
    public void Rules_that_name_each_other_give_all_derivatives()
    {
        IObjective<double> loss = Create("Waves(double[] d)", """
            [DerivativeRule(nameof(Cosine))] private static double Sine(double x) => Math.BitIncrement(Math.Sin(x));
            [DerivativeRule(nameof(Fall))] private static double Cosine(double x) => Math.Cos(x);
            [DerivativeRule(nameof(Mirror))] private static double Fall(double x) => -Math.Sin(x);
            private static double Mirror(double x) => -Math.Cos(x);
            [Loss] private double L(double a, double b) { double s = 0; foreach (double v in d) s = 0.5 * s + Sine(a * v + b); return s; }
            """, new double[] { 1, 2, 3 });
        double[] theta = [0.3, -0.8], data = [1, 2, 3], weights = [0.25, 0.5, 1], gradient = new double[2], hessian = new double[4];
        double Sum(Func<double, double, double> term) => data.Zip(weights, (v, weight) => weight * term(v, theta[0] * v + theta[1])).Sum();
        Assert.Equal(Sum((_, x) => Math.Sin(x)), loss.Hessian(theta, gradient, hessian), 1e-14);
        Assert.Equal(Sum((v, x) => v * Math.Cos(x)), gradient[0], 1e-14);
        Assert.Equal(Sum((_, x) => Math.Cos(x)), gradient[1], 1e-14);
        Assert.Equal(Sum((v, x) => -v * v * Math.Sin(x)), hessian[0], 1e-13);
        Assert.Equal(Sum((v, x) => -v * Math.Sin(x)), hessian[1], 1e-13);
        Assert.Equal(Sum((_, x) => -Math.Sin(x)), hessian[3], 1e-13);
    }

    /// <summary>Holds gradient, Hessian and product against central differences of the value and of each other.</summary>
    private static void Check(IObjective<double> loss, double[] theta, Func<double[], double> value)
    {
        int n = theta.Length;
        double[] gradient = new double[n], hessian = new double[n * n], direction = Oracle.Agreement.Direction(n), product = new double[n], other = new double[n];
        Assert.Equal(value(theta), loss.Value(theta), 1e-14);
        Assert.Equal(value(theta), loss.Gradient(theta, gradient), 1e-14);
        Assert.Equal(value(theta), loss.Hessian(theta, other, hessian), 1e-14);
        Assert.Equal(gradient, other);
        Assert.Equal(value(theta), loss.HessianProduct(theta, direction, other, product), 1e-14);
        Assert.Equal(gradient, other);
        for (int i = 0; i < n; i++)
        {
            Assert.Equal(Difference(theta, i, value), gradient[i], 1e-7);
            Assert.Equal(Enumerable.Range(0, n).Sum(j => hessian[i * n + j] * direction[j]), product[i], 1e-11);
            for (int j = 0; j < n; j++)
            {
                double slope = Difference(theta, j, at =>
                {
                    loss.Gradient(at, other);
                    return other[i];
                });
                Assert.Equal(slope, hessian[i * n + j], 1e-6);
            }
        }
        Oracle.Agreement.Symmetric(hessian, n);
        Assert.Null(loss.Violation(theta));
    }

    private static double Difference(double[] theta, int i, Func<double[], double> value)
    {
        const double Step = 1e-5;
        double[] up = [.. theta], down = [.. theta];
        up[i] += Step;
        down[i] -= Step;
        return (value(up) - value(down)) / (2 * Step);
    }

    [Fact]
    public void A_recurrence_over_data()
    {
        double[] u = [0.3, -0.7, 1.1, 0.2], y = [0.1, 0.5, -0.2, 0.4];
        IObjective<double> loss = Create("Rnn(double[] u, double[] y)", """
            /// <summary>The squared error of a recurrent network.</summary>
            [Loss] public double Error(ReadOnlySpan<double> w, double c)
            {
                double h = 0, sum = 0;
                for (int t = 0; t < u.Length; t++)
                {
                    h = Math.Tanh(w[0] * h + w[1] * u[t]);
                    double error = c * h - y[t];
                    sum += error * error;
                }
                return sum;
            }
            """, u, y);
        Check(loss, [0.8, 0.6, 1.3], theta =>
        {
            double h = 0, sum = 0;
            for (int t = 0; t < u.Length; t++)
            {
                h = Math.Tanh(theta[0] * h + theta[1] * u[t]);
                sum += Math.Pow(theta[2] * h - y[t], 2);
            }
            return sum;
        });
        Assert.Throws<ArgumentException>(() => loss.Gradient(new double[3], new double[2]));
        Assert.Throws<ArgumentException>(() => loss.Value([]));
    }

    [Fact]
    public void A_sum_over_data_of_a_branch()
    {
        double[] x = [-1, 0.5, 2, 3];
        IObjective<double> loss = Create("Huber(double[] x)", """
            private int Count => x.Length;
            /// <summary>Huber's loss.</summary>
            [Loss] public double Term([Summed(nameof(Count))] int n, double center, double width)
            {
                double r = x[n] - center, s = width * width;
                if (Math.Abs(r) <= s)
                    return 0.5 * r * r;
                return s * (Math.Abs(r) - 0.5 * s);
            }
            """, x);
        Check(loss, [0.7, 1.1], theta => x.Sum(one =>
        {
            double r = one - theta[0], s = theta[1] * theta[1];
            return Math.Abs(r) <= s ? 0.5 * r * r : s * (Math.Abs(r) - 0.5 * s);
        }));
    }

    [Fact]
    public void Blocks_of_several_lengths()
    {
        IObjective<double> loss = Create("Blocks(int size)", """
            private int Size => size;
            /// <summary>.</summary>
            [Loss] public double Loss(ReadOnlySpan<double> a, [Length(nameof(Size))] ReadOnlySpan<double> b, double c, ReadOnlySpan<double> d)
            {
                double p = 1;
                for (int i = 0; i < a.Length; i++)
                    p = p * (1 + a[i] * d[i]) + c;
                foreach (double one in b)
                    p = Math.Sin(p) + one * one;
                return p;
            }
            """, 3);
        Check(loss, [0.3, -0.4, 0.2, 0.7, -0.1, 0.9, 1.2, 0.6], theta =>
        {
            double p = 1;
            for (int i = 0; i < 2; i++)
                p = p * (1 + theta[i] * theta[6 + i]) + theta[5];
            for (int i = 2; i < 5; i++)
                p = Math.Sin(p) + theta[i] * theta[i];
            return p;
        });
    }

    [Fact]
    public void What_is_not_a_number_is_told()
    {
        IObjective<double> loss = Create("Root", """
            /// <summary>.</summary>
            [Loss] public double Loss(double x) => x > 1 ? x : Math.Sqrt(x);
            """);
        double[] gradient = [0];
        Assert.True(double.IsNaN(loss.Gradient([-1], gradient)));
        Assert.True(double.IsNaN(gradient[0]));
        Assert.Contains("not a number", loss.Violation([-1]), StringComparison.Ordinal);
        Assert.Contains("x = NaN", loss.Violation([double.NaN]), StringComparison.Ordinal);
    }
}
