namespace CurseOfMemory.Runtime.Tests.Approximations;

public class BestUniformTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Every_row_for_the_inverse_is_met_from_a_cold_start(int end)
    {
        int rows = 0;
        foreach (var row in Truth.Read("minimax-inverse.json").Rows("rows").Where(row => row.Int("R") == end))
        {
            int k = row.Int("k");
            // 1/x on [1, R] is (1 + t)^{-1} on [0, R - 1]
            ExponentialApproximation best = Approximation.BestUniform(new PowerLawTarget(1), end - 1, k);
            Assert.True(best.Reason == ApproximationReason.Converged, $"k = {k}, R = {end}: {best}");
            Truth.Close(row.Number("E"), best.Error, 1e-7, $"E, k = {k}, R = {end}");
            foreach (var (expected, actual) in row.Numbers("exponents").Zip(best.Rates))
                Truth.Close(expected, actual, 1e-4, $"exponents, k = {k}, R = {end}");
            foreach (var (expected, weight) in row.Numbers("weights").Zip(best.Amplitudes.Zip(best.Rates, (b, v) => b * DoubleDouble.Exp(v))))
                Truth.Close(expected, weight, 1e-4, $"weights, k = {k}, R = {end}");
            rows++;
        }
        Assert.Equal(5, rows);
    }

    [Fact]
    public void Beyond_the_critical_length_the_half_line_has_the_same_optimum()
    {
        ExponentialApproximation finite = Approximation.BestUniform(new PowerLawTarget(1), 999, 2);
        ExponentialApproximation half = Approximation.BestUniform(new PowerLawTarget(1), double.PositiveInfinity, 2);
        Truth.Close(finite.Error, half.Error, 1e-7, "E");
        Assert.True(half.LowerBound <= half.Error);
    }

    [Fact]
    public void More_terms_than_rounding_can_tell_apart_are_said_to_be_too_many()
    {
        ExponentialApproximation best = Approximation.BestUniform(new PowerLawTarget(1), 1, 12);
        Assert.Equal(ApproximationReason.Stalled, best.Reason);
        Assert.Contains("12 terms are more than", best.Sentence);
    }

    [Fact]
    public void A_sum_of_exponentials_is_its_own_best_approximation()
    {
        ExponentialApproximation best = Approximation.BestUniform(new ExponentialSumTarget([2, 1, 3], [1, 0.5, 1]), 9, 4);
        Assert.Equal((ApproximationReason.Exact, 0.0), (best.Reason, best.Error.Hi));
        Assert.Equal([(0.5, 1.0), (1.0, 5.0)], best.Rates.Zip(best.Amplitudes).Select(term => (term.First.Hi, term.Second.Hi)));
        Assert.NotEqual(ApproximationReason.Exact, Approximation.BestUniform(new ExponentialSumTarget([2, 1], [1, 0.5]), 9, 1).Reason);
    }

    [Fact]
    public void What_cannot_be_done_is_refused()
    {
        Assert.Contains("must end at a positive number", Assert.Throws<ArgumentOutOfRangeException>(() => Approximation.BestUniform(new PowerLawTarget(1), 0, 2)).Message);
        Assert.StartsWith("The best uniform approximation needs complete monotonicity", Assert.Throws<ArgumentException>(
            () => Approximation.BestUniform(new GaussianTarget(1, 5, 1), 9, 2)).Message);
    }
}
