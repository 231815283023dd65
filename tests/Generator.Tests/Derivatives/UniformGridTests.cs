namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Sums over uniform grids take products and turns instead of functions, within the error that the comment states.</summary>
public class UniformGridTests
{
    private const string Fit = """
        using System; using CurseOfMemory;
        /// <summary>.</summary>
        [Objective] public readonly partial struct Fit(double[] x, double step)
        {
            private int Count => x.Length;
            [Loss] private double Term([Summed(nameof(Count))] int n, double a, double w, double f) => {{BODY}};
        }
        """;

    private static Project Of(string body) => Project.Of(Fit.Replace("{{BODY}}", body)).Accepted();

    [Theory]
    [InlineData("a * Math.Exp(-w * (1 + step * n))", "ExpAlong(", "L.Exp(")]
    [InlineData("a * Math.Exp(-w * step * n) * Math.Cos(f * n) * x[n]", "WaveAlong(", "L.Cos(")]
    [InlineData("a * Math.Sin(w + step * n / 2)", "WaveAlong(", "L.Sin(")]
    public void Functions_of_the_counter_are_recognised(string body, string grid, string function)
    {
        Project project = Of(body);
        Assert.Contains(grid, project.Text("Fit"));
        Assert.DoesNotContain(function, project.Text("Fit"));
        Assert.Contains(grid.Replace("Along", "Each"), project.BatchText("Fit"));
        Assert.DoesNotContain("UniformGrid", project.ExtendedText("Fit"));
    }

    [Theory]
    [InlineData("a * Math.Exp(-w * x[n]) + step")]
    [InlineData("a * Math.Exp(-w * n * n) + Math.Exp(f * step)")]
    [InlineData("a * Math.Exp(-w * Math.Sqrt(n + 1.0)) + f * step")]
    public void Others_are_not(string body) => Assert.DoesNotContain("UniformGrid", Of(body).Text("Fit"));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1000)]
    public void All_derivatives_of_a_fit_are_those_of_thirty_digits(int count)
    {
        double[] y = [.. Enumerable.Range(0, count).Select(n => 0.5 * Math.Cos(n))];
        double[] theta = [1.25, 0.03, 0.7, -0.4, -0.5, 0.0007];
        UniformFit fit = new(y, 0.375, 0.0625);
        Compare(fit, fit, theta);
        double[] residuals = new double[count], jacobian = new double[6 * count];
        ((IResiduals)fit).Jacobian(theta, residuals, jacobian);
        for (int n = 0; n < count; n++)
        {
            double t = 0.375 + 0.0625 * n, decay = Math.Exp(-0.03 * t);
            Assert.Equal(1.25 * decay * Math.Cos(0.7 * t - 0.4) - 0.5 * Math.Exp(-0.0007 * t) - y[n], residuals[n], 1e-13);
            Assert.Equal(-1.25 * t * decay * Math.Sin(0.7 * t - 0.4), jacobian[6 * n + 2], 1e-13 * (1 + t));
        }
    }

    [Theory]
    [InlineData(3, 100)]
    [InlineData(9, 517)]
    public void So_are_those_of_a_series(int m, int count)
    {
        double[] y = [.. Enumerable.Range(0, count).Select(n => Math.Exp(-0.01 * n))];
        double[] theta = [.. Enumerable.Range(0, 2 * m).Select(i => i < m ? 0.5 - 0.125 * i : 0.125 * (i - m + 1))];
        UniformSeries series = new(y, 0.03125);
        Compare(series, series, theta);
    }

    /// <summary>Gradient, Hessian and product beside those of the same definition in double-double, relative to the largest number of each.</summary>
    private static void Compare(IObjective<double> plain, IObjective<DoubleDouble> exact, double[] theta)
    {
        int n = theta.Length;
        DoubleDouble[] at = [.. theta.Select(x => (DoubleDouble)x)], along = [.. Oracle.Agreement.Direction(n).Select(x => (DoubleDouble)x)];
        DoubleDouble[] exactGradient = new DoubleDouble[n], exactHessian = new DoubleDouble[n * n], exactProduct = new DoubleDouble[n];
        double[] gradient = new double[n], hessian = new double[n * n], product = new double[n];
        Near([exact.Hessian(at, exactGradient, exactHessian)], [plain.Hessian(theta, gradient, hessian)]);
        Near(exactGradient, gradient);
        Near(exactHessian, hessian);
        Near([exact.HessianProduct(at, along, exactGradient, exactProduct)], [plain.HessianProduct(theta, Oracle.Agreement.Direction(n), gradient, product)]);
        Near(exactProduct, product);
        Near([exact.Value(at)], [plain.Value(theta)]);
    }

    private static void Near(DoubleDouble[] expected, double[] found)
    {
        double largest = expected.Max(x => Math.Abs((double)x));
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs((double)(expected[i] - found[i])) <= 1e-12 * largest, $"{i}: {found[i]}, expected {expected[i]}.");
    }
}
