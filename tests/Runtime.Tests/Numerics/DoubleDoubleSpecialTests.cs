namespace CurseOfMemory.Runtime.Tests.Numerics;

/// <summary>Special functions in extended precision against 120-digit arithmetic, to the limits of their doc comments.</summary>
public class DoubleDoubleSpecialTests
{
    private const string File = "double-double-special.json";

    [Fact]
    public void Erfcx() => DoubleDoubleReference.Agree(DoubleDoubleReference.Rows(File, "erfcx"), 2e-31, x => Special.Erfcx(x[0]));

    [Fact]
    public void Erfc() => DoubleDoubleReference.Agree(DoubleDoubleReference.Rows(File, "erfc"), 2e-31, x => Special.Erfc(x[0]));

    [Fact]
    public void Gaussian_moments() => DoubleDoubleReference.Agree(DoubleDoubleReference.Rows(File, "gaussian"), 4e-31, x => Special.GaussianMoment((int)x[0].Hi, x[1]));

    [Fact]
    public void Exponential_moments()
        => DoubleDoubleReference.Agree(DoubleDoubleReference.Rows(File, "exponential"), 1e-30, x => Special.ExponentialMoment((int)x[0].Hi, x[1]));

    // The tables hold the moment over the exponential one, plus 2
    [Fact]
    public void Cosine_moments()
        => DoubleDoubleReference.Agree(DoubleDoubleReference.Rows(File, "cosine"), 3e-31,
            x => Special.CosineMoment((int)x[0].Hi, x[1], x[2]) / Special.ExponentialMoment((int)x[0].Hi, x[1]) + 2);

    [Fact]
    public void Sine_moments()
        => DoubleDoubleReference.Agree(DoubleDoubleReference.Rows(File, "sine"), 3e-31,
            x => Special.SineMoment((int)x[0].Hi, x[1], x[2]) / Special.ExponentialMoment((int)x[0].Hi, x[1]) + 2);

    [Theory]
    [InlineData(0.0)]
    [InlineData(-40.0)]
    [InlineData(30.0)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void Limits_are_those_of_double(double x)
    {
        Same(Special.Erfc(x), Special.Erfc((DoubleDouble)x));
        Same(Special.Erfcx(x), Special.Erfcx((DoubleDouble)x));
        Same(Special.GaussianMoment(3, x), Special.GaussianMoment(3, (DoubleDouble)x));
        Same(Special.ExponentialMoment(3, x), Special.ExponentialMoment(3, (DoubleDouble)x));
    }

    private static void Same(double expected, DoubleDouble actual)
        => Assert.True(expected.Equals(actual.Hi) || Math.Abs(expected - actual.Hi) <= 1e-14 * Math.Abs(expected), $"{actual} instead of {expected}");

    [Fact]
    public void A_negative_power_is_refused()
    {
        DoubleDouble one = 1;
        Assert.Throws<ArgumentOutOfRangeException>("n", () => Special.ExponentialMoment(-1, one));
        Assert.Throws<ArgumentOutOfRangeException>("n", () => Special.GaussianMoment(-1, one));
        Assert.Throws<ArgumentOutOfRangeException>("n", () => Special.CosineMoment(-1, one, one));
        Assert.Throws<ArgumentOutOfRangeException>("n", () => Special.SineMoment(-1, one, one));
    }
}
