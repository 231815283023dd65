namespace CurseOfMemory.Runtime.Tests.Numerics;

/// <summary>Integrals of v^n e^{u - sv - pv^2/2} over the half line.</summary>
public class GaussianIntegralTests
{
    [Theory]
    [InlineData(0, 1e-12)]
    [InlineData(2, 1e-12)]
    [InlineData(4, 1e-15)]
    public void Of_little_curvature_they_are_nearly_factorials(int n, double p)
    {
        // n!/s^{n+1} (1 - (n + 1)(n + 2) p / (2 s^2) + O(p^2))
        DoubleDouble s = 1.75, expected = 1 - (n + 1) * (n + 2) * (DoubleDouble)p / (2 * s * s);
        for (int k = 0; k <= n; k++)
            expected *= Math.Max(1, k) / s;
        Near(expected * DoubleDouble.Exp(0.5), Special.GaussianIntegral(n, 0.5, 1.75, p), 4e-15);
        Near(expected * DoubleDouble.Exp(0.5), Special.GaussianIntegral(n, (DoubleDouble)0.5, s, p), 1e3 * p * p + 1e-30);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, -2)]
    public void They_scale(int n, double s)
    {
        // v = w/2: K_n(u, s, p) = 2^{-n-1} K_n(u, s/2, p/4)
        foreach (double p in new[] { 0.5, 4, 100 })
            Near(Special.GaussianIntegral(n, (DoubleDouble)1, s / 2, p / 4), Special.GaussianIntegral(n, 1, s, p) * Math.ScaleB(1, n + 1), 1e-14);
        Assert.Equal(Special.ScaledGaussianMoment(n, 1, s), Special.GaussianIntegral(n, 1, s, 1));
        Assert.Equal(Special.GaussianIntegral(n, 1, s, 0.5), Lane.Extract(Special.GaussianIntegral<Lane>(n, Of(1), Of(s), Of(0.5)), 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Of_no_curvature_there_is_none(double p)
    {
        Assert.True(double.IsNaN(Special.GaussianIntegral(1, 0, 1, p)));
        Assert.True(double.IsNaN(Special.GaussianIntegral(1, (DoubleDouble)0, 1, p).Hi));
    }

    private static Lane Of(double x) => Lane.Insert(default, 0, x);

    private static void Near(DoubleDouble expected, DoubleDouble actual, double tolerance) =>
        Assert.True(DoubleDouble.Abs(actual / expected - 1).Hi <= tolerance, $"{actual} instead of {expected}");
}
