using CurseOfMemory.Generator.Tests.Derivatives;

namespace CurseOfMemory.Generator.Tests.Forms;

/// <summary>Losses that are programs in extended precision: the same text, branches and tape included, over DoubleDouble.</summary>
public class ExtendedProgramTests
{
    private static readonly double[] Data = [0.3, -0.7, 1.1, 0.2, 2.4], Theta = [0.8, 0.6, 1.3];

    private static object Create(string members) => Project.Of($$"""
        using System; using CurseOfMemory;
        /// <summary>.</summary>
        [Objective] public readonly partial struct Loss(double[] u)
        {
            {{members}}
        }
        """).Create("Loss", Data);

    private const string Recurrence = """
        /// <summary>.</summary>
        [Loss] public double Error(ReadOnlySpan<double> w, double c)
        {
            Span<double> h = stackalloc double[2];
            double sum = 0;
            int large = 0;
            for (int t = 0; t < u.Length; t++)
            {
                double z = w[0] * h[1] + w[1] * u[t] / 3 + 1.0 / (t + 7);
                h[1] = h[0];
                h[0] = Math.Tanh(z);
                if (h[0] > 0.3)
                    large++;
                double error = c * h[0] - u[t];
                sum += large > 1 ? Math.Abs(error) : error * error;
            }
            return sum;
        }
        """;

    private const string Summed = """
        private int Count => u.Length;
        /// <summary>.</summary>
        [Loss] public double Error([Summed(nameof(Count))] int n, ReadOnlySpan<double> w, double c)
        {
            double p = w[0];
            for (int k = 0; k < 3; k++)
                p = Math.Sin(p * u[n]) + w[1] / (k + 3);
            return p > 0.4 ? p * c : Math.Exp(p);
        }
        """;

    private static DoubleDouble RecurrenceOf(DoubleDouble[] theta)
    {
        DoubleDouble before = 0, h = 0, sum = 0;
        int large = 0;
        for (int t = 0; t < Data.Length; t++)
        {
            DoubleDouble z = theta[0] * before + theta[1] * Data[t] / 3 + (DoubleDouble)1.0 / (t + 7);
            before = h;
            h = DoubleDouble.Tanh(z);
            large += h > 0.3 ? 1 : 0;
            DoubleDouble error = theta[2] * h - Data[t];
            sum += large > 1 ? DoubleDouble.Abs(error) : error * error;
        }
        return sum;
    }

    private static DoubleDouble SummedOf(DoubleDouble[] theta)
    {
        DoubleDouble sum = 0;
        foreach (double u in Data)
        {
            DoubleDouble p = theta[0];
            for (int k = 0; k < 3; k++)
                p = DoubleDouble.Sin(p * u) + theta[1] / (k + 3);
            sum += p > 0.4 ? p * theta[2] : DoubleDouble.Exp(p);
        }
        return sum;
    }

    // central differences of step s have an error of s^2 and of the rounding divided by s
    [Theory]
    [InlineData(Recurrence, true)]
    [InlineData(Summed, false)]
    public void Derivatives_have_more_digits_than_doubles(string members, bool isRecurrence)
    {
        Func<DoubleDouble[], DoubleDouble> original = isRecurrence ? RecurrenceOf : SummedOf;
        object both = Create(members);
        IObjective<DoubleDouble> loss = Assert.IsAssignableFrom<IObjective<DoubleDouble>>(both);
        int n = Theta.Length;
        DoubleDouble[] theta = [.. Theta.Select(one => (DoubleDouble)one)], gradient = new DoubleDouble[n], hessian = new DoubleDouble[n * n], other = new DoubleDouble[n], product = new DoubleDouble[n];
        DoubleDouble[] direction = [1, -2, 0.5];
        Near(original(theta), loss.Value(theta), 1e-29);
        Near(original(theta), loss.Gradient(theta, gradient), 1e-29);
        Near(original(theta), loss.Hessian(theta, other, hessian), 1e-29);
        Assert.Equal(gradient, other);
        loss.HessianProduct(theta, direction, other, product);
        for (int i = 0; i < n; i++)
        {
            Near(Slope(theta, i, original), gradient[i], 1e-22);
            Near(hessian[i * n] * direction[0] + hessian[i * n + 1] * direction[1] + hessian[i * n + 2] * direction[2], product[i], 1e-27);
            for (int j = 0; j < n; j++)
            {
                Near(Slope(theta, j, at =>
                {
                    loss.Gradient(at, other);
                    return other[i];
                }), hessian[i * n + j], 1e-22);
            }
        }
        double[] plain = new double[n];
        ((IObjective<double>)both).Gradient(Theta, plain);
        for (int i = 0; i < n; i++)
            Assert.Equal((double)gradient[i], plain[i], 1e-13);
        Assert.Null(loss.Violation(theta));
    }

    /// <summary>Two central differences, extrapolated to step 0 (Richardson).</summary>
    private static DoubleDouble Slope(DoubleDouble[] theta, int i, Func<DoubleDouble[], DoubleDouble> value)
    {
        DoubleDouble Difference(double step)
        {
            DoubleDouble[] up = [.. theta], down = [.. theta];
            up[i] += step;
            down[i] -= step;
            return (value(up) - value(down)) / (2 * step);
        }
        const double Step = 1.0 / 4194304;
        return (4 * Difference(Step / 2) - Difference(Step)) / 3;
    }

    private static void Near(DoubleDouble expected, DoubleDouble actual, double tolerance)
    {
        double error = Math.Abs((double)(expected - actual));
        Assert.True(error <= tolerance * (1 + Math.Abs((double)expected)), $"{actual} instead of {expected}: {error}");
    }

    [Fact]
    public void What_has_only_doubles_is_told()
    {
        Project project = Project.Of("""
            using System; using CurseOfMemory;
            /// <summary>.</summary>
            [Objective] public readonly partial struct Loss
            {
                /// <summary>.</summary>
                [Loss] public double Error(double x) => x > 1 ? x % 0.3 : x * x;
            }
            """);
        Assert.False(project.Create("Loss") is IObjective<DoubleDouble>);
        Assert.Equal(["CM1107", "CM1108"], project.Result.Diagnostics.Select(told => told.Id));
    }
}
