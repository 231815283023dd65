namespace CurseOfMemory.Runtime.Tests.Numerics;

/// <summary>Integrals of v^n e^{u - xv - yv^2/2} over [0, 1], against Simpson's rule of many points in extended precision.</summary>
public class UnitGaussianTests
{
    [Theory]
    [InlineData(0, 0.5, 0.25)]
    [InlineData(4, -0.5, 1e-8)]
    [InlineData(0, -0.75, 2.4)]
    [InlineData(4, -1.25, 2.5)]
    [InlineData(4, -1.3, 2.6)]
    [InlineData(2, 3, 7)]
    [InlineData(3, -9, 5)]
    [InlineData(2, -6, 0.5)]
    [InlineData(1, 4, -0.5)]
    public void They_agree_with_a_sum(int n, double x, double y)
    {
        double expected = Sum(n, x, y).Hi;
        Near(expected, Special.UnitGaussian(n, 0, x, y), 1e-13);
        Near(expected, Special.UnitGaussian(n, (DoubleDouble)0, x, y).Hi, 1e-13);
        Near(expected * Math.E, Special.UnitGaussian(n, 1, x, y), 1e-13);
        Assert.Equal(Special.UnitGaussian(n, 1, x, y), Lane.Extract(Special.UnitGaussian<Lane>(n, Of(1), Of(x), Of(y)), 0));
    }

    /// <summary>Both ways of computing in extended precision, where one takes over from the other.</summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(4, -1)]
    public void Extended_precision_has_no_seam(int n, double x)
    {
        // f(y + h) - f(y - h) = -h U_{n+2}(y) + O(h^3)
        DoubleDouble h = 1e-9, below = Special.UnitGaussian(n, 0, x, 2.5 - h), above = Special.UnitGaussian(n, 0, x, 2.5 + h);
        DoubleDouble expected = -h * Special.UnitGaussian(n + 2, (DoubleDouble)0, x, 2.5);
        Assert.True(DoubleDouble.Abs(above - below - expected).Hi < 1e-27, $"{above - below} instead of {expected}");
    }

    /// <summary>A narrow bump inside: e^u and the rest alone leave the range of a double.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.25)]
    [InlineData(0.75)]
    public void A_narrow_bump_overflows_nowhere(double center)
    {
        // e^{-(v - c)^2 y/2}, which is a whole bump: sqrt(2 pi / y)
        double y = 40000, expected = Math.Sqrt(2 * Math.PI / y);
        Near(expected, Special.UnitGaussian(0, -0.5 * y * center * center, -y * center, y), 1e-12);
        Near(expected, Special.UnitGaussian(0, (DoubleDouble)(-0.5 * y * center * center), -y * center, y).Hi, 1e-13);
    }

    [Fact]
    public void None_of_what_is_no_number()
    {
        Assert.True(double.IsNaN(Special.UnitGaussian(1, 0, double.NaN, 1)));
        Assert.True(double.IsNaN(Special.UnitGaussian(1, 0, 1, double.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>("n", () => Special.UnitGaussian(-1, 0, 1, 1));
    }

    private static DoubleDouble Sum(int n, double x, double y)
    {
        const int Steps = 4000;
        DoubleDouble sum = 0;
        for (int i = 0; i <= Steps; i++)
        {
            DoubleDouble v = (DoubleDouble)i / Steps;
            sum += (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2) * DoubleDouble.Pow(v, n) * DoubleDouble.Exp(-x * v - 0.5 * y * v * v);
        }
        return sum / (3 * Steps);
    }

    private static Lane Of(double x) => Lane.Insert(default, 0, x);

    private static void Near(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual / expected - 1) <= tolerance, $"{actual:R} instead of {expected:R}, off by {actual / expected - 1:E1}");
}
