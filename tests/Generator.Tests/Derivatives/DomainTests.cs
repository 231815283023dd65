using CurseOfMemory.Generator.Tests.Oracle;
using static CurseOfMemory.Generator.Tests.Derivatives.Again;
using static CurseOfMemory.Generator.Tests.Oracle.HyperDual;

namespace CurseOfMemory.Generator.Tests.Derivatives;

/// <summary>Integrals over all kinds of domains, of waves under Gaussians, of two targets and of sums of several lengths, against quadrature of what is written.</summary>
public class DomainTests
{
    private static readonly ExponentialSumTarget Decay = new([1, -0.25], [1, 3]);
    private static readonly GaussianTarget Hill = new(0.5, 2, 0.75);

    private static HyperDual DecayAt(HyperDual t) => Exp(-t) - 0.25 * Exp(-3 * t);

    private static HyperDual HillAt(HyperDual t) => 0.5 * Exp(-0.5 * Square((t - 2) / 0.75));

    [Theory]
    [InlineData(2.0, 0.75, 1.5)]
    [InlineData(-0.5, 1.25, -3)]
    [InlineData(0.0, 0.5, 12)]
    public void Packets_over_the_half_line(double center, double width, double frequency) => Compare(
        new PacketLoss(), [0.5, -0.25, 0.75, 1.5, center, width, frequency], theta => theta[..4].Shares(2) is [var a, var w]
            ? Quadrature.HalfLine(t => Square(Exponentials(t, a, w) - t * Exp(-0.5 * Square((t - theta[4]) / theta[5])) * Cos(theta[6] * t + 0.5)), 0.4) : default);

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 0.5)]
    public void Packets_over_an_interval(double from, double to) => Compare(new PacketsBetween(from, to), [0.75, -0.5, 0.25, 0.5, 2, 0.7], theta => theta.Shares(3) is [var a, var c, var y]
        ? Quadrature.Interval(t => Square(Sum(a.Length, i => a[i] * Exp(-Square(t - c[i])) * Sin(y[i] * t)) - t), from, to) : default);

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    public void Half_lines_from_elsewhere(double start) => Compare(new TailLoss(start, Bump), [0.5, -0.25, 0.75, 1.5, 0.6], theta => theta[..4].Shares(2) is [var a, var w]
        ? Quadrature.HalfLine(v => TargetTail(v + start, a, w, theta[4]), 0.4) : default, 1e-21);

    private static HyperDual TargetTail(HyperDual t, HyperDual[] a, HyperDual[] w, HyperDual p) =>
        Square(t * Exponentials(t, a, w) - p * BumpAt(t)) - Exp(-2 * p * Square(t)) * Sin(t);

    [Fact]
    public void A_half_line_from_below_0() => Compare(new BareTail(), [0.5, -0.25, 0.75, 1.5, 0.6], theta => theta[..4].Shares(2) is [var a, var w]
        ? Quadrature.HalfLine(v => Tail(v - 0.75, a, w, theta[4]), 0.4) : default);

    private static HyperDual Tail(HyperDual t, HyperDual[] a, HyperDual[] w, HyperDual p) =>
        Square(t * Exponentials(t, a, w) * Cos(p * t) + Exp(-p * t * t));

    [Theory]
    [InlineData(-0.5)]
    [InlineData(1.25)]
    public void Half_lines_to_an_end(double now) => Compare(new PastLoss(now), [0.75, 1.25], theta => Quadrature.HalfLine(v => Past(now - v, theta[0], theta[1]), 0.5));

    private static HyperDual Past(HyperDual t, HyperDual p, HyperDual q) => (1 + t) * Exp(p * t) * Sin(q * t) + Exp(-p * Square(t - q)) * Cos(t);

    [Fact]
    public void Sums_of_different_lengths() => Compare(new NestedSums(), [0.5, -0.75, 0.625, 1.5, 0.3, 1.25, 0.9], theta => Quadrature.HalfLine(t => Nested(t, theta[..2], theta[2..4], theta[4..]), 0.4));

    private static HyperDual Nested(HyperDual t, HyperDual[] a, HyperDual[] w, HyperDual[] b)
    {
        HyperDual sum = Sum(a.Length, i => a[i] * Sum(b.Length, j => b[j] * Exp(-(w[i] + b[j]) * t)));
        return sum * sum + sum * Exp(-t);
    }

    [Fact]
    public void A_plane_that_separates() => Compare(new SeparablePlane(1.5), [0.75, 0.5, 1.25], theta => theta is [var p, var q, var r]
        ? Quadrature.Interval(y => WholeLine(x => (1 + q * x * x + y) * Exp(-p * x * x + q * x - r * y) * Cos(q * y) + r * Exp(-x * x)), 0, 1.5) : default);

    [Fact]
    public void By_quadrature_over_all_numbers() => Compare(new LorentzianLoss(), [0.75, 0.5], theta => WholeLine(t =>
        Exp(-theta[0] * Square(t - theta[1])) * Log(2 + Sin(theta[1] * t))), 1e-12);

    [Fact]
    public void A_target_times_a_wave_by_quadrature() => Compare(new TargetTimesWave(new(Decay, Hill)), [0.75, 0.5, 1.25], theta => theta is [var a, var p, var q]
        ? Quadrature.HalfLine(t => Square(a * Exp(-p * t) * Cos(q * t) - BumpAt(t)), 0.4) : default, 1e-12);

    [Fact]
    public void A_target_times_a_Gaussian_by_quadrature() => Compare(new TargetTimesGaussian(new(Decay, Hill)), [0.75, 0.5, 1.25], theta => theta is [var a, var p, var q]
        ? Quadrature.HalfLine(t => a * Exp(-p * Square(t - q)) * BumpAt(t), 0.4) : default, 1e-12);

    [Fact]
    public void By_quadrature_around_a_closed_form() => Compare(new OuterByQuadrature(), [0.75, 0.5], theta => Quadrature.Interval(s =>
        theta[1] * (theta[0] + s * s) / (Square(theta[0] + s * s) + Square(theta[1])), 0, 1), 1e-12);

    [Fact]
    public void Two_targets_over_the_half_line() => Compare(new TwoTargetsLoss(Decay, Hill), [0.5, -0.25, 0.75, 1.5], theta => theta.Shares(2) is [var a, var w]
        ? Quadrature.HalfLine(t => Square(Exponentials(t, a, w) - DecayAt(t) - HillAt(t)), 0.4) : default);

    [Fact]
    public void Two_targets_over_an_interval() => Compare(new TwoTargetsBetween(new(Decay, Hill), Hill, 0.5, 3), [0.5, -0.25, 0.75], theta => theta is [var a, var b, var w]
        ? Quadrature.Interval(t => Square(a * BumpAt(t) - b * HillAt(t) * (1 + t) - 1) * Exp(-w * t), 0.5, 3) : default);

    private static HyperDual WholeLine(Func<HyperDual, HyperDual> integrand) => Quadrature.HalfLine(t => integrand(t) + integrand(-t));

    private static void Compare(IObjective<double> objective, double[] theta, Func<HyperDual[], HyperDual> loss, double extended = 1e-22) =>
        Agreement.Check(objective, theta, Reference.Of(loss, theta), ofLargest: false, extended: extended);
}
