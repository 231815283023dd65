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

    /// <summary>An error of 2m + 1 alternating extrema of one size can't be improved, whoever found it (de la Vallee Poussin).</summary>
    [Theory]
    [InlineData(0.001, 1)]
    [InlineData(0.001, 3)]
    [InlineData(0.01, 4)]
    [InlineData(0.1, 2)]
    [InlineData(0.1, 5)]
    [InlineData(1, 7)]
    public void On_short_intervals_the_error_alternates_far_under_double_precision(double end, int terms)
    {
        ExponentialApproximation best = Approximation.BestUniform(new PowerLawTarget(1), end, terms);
        Assert.True(best.Reason == ApproximationReason.Converged, best.ToString());

        List<DoubleDouble> extrema = [0];
        for (int k = 0; k <= 2000; k++)
        {
            double t = 0.5 * end * (1 - Math.Cos(Math.PI * k / 2000));
            DoubleDouble error = best.Amplitudes.Zip(best.Rates, (b, v) => b * DoubleDouble.Exp(-v * t)).Aggregate(-1 / (1 + (DoubleDouble)t), (sum, term) => sum + term);
            if (k > 0 && error * extrema[^1] < 0)
                extrema.Add(error);
            else if (DoubleDouble.Abs(error) > DoubleDouble.Abs(extrema[^1]))
                extrema[^1] = error;
        }
        Assert.Equal(2 * terms + 1, extrema.Count);
        Assert.All(extrema, error => Truth.Close(best.Error, DoubleDouble.Abs(error), 1e-4, "an extremum"));
    }

    [Fact]
    public void One_exponential_on_a_very_short_interval_misses_by_a_sixteenth_of_its_square()
    {
        // rho'' / rho - (rho' / rho)^2 = 1 at 0: what is left of (T/4)^2 / 2 T_2, and (T/4)^2 = T^2 / 16
        foreach (double end in new[] { 1e-5, 1e-4 })
            Truth.Close(end * end / 16, Approximation.BestUniform(new PowerLawTarget(1), end, 1).Error, 3 * end, "E");
    }

    [Fact]
    public void More_terms_than_rounding_can_tell_apart_are_said_to_be_too_many()
    {
        ExponentialApproximation best = Approximation.BestUniform(new PowerLawTarget(1), 0.01, 6);
        Assert.Equal((ApproximationReason.Stalled, 4), (best.Reason, best.Rates.Count));
        Assert.Contains("6 terms are more than 4", best.Sentence);
    }

    /// <summary>Of a target known to 16 digits.</summary>
    [Fact]
    public void A_target_in_double_precision_is_met_to_its_own_rounding()
    {
        ExponentialApproximation best = Approximation.BestUniform(new RoundedInverse(), 0.1, 6);
        Assert.True(best.Error < 1e-13, best.ToString());
        Assert.Equal(ApproximationReason.Stalled, best.Reason);
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

    private sealed class RoundedInverse : ITarget
    {
        private readonly PowerLawTarget exact = new(1);

        public double SquaredNorm => exact.SquaredNorm;

        public double At(double t) => 1 / (1 + t);

        public double Moment(int n, double s) => exact.Moment(n, s);
    }
}
