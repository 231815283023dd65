namespace CurseOfMemory.Runtime.Tests.Numerics;

/// <summary>Integrals of v^n e^{u - xv - yv^2/2} times waves over [0, 1], against quadrature with 60 digits.</summary>
public class UnitGaussianWaveTests
{
    [Theory]
    [InlineData(0, 0.5, 0.25, 3, "0.12805666130124283014098024954574", "0.49593503416071549660248278169418")]
    [InlineData(4, -0.5, 1.4901161193847656e-08, -0.75, "0.24405444162323880403005497577377", "-0.17882497306694197011762604034715")]
    [InlineData(0, -0.75, 2.375, 12, "-0.040609269496482583273586226356201", "0.043173427429636989473075181588472")]
    [InlineData(4, -1.25, 2.5, 7, "0.13749564647707968917081109692456", "-0.050122066238936379916244156098705")]
    [InlineData(4, -1.3125, 2.625, 7, "0.13810621495559264682580919872175", "-0.051049953320393456909612280659743")]
    [InlineData(2, 3, 7, -1.5, "0.010799336867467868213273966521959", "-0.0082022051259489368056379559139087")]
    [InlineData(3, -9, 5, 20, "31.771504025619295027387455240449", "-2.2962908799243403474327178697622")]
    [InlineData(2, -6, 0.5, 44, "1.30964267398244536729239142059", "-6.9249383040558773509492462115642")]
    [InlineData(1, 4, -0.5, 0.25, "0.059836308726866572724729825611412", "0.006510195599277948356545467651532")]
    [InlineData(1, 30, 0.125, 50, "-0.00013839022676367982577507850115542", "0.00025954250966358847579012854535491")]
    [InlineData(2, 0, 1, 1000, "0.00050186989780091917762809992371294", "-0.00034060130456892137231259144773615")]
    [InlineData(4, 0.25, 9.313225746154785e-10, 46.5, "0.0086447403307256271133198644191221", "0.014317601970268110603202538769696")]
    public void Both_waves_in_all_precisions(int n, double x, double y, double f, string cosine, string sine)
    {
        double size = Special.UnitGaussian(n, 0, x, y);
        DoubleDouble cos = DoubleDouble.Parse(cosine), sin = DoubleDouble.Parse(sine);
        Near(cos, Special.UnitGaussianCosine(n, 0, x, y, f), 2e-14 * size);
        Near(sin, Special.UnitGaussianSine(n, 0, x, y, f), 2e-14 * size);
        Near(cos, Special.UnitGaussianCosine(n, (DoubleDouble)0, x, y, f), 1e-28 * size);
        Near(sin, Special.UnitGaussianSine(n, (DoubleDouble)0, x, y, f), 1e-28 * size);
        Near(cos * Math.E, Special.UnitGaussianCosine(n, 1, x, y, f), 2e-14 * 3 * size);
        Assert.Equal(Special.UnitGaussianCosine(n, 1, x, y, f), Lane.Extract(Special.UnitGaussianCosine<Lane>(n, Of(1), Of(x), Of(y), Of(f)), 0));
        Assert.Equal(Special.UnitGaussianSine(n, 1, x, y, f), Lane.Extract(Special.UnitGaussianSine<Lane>(n, Of(1), Of(x), Of(y), Of(f)), 0));
    }

    [Fact]
    public void Without_a_wave_nothing_is_new()
    {
        Assert.Equal(Special.UnitGaussian(2, 0.5, 1.5, 0.75), Special.UnitGaussianCosine(2, 0.5, 1.5, 0.75, 0), 1e-15);
        Assert.Equal(0, Special.UnitGaussianSine(2, 0.5, 1.5, 0.75, 0));
    }

    /// <summary>A narrow bump inside: e^u and the rest alone leave the range of a double.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.25)]
    [InlineData(0.75)]
    public void A_narrow_bump_overflows_nowhere(double center)
    {
        // e^{-(v - c)^2 y/2} e^{ifv}, which is a whole bump: sqrt(2 pi / y) e^{ifc - f^2/(2y)}
        double y = 40000, f = 100, size = Math.Sqrt(2 * Math.PI / y) * Math.Exp(-0.5 * f * f / y);
        Near(size * Math.Cos(f * center), Special.UnitGaussianCosine(0, -0.5 * y * center * center, -y * center, y, f), 1e-12 * size);
        Near(size * Math.Sin(f * center), Special.UnitGaussianSine(0, (DoubleDouble)(-0.5 * y * center * center), -y * center, y, f), 1e-13 * size);
    }

    [Fact]
    public void None_of_what_is_no_number()
    {
        Assert.True(double.IsNaN(Special.UnitGaussianCosine(1, 0, double.NaN, 1, 1)));
        Assert.True(double.IsNaN(Special.UnitGaussianSine(1, 0, 1, double.NaN, 1)));
        Assert.True(double.IsNaN(Special.UnitGaussianCosine(1, 0, 1, 1, double.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>("n", () => Special.UnitGaussianCosine(-1, 0, 1, 1, 1));
    }

    private static Lane Of(double x) => Lane.Insert(default, 0, x);

    private static void Near(DoubleDouble expected, DoubleDouble actual, double tolerance) =>
        Assert.True(DoubleDouble.Abs(actual - expected).Hi <= tolerance, $"{actual} instead of {expected}, off by {(actual - expected).Hi:E2} of {tolerance:E2} allowed");
}
