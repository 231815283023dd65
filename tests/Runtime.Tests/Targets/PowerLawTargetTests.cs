namespace CurseOfMemory.Runtime.Tests.Targets;

public class PowerLawTargetTests
{
    // e E_1(1), the integral of e^{-t} / (1 + t)
    private const string Gompertz = "0.596347362323194074341078499369279376074";

    [Fact]
    public void Moments_are_those_of_the_exponential_integral()
    {
        DoubleDouble gompertz = DoubleDouble.Parse(Gompertz, null);
        Truth.Close(gompertz, new PowerLawTarget(1).Moment(0, (DoubleDouble)1), 1e-30, "M_0, alpha = 1");
        Truth.Close(1 - gompertz, new PowerLawTarget(2).Moment(0, (DoubleDouble)1), 1e-30, "M_0, alpha = 2");
        // int t e^{-t} / (1 + t) = 1 - int e^{-t} / (1 + t)
        Truth.Close(1 - gompertz, new PowerLawTarget(1).Moment(1, (DoubleDouble)1), 1e-30, "M_1, alpha = 1");
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.75)]
    [InlineData(1.25)]
    [InlineData(7.5)]
    [InlineData(60)]
    public void Double_and_extended_moments_agree_and_obey_their_recurrence(double exponent)
    {
        var target = new PowerLawTarget(exponent);
        foreach (double s in new[] { 1e-12, 1e-5, 0.3, 1, 20, 1e6 })
        {
            for (int n = 0; n < 4; n++)
                Truth.Close(target.Moment(n, (DoubleDouble)s), target.Moment(n, s), 2e-14, $"M_{n}({s})");
            // By parts: s M_0 of (1+t)^{-alpha} = 1 - alpha M_0 of (1+t)^{-alpha-1}
            DoubleDouble right = 1 - exponent * new PowerLawTarget(exponent + 1).Moment(0, (DoubleDouble)s);
            DoubleDouble left = s * target.Moment(0, (DoubleDouble)s);
            Assert.True(DoubleDouble.Abs(left - right).Hi < 1e-29, $"s = {s}: {left} against {right}");
        }
    }

    [Fact]
    public void Integrals_over_intervals_and_at_rate_zero_are_closed_forms()
    {
        var target = new PowerLawTarget(3);
        Assert.Equal(0.5, target.Moment(0, 0.0), 1e-15);
        Assert.Equal(0.5, target.Moment(1, 0.0), 1e-15);
        Assert.True(double.IsNaN(target.Moment(2, 0.0)));
        Assert.True(double.IsNaN(target.Moment(0, -1.0)));
        Assert.Equal(0.2, target.SquaredNorm, 1e-15);
        Assert.Equal(0.375, target.Moment(0, 0.0, 1.0), 1e-15);
        Assert.Equal(Math.Log(2), new PowerLawTarget(1).Moment(0, 0.0, 1.0), 1e-15);
        Assert.Equal(0.2, target.SquaredMoment(0, 0.0), 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PowerLawTarget(0));
    }
}
