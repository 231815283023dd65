using CurseOfMemory.Runtime.Tests.Optimization;
using static CurseOfMemory.Runtime.Tests.Optimization.Jet;

namespace CurseOfMemory.Runtime.Tests.Fitting;

public class FitTests
{
    private static readonly double[] X = [0, 1, 2, 3, 4, 5], Y = [1.1, 2.9, 5.2, 7.1, 8.8, 11.1];

    private static ResidualProblem Line => new("line", [0, 0], [], b => [.. X.Select((x, n) => b[0] + b[1] * x - Y[n])]);

    /// <summary>The normal equations of a line by hand: sums over x = 0..5 are 6, 15, 55.</summary>
    [Fact]
    public void A_line_has_the_textbook_errors()
    {
        FitResult fit = Fit.LeastSquares(Line, [0, 0], FitOptions.Default with { Observations = Y });
        double sy = Y.Sum(), sxy = X.Zip(Y, (x, y) => x * y).Sum(), determinant = 6 * 55 - 15 * 15;
        double intercept = (55 * sy - 15 * sxy) / determinant, slope = (6 * sxy - 15 * sy) / determinant;
        double square = X.Zip(Y, (x, y) => Math.Pow(intercept + slope * x - y, 2)).Sum(), mean = sy / 6;
        Assert.Equal(intercept, fit.Theta[0], 1e-13);
        Assert.Equal(slope, fit.Theta[1], 1e-13);
        Assert.Equal(square, fit.ChiSquare, 1e-13);
        Assert.Equal(4, fit.DegreesOfFreedom);
        Assert.Equal(Math.Sqrt(square / 4 * 55 / determinant), fit.StandardErrors[0], 1e-13);
        Assert.Equal(Math.Sqrt(square / 4 * 6 / determinant), fit.StandardErrors[1], 1e-13);
        Assert.Equal(-15 / Math.Sqrt(6 * 55), fit.Correlation(0, 1), 1e-13);
        Assert.Equal(1 - square / Y.Sum(y => (y - mean) * (y - mean)), fit.RSquared!.Value, 1e-13);
        Assert.True(fit.Succeeded);
        Assert.Null(fit.RankDeficiency);
    }

    [Fact]
    public void Weights_count_points_as_often_as_they_say()
    {
        double[] weights = [1, 3, 2, 1, 0, 4];
        FitResult weighted = Fit.LeastSquares(Line, [0, 0], FitOptions.Default with { Weights = weights, Observations = Y });
        int[] copies = [.. Enumerable.Range(0, 6).SelectMany(n => Enumerable.Repeat(n, (int)weights[n]))];
        var repeated = new ResidualProblem("repeated", [0, 0], [], b => [.. copies.Select(n => b[0] + b[1] * X[n] - Y[n])]);
        FitResult copied = Fit.LeastSquares(repeated, [0, 0], FitOptions.Default with { Observations = [.. copies.Select(n => Y[n])] });
        OptimizerTests.Near(copied.Theta, weighted.Theta, 1e-12);
        Assert.Equal(copied.ChiSquare, weighted.ChiSquare, 1e-12);
        Assert.Equal(copied.RSquared!.Value, weighted.RSquared!.Value, 1e-12);
        Assert.Equal(3, weighted.DegreesOfFreedom);
        Assert.Equal(Y[4] - weighted.Theta[0] - weighted.Theta[1] * X[4], -weighted.Residuals[4], 1e-12);
    }

    [Fact]
    public void Known_variances_give_errors_without_the_scatter()
    {
        FitResult fit = Fit.LeastSquares(Line, [0, 0], FitOptions.Default with { Weights = [4, 4, 4, 4, 4, 4], KnownVariances = true });
        Assert.Equal(Math.Sqrt(0.25 * 55 / 105), fit.StandardErrors[0], 1e-13);
    }

