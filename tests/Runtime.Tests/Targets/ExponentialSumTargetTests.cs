namespace CurseOfMemory.Runtime.Tests.Targets;

public class ExponentialSumTargetTests
{
    private static readonly ExponentialSumTarget Sum = new([2, -1], [1, 1.5]);

    [Fact]
    public void Moments_are_factorials_over_powers()
    {
        // 2 n! / (s + 1)^{n+1} - n! / (s + 3/2)^{n+1}
        Assert.Equal(2 / 1.5 - 1 / 2.0, Sum.Moment(0, 0.5), 1e-15);
        Assert.Equal(6 * (2 / Math.Pow(1.5, 4) - 1 / 16.0), Sum.Moment(3, 0.5), 1e-14);
    }

    [Fact]
    public void Moments_over_an_interval_tend_to_those_of_the_half_line()
    {
        for (int n = 0; n < 4; n++)
        {
            Assert.Equal(Sum.Moment(n, 0.5), Sum.Moment(n, 0.5, double.PositiveInfinity));
            Assert.Equal(Sum.Moment(n, 0.5), Sum.Moment(n, 0.5, 1e300));
            Assert.Equal(Sum.Moment(n, 0.5), Sum.Moment(n, 0.5, 60), 1e-14);
            Assert.Equal(0, Sum.Moment(n, 0.5, 0));
        }
        // integral over [0, 2] of 2 - e^{-t/2}, s + r = 0 in the first term
        Assert.Equal(4 - 2 * (1 - Math.Exp(-1)), Sum.Moment(0, -1, 2), 1e-14);
    }

    [Fact]
    public void Beyond_its_domain_a_moment_is_NaN()
    {
        Assert.True(double.IsNaN(Sum.Moment(0, -1)) && double.IsNaN(Sum.Moment(2, -7)) && double.IsNaN(Sum.Moment(0, double.NaN)));
        Assert.True(double.IsNaN(Sum.SquaredMoment(0, -2)) && double.IsNaN(Sum.Moment(0, 1, -1)));
        Assert.True(double.IsFinite(Sum.Moment(0, -0.999)) && double.IsFinite(Sum.SquaredMoment(0, -1.999)));
    }

    [Fact]
    public void The_squared_norm_has_the_cross_terms() =>
        // sum_ij a_i a_j / (r_i + r_j)
        Assert.Equal(4 / 2.0 - 2 * 2 / 2.5 + 1 / 3.0, Sum.SquaredNorm, 1e-15);

    [Fact]
    public void Nothing_is_a_valid_sum()
    {
        var zero = new ExponentialSumTarget([], []);
        Assert.Equal(0, zero.At(1));
        Assert.Equal(0, zero.Moment(3, -1));
        Assert.Equal(0, zero.SquaredNorm);
    }

    [Fact]
    public void The_arrays_are_copied()
    {
        double[] amplitudes = [1], rates = [1];
        var target = new ExponentialSumTarget(amplitudes, rates);
        (amplitudes[0], rates[0]) = (5, 5);
        Assert.Equal(1, target.Moment(0, 0));
        Assert.Equal([1], target.Amplitudes.ToArray());
        Assert.Equal([1], target.Rates.ToArray());
    }

    [Theory]
    [InlineData(1, 0, "rates", "The rate r[1] is 0, but must be positive and finite.")]
    [InlineData(1, -2.5, "rates", "The rate r[1] is -2.5, but must be positive and finite.")]
    [InlineData(1, double.NaN, "rates", "The rate r[1] is NaN, but must be positive and finite.")]
    [InlineData(double.NaN, 1, "amplitudes", "The amplitude a[1] is NaN, but must be finite.")]
    public void Bad_arguments_are_refused_in_a_sentence(double amplitude, double rate, string name, string sentence)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(name, () => new ExponentialSumTarget([1, amplitude], [1, rate]));
        Assert.StartsWith(sentence, refusal.Message);
    }

    [Fact]
    public void Lengths_that_differ_and_nulls_are_refused()
    {
        var refusal = Assert.Throws<ArgumentException>("rates", () => new ExponentialSumTarget([1, 2], [1]));
        Assert.StartsWith("There are 1 rates for 2 amplitudes; each amplitude needs one rate.", refusal.Message);
        Assert.Throws<ArgumentNullException>("amplitudes", () => new ExponentialSumTarget(null!, [1]));
        Assert.Throws<ArgumentNullException>("rates", () => new ExponentialSumTarget([1], null!));
        Assert.Throws<ArgumentOutOfRangeException>("n", () => Sum.Moment(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("n", () => Sum.SquaredMoment(-1, 1, 1));
    }
}
