namespace CurseOfMemory.Runtime.Tests.Numerics;

/// <summary>Moments of Gaussians times waves against e^u sqrt(pi/2) e^{z^2/2} erfc(z / sqrt 2), z = h - iy, and its recurrence, with 300 digits.</summary>
public class ScaledGaussianWaveTests
{
    [Theory]
    [InlineData(0, 0.25, 0, 0.5, "1.42019097590584305020384308768592", "0.591093759310303485659593721295335")]
    [InlineData(0, 0.25, 1.5, -2, "0.362775468045783216684433702431221", "-0.356846886677836119523287327239863")]
    [InlineData(1, 0.25, 0.25, 12, "-0.00909692462048985950729525325919345", "0.00038751930516564930869585624208336")]
    [InlineData(2, 0.25, -1, 0.75, "-0.109519792952554527472371751647389", "8.60764649934043444245208323828988")]
    [InlineData(2, 0.25, 0, 3, "-0.143020528128991260304476724266469", "-0.186613876737249833089450598598448")]
    [InlineData(3, 0.25, 6, 1, "0.0037165020678848243051420689468297", "0.00249489751291089067158108202974779")]
    [InlineData(4, 0.25, -3, -5, "1.15219248997327603103750045404826", "-0.117095217372350988591132300469151")]
    [InlineData(0, -800, -40, 0.125, "0.705502331163058205466379768440505", "-2.38496121743866643815315465180562")]
    [InlineData(5, 0.25, 0.5, 40, "-0.0000000379911465456860705057279155941915", "0.00000000286719284655158151326076870277482")]
    [InlineData(1, 0.25, 30, 8, "0.00115302710153127870165107900203804", "0.000659666368579645199683999883046191")]
    [InlineData(6, 0.25, 0, 2, "2.39572674025857874926068521227813", "-8.93698533831900058182755548062199")]
    public void Both_waves_in_both_precisions(int n, double u, double h, double y, string cosine, string sine)
    {
        DoubleDouble c = DoubleDouble.Parse(cosine), s = DoubleDouble.Parse(sine);
        double size = Math.Max(Math.Abs(c.Hi), Math.Abs(s.Hi)), loss = Math.Pow(2, n) * Math.Max(1, Math.Abs(u));
        Near(c, Special.ScaledGaussianCosine(n, u, h, y), 3e-15 * loss * size);
        Near(s, Special.ScaledGaussianSine(n, u, h, y), 3e-15 * loss * size);
        Near(c, Special.ScaledGaussianCosine(n, (DoubleDouble)u, h, y), 3e-30 * loss * size);
        Near(s, Special.ScaledGaussianSine(n, (DoubleDouble)u, h, y), 3e-30 * loss * size);
        Assert.Equal(Special.ScaledGaussianCosine(n, u, h, y), Lane.Extract(Special.ScaledGaussianCosine<Lane>(n, Of(u), Of(h), Of(y)), 0));
        Assert.Equal(Special.ScaledGaussianSine(n, u, h, y), Lane.Extract(Special.ScaledGaussianSine<Lane>(n, Of(u), Of(h), Of(y)), 0));
    }

    private static Lane Of(double x) => Lane.Insert(default, 0, x);

    private static void Near(DoubleDouble expected, DoubleDouble actual, double tolerance) =>
        Assert.True(DoubleDouble.Abs(actual - expected).Hi <= tolerance, $"{actual} instead of {expected}, off by {(actual - expected).Hi:E2} of {tolerance:E2} allowed");
}
