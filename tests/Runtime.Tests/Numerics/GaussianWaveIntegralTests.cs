namespace CurseOfMemory.Runtime.Tests.Numerics;

/// <summary>Integrals of v^n e^{u - sv - pv^2/2} times waves over the half line, against the error function of a complex argument with 400 digits.</summary>
public class GaussianWaveIntegralTests
{
    [Theory]
    [InlineData(0, 1.75, 1.1641532182693481e-10, 1.5, "0.32941176471089287976580701125282", "0.28235294116839065877842249063756")]
    [InlineData(2, 1.75, 1.1641532182693481e-10, -0.5, "0.22268046775621975593423927690527", "-0.24589426163714119251657871920695")]
    [InlineData(4, 0.5, 9.5367431640625e-07, 3, "0.067791589278383577612435418014861", "0.062530783836151936353438888654177")]
    [InlineData(4, 0.75, 9.094947017729282e-13, 12, "0.000029328127128728924345259792564213", "0.000090901038060015913339724167710014")]
    [InlineData(3, -0.5, 0.5, 1.25, "-10.946930108951818130280423334017", "-9.1478016731572372650224576167598")]
    [InlineData(1, 3, 16, 8, "-0.0030841039497694516236735807250257", "0.014918702014759290617655151877235")]
    public void Both_waves_in_all_precisions(int n, double s, double p, double f, string cosine, string sine)
    {
        double size = Special.GaussianIntegral(n, 0, s, p);
        DoubleDouble cos = DoubleDouble.Parse(cosine), sin = DoubleDouble.Parse(sine);
        Near(cos, Special.GaussianCosineIntegral(n, 0, s, p, f), 5e-15 * size);
        Near(sin, Special.GaussianSineIntegral(n, 0, s, p, f), 5e-15 * size);
        Near(cos, Special.GaussianCosineIntegral(n, (DoubleDouble)0, s, p, f), 1e-29 * size);
        Near(sin, Special.GaussianSineIntegral(n, (DoubleDouble)0, s, p, f), 1e-29 * size);
        Near(cos * Math.E, Special.GaussianCosineIntegral(n, 1, s, p, f), 5e-15 * 3 * size);
        Assert.Equal(Special.GaussianCosineIntegral(n, 1, s, p, f), Lane.Extract(Special.GaussianCosineIntegral<Lane>(n, Of(1), Of(s), Of(p), Of(f)), 0));
        Assert.Equal(Special.GaussianSineIntegral(n, 1, s, p, f), Lane.Extract(Special.GaussianSineIntegral<Lane>(n, Of(1), Of(s), Of(p), Of(f)), 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Of_no_curvature_there_is_none(double p)
    {
        Assert.True(double.IsNaN(Special.GaussianCosineIntegral(1, 0, 1, p, 2)));
        Assert.True(double.IsNaN(Special.GaussianSineIntegral(1, (DoubleDouble)0, 1, p, 2).Hi));
    }

    private static Lane Of(double x) => Lane.Insert(default, 0, x);

    private static void Near(DoubleDouble expected, DoubleDouble actual, double tolerance) =>
        Assert.True(DoubleDouble.Abs(actual - expected).Hi <= tolerance, $"{actual} instead of {expected}, off by {(actual - expected).Hi:E2} of {tolerance:E2} allowed");
}