    [Fact]
    public void A_parameter_held_by_a_bound_has_no_error_and_frees_a_degree()
    {
        FitResult fit = Fit.LeastSquares(Line, [0, 3], FitOptions.Default with { Lower = [double.NegativeInfinity, 2.5] });
        Assert.Equal(2.5, fit.Theta[1]);
        Assert.Equal([1], fit.AtBounds);
        Assert.Equal(0, fit.StandardErrors[1]);
        Assert.Equal(5, fit.DegreesOfFreedom);
        Assert.Equal(fit.ResidualStandardDeviation / Math.Sqrt(6), fit.StandardErrors[0], 1e-12);
        Assert.Contains("at its bound", fit.Report(), StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_that_only_appear_together_are_named()
    {
        var sum = new ResidualProblem("sum", [1, 1, 1], [], b => [.. X.Select((x, n) => (b[0] + b[1]) * Exp(-b[2] * x) - Math.Exp(-0.3 * x) - 0.01 * (n % 2))]);
        FitResult fit = Fit.LeastSquares(sum, sum.Start, FitOptions.Default with { Names = ["fast", "slow", "rate"] });
        Assert.False(fit.Succeeded);
        Assert.Equal(2, fit.Rank);
        Assert.Equal([0, 1], fit.Undetermined);
        Assert.Equal(double.PositiveInfinity, fit.StandardErrors[0]);
        Assert.True(double.IsFinite(fit.StandardErrors[2]) && fit.StandardErrors[2] > 0);
        Assert.Equal("the data do not determine fast and slow: fast and slow can change together without changing a residual; the Jacobian has rank 2 for 3 free parameters", fit.RankDeficiency);
        Assert.Contains(fit.RankDeficiency!, fit.Report(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_that_nothing_depends_on_is_named()
    {
        var idle = new ResidualProblem("idle", [1, 1], [], b => [.. X.Select(x => b[0] * x - 2 * x - 0.1 + 0 * b[1])]);
        FitResult fit = Fit.LeastSquares(idle, idle.Start, FitOptions.Default);
        Assert.Contains("no residual depends on theta[1]", fit.RankDeficiency, StringComparison.Ordinal);
        Assert.Equal(1, fit.Theta[1]);
    }

    [Fact]
    public void An_exact_fit_of_as_many_points_as_parameters_has_unknown_errors()
    {
        var two = new ResidualProblem("two points", [0, 0], [], b => [b[0] - 1, b[0] + b[1] - 3]);
        FitResult fit = Fit.LeastSquares(two, two.Start, FitOptions.Default);
        OptimizerTests.Near([1, 2], fit.Theta, 1e-14);
        Assert.True(double.IsNaN(fit.StandardErrors[0]));
        Assert.Contains("none is left", fit.Report(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Huber")]
    [InlineData("soft L1")]
    [InlineData("Cauchy")]
    public void A_robust_loss_ignores_an_outlier(string name)
    {
        double[] y = [1, 3, 5, 7, 9, 60];
        var outlier = new ResidualProblem("outlier", [0, 0], [], b => [.. X.Select((x, n) => b[0] + b[1] * x - y[n])]);
        RobustLoss loss = name switch { "Huber" => RobustLoss.Huber(1e-3), "soft L1" => RobustLoss.SoftL1(1e-3), _ => RobustLoss.Cauchy(0.1) };
        Assert.Equal(name, loss.Name);
        FitResult robust = Fit.LeastSquares(outlier, [0, 1], FitOptions.Default with { Loss = loss });
        FitResult plain = Fit.LeastSquares(outlier, [0, 1], FitOptions.Default);
        Assert.True(robust.Outcome.Converged, robust.Report());
        OptimizerTests.Near([1, 2], robust.Theta, 0.01);
        Assert.True(plain.Theta[1] > 5);
    }

    [Fact]
    public void Data_that_cannot_be_fitted_are_refused()
    {
        Refused("a fit needs data", () => Fit.LeastSquares(new ResidualProblem("none", [1], [], _ => []), [1], FitOptions.Default));
        Refused("residuals has 1 residuals that count; the fit has 2 free parameters", () => Fit.LeastSquares(new ResidualProblem("one", [1, 1], [], b => [b[0] + b[1]]), [1, 1], FitOptions.Default));
        Refused("residuals has 1 residuals that count", () => Fit.LeastSquares(Line, [1, 1], FitOptions.Default with { Weights = [0, 0, 1, 0, 0, 0] }));
        Refused("Weights[2] = -1 must be finite and at least 0", () => Fit.LeastSquares(Line, [1, 1], FitOptions.Default with { Weights = [0, 0, -1, 0, 0, 0] }));
        Refused("Weights has length 1; expected 6, one for each residual", () => Fit.LeastSquares(Line, [1, 1], FitOptions.Default with { Weights = [1] }));
        Refused("Names has length 1; expected 2, one for each parameter", () => Fit.LeastSquares(Line, [1, 1], FitOptions.Default with { Names = ["a"] }));
        Refused("Observations[0] = NaN must be finite", () => Fit.LeastSquares(Line, [1, 1], FitOptions.Default with { Observations = [double.NaN, 1, 1, 1, 1, 1] }));
        Refused("does not minimise residuals", () => Fit.LeastSquares(Line, [1, 1], FitOptions.Default with { Search = OptimizationOptions.Lbfgs }));
        Refused("start lies outside the domain", () => Fit.LeastSquares(new ResidualProblem("log", [1], [], b => [Log(b[0]), b[0]]), [-1], FitOptions.Default));
    }

    [Fact]
    public void The_report_says_it_all()
    {
        string report = Fit.LeastSquares(Line, [0, 0], FitOptions.Default with { Names = ["intercept", "slope"], Observations = Y }).Report();
        Assert.StartsWith("least squares of 2 parameters to 6 residuals: converged after ", report, StringComparison.Ordinal);
        foreach (string part in new[] { "intercept        1.06190476", "slope            1.9", "4 degrees of freedom", "R-squared 0.99", "correlations", "-0.8257" })
            Assert.Contains(part, report, StringComparison.Ordinal);
    }

    private static void Refused(string message, Action action)
        => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
}
