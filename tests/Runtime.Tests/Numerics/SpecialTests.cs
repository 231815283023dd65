namespace CurseOfMemory.Runtime.Tests.Numerics;

public class SpecialTests
{
    [Fact]
    public void Erfcx_is_right_to_four_units_in_the_last_place() =>
        Reference.Agree(Reference.Rows("special.json", "erfcx"), row => (Special.Erfcx(row[0]), row[1], 4 * (Math.BitIncrement(row[1]) - row[1])));

    [Fact]
    public void Erfc_is_right_to_four_units_in_the_last_place() =>
        Reference.Agree(Reference.Rows("special.json", "erfc"), row => (Special.Erfc(row[0]), row[1], 4 * (Math.BitIncrement(row[1]) - row[1])));

    [Fact]
    public void Exponential_moments_are_right_to_3e_15() =>
        Reference.Agree(Reference.Rows("special.json", "exponential"), row =>
            (Special.ExponentialMoment((int)row[0], row[1]), row[2], 3e-15 * row[2]));

    [Fact]
    public void Cosine_moments_are_right_to_3e_15_of_the_exponential_moment() =>
        Reference.Agree(Reference.Rows("special.json", "oscillating"), row =>
            (Special.CosineMoment((int)row[0], row[1], row[2]), row[3], 3e-15 * row[5]));

    [Fact]
    public void Sine_moments_are_right_to_3e_15_of_the_exponential_moment() =>
        Reference.Agree(Reference.Rows("special.json", "oscillating"), row =>
            (Special.SineMoment((int)row[0], row[1], row[2]), row[4], 3e-15 * row[5]));

    [Fact]
    public void Gaussian_moments_are_right_to_3e_15() =>
        Reference.Agree(Reference.Rows("special.json", "gaussian"), row =>
            (Special.GaussianMoment((int)row[0], row[1]), row[2], 3e-15 * row[2]));

    [Theory]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(-38, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Gaussian_moments_have_their_limits(double h, double limit)
    {
        for (int n = 0; n < 40; n += 3)
            Assert.Equal(limit, Special.GaussianMoment(n, h));
    }

    [Theory]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(28.0, 0)]
    [InlineData(double.NegativeInfinity, 2)]
    public void Erfc_has_its_limits(double x, double limit) => Assert.Equal(limit, Special.Erfc(x));

    [Theory]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(-26.7, double.PositiveInfinity)]
    [InlineData(-1e200, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    public void Erfcx_has_its_limits(double x, double limit) => Assert.Equal(limit, Special.Erfcx(x));

    [Fact]
    public void Erfc_underflows_gradually()
    {
        double smallest = Special.Erfc(27.22);
        Assert.InRange(smallest, double.Epsilon, 1e-322);
    }

    [Fact]
    public void Exponential_moments_have_their_limits()
    {
        for (int n = 0; n < 5; n++)
        {
            Assert.Equal(0, Special.ExponentialMoment(n, double.PositiveInfinity));
            Assert.Equal(double.PositiveInfinity, Special.ExponentialMoment(n, double.NegativeInfinity));
            Assert.Equal(double.PositiveInfinity, Special.ExponentialMoment(n, -1e4));
            // e^{715} / 715 is a double though e^{715} is none
            Assert.True(double.IsFinite(Special.ExponentialMoment(n, -715)));
        }
        // n! / x^{n+1}
        Assert.Equal(24e-50, Special.ExponentialMoment(4, 1e10), 1e-64);
    }

    [Fact]
    public void Nothing_but_NaN_gives_NaN()
    {
        Assert.True(double.IsNaN(Special.Erfc(double.NaN)) && double.IsNaN(Special.Erfcx(double.NaN)));
        Assert.True(double.IsNaN(Special.ExponentialMoment(2, double.NaN)));
        Assert.True(double.IsNaN(Special.CosineMoment(2, double.NaN, 1)) && double.IsNaN(Special.SineMoment(2, 1, double.NaN)));
    }

    [Fact]
    public void A_negative_power_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("n", () => Special.ExponentialMoment(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("n", () => Special.GaussianMoment(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("n", () => Special.CosineMoment(-1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("n", () => Special.SineMoment(-1, 1, 1));
    }

    [Fact]
    public void Without_frequency_the_cosine_moment_is_the_exponential_one_and_the_sine_moment_zero()
    {
        foreach (double x in (double[])[-300, -3, 0, 1e-9, 2, 50])
        {
            Assert.Equal(Special.ExponentialMoment(3, x), Special.CosineMoment(3, x, 0), 2e-15 * Special.ExponentialMoment(3, x));
            Assert.Equal(0, Special.SineMoment(3, x, 0));
        }
    }
}
