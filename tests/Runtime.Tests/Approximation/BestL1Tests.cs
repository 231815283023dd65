using System.Globalization;
using System.Text.Json;

namespace CurseOfMemory.Runtime.Tests.Approximations;

public class BestL1Tests
{
    [Theory]
    [InlineData("0.25")]
    [InlineData("0.5")]
    [InlineData("1")]
    public void Every_row_is_met_within_a_percent_from_a_cold_start(string omega)
    {
        JsonElement[] rows = [.. Truth.Read("l1-best.json").Rows("rows").Where(row => row.Text("omega") == omega)];
        var target = new PowerLawTarget(1 + double.Parse(omega, CultureInfo.InvariantCulture));
        IReadOnlyList<ExponentialApproximation> found = Approximation.BestL1Sequence(target, rows.Max(row => row.Int("m")));
        Assert.NotEmpty(rows);
        foreach (JsonElement row in rows)
        {
            ExponentialApproximation best = found[row.Int("m") - 1];
            double expected = row.Number("L1_error").Hi;
            Assert.True(best.Error.Hi <= 1.0001 * expected, $"omega = {omega}, m = {row.Int("m")}: {best.Error.Hi:R} instead of {expected:R}");
            Assert.True(best.Error.Hi >= expected * (1 - 1e-9), $"omega = {omega}, m = {row.Int("m")}: {best.Error.Hi:R} is under the optimum {expected:R}");
            Assert.True(best.LowerBound.Hi > 0.999 * best.Error.Hi && best.LowerBound <= best.Error);
            Assert.Equal(ApproximationReason.Converged, best.Reason);
        }
    }

    [Fact]
    public void The_error_is_the_integral_of_the_error()
    {
        var target = new PowerLawTarget(2);
        ExponentialApproximation best = Approximation.BestL1(target, 3);
        // t = e^u - 1, midpoint rule
        double sum = 0, width = 1e-4;
        for (double u = 0.5 * width; u < 25; u += width)
            sum += width * Math.Exp(u) * Math.Abs(best.At(Math.Exp(u) - 1) - target.At(Math.Exp(u) - 1));
        Assert.Equal(best.Error.Hi, sum, 1e-6);
    }

    [Fact]
    public void A_sum_of_exponentials_is_its_own_best_approximation()
    {
        IReadOnlyList<ExponentialApproximation> found = Approximation.BestL1Sequence(new MemoryTarget(new ExponentialSumTarget([2], [1]), new ExponentialSumTarget([1], [3])), 5);
        Assert.Equal([ApproximationReason.Converged, ApproximationReason.Exact], found.Select(best => best.Reason));
        Assert.Equal(2 * Math.Exp(-0.7) + Math.Exp(-2.1), found[1].At(0.7), 1e-15);
    }

    [Fact]
    public void Targets_that_are_not_completely_monotone_or_not_integrable_are_refused()
    {
        var bump = Assert.Throws<ArgumentException>(() => Approximation.BestL1(new GaussianTarget(1, 5, 1), 2));
        Assert.StartsWith("The best approximation in L1 needs complete monotonicity, but the target isn't completely monotone: its difference of order", bump.Message);
        Assert.Contains("integral is NaN", Assert.Throws<ArgumentException>(() => Approximation.BestL1(new PowerLawTarget(1), 2)).Message);
    }
}
