using CurseOfMemory.Runtime.Tests.Numerics;

namespace CurseOfMemory.Runtime.Tests.Targets;

public class GaussianTargetTests
{
    // Measured: 1.5e-15 over all tables
    private const double Relative = 4e-15;

    // Below, the zeroth moment may have underflowed before it is multiplied by powers of the center
    private const double Underflow = 1e-300;

    [Theory]
    [InlineData("lossPoints")]
    [InlineData("hazards")]
    public void Moments_agree_with_the_paper_s_points(string table) =>
        Reference.Agree(Reference.Rows("bump-moments.json", table), row =>
            (new GaussianTarget(row[2], row[3], row[4]).Moment((int)row[0], row[1]), row[5],
                Math.Abs(row[5]) > Underflow ? Relative * Math.Abs(row[5]) : Underflow));

    [Fact]
    public void Moments_agree_with_quadrature_in_fifty_digits() =>
        Reference.Agree(Reference.Rows("targets.json", "halfLine"), row =>
            (new GaussianTarget(1, row[2], row[3]).Moment((int)row[0], row[1]), row[4], Relative * row[4]));

    [Fact]
    public void Moments_over_an_interval_agree_with_quadrature_in_fifty_digits() =>
        Reference.Agree(Reference.Rows("targets.json", "interval"), row =>
            (new GaussianTarget(1, row[2], row[3]).Moment((int)row[0], row[1], row[4]), row[5], Relative * row[5]));

    [Fact]
    public void No_argument_gives_NaN()
    {
        double[] widths = [1e-75, 1e-8, 0.01, 1, 30, 1e8, 1e75], centers = [-50, 0, 1e-8, 1, 17, 38, 100, 1e75];
        foreach (double width in widths)
            foreach (double center in centers)
                RequireNumbers(new GaussianTarget(-1.5, center, width));
    }

    private static void RequireNumbers(GaussianTarget bump)
    {
        foreach (double s in Rates())
            for (int n = 0; n <= 5; n++)
            {
                RequireNumber(bump.Moment(n, s));
                RequireNumber(bump.SquaredMoment(n, s));
                foreach (double upTo in (double[])[0, 1e-300, 1e-3, 1, 60, 1e9, 1e300, double.PositiveInfinity])
                    RequireNumber(bump.Moment(n, s, upTo));
            }

        void RequireNumber(double moment) => Assert.False(double.IsNaN(moment), $"NaN for mu = {bump.Center}, sigma = {bump.Width}");
    }

    private static IEnumerable<double> Rates()
    {
        yield return 0;
        yield return double.PositiveInfinity;
        for (double s = 1e-8; s < 2e8; s *= Math.Sqrt(10))
        {
            yield return s;
            yield return -s;
        }
        yield return 1e50;
        yield return -1e50;
    }

    [Fact]
    public void Each_moment_s_derivative_is_minus_the_next()
    {
        var bump = new GaussianTarget(2, 3, 0.5);
        // (M_n(s - d) - M_n(s + d)) / (2d), error d^2 M_{n+3} / 6
        const double d = 1e-5;
        for (int n = 0; n < 4; n++)
            foreach (double s in (double[])[-2, 0, 1, 11.9, 12.1, 40])
                Assert.Equal(1, (bump.Moment(n, s - d) - bump.Moment(n, s + d)) / (2 * d) / bump.Moment(n + 1, s), 1e-8);
    }

    [Fact]
    public void A_bump_of_height_zero_has_no_moments()
    {
        var none = new GaussianTarget(0, 1, 1);
        Assert.Equal(0, none.Moment(2, -1e8));
        Assert.Equal(0, none.Moment(2, -1e8, 3));
        Assert.Equal(0, none.SquaredNorm);
    }

    [Fact]
    public void The_squared_norm_is_the_closed_form()
    {
        // c0^2 sigma sqrt(pi)/2 erfc(-mu / sigma)
        double expected = 9 * 0.7 * 0.5 * Math.Sqrt(Math.PI) * Special.Erfc(-1.1 / 0.7);
        Assert.Equal(expected, new GaussianTarget(-3, 1.1, 0.7).SquaredNorm, 1e-14 * expected);
    }

    [Fact]
    public void A_negative_or_missing_end_gives_NaN()
    {
        var bump = new GaussianTarget(1, 5, 1);
        Assert.True(double.IsNaN(bump.Moment(1, 1, -1)) && double.IsNaN(bump.Moment(1, 1, double.NaN)) && double.IsNaN(bump.Moment(0, double.NaN)));
    }

    [Theory]
    [InlineData(1, 5, 0, "width", "The width sigma is 0, but must be positive and finite.")]
    [InlineData(1, 5, -1, "width", "The width sigma is -1, but must be positive and finite.")]
    [InlineData(1, 5, double.NaN, "width", "The width sigma is NaN, but must be positive and finite.")]
    [InlineData(1, 5, 1e-76, "width", "The width sigma is 1E-76, but must be at least 1E-75.")]
    [InlineData(1, 5, 1e76, "width", "The width sigma is 1E+76, but must be at most 1E+75 in size.")]
    [InlineData(1, double.NaN, 1, "center", "The center mu is NaN, but must be finite.")]
    [InlineData(1, -1e76, 1, "center", "The center mu is -1E+76, but must be at most 1E+75 in size.")]
    [InlineData(double.NegativeInfinity, 5, 1, "amplitude", "The amplitude c0 is -Infinity, but must be finite.")]
    public void Bad_arguments_are_refused_in_a_sentence(double amplitude, double center, double width, string name, string sentence)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(name, () => new GaussianTarget(amplitude, center, width));
        Assert.StartsWith(sentence, refusal.Message);
    }

    [Fact]
    public void A_negative_power_is_refused()
    {
        var bump = new GaussianTarget(1, 5, 1);
        Assert.Throws<ArgumentOutOfRangeException>("n", () => bump.Moment(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("n", () => bump.Moment(-1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("n", () => bump.SquaredMoment(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("n", () => bump.SquaredMoment(-1, 1, 1));
    }
}
