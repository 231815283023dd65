using CurseOfMemory.Generator.Tests.Oracle;
using static CurseOfMemory.Generator.Tests.Derivatives.Again;
using static CurseOfMemory.Generator.Tests.Oracle.HyperDual;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Gaussians written out by the user, integrals over all numbers, and integrals by quadrature where nothing else is known.</summary>
public class GaussianTests
{
    [Theory]
    [InlineData(2.0, 0.75)]
    [InlineData(-0.5, 1.25)]
    public void A_bump_over_the_half_line(double center, double width) => Compare(new BumpLoss(), [0.5, -0.25, 0.75, 1.5, center, width], theta => theta[..4].Shares(2) is [var a, var w]
        ? Quadrature.HalfLine(t => Square(Exponentials(t, a, w) - Exp(-0.5 * Square((t - theta[4]) / theta[5]))), 0.4) : default);

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 0.5)]
    public void Bumps_over_an_interval(double from, double to) => Compare(new BumpsBetween(from, to), [0.75, -0.5, 0.25, 0.5], theta => theta.Shares(2) is [var a, var c]
        ? Quadrature.Interval(t => Square(Sum(a.Length, i => a[i] * Exp(-Square(t - c[i]))) - t), from, to) : default);

    [Theory]
    [InlineData(1)]
    [InlineData(1e-2)]
    [InlineData(1e-5)]
    public void Nearly_exponentials_over_the_half_line(double curvature) => Compare(new DampedGaussians(), [0.75, 1.5, 0.25, 0.5, curvature, -0.75], theta => theta.Shares(3) is [var a, var w, var s]
        ? Quadrature.HalfLine(t => Square(Sum(a.Length, i => a[i] * Exp(-w[i] * t - Square(s[i] * t))) - Exp(-2 * t)), 0.4) : default);

    [Theory]
    [InlineData(0.03)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1e4)]
    public void Wide_bumps_over_an_interval(double width) => Compare(new WideBump(), [0.75, 0.5, width],
        theta => Quadrature.Interval(t => Square(theta[0] * Exp(-0.5 * Square((t - theta[1]) / theta[2])) - t), -1, 2));

    [Theory]
    [InlineData(0, 1, 1.5)]
    [InlineData(0, 1e-2, 1.5)]
    [InlineData(0, 1e-4, -0.5)]
    [InlineData(0.5, 1e-6, 1.5)]
    [InlineData(0, 1e-10, 1.5)]
    [InlineData(-0.25, 1e-10, 12)]
    public void Nearly_exponential_waves_over_half_lines(double from, double curvature, double frequency) => Compare(new DampedWave(from), [0.75, 0.5, curvature, frequency, 0.25],
        theta => Quadrature.HalfLine(v => Wave(theta, v + from), 0.4));

    [Theory]
    [InlineData(0.03, 3)]
    [InlineData(0.5, 3)]
    [InlineData(1, 3)]
    [InlineData(10, -40)]
    [InlineData(100, 0.5)]
    [InlineData(1e4, 3)]
    public void Waves_in_wide_bumps_over_an_interval(double width, double frequency) => Compare(new WideWave(), [0.75, 0.5, width, frequency],
        theta => Quadrature.Interval(t => Square(theta[0] * Exp(-0.5 * Square((t - theta[1]) / theta[2])) * Sin(theta[3] * t + 0.25) - t), -1, 2));

    [Fact]
    public void Over_all_numbers() => Compare(new WholeLineLoss(), [0.75, 0.5, 1.25], theta => WholeLine(t =>
        (1 + t + theta[1] * t * t * t) * Exp(-theta[0] * t * t + theta[1] * t) * Cos(theta[2] * t + 0.25) + t * t * Exp(-0.5 * t * t) * Sin(theta[1] * t)));

    [Fact]
    public void A_bump_far_from_0_overflows_nowhere()
    {
        double[] gradient = new double[4];
        double value = new BumpLoss().Gradient([0.5, 1, 60, 1], gradient);
        // the bump alone: sqrt(pi), and the exponential alone: a^2 / (2 w); exponents of 3600 cancel
        Assert.Equal(Math.Sqrt(Math.PI) + 0.125, value, 4e-12);
        Assert.All(gradient, component => Assert.True(double.IsFinite(component)));
    }

    [Fact]
    public void A_Gaussian_that_grows_diverges() =>
        Assert.Contains("p = -1", new WholeLineLoss().Violation([-1, 0.5, 1]), StringComparison.Ordinal);

    [Fact]
    public void By_quadrature_over_the_half_line() => Compare(new RootLoss(), [0.5, -0.25, 0.75, 1.5], theta => theta.Shares(2) is [var a, var w]
        ? Quadrature.HalfLine(t => Exponentials(t, a, w) * Sqrt(1 + t), 0.5) : default, 1e-12);

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    public void By_quadrature_over_an_interval(double horizon) => Compare(new SaturatingLoss(horizon), [0.5, 0.75, 0.25, 1.5], theta => theta.Shares(2) is [var a, var w]
        ? Quadrature.Interval(t => Square(Tanh(Exponentials(t, a, w)) - t), 0, horizon) : default, 1e-12);

    private static HyperDual Wave(HyperDual[] theta, HyperDual t) =>
        Square(theta[0] * Exp(-theta[1] * t - theta[2] * t * t) * Cos(theta[3] * t + theta[4]) - Exp(-2 * t));

    private static HyperDual WholeLine(Func<HyperDual, HyperDual> integrand) => Quadrature.HalfLine(t => integrand(t) + integrand(-t));

    private static void Compare(IObjective<double> objective, double[] theta, Func<HyperDual[], HyperDual> loss, double extended = 1e-22) =>
        Agreement.Check(objective, theta, Reference.Of(loss, theta), ofLargest: false, extended: extended);
}
