namespace CurseOfMemory.Runtime.Tests.Lanes;

/// <summary>The scalar e^x - 1 and log(1 + x).</summary>
public sealed class SpecialExpm1Tests
{
    [Theory]
    [InlineData(-0.0, -0.0)]
    [InlineData(double.Epsilon, double.Epsilon)]
    [InlineData(-1e-300, -1e-300)]
    [InlineData(1e-17, 1e-17)]
    [InlineData(-40, -1.0)]
    [InlineData(710, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, -1.0)]
    [InlineData(double.NaN, double.NaN)]
    public void Expm1_at_its_ends(double x, double expected) => Assert.True(Samples.Same(expected, Special.Expm1(x)), $"{Special.Expm1(x):G17}");

    [Theory]
    [InlineData(-0.0, -0.0)]
    [InlineData(double.Epsilon, double.Epsilon)]
    [InlineData(-1e-300, -1e-300)]
    [InlineData(1e-17, 1e-17)]
    [InlineData(-1, double.NegativeInfinity)]
    [InlineData(-1.5, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void Log1p_at_its_ends(double x, double expected) => Assert.True(Samples.Same(expected, Special.Log1p(x)), $"{Special.Log1p(x):G17}");

    [Fact]
    public void Both_are_within_two_units_in_the_last_place()
    {
        Assert.All(FunctionTable.Row("Expm1").Samples, sample => Assert.InRange(sample.Y.UlpsTo(Special.Expm1(sample.X)), 0, 2));
        Assert.All(FunctionTable.Row("Log1p").Samples, sample => Assert.InRange(sample.Y.UlpsTo(Special.Log1p(sample.X)), 0, 2));
    }
}
